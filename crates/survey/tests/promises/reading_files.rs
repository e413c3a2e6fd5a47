//! Files: looked at, refused with everything that is wrong, written by a second button.

use crate::scene::Scene;
use ddci_platform::permit::Role;
use ddci_survey::{
    model::RoundId,
    store::{answers, rated},
};
use ddci_testkit::{Client, Engine};

const GOOD: &str = "\
Đơn vị;Mã khảo sát;q1;q2;q3
UBND xã Bình An;a;4;3;có
xã Bình An;b;4,5;3;không
commune;a;4;2;có
Hòa Bình;a;99;2;
Hòa Bình;c;;;
Làng Lạ;d;1;1;có
";

async fn look(client: &mut Client, id: RoundId, kind: &str, file: &str) -> ddci_testkit::Answer {
    let path = format!("/rounds/{id}/import");
    client.upload(&path, &[("kind", kind)], ("results", "phieu.csv", file.as_bytes())).await
}

/// The value of a hidden field, unescaped.
pub fn hidden(page: &str, name: &str) -> String {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).expect("the field");
    let (value, _) = rest.split_once("\">").expect("its end");
    value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// The units that the selects of a preview propose.
fn proposed(page: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for place in 0.. {
        let name = format!("unit-{place}");
        let Some((_, rest)) = page.split_once(&format!("<select id=\"{name}\"")) else { break };
        let (select, _) = rest.split_once("</select>").expect("its end");
        let value = select.split_once("\" selected").map_or("", |(before, _)| {
            before.rsplit_once("value=\"").map_or("", |(_, value)| value)
        });
        found.push((name, value.to_owned()));
    }
    found
}

/// Looks at a file and writes it with the units that are proposed.
pub async fn import(scene: &Scene, client: &mut Client, id: RoundId, file: &str) {
    let page = look(client, id, "answers", file).await.text();
    let content = hidden(&page, "content");
    let answer = commit(client, id, &content, &proposed(&page)).await;
    assert_eq!(answer.status.as_u16(), 303, "{}", answer.text());
    assert!(scene.round(id).await.kind.is_some());
}

async fn commit(
    client: &mut Client,
    id: RoundId,
    content: &str,
    units: &[(String, String)],
) -> ddci_testkit::Answer {
    let mut fields = vec![("content", content)];
    fields.extend(units.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    client.upload(&format!("/rounds/{id}/import/commit"), &fields, ("none", "", b"")).await
}

#[tokio::test]
async fn names_are_bound_to_units_before_anything_is_written() {
    let scene = Scene::on(Engine::Sqlite).await;
    let id = scene.opened("mau-2024").await;
    let mut client = scene.browser(Role::Coordinator, "vi");
    let answer = look(&mut client, id, "answers", GOOD).await;
    assert_eq!(answer.status.as_u16(), 200);
    let page = answer.text();
    assert!(page.contains("1 dòng bị loại vì không trả lời câu nào"), "{page}");
    assert_eq!(scene.round(id).await.kind, None, "nothing is written yet");
    assert!(!page.contains(">MK"), "no code is sent back");

    // By code, by place, by name and one that nobody knows.
    let units = proposed(&page);
    let commune = scene.commune("commune").to_string();
    let second = scene.commune("second-commune").to_string();
    let values: Vec<&str> = units.iter().map(|(_, value)| value.as_str()).collect();
    assert_eq!(values, [second.as_str(), "", &commune, &commune, &commune]);

    // One unit under three names, and one name under none: said beside each, and nothing is lost.
    let content = hidden(&page, "content");
    let answer = commit(&mut client, id, &content, &units).await;
    assert_eq!(answer.status.as_u16(), 422);
    let again = answer.text();
    assert!(again.contains("Hãy chọn đơn vị cho tên"), "{again}");
    assert!(again.contains("được ghép với hai tên trong tệp"), "{again}");
    assert_eq!(hidden(&again, "content"), content);
    assert_eq!(proposed(&again), units);
    assert_eq!(scene.round(id).await.kind, None);

    let tax = scene.commune("tax").to_string();
    let office = scene.commune("office").to_string();
    let township = scene.commune("township").to_string();
    let chosen = [&second, &township, &commune, &tax, &office];
    let chosen: Vec<(String, String)> =
        units.iter().zip(chosen).map(|((name, _), value)| (name.clone(), value.clone())).collect();
    assert_eq!(commit(&mut client, id, &content, &chosen).await.status.as_u16(), 303);
    assert_eq!(rated::of_round(scene.db(), id).await.unwrap().len(), 5);
    let kept = answers::of_round(scene.db(), id).await.unwrap();
    // The respondent "a" rated three units, and is one cluster.
    let one = kept
        .iter()
        .map(|one| one.respondent)
        .filter(|n| kept.iter().filter(|other| other.respondent == *n).count() == 3);
    assert_eq!(one.count(), 3);
    assert_eq!(scene.round(id).await.left_out, 1);
}

#[tokio::test]
async fn bad_files_are_refused_with_all_that_is_wrong() {
    let scene = Scene::on(Engine::Sqlite).await;
    let id = scene.opened("mau-2024").await;
    let mut client = scene.browser(Role::Coordinator, "vi");
    for (file, expected) in [
        ("", "Tệp trống"),
        ("Đơn vị;q1;q2\nA;1;2\n", "Thiếu cột này"),
        ("Đơn vị;q1;q2;q3\nA;7;0;x\nB;1;1;1\n", "Nằm ngoài thang trả lời"),
        ("Đơn vị;q1;q2;q3\nA;bốn;2;có\n", "Không phải câu trả lời"),
        ("Đơn vị;q1;q2;q3;Trọng số\nA;4;2;có;-1\n", "Phải là số không âm"),
        ("Đơn vị;q1;q2;q3\nA;;;\n", "không có dòng nào được tính"),
        ("%PDF-1.7", "Hãy lưu"),
    ] {
        let answer = look(&mut client, id, "answers", file).await;
        assert_eq!(answer.status.as_u16(), 422, "{file}");
        assert!(answer.text().contains(expected), "{file}: {}", answer.text());
    }
    let answer = look(&mut client, id, "stated", "Đơn vị;time\nA;x\n").await;
    assert_eq!(answer.status.as_u16(), 422);
    assert_eq!(scene.round(id).await.kind, None);
}

/// The error of the table of Hà Tĩnh 2021 is found before it is written: 50 on a scale of ten.
#[tokio::test]
async fn errors_of_a_published_table_are_named_and_it_is_kept_as_it_is() {
    let scene = Scene::on(Engine::Sqlite).await;
    let id = scene.opened("mau-2024").await;
    let mut client = scene.browser(Role::Coordinator, "vi");
    let file = "Đơn vị;Số phiếu;Chi phí thời gian;support;Tổng điểm;Xếp loại\n\
                UBND xã Bình An;69;50;7,96;68,85;Khá\nUBND xã Hòa Bình;147;6,62;5,1;68,85;Khá\n";
    let answer = look(&mut client, id, "stated", file).await;
    let page = answer.text();
    assert_eq!(answer.status.as_u16(), 200, "{page}");
    assert!(page.contains("Chi phí thời gian là 50,00, ngoài thang điểm"), "{page}");
    assert!(page.contains("Tổng điểm giống hệt"), "{page}");
    let answer = commit(&mut client, id, &hidden(&page, "content"), &proposed(&page)).await;
    assert_eq!(answer.status.as_u16(), 303);
    scene.compute(id).await.unwrap();
    let page = client.get("/ddci/mau-2024").await.text();
    assert!(page.contains("Không có khoảng tin cậy"), "{page}");
    assert!(page.contains("Chi phí thời gian là 50,00, ngoài thang điểm"), "{page}");
    assert!(page.contains("2 đơn vị cùng có điểm cao nhất: 68,85"), "{page}");
}
