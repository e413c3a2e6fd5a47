// A plan on its way: handed in, read, decided, issued.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { handIn } from "./harness/plan.js";
import { done, startVisit } from "./harness/visit.js";

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

  it("is issued when everything in the way is decided", async () => {
    const page = await visit.pageOf("coordinator");
    await page.goto(review);
    // One that is decided keeps its form behind "change".
    const undecided = page.locator("section[aria-labelledby=to-decide] article.finding > form");
    for (let left = await undecided.count(); left > 0; left = await undecided.count()) {
      const form = undecided.first();
      const choices = form.locator("input[type=radio]");
      if ((await choices.count()) > 0) await choices.first().check();
      await form.locator("button").click();
      assert.ok((await undecided.count()) < left, "a decision settles its finding");
    }
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
