// The example's document, handed in as the coordinator does it.

import { fileURLToPath } from "node:url";

export const PLAN = fileURLToPath(
  new URL("../../../examples/cao-loc-2024/ke-hoach.docx", import.meta.url),
);

/** Hands in a file from the list of plans; what is read leads to its review. */
export async function handIn(page, file = PLAN) {
  await page.setInputFiles("#document", file);
  await page.locator("form[action='/plans'] button").click();
}
