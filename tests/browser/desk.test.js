// The desk at which a draft is mended: undone, made again, and names that moved to other units.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { handIn } from "./harness/plan.js";
import { done, press, startVisit } from "./harness/visit.js";

/** A division that ended with June 2025, and what follows it. */
const OLD = "Phòng Văn hóa và Thông tin";
const NEW = "Phòng Văn hóa, Khoa học và Thông tin";

const PLAN = `UBND HUYỆN CAO LỘC
Số: 3/KH-UBND
Cao Lộc, ngày 12 tháng 1 năm 2026

KẾ HOẠCH
Cải thiện chỉ số năng lực điều hành cấp sở, ngành và địa phương (DDCI) năm 2026

II. NHIỆM VỤ

1. Chỉ số “Tính minh bạch”: phấn đấu đạt từ 7,40 điểm trở lên

- ${OLD} chủ trì tuyên truyền trên hệ thống truyền thanh trước ngày 30/9/2026.
- Phòng Nội vụ chủ trì rà soát quy trình một cửa, hoàn thành trước ngày 30/6/2026.
- Phòng Nội vụ chủ trì kiểm tra công vụ, hoàn thành trước ngày 30/10/2026.
`;

let visit;

before(async () => {
  visit = await startVisit();
});

after(() => visit?.stop());

const way = (page, to) => page.locator(`aside.last-edit form[action$='/${to}'] button`);

describe("the desk", () => {
  let review;

  it("makes again what was undone, until something else is edited", async () => {
    const page = await visit.pageOf("coordinator");
    await page.goto("/plans");
    await handIn(page);
    review = new URL(page.url()).pathname;
    const tasks = () => page.locator("article.beside h4").allInnerTexts();
    const states = [await tasks()];
    for (let left = 2; left > 0; left -= 1) {
      await press(page, page.locator("article.beside").nth(2).locator("form[action$='/remove'] button"));
      states.push(await tasks());
    }

    assert.match(await way(page, "undo").innerText(), /^Hoàn tác: Bỏ nhiệm vụ \S/);
    await press(page, way(page, "undo"));
    assert.deepEqual(await tasks(), states[1]);
    assert.match(await way(page, "redo").innerText(), /^Làm lại: Bỏ nhiệm vụ \S/);
    await press(page, way(page, "undo"));
    assert.deepEqual(await tasks(), states[0]);
    await press(page, way(page, "redo"));
    assert.deepEqual(await tasks(), states[1]);

    // Somebody else still has the page on which the second could be made again.
    const other = await visit.pageOf("coordinator");
    await other.goto(review);
    await press(page, page.locator("article.beside").first().locator("form[action$='/remove'] button"));
    assert.equal(await way(page, "redo").count(), 0, "something else was edited");
    await press(other, way(other, "redo"));
    assert.match(await other.locator("p.refusal").innerText(), /Không còn gì để làm lại/);
    await other.context().close();
    await page.context().close();
  });

  it("asks anew about a name whose unit has ended, and proposes what follows it", async () => {
    await reorganised();
    const page = await visit.pageOf("coordinator");
    await page.goto("/plans");
    await handIn(page, { name: "2026.txt", mimeType: "text/plain", buffer: Buffer.from(PLAN) });

    const form = page.locator("#bodies form", { hasText: OLD }).first();
    const why = await form.locator("p.why").innerText();
    assert.ok(why.includes(`${OLD} đã đổi thành ${NEW} từ 1/7/2025, theo Quyết định 5/QĐ-UBND.`), why);
    assert.equal(await form.locator("option:checked").innerText(), NEW, "proposed, not taken");

    await press(page, form.locator("button"));
    assert.equal(await done(page), 1);
    assert.equal(await page.locator("#bodies p.why", { hasText: OLD }).count(), 0);
    await page.context().close();
  });
});

/** The old division became the new one on 1 July 2025. */
async function reorganised() {
  const page = await visit.pageOf("administrator");
  await page.goto("/units/new");
  await page.fill("#code", "phong-vh-kh-tt");
  await page.fill("#name", NEW);
  await page.selectOption("#kind", "division");
  await page.fill("#source", "Quyết định 5/QĐ-UBND");
  await page.locator("main form.stacked button.btn").click();

  await page.goto("/units/reorganise");
  await page.locator("#kind, [name=kind]").first().selectOption("rename");
  await page.fill("#effective_on", "1/7/2025");
  await page.fill("#legal_basis", "Quyết định 5/QĐ-UBND");
  await page.fill("#predecessor-1", "phong-van-hoa-thong-tin");
  await page.fill("#successor-1", "phong-vh-kh-tt");
  await page.locator("main form.stacked button.btn").first().click();
  assert.match(page.url(), /done=|timeline/, await page.locator("main").innerText());
  await page.context().close();
}
