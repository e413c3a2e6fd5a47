//! The pages as they are served: what they show in both languages, and that nothing typed is lost.

use crate::{
    binding::bind,
    hands::{accept, document, entry, hand_in, send_back, typed},
    paper::{ALL_COMMUNES, Paper, at_least, by, each_quarter_on, throughout},
    scene::{ISSUED, Scene},
};
use ddci_plan::{
    model::{Decision, EvidenceKind, ObligationId, PlanId},
    store::finding,
    transitions::{Record, Settle, UndoEdit},
};
use ddci_plan_reader::{FindingKind, Period, ScheduleKind};
use ddci_platform::{
    org::BodyTarget,
    permit::Role,
    values,
    web::{App, Settings, router},
};
use ddci_testkit::{
    Client, CountedThings, Engine, FINANCE, INTERIOR, Member, OFFICE, assert_same_messages,
};
use jiff::civil::date;
use rstest::rstest;
use std::{collections::BTreeMap, sync::Arc};

/// The morning of the demonstration, with some work done.
pub struct Morning {
    pub scene: Scene,
    plan: PlanId,
    /// Finance's articles of September: two of three written.
    pub articles: ObligationId,
    /// Finance's, submitted and waiting.
    waiting: ObligationId,
}

impl Morning {
    pub async fn new(engine: Engine) -> Self {
        let scene = Scene::new(engine).await;
        let finance = ["Phòng Tài chính"];
        let paper = Paper::of_2024()
            .sub_index("Chi phí thời gian", 879)
            .task("Đối thoại với doanh nghiệp", &finance, &[by(date(2024, 6, 14))])
            .helped_by(&["Chi cục Thuế"])
            .task("Công khai thủ tục", &finance, &[by(date(2024, 7, 15))])
            .task("Rà soát thủ tục", &finance, &[by(date(2024, 8, 15))])
            .task("Đăng tin bài", &finance, &[at_least(3, "tin, bài", Period::Quarter)])
            .sub_index("Tính minh bạch", 740)
            .task("Tổng hợp kết quả", &["Văn phòng HĐND và UBND"], &[each_quarter_on(25)])
            .task("Tuyên truyền", &[ALL_COMMUNES], &[throughout()]);
        let plan = scene.issued(paper).await;
        let owed = scene.of_unit(plan, FINANCE).await;
        // By date: articles of the first and second quarter around the three dates, then the third.
        let [_, dialogue, _, published, reviewed, articles, ..] = owed[..] else {
            panic!("{owed:?}")
        };
        let morning = Self { scene, plan, articles, waiting: reviewed };
        morning.work([dialogue, published, reviewed]).await;
        morning
    }

    async fn work(&self, [dialogue, published, reviewed]: [ObligationId; 3]) {
        let (officer, coordinator) = (self.scene.officer(), self.scene.coordinator());
        let late = self.scene.on("2024-06-18 10:00");
        hand_in(&late, &officer, dialogue).await;
        accept(&late, &coordinator, dialogue).await.unwrap();
        let july = self.scene.on("2024-07-12 10:00");
        hand_in(&july, &officer, published).await;
        send_back(&july, &coordinator, published, "Thiếu danh mục thủ tục").await.unwrap();
        let page = typed(EvidenceKind::Link, "https://huyenmau.gov.vn/tin/12", None);
        let figure = typed(EvidenceKind::Figure, "2", Some("Cổng thông tin"));
        let two = Record {
            text: "Đã đăng hai bài.".to_owned(),
            quantity: Some(2),
            step: None,
            difficulties: "Thiếu người viết".to_owned(),
            evidence: vec![page, figure, document()],
            ..entry(self.articles)
        };
        self.scene.on("2024-09-10 10:00").run(&officer, &two).await.unwrap();
        hand_in(&self.scene.on("2024-08-14 10:00"), &officer, reviewed).await;
        let own = self.scene.of_unit(self.plan, OFFICE).await[0];
        hand_in(&self.scene.on("2024-06-24 10:00"), &coordinator, own).await;
    }

    /// The browser of somebody who is signed in.
    fn browser(&self, who: &Member) -> Client {
        let settings = Settings {
            public_url: "http://ddci.test".to_owned(),
            demo: false,
            trusted_proxies: Vec::new(),
        };
        let finance = self.scene.unit(FINANCE).id;
        let portal = CountedThings::of("tin bai").and(finance, "tin/13", date(2024, 8, 2));
        let app = App::new(
            self.scene.test.db().clone(),
            settings,
            ddci_plan::pages::nav(),
            Arc::from([Arc::new(portal) as Arc<dyn ddci_platform::seam::Measure>]),
        );
        Client::of(router(app, ddci_plan::pages::routes()), who)
    }

    pub fn officer(&self) -> Client {
        self.browser(self.scene.member(Role::Officer))
    }
}

/// Each main page, as the one it is made for sees it.
#[rstest]
#[case::work("work", Role::Officer)]
#[case::obligation("obligation", Role::Officer)]
#[case::obligation_to_decide_on("decide", Role::Coordinator)]
#[case::board("board", Role::Leader)]
#[case::tree("tree", Role::Reader)]
#[case::acceptance("acceptance", Role::Coordinator)]
#[case::acceptance_of_a_leader("leader", Role::Leader)]
#[tokio::test]
async fn each_page_is_as_it_was_looked_at(
    #[case] name: &str,
    #[case] role: Role,
    #[values("vi", "en")] lang: &str,
) {
    let morning = Morning::new(Engine::Sqlite).await;
    let path = match name {
        "work" => "/work".to_owned(),
        "obligation" => format!("/obligations/{}", morning.articles),
        "decide" => format!("/obligations/{}", morning.waiting),
        "board" => "/dashboard".to_owned(),
        "tree" => format!("/plans/{}", morning.plan),
        _ => "/acceptance".to_owned(),
    };

    let mut client = morning.browser(morning.scene.member(role)).cookie("lang", lang);
    let answer = client.get(&path).await;

    assert_eq!(answer.status, 200);
    assert!(answer.text().contains(&format!("<html lang=\"{lang}\"")), "{}", answer.text());
    insta::assert_snapshot!(format!("{name}_{lang}"), readable(&answer.text()));
}

/// The desk as it was looked at: the review with what can be undone and made again, with a name whose
/// unit has ended; and the history of the plan.
#[rstest]
#[tokio::test]
async fn the_desk_is_as_it_was_looked_at(
    #[values("review", "history", "edits")] name: &str,
    #[values("vi", "en")] lang: &str,
) {
    let morning = Morning::new(Engine::Sqlite).await;
    let scene = &morning.scene;
    let sql = "UPDATE unit SET valid_to = $1 WHERE id = $2";
    let ended = values![date(2023, 12, 31), scene.unit(INTERIOR).id.0];
    scene.test.bookkeep(sql, ended).await.unwrap();
    let paper = Paper::of_2024()
        .task("Rà soát", &["Phòng Tài chính"], &[ScheduleKind::Unstated])
        .finding(FindingKind::MissingSchedule, 1)
        .task("Đối thoại", &["Phòng Kinh tế"], &[throughout()])
        .task("Kiểm tra", &["Phòng Nội vụ"], &[throughout()]);
    let plan = scene.draft(paper).await;
    let (db, who) = (scene.on(ISSUED), scene.coordinator());
    let found = finding::of_plan(&db, plan).await.unwrap()[0].id;
    let reason = Some("Theo thông báo kết luận".to_owned());
    let settle = Settle { reason, ..Settle::of(plan, found, Decision::NoSchedule) };
    db.run(&who, &settle).await.unwrap();
    bind(scene, plan, "Phòng Kinh tế", BodyTarget::Unit(scene.unit(FINANCE).id)).await;
    db.run(&who, &UndoEdit { plan, number: 2 }).await.unwrap();

    let coordinator = scene.member(Role::Coordinator);
    let mut client = morning.browser(coordinator).cookie("lang", lang);
    let answer = client.get(&format!("/plans/{plan}/{name}")).await;

    assert_eq!(answer.status, 200);
    insta::assert_snapshot!(format!("desk_{name}_{lang}"), readable(&answer.text()));
}

/// The content of a page, one element a line, keys numbered in their order.
pub fn readable(page: &str) -> String {
    let (_, from) = page.split_once("<main").expect("a page has a main part");
    let (main, _) = from.split_once("</main>").expect("and it ends");
    numbered(&format!("<main{}", main.replace("><", ">\n<")))
}

fn numbered(text: &str) -> String {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut out = String::new();
    let mut rest = text;
    while let Some(place) = rest.char_indices().map(|(place, _)| place).find(|place| {
        rest.get(*place..place + 36).is_some_and(|text| text.parse::<ObligationId>().is_ok())
    }) {
        let (before, after) = rest.split_at(place);
        let (key, after) = after.split_at(36);
        let next = known.len() + 1;
        let number = *known.entry(key.to_owned()).or_insert(next);
        out.push_str(&format!("{before}key-{number}"));
        rest = after;
    }
    out + rest
}

/// What is wrong stands beside its field in words, and everything typed is still there.
#[rstest]
#[case::no_link("link", "trang của huyện", "link")]
#[case::no_document("document_number", "báo cáo", "document_number")]
#[case::no_source("figure", "31 cuộc", "source")]
#[case::no_number("quantity", "ba bài", "quantity")]
#[tokio::test]
async fn nothing_typed_is_lost(
    #[case] field: &str,
    #[case] wrong: &str,
    #[case] beside: &str,
    #[values("vi", "en")] lang: &str,
) {
    let morning = Morning::new(Engine::Sqlite).await;
    let path = format!("/obligations/{}/progress", morning.articles);
    let others = [("text", "Đã đăng <thêm> một bài"), ("proposals", "Cần một máy ảnh")];
    let fields = [&others[..], &[(field, wrong), ("then", "save")]].concat();

    let file = ("file", "", &b""[..]);
    let answer = morning.officer().cookie("lang", lang).upload(&path, &fields, file).await;

    assert_eq!(answer.status, 422);
    let page = answer.text();
    for kept in ["Đã đăng &lt;thêm&gt; một bài", "Cần một máy ảnh", wrong] {
        assert!(page.contains(kept), "{kept} is lost: {page}");
    }
    assert!(page.contains(&format!("href=\"#{beside}\"")), "the summary leads to the field");
    assert!(page.contains("role=\"alert\""));
}

/// Of a return without a reason too.
#[tokio::test]
async fn a_return_asks_for_its_reason() {
    let morning = Morning::new(Engine::Sqlite).await;
    let mut coordinator = morning.browser(morning.scene.member(Role::Coordinator));
    let path = format!("/obligations/{}/return", morning.waiting);

    let answer = coordinator.post(&path, &[("reason", "  ")]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("href=\"#reason\""));

    let long = "x".repeat(2_001);
    let answer = coordinator.post(&path, &[("reason", &long)]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains(&long), "what was typed is still there");

    let answer = coordinator.post(&path, &[("reason", "Thiếu số liệu")]).await;
    assert_eq!(answer.location(), format!("/obligations/{}?done=returned", morning.waiting));
}

/// What people typed is text on every page, whatever it looks like.
#[tokio::test]
async fn markup_that_was_typed_is_text() {
    let morning = Morning::new(Engine::Sqlite).await;
    let mut officer = morning.officer();
    let path = format!("/obligations/{}/progress", morning.articles);
    let markup = "<script>alert(1)</script>\"'&";
    let fields = [
        ("text", markup),
        ("difficulties", markup),
        ("figure", markup),
        ("source", markup),
        ("then", "save"),
    ];
    let sent = officer.upload(&path, &fields, ("file", "", b"")).await;
    assert_eq!(sent.status, 303, "{}", sent.text());

    let page = officer.get(&format!("/obligations/{}", morning.articles)).await.text();

    assert!(!page.contains("<script>alert"), "{page}");
    assert_eq!(page.matches("&lt;script&gt;alert(1)&lt;/script&gt;").count(), 4, "{page}");
}

#[test]
fn both_languages_say_everything() {
    assert_same_messages(concat!(env!("CARGO_MANIFEST_DIR"), "/i18n"));
    assert_same_messages(concat!(env!("CARGO_MANIFEST_DIR"), "/../platform/i18n"));
}
