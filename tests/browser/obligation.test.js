// The life of an obligation: recorded, submitted, returned, submitted again, accepted; and what
// happens when somebody gets it wrong.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { done, startVisit, value } from "./harness/visit.js";

/** The tabs in which open work may lie. */
const OPEN = ["overdue", "due-soon", "not-yet-due"];

let visit;

before(async () => {
  visit = await startVisit();
});

after(() => visit?.stop());

/** The first open obligation of somebody's work list that is no quota. */
async function openObligation(page) {
  for (const tab of OPEN) {
    await page.goto(`/work?tab=${tab}`);
    const paths = await page.$$eval("main td a[href^='/obligations/']", (links) =>
      links.map((link) => link.getAttribute("href")),
    );
    for (const path of paths.slice(0, 8)) {
      await page.goto(path);
      if ((await page.locator("aside svg.stack").count()) === 0) return path;
    }
  }
  throw new Error("the demo leaves this person no open obligation");
}

const press = (page, then) => page.locator(`button[name=then][value=${then}]`).click();

describe("an obligation", () => {
  let path;
  const text = "Đã tổ chức 2 buổi đối thoại, 35 doanh nghiệp dự";

  it("is not submitted without anything to show for it", async () => {
    const page = await visit.pageOf("officer");
    path = await openObligation(page);
    await press(page, "submit");

    assert.equal(await done(page), 0);
    assert.match(await page.title(), /^Lỗi: /);
    assert.ok((await page.locator("section.errors li").count()) > 0);
    await page.context().close();
  });

  it("comes back by the back button with what was typed", async () => {
    const page = await visit.pageOf("officer");
    await page.goto(path);
    await page.fill("#text", text);
    await page.fill("#link", "javascript:alert(1)");
    await press(page, "submit");
    await page.goto("/account");
    await page.goBack();
    assert.equal(await value(page, "text"), text);
    await page.context().close();
  });

  it("comes back with what was typed when the session was over", async () => {
    const page = await visit.pageOf("unit_head");
    const elsewhere = await visit.pageOf("unit_head");
    await openObligation(page);
    await page.fill("#text", text);
    await elsewhere.goto("/account");
    await elsewhere.locator("form[action='/sign-out'] button").click();
    await elsewhere.context().close();

    await press(page, "save");
    assert.equal(await page.locator("#text").count(), 0);
    await page.goBack();
    assert.equal(await value(page, "text"), text);
    await page.context().close();
  });

  it("keeps what was typed when something is wrong", async () => {
    const page = await visit.pageOf("officer");
    await page.goto(path);
    await page.fill("#text", text);
    await page.fill("#link", "javascript:alert(1)");
    await page.fill("#document_number", "15/BC-TCKH");
    await press(page, "submit");

    assert.equal(await page.locator("#link-error").count(), 1);
    assert.equal(await value(page, "text"), text);
    assert.equal(await value(page, "link"), "javascript:alert(1)");
    assert.equal(await value(page, "document_number"), "15/BC-TCKH");

    await page.fill("#link", "");
    await page.fill("#quantity", "nhiều");
    await press(page, "save");
    assert.equal(await page.locator("#quantity-error").count(), 1);
    assert.equal(await value(page, "quantity"), "nhiều");
    await page.context().close();
  });

  it("takes no file that is not what its name says", async () => {
    const page = await visit.pageOf("officer");
    await page.goto(path);
    await page.fill("#text", text);
    const buffer = Buffer.from("<script>alert(1)</script>");
    await page.setInputFiles("#file", { name: "biên bản.pdf", mimeType: "application/pdf", buffer });
    await press(page, "save");

    assert.equal(await page.locator("#file-error").count(), 1);
    assert.equal(await value(page, "text"), text);
    await page.context().close();
  });

  it("is recorded and submitted by the officer who owes it", async () => {
    const page = await visit.pageOf("officer");
    await page.goto(path);
    await page.fill("#text", text);
    await page.fill("#document_number", "15/BC-TCKH");
    const buffer = Buffer.from("Biên bản đối thoại\n");
    await page.setInputFiles("#file", { name: "biên bản.txt", mimeType: "text/plain", buffer });
    await press(page, "submit");

    assert.equal(await done(page), 1);
    const log = page.locator("ul.log").first();
    assert.ok((await log.innerText()).includes(text));
    assert.equal(await log.locator("a[href^='/files/']").count(), 1);
    assert.equal(await page.locator("button[name=then]").count(), 0, "nothing left to send");
    await page.goto("/work?tab=waiting");
    assert.ok((await page.locator(`a[href='${path}']`).count()) > 0);
    await page.context().close();
  });

  it("is not accepted by the officer", async () => {
    const page = await visit.pageOf("officer");
    await page.goto(path);
    assert.equal(await page.locator(`form[action='${path}/accept']`).count(), 0);
    await page.context().close();
  });

  it("is returned by the coordinator, with a reason", async () => {
    const page = await visit.pageOf("coordinator");
    await page.goto("/acceptance");
    await page.locator(`main a[href='${path}']`).first().click();
    const sendBack = page.locator(`form[action='${path}/return']`);
    await page.locator("details:has(#reason) summary").click();
    await sendBack.locator("button").click();
    assert.equal(await page.locator("#reason-error").count(), 1, "a return needs a reason");

    await page.fill("#reason", "Thiếu danh sách doanh nghiệp dự");
    await sendBack.locator("button").click();
    assert.equal(await done(page), 1);
    await page.context().close();
  });

  it("comes back to the officer, who mends and submits it again", async () => {
    const page = await visit.pageOf("officer");
    await page.goto("/work?tab=returned");
    await page.locator(`main a[href='${path}']`).first().click();
    assert.ok((await page.locator("main").innerText()).includes("Thiếu danh sách doanh nghiệp dự"));
    await page.fill("#text", "Đã bổ sung danh sách");
    await press(page, "submit");
    assert.equal(await done(page), 1);
    await page.context().close();
  });

  it("is accepted by the coordinator and stands among what is done", async () => {
    const coordinator = await visit.pageOf("coordinator");
    await coordinator.goto(path);
    await coordinator.locator(`form[action='${path}/accept'] button`).click();
    assert.equal(await done(coordinator), 1);
    assert.equal(await coordinator.locator(`form[action='${path}/accept']`).count(), 0);
    await coordinator.context().close();

    const officer = await visit.pageOf("officer");
    await officer.goto("/work?tab=done");
    assert.ok((await reached(officer, path)) > 0);
    await officer.context().close();
  });
});

/** Looks for a link on this page of a list and those behind it. */
async function reached(page, path) {
  for (;;) {
    const count = await page.locator(`main a[href='${path}']`).count();
    const next = page.locator("a[rel=next]");
    if (count > 0 || (await next.count()) === 0) return count;
    await next.click();
  }
}
