//! Nothing of who answered reaches the database.

use crate::{reading_files, scene::Scene};
use ddci_platform::{permit::Role, store::Read};
use ddci_testkit::Engine;
use rstest::rstest;

/// What tells people apart in the file: codes, tax numbers, names, telephones.
const MARKS: [&str; 4] = ["MK-7731", "4900112233", "Nguyễn Thị Hiền", "0912345678"];

/// Every text and number of every table, read as text.
async fn everything(scene: &Scene, engine: Engine) -> String {
    let db = scene.db();
    let tables = match engine {
        Engine::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table'",
        Engine::Postgres => {
            "SELECT table_name::text AS name FROM information_schema.tables
             WHERE table_schema = 'public'"
        }
    };
    let mut all = String::new();
    for row in db.all(tables, Vec::new()).await.unwrap() {
        let table: String = row.get("name").unwrap();
        let sql = match engine {
            Engine::Sqlite => {
                let columns = format!("SELECT name FROM pragma_table_info('{table}')");
                let columns = db.all(&columns, Vec::new()).await.unwrap();
                let columns: Vec<String> = columns
                    .iter()
                    .map(|row| row.get::<String>("name").unwrap())
                    .map(|name| {
                        let text = format!("COALESCE(CAST(\"{name}\" AS text), '')");
                        format!("CASE typeof(\"{name}\") WHEN 'blob' THEN hex(\"{name}\") ELSE {text} END")
                    })
                    .collect();
                format!("SELECT {} AS line FROM \"{table}\"", columns.join(" || '|' || "))
            }
            Engine::Postgres => format!("SELECT t::text AS line FROM \"{table}\" t"),
        };
        for row in db.all(&sql, Vec::new()).await.unwrap() {
            all.push_str(&row.get::<String>("line").unwrap());
            all.push('\n');
        }
    }
    all
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn no_reference_to_a_respondent_is_kept(#[case] engine: Engine) {
    let scene = Scene::on(engine).await;
    let id = scene.opened("mau-2024").await;
    let mut client = scene.browser(Role::Coordinator, "vi");
    let mut file =
        String::from("Đơn vị;Mã khảo sát;Người trả lời;Mã số thuế;Điện thoại;q1;q2;q3\n");
    for n in 0..6 {
        let [code, tax, name, phone] = MARKS;
        file += &format!("UBND xã Bình An;{code}{n};{name} {n};{tax}{n};{phone}{n};4;3;có\n");
    }
    reading_files::import(&scene, &mut client, id, &file).await;

    let kept = everything(&scene, engine).await;
    assert!(kept.contains("mau-2024") && kept.contains("commune"), "the tables were read");
    for mark in MARKS {
        let bytes: String = mark.bytes().map(|byte| format!("{byte:02x}")).collect();
        assert!(!kept.contains(mark), "{mark} is kept");
        assert!(!kept.to_lowercase().contains(&bytes), "{mark} is kept as bytes");
    }
}
