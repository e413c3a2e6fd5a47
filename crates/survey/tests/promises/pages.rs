//! The pages: who sees what, in both languages.

use crate::scene::Scene;
use ddci_platform::permit::Role;
use ddci_survey::transitions::{About, ChangeRound, ComputeScores, PublishRound, computed};
use ddci_testkit::{Answer, Client, Engine};
use rstest::rstest;

/// What stands between the tags of a page's main part, line by line.
pub fn said(answer: &Answer) -> String {
    let page = answer.text();
    let (_, main) = page.split_once("<main id=\"main\">").expect("a page");
    let (main, _) = main.split_once("</main>").expect("its end");
    let mut text = String::new();
    let mut inside = true;
    for part in main.split_inclusive(['<', '>']) {
        if inside {
            text.push_str(part.trim_end_matches('<'));
            text.push('\n');
        }
        inside = part.ends_with('>');
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

pub async fn page(client: &mut Client, path: &str) -> String {
    let answer = client.get(path).await;
    assert_eq!(answer.status.as_u16(), 200, "{path}");
    said(&answer)
}

#[rstest]
#[case::vi("vi")]
#[case::en("en")]
#[tokio::test]
async fn pages_say_what_was_looked_at(#[case] lang: &str) {
    let scene = Scene::on(Engine::Sqlite).await;
    let id = scene.published("mau-2024").await;
    let mut public = scene.public(lang);
    insta::assert_snapshot!(format!("list_{lang}"), page(&mut public, "/ddci").await);
    insta::assert_snapshot!(format!("board_{lang}"), page(&mut public, "/ddci/mau-2024").await);
    let profile = page(&mut public, "/ddci/mau-2024/commune").await;
    insta::assert_snapshot!(format!("profile_{lang}"), profile);
    let mut coordinator = scene.browser(Role::Coordinator, lang);
    let round = page(&mut coordinator, &format!("/rounds/{id}")).await;
    insta::assert_snapshot!(format!("round_{lang}"), round);
    let open = page(&mut coordinator, "/rounds/new").await;
    insta::assert_snapshot!(format!("open_{lang}"), open);
}

/// Eight answers are shown to those who run the round, and to nobody else.
#[tokio::test]
async fn few_answers_are_not_shown_to_the_public() {
    let scene = Scene::on(Engine::Sqlite).await;
    scene.published("mau-2024").await;
    let inside = page(&mut scene.browser(Role::Leader, "vi"), "/ddci/mau-2024").await;
    assert!(inside.contains("\n8\n") && !inside.contains("Dưới 10 phiếu"), "{inside}");
    let own = page(&mut scene.browser(Role::Officer, "vi"), "/ddci/mau-2024").await;
    let outside = page(&mut scene.public("vi"), "/ddci/mau-2024").await;
    for page in [own, outside] {
        assert!(page.contains("Dưới 10 phiếu") && !page.contains("\n8\n"), "{page}");
    }
    let profile = page(&mut scene.public("vi"), "/ddci/mau-2024/second-commune").await;
    assert!(profile.starts_with("Kết quả DDCI") && profile.contains("Dưới 10 phiếu"), "{profile}");
}

#[tokio::test]
async fn what_is_not_published_is_not_there() {
    let scene = Scene::on(Engine::Sqlite).await;
    let id = scene.computed("mau-2024").await;
    for path in ["/ddci/mau-2024", "/ddci/mau-2024/commune", "/ddci/nothing"] {
        assert_eq!(scene.public("vi").get(path).await.status.as_u16(), 404, "{path}");
        let mut stranger = scene.stranger(Role::Coordinator);
        assert_eq!(stranger.get(path).await.status.as_u16(), 404, "{path}");
    }
    let mut own = scene.browser(Role::Leader, "vi");
    assert!(page(&mut own, "/ddci/mau-2024").await.contains("Chưa công bố"));
    let mut stranger = scene.stranger(Role::Coordinator);
    for path in ["", "/change", "/import"] {
        let path = format!("/rounds/{id}{path}");
        assert_eq!(stranger.get(&path).await.status.as_u16(), 404, "{path}");
    }
    assert_eq!(own.get("/ddci/mau-2024/nobody").await.status.as_u16(), 404);
}

/// Generated figures are called so on every page that shows them.
#[tokio::test]
async fn generated_figures_say_so() {
    let scene = Scene::on(Engine::Sqlite).await;
    let id = scene.imported("mau-2024").await;
    let about = About { illustrative: true, ..scene.about("mau-2024") };
    let coordinator = scene.actors.coordinator();
    scene.db().run(&coordinator, &ChangeRound { round: id, about }).await.unwrap();
    let round = scene.round(id).await;
    let computed = computed(scene.db(), &round).await.unwrap();
    scene.db().run(&coordinator, &ComputeScores { round, computed }).await.unwrap();
    scene.db().run(&coordinator, &PublishRound { round: id }).await.unwrap();
    for path in ["/ddci", "/ddci/mau-2024", "/ddci/mau-2024/commune"] {
        let said = page(&mut scene.public("vi"), path).await;
        assert!(said.contains("Số liệu giả lập để minh hoạ"), "{path}: {said}");
    }
    let said = page(&mut scene.browser(Role::Coordinator, "vi"), &format!("/rounds/{id}")).await;
    assert!(said.contains("Số liệu giả lập để minh hoạ"), "{said}");
}

/// A form that cannot be taken comes back with everything that was typed.
#[tokio::test]
async fn what_was_typed_is_not_lost() {
    let scene = Scene::on(Engine::Sqlite).await;
    let mut client = scene.browser(Role::Coordinator, "vi");
    let typed = [
        ("title", "Đợt <thử>"),
        ("year", "2024"),
        ("address", "Không Được"),
        ("from", "1/6/2024"),
        ("to", "31/8/2024"),
        ("index", "own"),
        ("own_index", "code = "),
        ("method", "Phỏng vấn trực tiếp"),
        ("illustrative", "yes"),
    ];
    let answer = client.post("/rounds", &typed).await;
    assert_eq!(answer.status.as_u16(), 422);
    let page = answer.text();
    for text in ["Đợt &lt;thử&gt;", "Không Được", "Phỏng vấn trực tiếp", "code = "]
    {
        assert!(page.contains(text), "{text}");
    }
    assert!(page.contains("Địa chỉ chỉ gồm chữ thường"), "{page}");
    assert!(page.contains("value=\"yes\" checked"), "{page}");
}

/// From opening to withdrawing, by buttons.
#[tokio::test]
async fn a_round_goes_its_way_by_buttons() {
    let scene = Scene::on(Engine::Sqlite).await;
    let id = scene.imported("mau-2024").await;
    let mut coordinator = scene.browser(Role::Coordinator, "vi");
    let at = |verb: &str| format!("/rounds/{id}/{verb}");
    assert_eq!(coordinator.post(&at("publish"), &[]).await.status.as_u16(), 422);
    assert_eq!(coordinator.post(&at("compute"), &[]).await.status.as_u16(), 303);
    assert_eq!(coordinator.post(&at("publish"), &[]).await.status.as_u16(), 303);
    let answer = coordinator.post(&at("withdraw"), &[("reason", "")]).await;
    assert_eq!(answer.status.as_u16(), 422);
    assert!(answer.text().contains("Hãy ghi lý do"));
    let answer = coordinator.post(&at("withdraw"), &[("reason", "Sai sót")]).await;
    assert_eq!(answer.status.as_u16(), 303);
    let mut officer = scene.browser(Role::Officer, "vi");
    assert_eq!(officer.post(&at("publish"), &[]).await.status.as_u16(), 403);
}

/// An empty form is answered with all that is missing at once.
#[tokio::test]
async fn all_that_is_missing_is_said_at_once() {
    let scene = Scene::on(Engine::Sqlite).await;
    let mut client = scene.browser(Role::Coordinator, "vi");
    let answer = client.post("/rounds", &[("index", "own")]).await;
    assert_eq!(answer.status.as_u16(), 422);
    let page = answer.text();
    for field in ["title", "year", "address", "from", "to", "own_index", "method"] {
        assert!(page.contains(&format!("id=\"{field}-error\"")), "{field}: {page}");
    }
}
