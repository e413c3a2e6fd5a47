// Takes docs/screenshots anew: `cargo xtask shots`.

import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { LANGUAGES, WIDTHS, signIn, speaking, startBrowser } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { paletted } from "./harness/palette.js";
import { handIn } from "./harness/plan.js";
import * as scenes from "./harness/scenes.js";

const FOLDER = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));

/** The longest picture: the rest of a page goes on like its beginning. */
const MOST_HEIGHT = 1200;

/** What is left above a picture that begins within a page. */
const MARGIN = 24;

/** The heaviest: the program carries all of them. */
const MOST_BYTES = 150_000;

/** Each picture: its name, who looks, how one gets there, and from where on it is taken. */
const PICTURES = [
  { name: "sign-in", path: "/sign-in" },
  { name: "dashboard", role: "leader", path: "/dashboard" },
  { name: "work", role: "officer", path: "/work" },
  { name: "obligation", role: "officer", path: "/work", follow: "main td a[href^='/obligations/']" },
  { name: "acceptance", role: "coordinator", path: "/acceptance" },
  { name: "plan", role: "reader", path: "/plans", follow: "main td a[href^='/plans/']" },
  {
    name: "document",
    role: "reader",
    path: "/plans",
    follow: "main td a[href^='/plans/']",
    then: "main a[href*='/document']",
  },
  { name: "review", role: "coordinator", path: "/plans", prepare: (page) => handIn(page) },
  {
    name: "mend",
    role: "coordinator",
    path: "/plans",
    prepare: (page) => handIn(page),
    follow: "article.beside a[href$='/mend']",
  },
  { name: "edits", role: "coordinator", path: "/plans", prepare: scenes.mended },
  {
    name: "table",
    role: "reader",
    path: "/plans",
    follow: "main td a[href^='/plans/']",
    then: "main a[href$='/table']",
  },
  {
    name: "month",
    role: "reader",
    path: "/plans",
    follow: "main td a[href^='/plans/']",
    then: "main a[href$='/calendar']",
  },
  {
    name: "timeline-plan",
    role: "reader",
    path: "/plans",
    follow: "main td a[href^='/plans/']",
    then: "main a[href$='/timeline']",
  },
  {
    name: "official",
    role: "coordinator",
    path: "/plans",
    follow: "main td a[href^='/plans/']:not([href$='/review'])",
    then: "main a[href$='/official']",
  },
  { name: "official-review", role: "leader", path: "/plans", prepare: scenes.sent, from: "#next" },
  { name: "draft-table", role: "coordinator", path: "/plans", prepare: scenes.draftTable },
  { name: "import-preview", role: "coordinator", path: "/plans", prepare: scenes.importPreview },
  { name: "task-history", role: "coordinator", path: "/plans", prepare: scenes.history },
  { name: "units", role: "reader", path: "/units" },
  { name: "timeline", role: "reader", path: "/units/timeline" },
  { name: "people", role: "administrator", path: "/people" },
  { name: "people-import", role: "administrator", path: "/people/import", prepare: scenes.people },
  { name: "reorganise", role: "administrator", path: "/units/reorganise", prepare: scenes.reorganised },
  { name: "calendar", role: "administrator", path: "/calendar" },
  { name: "calendar-change", role: "administrator", path: "/calendar/change", prepare: scenes.dayOff },
  { name: "round", role: "survey", path: "/rounds", follow: "main a[href^='/rounds/']:not([href$='/new'])" },
  { name: "results", path: "/ddci/lang-son-2024" },
  { name: "profile", path: "/ddci/lang-son-2024/ubnd-huyen-cao-loc" },
  { name: "change", path: "/ddci/lang-son-2024/ubnd-huyen-cao-loc/change" },
  { name: "levers", path: "/ddci/lang-son-2024/ubnd-huyen-cao-loc/levers" },
  { name: "method", path: "/ddci/lang-son-2024/method" },
  { name: "open-data", path: "/ddci/lang-son-2024/data" },
  { name: "account", role: "officer", path: "/account" },
];

const [demo, browser] = await Promise.all([startDemo(), startBrowser()]);
const sessions = new Map();
try {
  await mkdir(FOLDER, { recursive: true });
  const roles = new Set(PICTURES.flatMap((picture) => picture.role ?? []));
  for (const role of roles) sessions.set(role, await signIn(browser, demo.links.get(role)));
  // One picture in both languages, then the next: what a scene leaves behind is seen in neither.
  for (const picture of PICTURES) {
    for (const language of LANGUAGES) await take(picture, language);
  }
} finally {
  await browser.close();
  await demo.stop();
}

async function pageOf(role, language) {
  const context = await browser.newContext({
    baseURL: demo.address,
    storageState: speaking(sessions.get(role), language, demo.address),
    deviceScaleFactor: 1,
  });
  return context.newPage();
}

async function take({ name, role, path, prepare, follow, then, from }, language) {
  const page = await pageOf(role, language);
  await page.goto(path);
  await prepare?.(page, (other) => pageOf(other, language));
  for (const link of [follow, then].filter(Boolean)) {
    await page.goto(await page.locator(link).first().getAttribute("href"));
  }
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    const y = from ? Math.max(0, (await page.locator(from).boundingBox()).y - MARGIN) : 0;
    const clip = { x: 0, y, width, height: Math.min(whole - y, MOST_HEIGHT) };
    const picture = paletted(await page.screenshot({ clip, fullPage: true }));
    const file = `${name}-${width}-${language}.png`;
    if (picture.length > MOST_BYTES) throw new Error(`${file} has ${picture.length} bytes`);
    await writeFile(`${FOLDER}${file}`, picture);
  }
  await page.context().close();
}
