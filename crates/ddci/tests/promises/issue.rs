//! `ddci plan issue`: by default decisions, or kept as a draft for a person to settle.

use crate::{authority::installed, paper::PLAN};

/// The command, but for what is different in each test.
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
