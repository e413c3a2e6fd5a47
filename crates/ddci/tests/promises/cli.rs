//! Setting up an installation, its accounts and its units, by commands.

use crate::{authority::installed, command::Desk, paper::PLAN};
use rstest::rstest;

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
