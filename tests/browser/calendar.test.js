// The calendar behind a secret address, read by a parser that has nothing to do with its writer; the
// other one is in crates/platform/tests/promises/feed.rs.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import ICAL from "ical.js";
import { startVisit } from "./harness/visit.js";

let visit;

before(async () => {
  visit = await startVisit();
});

after(() => visit?.stop());

/** The events of a calendar, as the parser understands them. */
function events(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  assert.equal(calendar.name, "vcalendar");
  return calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
}

describe("a calendar of one's own", () => {
  let address;

  it("is made on the account's page, where its address stands once", async () => {
    const page = await visit.pageOf("officer");
    await page.goto("/account");
    await page.locator("form[action='/account/feeds'] button").click();
    address = await page.locator("p.secret").innerText();
    assert.match(address, /\/calendar\/[0-9a-f]{64}\.ics$/);
    assert.equal(await page.locator(`a[href='${address}']`).count(), 0);
    await page.goto("/account");
    assert.equal(await page.locator("p.secret").count(), 0);
    await page.context().close();
  });

  it("is read by a calendar program that signs in nowhere", async () => {
    const answer = await fetch(address);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("cache-control"), "private, no-cache");
    assert.equal(answer.headers.get("referrer-policy"), "no-referrer");
    const text = await answer.text();
    for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);

    const found = events(text);
    assert.ok(found.length > 0, "the officer's unit owes something");
    assert.equal(new Set(found.map((event) => event.uid)).size, found.length);
    for (const event of found) {
      assert.ok(event.summary.length > 0);
      assert.ok(event.startDate.isDate, "a deadline is a day, not an hour");
      const about = event.component;
      assert.ok(["CONFIRMED", "CANCELLED"].includes(about.getFirstPropertyValue("status")));
      assert.match(about.getFirstPropertyValue("url"), /\/obligations\/[0-9a-f-]{36}$/);
      assert.ok(about.getFirstPropertyValue("sequence") >= 0);
    }
    const again = await fetch(address, { headers: { "if-none-match": answer.headers.get("etag") } });
    assert.equal(again.status, 304);
  });

  it("opens nothing once it is revoked", async () => {
    const page = await visit.pageOf("officer");
    await page.goto("/account");
    await page.locator("form[action$='/revoke'][action^='/account/feeds/'] button").click();
    assert.equal((await fetch(address)).status, 404);
    await page.context().close();
  });
});
