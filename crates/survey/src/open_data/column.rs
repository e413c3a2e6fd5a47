//! The columns of the tables, and what each holds.

use crate::words::t;
use ddci_platform::web::Lang;

/// Declares the columns: their names in files, what they hold, their message.
macro_rules! columns {
    ($($variant:ident $name:literal $holds:literal $message:literal,)*) => {
        /// A column of a table.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Column {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
        }

        impl Column {
            /// Its name in files.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What its cells are: text, whole number, decimal, yes or no.
            pub fn holds(self) -> &'static str {
                match self { $(Self::$variant => $holds,)* }
            }

            /// What it says, in words.
            pub fn words(self, lang: Lang) -> String {
                match self { $(Self::$variant => t!(lang, $message),)* }
            }
        }
    };
}

columns! {
    Unit "unit" "text" "column-unit",
    Name "name" "text" "column-name",
    Answers "answers" "integer" "column-answers",
    Suppressed "suppressed" "boolean" "column-suppressed",
    Composite "composite" "decimal" "column-composite",
    Low "low" "decimal" "column-low",
    High "high" "decimal" "column-high",
    Place "place" "integer" "column-place",
    BestPlace "best_place" "integer" "column-best-place",
    WorstPlace "worst_place" "integer" "column-worst-place",
    Band "band" "text" "column-band",
    SubIndex "sub_index" "text" "column-sub-index",
    Score "score" "decimal" "column-score",
    Indicator "indicator" "text" "column-indicator",
    Measure "measure" "text" "column-measure",
    Direction "direction" "text" "column-direction",
    Weight "weight" "fraction" "column-weight",
    SubIndexWeight "sub_index_weight" "fraction" "column-sub-index-weight",
    Counts "counts" "boolean" "column-counts",
    GoalpostMin "goalpost_min" "decimal" "column-goalpost-min",
    GoalpostMax "goalpost_max" "decimal" "column-goalpost-max",
    Questions "questions" "text" "column-questions",
    Raw "raw" "decimal" "column-raw",
    Error "standard_error" "decimal" "column-error",
    RawLow "raw_low" "decimal" "column-raw-low",
    RawHigh "raw_high" "decimal" "column-raw-high",
}
