// Signing in through a real provider of identities, and every way in which its answer is no answer.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startBrowser } from "./harness/browser.js";
import { CLIENT, CODE_LASTS, startProvider } from "./harness/provider.js";
import { freePort, install } from "./harness/serve.js";

const PASSWORD = "trời hôm nay xanh";

/** What the provider says of its people. */
const PEOPLE = {
  lan: { email: "Lan@Mau.example", email_verified: true },
  unproved: { email: "hoa@mau.example", email_verified: false },
  silent: { email: "hoa@mau.example" },
  shared: { email: "phong@mau.example", email_verified: true },
  stranger: { email: "nobody@elsewhere.example", email_verified: true },
  hoa: {},
  other: {},
};

let browser;
let installation;
let provider;
let server;

before(async () => {
  const port = await freePort();
  provider = await startProvider(PEOPLE, `http://127.0.0.1:${port}/sign-in/back/tinh`);
  installation = install(port, [
    `secret_keys = ["${"5e".repeat(32)}"]`,
    "[[providers]]",
    'name = "tinh"',
    'title = "Cổng của tỉnh"',
    `issuer = "${provider.issuer}"`,
    `client_id = "${CLIENT.id}"`,
    `client_secret = "${CLIENT.secret}"`,
    "internal = true",
  ]);
  person("lan", "lan@mau.example");
  person("hoa", "hoa@mau.example");
  person("mot", "phong@mau.example");
  person("hai", "phong@mau.example");
  installation.run(["user", "password", "hoa"], PASSWORD);
  [server, browser] = await Promise.all([installation.serve(), startBrowser()]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
  await provider?.stop();
});

function person(login, email) {
  installation.run([
    "user", "add", login, "--name", `Người ${login}`, "--unit", "mau", "--role", "officer", "--email", email,
  ]);
}

/** A browser of one's own, without scripts. */
async function visitor() {
  const context = await browser.newContext({ baseURL: installation.address, javaScriptEnabled: false });
  return context.newPage();
}

/** Presses the provider's button and tells who one is there. */
async function comeAs(page, login, bend = (url) => url) {
  await page.goto("/sign-in?next=/account");
  await press(page, "form[action='/sign-in/with/tinh'] button", bend);
  await tell(page, login);
}

/** Presses a button that leads to the provider, and goes there by an address that may be bent. */
async function press(page, button, bend = (url) => url) {
  await page.route(`${provider.issuer}/auth?**`, async (route) => {
    const bent = bend(route.request().url());
    if (bent === route.request().url()) await route.continue();
    else await route.fulfill({ status: 302, headers: { location: bent } });
  }, { times: 1 });
  await page.locator(button).click();
  await page.waitForURL(`${provider.issuer}/**`);
}

/** Fills in the provider's own pages, and comes back. */
async function tell(page, login) {
  if (await page.locator("input[name=login]").count()) {
    await page.fill("input[name=login]", login);
    await page.fill("input[name=password]", "anything");
    await page.locator("button[type=submit]").click();
  }
  const away = () => new URL(page.url()).origin === provider.issuer;
  while (away()) {
    await Promise.all([page.waitForNavigation(), page.locator("button[type=submit]").click()]);
  }
}

const path = (page) => new URL(page.url()).pathname;
const words = (page) => page.locator("main").innerText();
const isIn = async (page) => (await page.context().cookies()).some(({ name }) => name === "ddci");

/** An address with one value of its query bent. */
const bending = (name) => (url) => {
  const bent = new URL(url);
  bent.searchParams.set(name, "0".repeat(64));
  return bent.href;
};

describe("a provider", () => {
  it("opens the account of its verified e-mail, and remembers the person by its own key", async () => {
    for (const email of ["Lan@Mau.example", "lan.moi@elsewhere.example"]) {
      PEOPLE.lan.email = email;
      const page = await visitor();
      await comeAs(page, "lan");
      assert.equal(path(page), "/account", await words(page));
      assert.match(await words(page), /Người lan/);
      assert.match(await words(page), /Cổng của tỉnh/);
      await page.context().close();
    }
  });

  for (const login of ["unproved", "silent", "shared", "stranger"]) {
    it(`opens nothing for ${login}`, async () => {
      const page = await visitor();
      await comeAs(page, login);
      assert.match(await words(page), /chưa tài khoản nào ở đây gắn với người này/);
      assert.equal(await isIn(page), false);
      await page.context().close();
    });
  }

  it("is linked by whoever is signed in, proves them again, and is unlinked", async () => {
    const page = await visitor();
    await page.goto("/sign-in?next=/account");
    await page.fill("#login", "hoa");
    await page.fill("#password", PASSWORD);
    await page.locator("form[action='/sign-in'] button").click();
    await press(page, "form[action='/account/providers/tinh'] button");
    await tell(page, "hoa");
    assert.equal(path(page), "/account", await words(page));

    await page.goto("/sudo?next=/account");
    await press(page, "form[action='/sudo/with/tinh'] button");
    assert.equal(await page.locator("input[name=login]").count(), 1, "the provider asks anew");
    await tell(page, "hoa");
    assert.equal(path(page), "/account", await words(page));

    // Another person of the provider proves nothing.
    await page.goto("/sudo?next=/account");
    await press(page, "form[action='/sudo/with/tinh'] button");
    await tell(page, "other");
    assert.match(await words(page), /không được chấp nhận/);

    await page.goto("/account");
    await page.locator("form[action$='/unlink'] button").click();
    const again = await visitor();
    await comeAs(again, "hoa");
    assert.match(await words(again), /chưa tài khoản nào/);
    await page.context().close();
    await again.context().close();
  });
});

describe("an answer that is none", () => {
  it("has another nonce", async () => {
    const page = await visitor();
    await comeAs(page, "lan", bending("nonce"));
    assert.match(await words(page), /không được chấp nhận/);
    assert.equal(await isIn(page), false);
  });

  it("has another challenge", async () => {
    const page = await visitor();
    await comeAs(page, "lan", (url) => bending("code_challenge")(url).replace("0".repeat(64), "0".repeat(43)));
    assert.match(await words(page), /không được chấp nhận/);
    assert.equal(await isIn(page), false);
  });

  it("has another state", async () => {
    const page = await visitor();
    await comeAs(page, "lan", bending("state"));
    assert.match(await words(page), /Hãy thử lại từ đầu/);
    assert.equal(await isIn(page), false);
  });

  it("comes a second time, or to another browser", async () => {
    const page = await visitor();
    const back = await answerFor(page);
    const thief = await visitor();
    await thief.goto(back);
    assert.match(await words(thief), /bắt đầu từ trình duyệt khác/);
    assert.equal(await isIn(thief), false);

    await page.goto(back);
    assert.equal(await isIn(page), true);
    await page.context().clearCookies({ name: "ddci" });
    await page.goto(back);
    assert.match(await words(page), /đã dùng rồi/);
    assert.equal(await isIn(page), false);
  });

  it("carries the code of another visit", async () => {
    const page = await visitor();
    const used = new URL(await answerFor(page));
    await page.goto(used.href);
    await page.context().clearCookies();
    const fresh = new URL(await answerFor(page));
    fresh.searchParams.set("code", used.searchParams.get("code"));
    await page.goto(fresh.href);
    assert.match(await words(page), /không được chấp nhận/);
    assert.equal(await isIn(page), false);
  });

  it("comes too late", async () => {
    const page = await visitor();
    const back = await answerFor(page);
    await new Promise((resolve) => setTimeout(resolve, (CODE_LASTS + 1) * 1000));
    await page.goto(back);
    assert.match(await words(page), /không được chấp nhận/);
    assert.equal(await isIn(page), false);
  });

  it("is a refusal", async () => {
    const page = await visitor();
    const back = new URL(await answerFor(page));
    back.searchParams.delete("code");
    back.searchParams.set("error", "access_denied");
    await page.goto(back.href);
    assert.match(await words(page), /chưa xác nhận bạn là ai/);
  });

  it("never leads to another site", async () => {
    const page = await visitor();
    await page.goto("/sign-in?next=//evil.example/");
    await press(page, "form[action='/sign-in/with/tinh'] button");
    await tell(page, "lan");
    assert.equal(new URL(page.url()).origin, installation.address);
  });
});

/** Goes to the provider and back, and keeps the address it leads back to instead of opening it. */
async function answerFor(page) {
  await page.goto("/sign-in?next=/account");
  await press(page, "form[action='/sign-in/with/tinh'] button");
  await page.fill("input[name=login]", "lan");
  await page.fill("input[name=password]", "anything");
  await Promise.all([page.waitForNavigation(), page.locator("button[type=submit]").click()]);
  // From the consent on, redirects are followed by hand: a browser would follow the last one too.
  const asked = page.context().request;
  let at = new URL(await page.locator("form").getAttribute("action"), page.url()).href;
  let answer = await asked.post(at, { form: { prompt: "consent" }, maxRedirects: 0 });
  while (!at.startsWith(`${installation.address}/sign-in/back/`)) {
    at = new URL(answer.headers().location, at).href;
    if (at.startsWith(provider.issuer)) answer = await asked.get(at, { maxRedirects: 0 });
  }
  return at;
}

describe("a provider that is down", () => {
  it("is said in words, and the password still opens the door", async () => {
    await provider.stop();
    provider.stop = async () => {};
    const page = await visitor();
    await page.goto("/sign-in");
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === "POST"),
      page.locator("form[action='/sign-in/with/tinh'] button").click(),
    ]);
    assert.equal(answer.status(), 502);
    assert.match(await words(page), /Không kết nối được với Cổng của tỉnh/);
    await page.locator("main a.btn").click();
    await page.fill("#login", "hoa");
    await page.fill("#password", PASSWORD);
    await page.locator("form[action='/sign-in'] button").click();
    assert.equal(await isIn(page), true);
  });
});
