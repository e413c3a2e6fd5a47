//! Both languages say the same messages.

#[test]
fn both_languages_have_every_message() {
    ddci_testkit::assert_same_messages(concat!(env!("CARGO_MANIFEST_DIR"), "/i18n"));
}
