//! The two databases every promise holds on.

/// The variable that restricts tests to one database on purpose.
const ONLY: &str = "DDCI_TEST_DATABASES";

/// A database engine; give each store test one `rstest` case of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// One node: a file.
    Sqlite,
    /// Many nodes: a database of its own in the tests' cluster.
    Postgres,
}

impl Engine {
    /// The engine that a case of this one runs on: itself, unless `DDCI_TEST_DATABASES` names only
    /// the other. Whoever restricts chose to, and is reminded in the test's output.
    pub(crate) fn permitted(self) -> Self {
        let Ok(only) = std::env::var(ONLY) else { return self };
        let named: Vec<Self> = only.split(',').map(Self::named).collect();
        if named.contains(&self) {
            return self;
        }
        let other = *named.first().expect("split gives one part at least");
        eprintln!("{ONLY}={only}: the case of {self:?} runs on {other:?}");
        other
    }

    fn named(word: &str) -> Self {
        match word.trim() {
            "sqlite" => Self::Sqlite,
            "postgres" => Self::Postgres,
            other => panic!("{ONLY} may name sqlite and postgres, not {other:?}"),
        }
    }
}
