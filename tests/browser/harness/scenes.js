// What is done before a picture is taken of what came of it.

import { handIn, settle } from "./plan.js";

/** A draft with two changes, and the list of them. */
export async function mended(page) {
  await handIn(page);
  const review = new URL(page.url()).pathname;
  await page.goto(await page.locator("article.beside a[href$='/mend']").first().getAttribute("href"));
  await page.fill("#leads", "Phòng Nội vụ");
  await page.locator("form.stacked button.btn").click();
  await page.locator("article.beside form[action$='/join'] button").first().click();
  await page.goto(review.replace("/review", "/edits"));
}

/** The history of a task that was changed in a draft. */
export async function history(page) {
  await handIn(page);
  const mend = await page.locator("article.beside a[href$='/mend']").first().getAttribute("href");
  await page.goto(mend);
  await page.fill("#leads", "Phòng Nội vụ");
  await page.locator("form.stacked button.btn").click();
  await page.goto(`/tasks/${/tasks\/([^/]+)/.exec(mend)[1]}/history`);
}

/** The official record of a draft that lies before the leaders, as a leader sees it. */
export async function sent(leader, as) {
  const page = await as("coordinator");
  await page.goto("/plans");
  await handIn(page);
  const official = new URL(page.url()).pathname.replace(/review$/, "official");
  await settle(page);
  await page.goto(official);
  await page.fill("#send", "Kính trình lãnh đạo xem xét.");
  await page.locator("form[action$='/send'] button").click();
  await page.context().close();
  await leader.goto(official);
}

/** The table of a draft. */
export async function draftTable(page) {
  await handIn(page);
  await page.goto(new URL(page.url()).pathname.replace("/review", "/table"));
}

/** What an edited table would change: a task with other words, a row that is wrong, a new one. */
export async function importPreview(page) {
  await draftTable(page);
  const table = new URL(page.url()).pathname;
  const lines = (await (await page.request.get(`${table}.csv`)).text()).split("\r\n");
  const cells = lines[1].split('";"');
  const wrong = lines[2].split('";"');
  const added = [...wrong];
  cells[5] = "Phòng Nội vụ";
  wrong[7] = "ngày nào đó";
  [added[3], added[4]] = ["II.1.z", "Tổ chức hội nghị đối thoại với doanh nghiệp."];
  lines.splice(1, 2, ...[cells, wrong, added].map((row) => row.join('";"')));
  await page.goto(`${table}/import`);
  await send(page, "#table", "bang-da-sua.csv", lines.join("\r\n"));
}

/** An act that merges two units, as it is typed. */
export async function reorganised(page) {
  await page.locator("[name=kind]").first().selectOption("merge");
  await page.fill("#effective_on", "1/7/2025");
  const units = await page.locator("datalist option").evaluateAll((all) => all.map((one) => one.value));
  for (const [at, unit] of units.filter((code) => code.startsWith("xa-")).slice(0, 2).entries()) {
    await page.fill(`#predecessor-${at + 1}`, unit);
  }
}

/** A list of people, looked at: one is new, one stands in no unit that is known. */
export async function people(page) {
  const list = [
    "login,name,title,unit,role",
    "hoang.thi.mai,Hoàng Thị Mai,Chuyên viên,phong-noi-vu,officer",
    "le.van.son,Lê Văn Sơn,Chuyên viên,phong-khong-co,officer",
  ];
  await send(page, "#list", "can-bo.csv", list.join("\r\n"));
}

/** What a day off would move. */
export async function dayOff(page) {
  await page.fill("#from", "24/9/2024");
  await page.check("[name=kind][value=off]");
  await page.fill("#name", "Nghỉ hoán đổi (ví dụ)");
  await page.fill("#legal_basis", "Văn bản của ví dụ này");
  await page.locator("main form.stacked button.btn").click();
}

async function send(page, field, name, text) {
  const mimeType = "text/csv";
  await page.setInputFiles(field, { name, mimeType, buffer: Buffer.from(text, "utf8") });
  await page.locator("main form.stacked button").click();
}
