//! The screens of what units ask of each other and of their givers: as they were looked at, and that
//! nothing typed is lost.

use crate::{
    hands::{accept, hand_in},
    pages::readable,
    pieces::{ask, delivered},
    work::Work,
};
use ddci_plan::{
    model::{BounceId, ExtensionId, PieceId, PlanId},
    transitions::{AnswerPiece, AskExtension, AskPiece, Bounce},
};
use ddci_platform::{
    permit::Role,
    web::{App, Settings, router},
};
use ddci_testkit::{COMMUNE, Client, Engine, Member, TAX};
use jiff::civil::date;
use rstest::rstest;
use std::sync::Arc;

/// Finance has asked the tax agency for two pieces and its giver for a later date; the interior
/// division has sent its work back; the commune's is accepted. It is 18 September.
struct Asked {
    work: Work,
    plan: PlanId,
    waiting: PieceId,
    delivered: PieceId,
    extension: ExtensionId,
    bounce: BounceId,
}

impl Asked {
    async fn new() -> Self {
        let work = Work::new(Engine::Sqlite).await;
        let (officer, tax) = (work.scene.officer(), work.scene.officer_of(TAX).actor());
        let waiting = work.db.run(&officer, &ask(&work)).await.unwrap();
        let second = AskPiece { what: "Ý kiến góp ý dự thảo".to_owned(), ..ask(&work) };
        let second = work.db.run(&officer, &second).await.unwrap();
        let later = work.scene.on("2024-06-17 09:00");
        let answer = AnswerPiece { piece: second, answer: delivered("Đã gửi công văn") };
        later.run(&tax, &answer).await.unwrap();
        let extension = AskExtension {
            obligation: work.finance,
            proposed_on: date(2024, 10, 31),
            reason: "Chờ số liệu của tỉnh".to_owned(),
        };
        let extension = later.run(&officer, &extension).await.unwrap();
        let bounce = Bounce {
            obligation: work.interior,
            reason: "Thuộc chức năng của Phòng Tài chính".to_owned(),
            suggested: Some(work.scene.unit("finance").id),
        };
        let interior = work.scene.officer_of("interior").actor();
        let bounce = work.scene.on("2024-03-28 09:00").run(&interior, &bounce).await.unwrap();
        hand_in(&later, &work.scene.officer_of(COMMUNE).actor(), work.commune).await;
        accept(&later, &work.scene.coordinator(), work.commune).await.unwrap();
        let plan = crate::hands::seen(&work.db, work.scene.member(Role::Auditor), work.finance);
        let plan = plan.await.obligation.plan;
        Self { work, plan, waiting, delivered: second, extension, bounce }
    }

    fn browser(&self, who: &Member, lang: &str) -> Client {
        let settings = Settings {
            public_url: "http://ddci.test".to_owned(),
            demo: false,
            trusted_proxies: Vec::new(),
        };
        let db = self.work.scene.test.db().clone();
        let app = App::new(db, settings, ddci_plan::pages::nav(), Arc::from([]));
        Client::of(router(app, ddci_plan::pages::routes()), who).cookie("lang", lang)
    }

    fn who(&self, name: &str) -> &Member {
        let scene = &self.work.scene;
        match name {
            "tax" => scene.officer_of(TAX),
            "officer" => scene.member(Role::Officer),
            "leader" => scene.member(Role::Leader),
            _ => scene.member(Role::Coordinator),
        }
    }
}

#[rstest]
#[tokio::test]
async fn each_screen_is_as_it_was_looked_at(
    #[values(
        ("officer", "obligation"),
        ("tax", "turn"),
        ("tax", "piece"),
        ("officer", "delivered"),
        ("officer", "ask_piece"),
        ("coordinator", "waiting"),
        ("officer", "ask_extension"),
        ("coordinator", "extension"),
        ("coordinator", "bounce"),
        ("coordinator", "acceptance"),
        ("coordinator", "emulation"),
        ("coordinator", "rules"),
        ("leader", "rules")
    )]
    (who, page): (&'static str, &'static str),
    #[values("vi", "en")] lang: &str,
) {
    let asked = Asked::new().await;
    let (plan, finance) = (asked.plan, asked.work.finance);
    let path = match page {
        "obligation" => format!("/obligations/{finance}"),
        "turn" => "/work?tab=pieces".to_owned(),
        "piece" => format!("/pieces/{}", asked.waiting),
        "delivered" => format!("/pieces/{}", asked.delivered),
        "ask_piece" => format!("/obligations/{finance}/pieces"),
        "ask_extension" => format!("/obligations/{finance}/extension"),
        "extension" => format!("/extensions/{}", asked.extension),
        "bounce" => format!("/bounces/{}", asked.bounce),
        "acceptance" => "/acceptance".to_owned(),
        "rules" => "/plans/rules".to_owned(),
        page => format!("/plans/{plan}/{page}"),
    };

    let answer = asked.browser(asked.who(who), lang).get(&path).await;

    assert_eq!(answer.status, 200, "{}", answer.text());
    insta::assert_snapshot!(format!("asked_{page}_{who}_{lang}"), readable(&answer.text()));
}

/// What is wrong stands beside its field, and everything typed is still there.
#[rstest]
#[case::piece("officer", "pieces", &[("what", "Số liệu <a>"), ("due_on", "ngày mai")], "due_on")]
#[case::extension("officer", "extension", &[("proposed_on", "1/1"), ("reason", "Vì <a>")], "proposed_on")]
#[tokio::test]
async fn nothing_typed_is_lost(
    #[case] who: &'static str,
    #[case] form: &'static str,
    #[case] fields: &'static [(&'static str, &'static str)],
    #[case] beside: &'static str,
    #[values("vi", "en")] lang: &str,
) {
    let asked = Asked::new().await;
    let path = format!("/obligations/{}/{form}", asked.work.finance);

    let answer = asked.browser(asked.who(who), lang).post(&path, fields).await;

    let page = answer.text();
    assert_eq!(answer.status, 422, "{page}");
    for (_, typed) in fields {
        assert!(page.contains(&typed.replace('<', "&lt;").replace('>', "&gt;")), "{typed}: {page}");
    }
    assert!(page.contains(&format!("href=\"#{beside}\"")), "the summary leads to the field");
    assert!(page.contains("role=\"alert\""));
}
