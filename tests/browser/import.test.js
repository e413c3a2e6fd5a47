// An edited table into a draft, from the export to what became of it, and back.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { WIDTHS } from "./harness/browser.js";
import { handIn } from "./harness/plan.js";
import { startVisit } from "./harness/visit.js";

let visit;

before(async () => {
  visit = await startVisit();
});

after(() => visit?.stop());

/** Where a picture goes, when one is asked for. */
async function picture(page, name) {
  if (!process.env.SHOTS) return;
  for (const width of [360, 1360]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${process.env.SHOTS}/${name}-${width}.png`, fullPage: true });
  }
}

/** One heading, and nothing beyond the edge; the walk over all pages looks at the rest. */
async function nothingWrong(page, name) {
  await picture(page, name);
  assert.equal(await page.locator("h1").count(), 1, name);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${name} at ${width} px scrolls sideways to ${wide} px`);
  }
}

describe("an edited table", () => {
  let plan;
  let csv;

  it("begins as the table of a draft", async () => {
    const page = await visit.pageOf("coordinator");
    await page.goto("/plans");
    await handIn(page);
    plan = new URL(page.url()).pathname.replace("/review", "");
    await page.goto(`${plan}/table`);
    assert.ok((await page.locator("main table tbody tr").count()) > 10, "tasks are listed");
    await nothingWrong(page, "draft-table");
    csv = await (await page.request.get(`${plan}/table.csv`)).text();
    await page.context().close();
  });

  it("is looked at, written and undone", async () => {
    const page = await visit.pageOf("coordinator");
    await page.goto(`${plan}/table`);
    await page.locator(`main a[href='${plan}/table/import']`).click();
    await page.locator("main form.stacked button").click();
    assert.equal(await page.locator("#table-error").count(), 1, "no file chosen");
    await nothingWrong(page, "import-file");

    const lines = csv.split("\r\n");
    const cells = lines[1].split('";"');
    cells[4] = "Việc đã sửa trong Excel";
    cells[7] = "trước ngày 1/7/2024";
    const wrong = lines[2].split('";"');
    wrong[7] = "ngày nào đó";
    const added = [...wrong];
    added[3] = "II.99.a";
    added[7] = "hằng quý";
    lines[1] = cells.join('";"');
    lines.splice(2, 1, wrong.join('";"'), added.join('";"'));
    await send(page, lines.join("\r\n"));
    assert.match(await page.locator("[role=status]").innerText(), /Sẽ sửa 1 nhiệm vụ, thêm 1 nhiệm vụ, bỏ qua 1 dòng lỗi/);
    await nothingWrong(page, "import-preview");

    await page.locator("#rows button").focus();
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    assert.match(page.url(), /\/table\/import\/\d+$/);
    assert.match(await page.locator("p.done").innerText(), /Đã sửa 1 nhiệm vụ, thêm 1 nhiệm vụ; bỏ qua 1 dòng lỗi/);
    await nothingWrong(page, "import-done");
    const after = await (await page.request.get(`${plan}/table.csv`)).text();
    assert.ok(after.includes("Việc đã sửa trong Excel") && after.includes("II.99.a"));

    await page.locator("form[action$='/undo'] button").click();
    const again = await (await page.request.get(`${plan}/table.csv`)).text();
    assert.equal(again, csv, "undone, the table is what it was");
    await page.context().close();
  });

  it("has a year with a timeline beside it", async () => {
    const page = await visit.pageOf("reader");
    await page.goto("/plans");
    await page.locator("main td a[href^='/plans/']").first().click();
    await page.locator("main a[href$='/timeline']").click();
    assert.ok((await page.locator("table.timeline tbody tr").count()) > 0);
    await nothingWrong(page, "timeline");
    await page.locator("main p.act a").first().click();
    assert.match(page.url(), /\/table/);
    await nothingWrong(page, "table");
    await page.context().close();
  });
});

async function send(page, text) {
  const buffer = Buffer.from(text, "utf8");
  await page.setInputFiles("#table", { name: "bang-da-sua.csv", mimeType: "text/csv", buffer });
  await page.locator("main form.stacked button").click();
}
