//! Words that begin a name, and words that end one: one phrase to a line, in small letters.

/// Heads of individual bodies ("phòng", "văn phòng hđnd và ubnd").
pub(super) const HEADS: &str = include_str!("lexicon/heads.txt");

/// Persons who stand for the body they lead ("giám đốc").
pub(super) const OFFICES: &str = include_str!("lexicon/offices.txt");

/// Words that begin like a head and are none ("ban hành", "hội nghị").
pub(super) const NOT_HEADS: &str = include_str!("lexicon/not_heads.txt");

/// Roles, manner, time, relation: words that never continue a name.
pub(super) const FUNCTIONS: &str = include_str!("lexicon/functions.txt");

/// Verbs, some of which also stand in names ("Quản lý hoạt động xây dựng").
pub(super) const VERBS: &str = include_str!("lexicon/verbs.txt");
