// The example's document, handed in as the coordinator does it.

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

export const PLAN = fileURLToPath(
  new URL("../../../examples/cao-loc-2024/ke-hoach.docx", import.meta.url),
);

/** Hands in a file from the list of plans; what is read leads to its review. */
export async function handIn(page, file = PLAN) {
  await page.setInputFiles("#document", file);
  await page.locator("form[action='/plans'] button").click();
}

/** Decides everything that stands in the way of issuing, from the review that is open. */
export async function settle(page) {
  // One that is decided keeps its form behind "change".
  const undecided = page.locator("section[aria-labelledby=to-decide] article.finding > form");
  for (let left = await undecided.count(); left > 0; left = await undecided.count()) {
    const form = undecided.first();
    const choices = form.locator("input[type=radio]");
    if ((await choices.count()) > 0) await choices.first().check();
    await form.locator("button").click();
    assert.ok((await undecided.count()) < left, "a decision settles its finding");
  }
}
