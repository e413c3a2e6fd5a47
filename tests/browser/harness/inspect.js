// What must hold of every page, whoever looks, in whatever language, on whatever screen.

import axe from "axe-core";
import { WIDTHS } from "./browser.js";

/** The most that a first visit may cost, in bytes on the wire. */
const MOST_BYTES = 150_000;

/** WCAG 2.2 AA. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * Opens an address as a first visit and returns what is wrong with the page, one sentence each,
 * and the addresses it links to.
 */
export async function inspect(page, address, language, status = 200) {
  const faults = [];
  const watch = watching(page);
  const weigh = await weighing(page);
  const answer = await page.goto(address, { waitUntil: "load" });
  if (answer.status() !== status) faults.push(`status ${answer.status()}, not ${status}`);
  faults.push(...(await examine(page, language)));
  const bytes = await weigh();
  if (bytes > MOST_BYTES) faults.push(`${bytes} bytes on a first visit, more than ${MOST_BYTES}`);
  faults.push(...watch(status));
  const links = await page.$$eval("a[href]", (anchors) => anchors.map((anchor) => anchor.href));
  return { faults, links, bytes };
}

/** Only opens an address: it must answer, and leads on to its links. */
export async function links(page, address, faults) {
  const answer = await page.goto(address, { waitUntil: "load" });
  if (answer.status() !== 200) faults.push(`${address}: status ${answer.status()}`);
  return page.$$eval("a[href]", (anchors) => anchors.map((anchor) => anchor.href));
}

/** Returns what is wrong with the page that is open, at each width. */
export async function examine(page, language) {
  const faults = await headings(page, language);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    faults.push(...(await sideways(page, width)), ...(await accessibility(page, width)));
  }
  return faults;
}

/** Collects what the browser complains about until the returned function is called. */
function watching(page) {
  const seen = [];
  const onConsole = (message) => {
    if (["error", "warning"].includes(message.type())) seen.push(`console: ${message.text()}`);
  };
  const onError = (error) => seen.push(`script: ${error.message}`);
  // What the last page still asked for when it was left is no fault of this one.
  const onFailed = (request) => {
    if (request.failure()?.errorText !== "net::ERR_ABORTED") seen.push(`not loaded: ${request.url()}`);
  };
  page.on("console", onConsole).on("pageerror", onError).on("requestfailed", onFailed);
  return (status) => {
    page.off("console", onConsole).off("pageerror", onError).off("requestfailed", onFailed);
    // The browser itself writes down that a page was answered with the status we asked for.
    const expected = `the server responded with a status of ${status}`;
    return seen.filter((line) => status < 400 || !line.includes(expected));
  };
}

/** Counts what comes over the wire, with nothing cached before. */
async function weighing(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  let bytes = 0;
  session.on("Network.loadingFinished", (event) => (bytes += event.encodedDataLength));
  return async () => {
    await session.detach();
    return bytes;
  };
}

async function headings(page, language) {
  const [found, title, spoken] = [
    await page.locator("h1").allTextContents(),
    await page.title(),
    await page.locator("html").getAttribute("lang"),
  ];
  const faults = [];
  if (found.length !== 1) faults.push(`${found.length} h1: ${found.join(" | ")}`);
  if (found.some((text) => text.trim() === "")) faults.push("an empty h1");
  if (!/\S · ddci$/.test(title)) faults.push(`title "${title}"`);
  if (spoken !== language) faults.push(`lang="${spoken}", not ${language}`);
  return faults;
}

async function sideways(page, width) {
  const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
  return scroll > width ? [`${width} px: scrolls sideways to ${scroll} px`] : [];
}

/** axe comes through the debugger, which the page's policy does not bind. */
async function accessibility(page, width) {
  await page.evaluate(`${axe.source}; undefined`);
  const { violations } = await page.evaluate(
    (values) => window.axe.run({ runOnly: { type: "tag", values }, resultTypes: ["violations"] }),
    RULES,
  );
  return violations.map((violation) => {
    const places = violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160));
    return `${width} px: ${violation.id} (${violation.nodes.length}×): ${places.join(" … ")}`;
  });
}
