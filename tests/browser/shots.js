// Takes docs/screenshots anew: `cargo xtask shots`.

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { LANGUAGES, WIDTHS, signIn, speaking, startBrowser } from "./harness/browser.js";
import { startDemo } from "./harness/demo.js";
import { handIn } from "./harness/plan.js";

const FOLDER = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));

/** The longest picture: the rest of a page goes on like its beginning. */
const MOST_HEIGHT = 1200;

/** Each picture: its name, who looks, and how one gets there. */
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
  { name: "edits", role: "coordinator", path: "/plans", prepare: (page) => mended(page) },
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
  { name: "units", role: "reader", path: "/units" },
  { name: "timeline", role: "reader", path: "/units/timeline" },
  { name: "people", role: "administrator", path: "/people" },
  { name: "calendar", role: "administrator", path: "/calendar" },
  { name: "account", role: "officer", path: "/account" },
];

/** A draft with two changes, and the list of them. */
async function mended(page) {
  await handIn(page);
  const review = new URL(page.url()).pathname;
  await page.goto(await page.locator("article.beside a[href$='/mend']").first().getAttribute("href"));
  await page.fill("#leads", "Phòng Nội vụ");
  await page.locator("form.stacked button.btn").click();
  await page.locator("article.beside form[action$='/join'] button").first().click();
  await page.goto(review.replace("/review", "/edits"));
}

const [demo, browser] = await Promise.all([startDemo(), startBrowser()]);
try {
  await mkdir(FOLDER, { recursive: true });
  const roles = new Set(PICTURES.flatMap((picture) => picture.role ?? []));
  const sessions = new Map();
  for (const role of roles) sessions.set(role, await signIn(browser, demo.links.get(role)));
  for (const language of LANGUAGES) {
    for (const picture of PICTURES) await take(picture, language, sessions);
  }
} finally {
  await browser.close();
  await demo.stop();
}

async function take({ name, role, path, prepare, follow, then }, language, sessions) {
  const context = await browser.newContext({
    baseURL: demo.address,
    storageState: speaking(sessions.get(role), language, demo.address),
    deviceScaleFactor: 1,
  });
  const page = await context.newPage();
  await page.goto(path);
  await prepare?.(page);
  for (const link of [follow, then].filter(Boolean)) {
    await page.goto(await page.locator(link).first().getAttribute("href"));
  }
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.screenshot({
      path: `${FOLDER}${name}-${width}-${language}.png`,
      clip: { x: 0, y: 0, width, height: Math.min(whole, MOST_HEIGHT) },
      fullPage: true,
    });
  }
  await context.close();
}
