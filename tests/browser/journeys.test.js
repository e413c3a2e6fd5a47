// What people come to do, without any script in the page: sign in, record, submit, return, accept,
// hand in a plan and issue it; and what happens when they get it wrong.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { signIn, startBrowser } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { handIn } from "./harness/plan.js";

/** The tabs in which open work may lie. */
const OPEN = ["overdue", "due-soon", "not-yet-due"];

let demo;
let browser;
const people = new Map();

before(async () => {
  [demo, browser] = await Promise.all([startDemo(), startBrowser()]);
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** Somebody's page on a telephone; they are signed in once and stay so. */
async function pageOf(role) {
  if (!people.has(role)) people.set(role, await signIn(browser, demo.links.get(role)));
  const context = await browser.newContext({
    baseURL: demo.address,
    storageState: people.get(role),
    javaScriptEnabled: false,
    viewport: { width: 360, height: 800 },
  });
  return context.newPage();
}

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
const done = (page) => page.locator("p.done[role=status]").count();
const value = (page, field) => page.locator(`#${field}`).inputValue();

describe("signing in", () => {
  it("by a link works once, and only by its button", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const link = demo.links.get("leader");
    for (const look of [1, 2]) assert.equal((await page.goto(link)).status(), 200, `look ${look}`);

    await page.locator("main form button").click();
    assert.equal(new URL(page.url()).pathname, "/dashboard");

    await context.clearCookies();
    await page.goto(link);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === "POST"),
      page.locator("main form button").click(),
    ]);
    assert.equal(answer.status(), 410);
    assert.equal(await page.locator("h1").count(), 1);
    await context.close();
  });

  it("with a wrong password keeps the login and not the password", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${demo.address}/work?tab=done`);
    await page.fill("#login", "nguyen.van.a");
    await page.fill("#password", "not-the-password");
    await page.locator("main form button").click();

    assert.equal(await value(page, "login"), "nguyen.van.a");
    assert.equal(await value(page, "password"), "");
    assert.match(await page.title(), /^Lỗi: /);
    assert.equal(await page.locator("section.errors a[href='#login']").count(), 1);
    assert.equal(await page.locator("input[name=next]").inputValue(), "/work?tab=done");
    await context.close();
  });

  it("leads back out, and the back button shows nothing afterwards", async () => {
    const context = await browser.newContext({
      storageState: await signIn(browser, demo.links.get("administrator")),
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    await page.goto(`${demo.address}/plans`);
    await page.locator("form[action='/sign-out'] button").click();
    await page.waitForURL("**/sign-in");

    await page.goBack();
    assert.equal(new URL(page.url()).pathname, "/sign-in");
    await context.close();
  });
});

describe("the language", () => {
  it("is changed on the page and stays", async () => {
    const page = await pageOf("reader");
    await page.goto("/plans");
    const language = () => page.locator("html").getAttribute("lang");
    assert.equal(await language(), "vi");

    await page.locator("form[action='/language'] button").click();
    assert.equal(await language(), "en");
    assert.equal(new URL(page.url()).pathname, "/plans");
    await page.goto("/account");
    assert.equal(await language(), "en");
    await page.context().close();
  });
});

describe("an obligation", () => {
  let path;
  const text = "Đã tổ chức 2 buổi đối thoại, 35 doanh nghiệp dự";

  it("is not submitted without anything to show for it", async () => {
    const page = await pageOf("officer");
    path = await openObligation(page);
    await press(page, "submit");

    assert.equal(await done(page), 0);
    assert.match(await page.title(), /^Lỗi: /);
    assert.ok((await page.locator("section.errors li").count()) > 0);
    await page.context().close();
  });

  it("keeps what was typed when something is wrong", async () => {
    const page = await pageOf("officer");
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
    const page = await pageOf("officer");
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
    const page = await pageOf("officer");
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
    const page = await pageOf("officer");
    await page.goto(path);
    assert.equal(await page.locator(`form[action='${path}/accept']`).count(), 0);
    await page.context().close();
  });

  it("is returned by the coordinator, with a reason", async () => {
    const page = await pageOf("coordinator");
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
    const page = await pageOf("officer");
    await page.goto("/work?tab=returned");
    await page.locator(`main a[href='${path}']`).first().click();
    assert.ok((await page.locator("main").innerText()).includes("Thiếu danh sách doanh nghiệp dự"));
    await page.fill("#text", "Đã bổ sung danh sách");
    await press(page, "submit");
    assert.equal(await done(page), 1);
    await page.context().close();
  });

  it("is accepted by the coordinator and stands among what is done", async () => {
    const coordinator = await pageOf("coordinator");
    await coordinator.goto(path);
    await coordinator.locator(`form[action='${path}/accept'] button`).click();
    assert.equal(await done(coordinator), 1);
    assert.equal(await coordinator.locator(`form[action='${path}/accept']`).count(), 0);
    await coordinator.context().close();

    const officer = await pageOf("officer");
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

describe("a plan", () => {
  let review;

  it("is not taken from a file that is none", async () => {
    const page = await pageOf("coordinator");
    await page.goto("/plans");
    await page.locator("form[action='/plans'] button").click();
    assert.equal(await page.locator("#document-error").count(), 1, "no file chosen");

    const buffer = Buffer.from("Xin chào\n");
    await handIn(page, { name: "a.txt", mimeType: "text/plain", buffer });
    assert.equal(await page.locator("#document-error").count(), 1, "no plan in it");
    await page.context().close();
  });

  it("is handed in and read", async () => {
    const page = await pageOf("coordinator");
    await page.goto("/plans");
    await handIn(page);

    assert.match(new URL(page.url()).pathname, /^\/plans\/[0-9a-f-]+\/review$/);
    review = new URL(page.url()).pathname;
    assert.ok((await page.locator("article.finding").count()) > 0);
    await page.context().close();
  });

  it("is issued when everything in the way is decided", async () => {
    const page = await pageOf("coordinator");
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
