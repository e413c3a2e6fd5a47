// Coming in, by link and by password, choosing a language, and leaving.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startVisit, value } from "./harness/visit.js";

let visit;

before(async () => {
  visit = await startVisit();
});

after(() => visit?.stop());

describe("signing in", () => {
  it("by a link works once, and only by its button", async () => {
    const page = await visit.pageOfNobody();
    const link = visit.demo.links.get("leader");
    for (const look of [1, 2]) assert.equal((await page.goto(link)).status(), 200, `look ${look}`);

    await page.locator("main form button").click();
    assert.equal(new URL(page.url()).pathname, "/dashboard");

    await page.context().clearCookies();
    await page.goto(link);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === "POST"),
      page.locator("main form button").click(),
    ]);
    assert.equal(answer.status(), 410);
    assert.equal(await page.locator("h1").count(), 1);
    await page.context().close();
  });

  it("with a wrong password keeps the login and not the password", async () => {
    const page = await visit.pageOfNobody();
    await page.goto("/work?tab=done");
    await page.fill("#login", "nguyen.van.a");
    await page.fill("#password", "not-the-password");
    await page.locator("main form button").click();

    assert.equal(await value(page, "login"), "nguyen.van.a");
    assert.equal(await value(page, "password"), "");
    assert.match(await page.title(), /^Lỗi: /);
    assert.equal(await page.locator("section.errors a[href='#login']").count(), 1);
    assert.equal(await page.locator("input[name=next]").inputValue(), "/work?tab=done");
    await page.context().close();
  });

  it("leads back out, and the back button shows nothing afterwards", async () => {
    const page = await visit.pageOf("administrator");
    await page.goto("/plans");
    await page.locator("form[action='/sign-out'] button").click();
    await page.waitForURL("**/sign-in");

    await page.goBack();
    assert.equal(new URL(page.url()).pathname, "/sign-in");
    await page.context().close();
  });
});

describe("the language", () => {
  it("is changed on the page and stays", async () => {
    const page = await visit.pageOf("reader");
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

describe("the layout", () => {
  it("shows the menu beside the page on a desk and above it on a telephone", async () => {
    const page = await visit.pageOf("coordinator");
    for (const width of [360, 1360]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto("/plans");
      const menu = await page.locator("nav.side").boundingBox();
      const main = await page.locator("main").boundingBox();
      assert.ok(menu && menu.height > 0, `a menu at ${width} px`);
      assert.ok(main.width > width * 0.6, `the page has its room at ${width} px: ${main.width}`);
    }
    await page.context().close();
  });
});
