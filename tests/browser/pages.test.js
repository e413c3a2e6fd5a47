// Every page that each role can reach, in both languages, at both widths.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { LANGUAGES, WIDTHS, signIn, speaking, startBrowser } from "./harness/browser.js";
import { crawl, kindOf } from "./harness/crawl.js";
import { ABOVE, ROLES, SURVEY, startDemo } from "./harness/demo.js";
import { examine, inspect, links } from "./harness/inspect.js";
import { handIn } from "./harness/plan.js";

let demo;
let browser;
let review;
const sessions = new Map();

before(async () => {
  [demo, browser] = await Promise.all([startDemo(), startBrowser()]);
  for (const role of [...ROLES, ABOVE, SURVEY]) sessions.set(role, await signIn(browser, demo.links.get(role)));
  review = await draft();
});

/** Beside the issued plan there is a draft: its review is walked as well, and its issuing. */
async function draft() {
  const page = await pageFor(sessions.get("coordinator"), "vi");
  await page.goto(`${demo.address}/plans`);
  await handIn(page);
  const { pathname } = new URL(page.url());
  await page.context().close();
  return pathname;
}

after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** A kind of page that was looked at so often in a language, whoever looked, is only opened. */
const ENOUGH = 2;
const examined = new Map();

/** Where each role begins; the rest is found by following links. */
function starts(role) {
  // The way from the review to the issuing opens only when everything is decided.
  const drafted = role === "coordinator" ? [review, review.replace(/review$/, "issue")] : [];
  return ["/", "/account", ...drafted];
}

/** What a role must at least have reached, so that a broken menu is no empty walk. */
const REACHED = {
  administrator: ["/plans", "/account", "/units", "/units/timeline", "/units/reorganise", "/people", "/people/import"],
  coordinator: ["/dashboard", "/work?tab=done", "/acceptance", "/plans"],
  leader: ["/dashboard", "/acceptance", "/plans"],
  unit_head: ["/work?tab=done", "/plans"],
  officer: ["/work?tab=done", "/plans"],
  reader: ["/plans", "/units", "/units/timeline"],
  auditor: ["/dashboard", "/plans"],
  above: ["/plans", "/plans/below"],
  survey: ["/rounds", "/rounds/new", "/ddci/lang-son-2024", "/ddci/lang-son-2024/ubnd-huyen-cao-loc"],
};

describe("pages", () => {
  for (const role of [...ROLES, ABOVE, SURVEY]) {
    for (const language of LANGUAGES) {
      it(`hold for the ${role} in ${language}`, async (t) => {
        const page = await pageFor(sessions.get(role), language);
        const faults = [];
        let heaviest = 0;
        const visited = await crawl(demo.address, starts(role), async (path) => {
          const kind = `${language} ${kindOf(path)}`;
          examined.set(kind, (examined.get(kind) ?? 0) + 1);
          if (examined.get(kind) > ENOUGH) return links(page, demo.address + path, faults);
          const seen = await inspect(page, demo.address + path, language);
          faults.push(...seen.faults.map((fault) => `${path}: ${fault}`));
          heaviest = Math.max(heaviest, seen.bytes);
          return seen.links;
        });
        await page.context().close();
        t.diagnostic(`${visited.length} pages, the heaviest ${heaviest} bytes`);
        assert.deepEqual(faults, []);
        t.diagnostic(visited.join(" "));
        const kinds = new Set(visited.map(kindOf));
        const missed = REACHED[role].filter((path) => !kinds.has(kindOf(path)));
        assert.deepEqual(missed, [], `not reached among ${visited.join(" ")}`);
      });
    }
  }

  for (const language of LANGUAGES) {
    it(`hold for whoever is not signed in, in ${language}`, async () => {
      const page = await pageFor(undefined, language);
      const faults = [];
      const statuses = { "/sign-in": 200, "/sign-in/link/no-such-link": 200, "/nowhere": 404 };
      const board = "/ddci/lang-son-2024";
      for (const path of ["/ddci", board, `${board}/ubnd-huyen-cao-loc`]) statuses[path] = 200;
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

  for (const language of LANGUAGES) {
    it(`hold where a form was sent wrongly, in ${language}`, async () => {
      const faults = [];
      for (const [role, path, send] of wrongForms()) {
        const page = await pageFor(sessions.get(role), language);
        await page.goto(demo.address + path);
        await send(page);
        await page.waitForSelector("section.errors");
        const found = await examine(page, language);
        faults.push(...found.map((fault) => `${path} sent wrongly: ${fault}`));
        await page.context().close();
      }
      assert.deepEqual(faults, []);
    });
  }
});

async function pageFor(session, language) {
  const context = await browser.newContext({
    storageState: speaking(session, language, demo.address),
    viewport: { width: WIDTHS[0], height: 800 },
  });
  return context.newPage();
}

/** Forms sent empty or wrong: who sends, from which page, and how. */
function wrongForms() {
  const press = (selector) => (page) => page.locator(selector).first().click();
  const first = "main td a[href^='/obligations/']";
  return [
    [undefined, "/sign-in", press("main form button")],
    ["survey", "/rounds/new", press("main form button")],
    ["officer", "/account", press("form[action='/account/password'] button")],
    ["coordinator", "/plans", press("form[action='/plans'] button")],
    ["coordinator", review, press("article.finding form:has(input[type=radio]) button")],
    ["officer", "/work?tab=overdue", async (page) => {
      await page.goto(demo.address + (await page.locator(first).first().getAttribute("href")));
      await page.fill("#link", "no link");
      await press("button[name=then][value=save]")(page);
    }],
  ];
}
