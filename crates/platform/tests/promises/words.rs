//! The two languages say the same things.

#[test]
fn both_languages_have_the_same_messages() {
    ddci_testkit::assert_same_messages(concat!(env!("CARGO_MANIFEST_DIR"), "/i18n"));
}
