// A plan as a document: files, the leaders' review, and what the authority above sees of it.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { ABOVE } from "./harness/demo.js";
import { handIn, settle } from "./harness/plan.js";
import { done, startVisit, value } from "./harness/visit.js";

let visit;

before(async () => {
  visit = await startVisit();
});

after(() => visit?.stop());

const press = async (page, name) => {
  await page.locator(`form[action$='/${name}'] button`).click();
};

describe("a plan as a document", () => {
  let official;

  it("takes files, and says what is wrong with one", async () => {
    const page = await visit.pageOf("coordinator");
    await page.goto("/plans");
    await handIn(page);
    official = new URL(page.url()).pathname.replace(/review$/, "official");
    await page.goto(official);
    await page.fill("#title", "Phụ lục 1");
    await press(page, "attachments");
    assert.equal(await page.locator("#file-error").count(), 1);
    assert.equal(await value(page, "title"), "Phụ lục 1");

    const buffer = Buffer.from("Mẫu báo cáo quý\n");
    await page.setInputFiles("#file", { name: "mau.txt", mimeType: "text/plain", buffer });
    await press(page, "attachments");
    assert.equal(await done(page), 1);
    assert.equal(await page.locator("#attachments a[href^='/files/']").count(), 1);
    await page.context().close();
  });

  it("is laid before the leaders, returned with a reason, laid again and agreed to", async () => {
    const page = await visit.pageOf("coordinator");
    await page.goto(official.replace(/official$/, "review"));
    await settle(page);
    await page.goto(official);
    await page.fill("#send", "Kính trình lãnh đạo xem xét.");
    await press(page, "send");
    assert.equal(await done(page), 1);

    const leader = await visit.pageOf("leader");
    await leader.goto("/dashboard");
    assert.equal(await leader.locator("main p.done a[href='/plans']").count(), 1);
    await leader.goto(official);
    await press(leader, "return");
    assert.equal(await leader.locator("#return-error").count(), 1, "a return needs a reason");
    await leader.fill("#return", "Bổ sung thời hạn nhiệm vụ 3.");
    await press(leader, "return");
    assert.equal(await leader.locator("main").count(), 1);

    await page.goto(official);
    assert.match(await page.locator("#steps").innerText(), /Bổ sung thời hạn nhiệm vụ 3\./);
    await press(page, "send");
    await leader.goto(official);
    await press(leader, "agree");
    await page.goto(official);
    await page.locator("a[href$='/issue']").click();
    assert.equal(await page.locator("button#issue:not([disabled])").count(), 1);
    await page.context().close();
    await leader.context().close();
  });

  it("is read from above once it is issued, and never as a draft", async () => {
    const page = await visit.pageOf(ABOVE);
    await page.goto("/plans/below");
    const paths = await page.$$eval("main td a", (links) => links.map((link) => link.pathname));
    assert.equal(paths.length, 1, "the issued plan, not the draft");
    await page.goto(paths[0]);
    assert.equal(await page.locator("main a[href*='/units/'], main a[href$='/table']").count(), 0);
    for (const [path, status] of [[`${paths[0]}/official`, 200], [`${paths[0]}/table`, 404], [official, 404]]) {
      assert.equal((await page.goto(path)).status(), status, path);
    }
    await page.context().close();
  });
});
