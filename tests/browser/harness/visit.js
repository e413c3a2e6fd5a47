// A demonstration of one's own, and people on their telephones, without any script in the page.

import { signIn, startBrowser } from "./browser.js";
import { startDemo } from "./demo.js";

/** Starts both. `pageOf(role)` opens a page for somebody who signed in once and stays so. */
export async function startVisit() {
  const [demo, browser] = await Promise.all([startDemo(), startBrowser()]);
  const people = new Map();
  const context = (options) => browser.newContext({
    baseURL: demo.address,
    javaScriptEnabled: false,
    viewport: { width: 360, height: 800 },
    ...options,
  });
  const pageOf = async (role) => {
    if (!people.has(role)) people.set(role, await signIn(browser, demo.links.get(role)));
    return (await context({ storageState: people.get(role) })).newPage();
  };
  const pageOfNobody = async () => (await context()).newPage();
  const stop = async () => {
    await browser.close();
    await demo.stop();
  };
  return { demo, pageOf, pageOfNobody, stop };
}

/** How often the page says that something was done. */
export const done = (page) => page.locator("p.done[role=status]").count();

/** What stands in a field. */
export const value = (page, field) => page.locator(`#${field}`).inputValue();

/** Presses a control as somebody does who has no mouse. */
export async function press(page, control) {
  await control.focus();
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
}
