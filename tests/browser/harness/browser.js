// A headless browser, and contexts in which somebody is signed in.

import { chromium } from "playwright-core";

/** A telephone's width and a desk's. */
export const WIDTHS = [360, 1360];

/** The two languages. */
export const LANGUAGES = ["vi", "en"];

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the browser. */
export function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: ARGUMENTS,
  });
}

/** Signs in by a one-time link and returns what the browser keeps of it. */
export async function signIn(browser, link) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(link);
  await page.locator("main form button").click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  const state = await context.storageState();
  await context.close();
  return state;
}

/** The cookies of somebody who has chosen a language. */
export function speaking(state, language, address) {
  const { hostname } = new URL(address);
  const choice = { name: "lang", value: language, domain: hostname, path: "/", expires: -1 };
  const rest = { httpOnly: true, secure: false, sameSite: "Lax" };
  return { cookies: [...(state?.cookies ?? []), { ...choice, ...rest }], origins: [] };
}
