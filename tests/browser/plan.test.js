// A plan on its way: handed in, read, decided, issued.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { handIn, settle } from "./harness/plan.js";
import { done, press, startVisit } from "./harness/visit.js";

let visit;

before(async () => {
  visit = await startVisit();
});

after(() => visit?.stop());

describe("a plan", () => {
  let review;

  it("is not taken from a file that is none", async () => {
    const page = await visit.pageOf("coordinator");
    await page.goto("/plans");
    await page.locator("form[action='/plans'] button").click();
    assert.equal(await page.locator("#document-error").count(), 1, "no file chosen");

    const buffer = Buffer.from("Xin chào\n");
    await handIn(page, { name: "a.txt", mimeType: "text/plain", buffer });
    assert.equal(await page.locator("#document-error").count(), 1, "no plan in it");
    await page.context().close();
  });

  it("is handed in and read", async () => {
    const page = await visit.pageOf("coordinator");
    await page.goto("/plans");
    await handIn(page);

    assert.match(new URL(page.url()).pathname, /^\/plans\/[0-9a-f-]+\/review$/);
    review = new URL(page.url()).pathname;
    assert.ok((await page.locator("article.finding").count()) > 0);
    await page.context().close();
  });

  it("is mended by keyboard, and every change undone", async () => {
    const page = await visit.pageOf("coordinator");
    await page.goto(review);
    const tasks = await page.locator("article.beside").count();
    const first = page.locator("article.beside").nth(1);
    const name = await first.getAttribute("id");
    const lead = () => page.locator(`#${name} dd.who`).innerText();
    const before = await lead();

    await press(page, page.locator(`#${name} a[href$='/mend']`));
    await page.fill("#leads", "Phòng Tư pháp\nPhòng Nội vụ");
    await page.selectOption("#time-0-kind", "by_date");
    await page.fill("#time-0-to", "31/2/2024");
    await press(page, page.locator("form.stacked button.btn"));
    assert.equal(await page.locator("#time-0-to-error").count(), 1, "no such day");
    assert.equal(await page.inputValue("#leads"), "Phòng Tư pháp\nPhòng Nội vụ");

    await page.fill("#time-0-to", "28/6/2024");
    await press(page, page.locator("form.stacked button.btn"));
    assert.match(await lead(), /Phòng Tư pháp/);
    assert.equal(await page.locator(`#${name} p.done`).count(), 1);

    await press(page, page.locator(`#${name} form[action$='/join'] button`));
    await press(page, page.locator("article.beside").last().locator("form[action$='/remove'] button"));
    for (let left = 3; left > 0; left -= 1) {
      await press(page, page.locator("aside.last-edit form[action$='/undo'] button"));
    }
    assert.equal(await page.locator("form[action$='/undo']").count(), 0, "nothing left to undo");
    assert.equal(await lead(), before);
    assert.equal(await page.locator("article.beside").count(), tasks);
    await page.context().close();
  });

  it("is issued when everything in the way is decided", async () => {
    const page = await visit.pageOf("coordinator");
    await page.goto(review);
    await settle(page);
    await page.locator(`a.btn[href='${review.replace("review", "issue")}']`).first().click();
    await page.fill("#number", "");
    await page.locator("main form.stacked button.btn").click();
    assert.equal(await page.locator("#number-error").count(), 1, "a plan has a number");

    await page.fill("#number", "99/KH-UBND");
    await page.fill("#issued_on", "1/4/2024");
    await page.locator("main form.stacked button.btn").click();
    assert.match(page.url(), /\/plans\/[0-9a-f-]+\?done=issued$/);
    assert.equal(await done(page), 1);
    await page.context().close();
  });
});
