//! The commands of an installation, as its administrator types them.

use crate::{
    command::{Desk, get},
    paper::PLAN,
};
use ddci_platform::{
    clock::Clock,
    random::Random,
    store::{Db, Value},
    values,
};
use rstest::rstest;
use std::net::TcpListener;

/// The authority that the plan of these tests is written for.
const ORGANISATION: &str = r#"{
  "authority": "mau",
  "units": [
    {"code": "mau", "name": "UBND huyện Mẫu", "kind": "peoples_committee",
     "source": "test", "verified": true},
    {"code": "office", "name": "Văn phòng HĐND và UBND", "kind": "division",
     "source": "test", "verified": true},
    {"code": "finance", "name": "Phòng Tài chính", "kind": "division",
     "source": "test", "verified": true},
    {"code": "an", "name": "UBND xã An", "kind": "commune", "source": "test", "verified": true},
    {"code": "binh", "name": "UBND xã Bình", "kind": "commune", "source": "test", "verified": true}
  ],
  "groups": [
    {"code": "communes", "name": "UBND các xã, thị trấn", "members": {"kinds": ["commune"]}}
  ]
}"#;

/// One more unit, which the plan needs.
const INTERIOR: &str = r#"{"authority": "mau", "units": [{"code": "interior",
  "name": "Phòng Nội vụ", "kind": "division", "source": "test", "verified": true}]}"#;

/// A desk with an installation on it.
fn installed() -> Desk {
    let desk = Desk::new();
    desk.put("units.json", ORGANISATION).put("more.json", INTERIOR).put("plan.txt", PLAN);
    desk.done(&["init", "--organisation", "units.json"]);
    desk
}

/// What `init` needs to be told, and what it tells.
#[test]
fn an_installation_is_set_up_once() {
    let desk = Desk::new();

    let told = desk.done(&["init", "--name", "UBND xã Mẫu", "--code", "mau"]);

    assert!(told.starts_with("UBND xã Mẫu is set up in sqlite:ddci.sqlite\n"), "{told}");
    assert!(told.contains("http://127.0.0.1:8080/sign-in/link/"), "{told}");
    assert!(desk.path("ddci.sqlite").exists());
    let again = desk.refused(&["init", "--name", "UBND xã Mẫu", "--code", "mau"]);
    assert!(again.contains("the code \"mau\" is used already"), "{again}");
    assert_eq!(desk.done(&["unit", "list"]), "mau\tpeoples_committee\tUBND xã Mẫu\n");
    assert_eq!(desk.done(&["migrate"]), "nothing to do\n");
}

/// A command before `init` says what to do first.
#[rstest]
#[case::users(&["user", "list"])]
#[case::units(&["unit", "list"])]
#[case::plans(&["plan", "issue", "plan.txt", "--coordinator", "office"])]
fn nothing_works_before_init(#[case] command: &[&str]) {
    let desk = Desk::new();
    desk.put("plan.txt", PLAN);

    let told = desk.refused(command);

    assert!(told.contains("`ddci init`"), "{told}");
}

#[test]
fn accounts_are_kept() {
    let desk = installed();
    let lan = ["user", "add", "lan", "--name", "Nguyễn Lan", "--title", "Chuyên viên"];
    let of_finance = [&lan[..], &["--unit", "finance", "--role", "officer"]].concat();

    assert!(desk.done(&of_finance).contains("`ddci user link lan`"));
    let admin = "admin\tQuản trị viên\t\tUBND huyện Mẫu";
    let listed = format!("{admin}\nlan\tNguyễn Lan\tChuyên viên\tPhòng Tài chính\n");
    assert_eq!(desk.done(&["user", "list"]), listed);

    let link = desk.done(&["user", "link", "lan"]);
    let secret = link.trim().strip_prefix("http://127.0.0.1:8080/sign-in/link/");
    assert!(secret.is_some_and(|secret| secret.len() >= 40), "{link}");
    assert_ne!(desk.done(&["user", "link", "lan"]), link, "each link is another");

    assert_eq!(desk.done(&["user", "disable", "lan"]), "lan is disabled\n");
    assert!(desk.done(&["user", "list"]).contains("Phòng Tài chính  (disabled)"));
    assert_eq!(desk.done(&["user", "enable", "lan"]), "lan is enabled\n");
    assert_eq!(desk.done(&["user", "list"]), listed);
}

/// A password comes through a pipe, never over the command line.
#[test]
fn a_password_is_read_from_a_pipe() {
    let desk = installed();

    let short = desk.run_with(&["user", "password", "admin"], "ngắn\n");
    assert_eq!((short.code, short.out.as_str()), (1, ""), "{short:?}");
    let set = desk.run_with(&["user", "password", "admin"], "một câu dài không ai đoán ra\n");
    assert_eq!(set.code, 0, "{set:?}");
    assert!(!set.out.contains("một câu dài"));
}

/// What is refused, and the words that say how to mend it.
#[rstest]
#[case::taken(&["user", "add", "admin", "--name", "A", "--unit", "mau", "--role", "reader"], "is used already")]
#[case::no_unit(&["user", "add", "ha", "--name", "A", "--unit", "moon", "--role", "reader"], "no unit has the code \"moon\"")]
#[case::bad_login(&["user", "add", "hà", "--name", "A", "--unit", "mau", "--role", "reader"], "characters that a login may not have")]
#[case::nobody(&["user", "link", "nobody"], "no account has the login \"nobody\"")]
#[case::nobody_to_disable(&["user", "disable", "nobody"], "no account has the login \"nobody\"")]
#[case::unit_taken(&["unit", "add", "finance", "--name", "A", "--kind", "division"], "is used already")]
#[case::no_parent(&["unit", "add", "x", "--name", "A", "--kind", "division", "--parent", "moon"], "no unit has the code \"moon\"")]
#[case::backwards(
    &["unit", "add", "x", "--name", "A", "--kind", "division", "--valid-from", "2025-07-01", "--valid-to", "2025-06-30"],
    "the last day lies before the first"
)]
#[case::no_file(&["unit", "import", "nowhere.json"], "cannot read nowhere.json")]
#[case::no_organisation(&["unit", "import", "plan.txt"], "cannot be read")]
#[case::no_coordinator(&["plan", "issue", "plan.txt", "--coordinator", "moon"], "no unit has the code \"moon\"")]
#[case::no_authority(&["user", "list", "--authority", "moon"], "no such authority")]
fn what_is_refused_is_told(#[case] command: &[&str], #[case] words: &str) {
    let desk = installed();
    let before = desk.done(&["audit", "verify"]);

    let told = desk.refused(command);

    assert!(told.contains(words), "{told}");
    assert_eq!(desk.done(&["audit", "verify"]), before, "nothing is left behind");
}

/// What the command line itself does not understand.
#[rstest]
#[case::no_such_role(
    &["user", "add", "ha", "--name", "A", "--unit", "mau", "--role", "king"],
    "\"king\" is no role; the roles are administrator, coordinator"
)]
#[case::no_such_kind(&["unit", "add", "x", "--name", "A", "--kind", "castle"], "is no kind of unit")]
#[case::no_coordinator(&["plan", "issue", "plan.txt"], "--coordinator")]
fn what_is_mistyped_is_told(#[case] command: &[&str], #[case] words: &str) {
    let ended = installed().run(command);

    assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{ended:?}");
    assert!(ended.err.contains(words), "{ended:?}");
}

#[test]
fn units_are_added_listed_and_imported() {
    let desk = installed();

    let add = ["unit", "add", "market", "--name", "Ban quản lý chợ", "--kind", "service_centre"];
    let ends = ["--parent", "finance", "--valid-to", "2025-06-30", "--alias", "BQL chợ"];
    assert_eq!(desk.done(&[&add[..], &ends].concat()), "added market\n");
    assert!(desk.done(&["unit", "import", "more.json"]).starts_with("added 1 units"));

    let list = desk.done(&["unit", "list"]);
    assert!(list.contains("market\tservice_centre\tBan quản lý chợ  until 2025-06-30\n"), "{list}");
    assert!(list.contains("interior\tdivision\tPhòng Nội vụ\n"), "{list}");
    assert_eq!(list.lines().count(), 7, "{list}");
}

const ISSUE: [&str; 5] = ["plan", "issue", "plan.txt", "--coordinator", "office"];

/// Without `--defaults` a person settles what is open; the plan is kept as a draft meanwhile.
#[test]
fn a_plan_with_open_questions_is_kept_as_a_draft() {
    let desk = installed();

    let told = desk.refused(&ISSUE);

    assert!(told.contains("kept as a draft, not issued"), "{told}");
    assert!(told.contains("Nhiệm vụ không nêu thời gian"), "{told}");
    assert!(told.contains("\"Phòng Nội vụ\" stands for no unit"), "{told}");
    assert!(told.contains("settle it at http://127.0.0.1:8080/plans/"), "{told}");
}

#[test]
fn a_plan_is_issued_by_default_decisions() {
    let desk = installed();
    desk.done(&["unit", "import", "more.json"]);

    let told = desk.done(&[&ISSUE[..], &["--defaults"]].concat());

    // Finance 2, the office 1, two communes each quarter, the interior's review each quarter and its
    // inspection three times: the plan of 27 March is too late for 24 March.
    assert!(told.starts_with("issued as ") && told.ends_with(": 18 obligations\n"), "{told}");
    assert!(desk.done(&["audit", "verify"]).contains("the chain holds"));
}

/// A document without number and date has to be told both.
#[test]
fn what_the_document_leaves_blank_is_asked_for() {
    let desk = installed();
    let blank = PLAN.replace("17/KH-UBND", "    /KH-UBND").replace("ngày 27", "ngày    ");
    desk.put("plan.txt", blank).done(&["unit", "import", "more.json"]);
    let defaults = [&ISSUE[..], &["--defaults"]].concat();

    let no_number = desk.refused(&defaults);
    assert!(no_number.contains("give --number"), "{no_number}");
    let numbered = [&defaults[..], &["--number", "45/KH-UBND"]].concat();
    let no_date = desk.refused(&numbered);
    assert!(no_date.contains("give --issued-on"), "{no_date}");
    desk.done(&[&numbered[..], &["--issued-on", "2024-03-27", "--roll", "forward"]].concat());
}

/// A file that is no plan: status 2, as `plan read` has it, and nothing is kept.
#[test]
fn a_plan_that_cannot_be_read_is_not_issued() {
    let desk = installed();
    desk.put("plan.txt", "Kính gửi ông bà.");
    let before = desk.done(&["audit", "verify"]);

    let ended = desk.run(&ISSUE);

    assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{ended:?}");
    assert!(ended.err.contains("is not a plan"), "{ended:?}");
    assert_eq!(desk.done(&["audit", "verify"]), before);
}

/// Whoever changes the database behind the program's back is found out.
#[rstest]
#[case::changed("UPDATE audit_entry SET detail = '{}' WHERE sequence = 3", "entry 3 was changed")]
#[case::removed("DELETE FROM audit_entry WHERE sequence = 3", "entry 3 is missing")]
#[case::cut_off(
    "DELETE FROM audit_entry WHERE sequence = (SELECT MAX(sequence) FROM audit_entry)",
    "the chain ends at entry"
)]
#[case::cut_off_with_its_head(
    "UPDATE audit_head SET sequence = sequence - 1",
    "the chain ends at entry"
)]
fn tampering_is_found(#[case] sql: &str, #[case] words: &str) {
    let desk = installed();
    let whole = desk.done(&["audit", "verify"]);
    assert!(whole.starts_with("UBND huyện Mẫu: ") && whole.contains("the chain holds"), "{whole}");

    tamper(&desk, sql);

    let ended = desk.run(&["audit", "verify"]);
    assert_eq!(ended.code, 1, "{ended:?}");
    assert!(ended.out.contains("BROKEN") && ended.out.contains(words), "{ended:?}");
}

#[tokio::main(flavor = "current_thread")]
async fn tamper(desk: &Desk, sql: &str) {
    let db = Db::connect(&desk.url(), Clock::system(), Random::system()).await.unwrap();
    let none: Vec<Value> = values![];
    assert!(db.bookkeep(sql, none).await.unwrap() > 0, "something was tampered with");
    db.close().await.unwrap();
}

/// One installation, two authorities: a command says which one is meant.
#[test]
fn of_two_authorities_one_is_named() {
    let desk = installed();
    let other = ["init", "--name", "UBND xã Khác", "--code", "khac", "--admin", "admin.khac"];
    desk.done(&other);

    assert!(desk.refused(&["user", "list"]).contains("--authority CODE"));
    let listed = desk.done(&["user", "list", "--authority", "khac"]);
    assert_eq!(listed, "admin.khac\tQuản trị viên\t\tUBND xã Khác\n");
    assert_eq!(desk.done(&["audit", "verify"]).lines().count(), 2);
}

/// Everybody who holds a link of the demonstration is in, so nobody else may reach it.
#[rstest]
#[case::everywhere("0.0.0.0")]
#[case::everywhere_in_six("::")]
#[case::the_network("192.0.2.1")]
fn the_demo_serves_this_machine_only(#[case] address: &str) {
    let told = Desk::new().refused(&["demo", "--listen", address, "--port", "0"]);

    assert!(told.contains(&format!("{address} is not a loopback address")), "{told}");
}

#[test]
fn a_demo_of_what_is_no_plan_is_refused() {
    let desk = Desk::new();
    desk.put("thu.txt", "Kính gửi ông bà.");

    let ended = desk.run(&["demo", "--plan", "thu.txt", "--port", "0"]);

    assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{ended:?}");
    assert!(ended.err.contains("is not a plan"), "{ended:?}");
}

/// Any plan that can be read is shown: an address, a link for each role, and pages behind both.
#[test]
fn the_demo_shows_any_plan() {
    let desk = Desk::new();
    desk.put("plan.txt", PLAN);

    let mut demo = desk.serve(&["demo", "--plan", "plan.txt", "--port", "0"]);

    let first = demo.line();
    let address = first.strip_prefix("Address: http://").unwrap().to_owned();
    let links: Vec<String> = (0..7).map(|_| demo.line()).collect();
    for (link, role) in links.iter().zip(ddci_platform::permit::Role::ALL) {
        let start = format!("{:<14} http://{address}/sign-in/link/", role.word());
        assert!(link.starts_with(&start), "{link}");
        let path = link.split_once(&address).unwrap().1;
        assert!(get(&address, path).starts_with("HTTP/1.1 200 "), "{link}");
    }
    assert!(get(&address, "/dashboard").starts_with("HTTP/1.1 303 "));
    assert_eq!(demo.stop(), 0);
}

#[test]
fn an_installation_is_served_until_it_is_stopped() {
    let desk = installed();
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();

    let serving = desk.serve(&["serve", "--listen", &free]);

    assert!(get(&free, "/healthz").ends_with("\r\n\r\nok\n"));
    assert!(get(&free, "/").contains("location: /sign-in\r\n"));
    assert_eq!(serving.stop(), 0);
}
