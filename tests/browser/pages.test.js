// Every page that each role can reach, in both languages, at both widths.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { LANGUAGES, WIDTHS, signIn, speaking, startBrowser } from "./harness/browser.js";
import { crawl } from "./harness/crawl.js";
import { ROLES, startDemo } from "./harness/demo.js";
import { inspect } from "./harness/inspect.js";

let demo;
let browser;
const sessions = new Map();

before(async () => {
  [demo, browser] = await Promise.all([startDemo(), startBrowser()]);
  for (const role of ROLES) sessions.set(role, await signIn(browser, demo.links.get(role)));
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** Where each role begins; the rest is found by following links. */
const STARTS = ["/", "/account"];

/** What a role must at least have reached, so that a broken menu is no empty walk. */
const REACHED = {
  administrator: ["/plans", "/account"],
  coordinator: ["/dashboard", "/work?tab=done", "/acceptance", "/plans"],
  leader: ["/dashboard", "/acceptance", "/plans"],
  unit_head: ["/work?tab=done", "/plans"],
  officer: ["/work?tab=done", "/plans"],
  reader: ["/plans"],
  auditor: ["/dashboard", "/plans"],
};

describe("pages", () => {
  for (const role of ROLES) {
    for (const language of LANGUAGES) {
      it(`hold for the ${role} in ${language}`, async (t) => {
        const page = await pageFor(sessions.get(role), language);
        const faults = [];
        let heaviest = 0;
        const visited = await crawl(demo.address, STARTS, async (path) => {
          const seen = await inspect(page, demo.address + path, language);
          faults.push(...seen.faults.map((fault) => `${path}: ${fault}`));
          heaviest = Math.max(heaviest, seen.bytes);
          return seen.links;
        });
        await page.context().close();
        t.diagnostic(`${visited.length} pages, the heaviest ${heaviest} bytes`);
        assert.deepEqual(faults, []);
        const missed = REACHED[role].filter((path) => !visited.includes(path));
        assert.deepEqual(missed, [], `not reached among ${visited.join(" ")}`);
      });
    }
  }

  for (const language of LANGUAGES) {
    it(`hold for whoever is not signed in, in ${language}`, async () => {
      const page = await pageFor(undefined, language);
      const faults = [];
      const statuses = { "/sign-in": 200, "/sign-in/link/no-such-link": 200, "/nowhere": 404 };
      for (const [path, status] of Object.entries(statuses)) {
        const seen = await inspect(page, demo.address + path, language, status);
        faults.push(...seen.faults.map((fault) => `${path}: ${fault}`));
      }
      await page.context().close();
      assert.deepEqual(faults, []);
    });
  }

  it("that belong to others are refused in words", async () => {
    const page = await pageFor(sessions.get("reader"), "vi");
    for (const path of ["/dashboard", "/work", "/acceptance"]) {
      const seen = await inspect(page, demo.address + path, "vi", 403);
      assert.deepEqual(seen.faults, [], path);
    }
    await page.context().close();
  });
});

async function pageFor(session, language) {
  const context = await browser.newContext({
    storageState: speaking(session, language, demo.address),
    viewport: { width: WIDTHS[0], height: 800 },
  });
  return context.newPage();
}
