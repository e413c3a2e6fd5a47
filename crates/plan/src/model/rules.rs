//! What an authority has settled about following a plan: figures that differ from place to place and
//! carry the source they are known from.

use std::collections::BTreeMap;

/// The source of a figure that nobody has settled.
pub const DEFAULT_SOURCE: &str = "ddci default";

/// One figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// Within how many working days work is sent back that was given to the wrong unit.
    BounceDays,
    /// What a share done by the date in force weighs.
    WeightOnTime,
    /// What a share done by the original date weighs.
    WeightOriginal,
    /// What quality weighs.
    WeightQuality,
    /// The points that sending back the right work costs.
    BounceCost,
    /// The points that each working day costs which others waited.
    WaitCost,
    /// The most points that both cost together.
    MostCost,
    /// From how many obligations that were due a unit is ranked.
    LeastDue,
}

impl Rule {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::BounceDays,
        Self::WeightOnTime,
        Self::WeightOriginal,
        Self::WeightQuality,
        Self::BounceCost,
        Self::WaitCost,
        Self::MostCost,
        Self::LeastDue,
    ];

    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::BounceDays => "bounce_days",
            Self::WeightOnTime => "weight_on_time",
            Self::WeightOriginal => "weight_original",
            Self::WeightQuality => "weight_quality",
            Self::BounceCost => "bounce_cost",
            Self::WaitCost => "wait_cost",
            Self::MostCost => "most_cost",
            Self::LeastDue => "least_due",
        }
    }

    /// The figure where nothing else is settled; points and weights in hundredths.
    pub fn default_value(self) -> i64 {
        match self {
            Self::BounceDays => 3,
            Self::WeightOnTime | Self::WeightQuality => 40_00,
            Self::WeightOriginal => 20_00,
            Self::BounceCost => 1_00,
            Self::WaitCost => 20,
            Self::MostCost => 10_00,
            Self::LeastDue => 5,
        }
    }

    /// Whether it is written with two decimals.
    pub fn is_decimal(self) -> bool {
        !matches!(self, Self::BounceDays | Self::LeastDue)
    }

    /// The largest figure it may have; the least is nought, or one where nought means nothing.
    pub fn most(self) -> i64 {
        match self {
            Self::BounceDays => 30,
            Self::LeastDue => 1_000,
            _ => 10_000,
        }
    }

    /// The least figure it may have.
    pub fn least(self) -> i64 {
        i64::from(matches!(self, Self::BounceDays | Self::LeastDue))
    }
}

/// The figures of an authority.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules(BTreeMap<Rule, (i64, String)>);

impl Rules {
    /// Those that were settled; the others have their default.
    pub fn of(settled: impl IntoIterator<Item = (Rule, i64, String)>) -> Self {
        Self(settled.into_iter().map(|(rule, value, source)| (rule, (value, source))).collect())
    }

    /// A figure.
    pub fn get(&self, rule: Rule) -> i64 {
        self.0.get(&rule).map_or(rule.default_value(), |(value, _)| *value)
    }

    /// Where a figure is known from.
    pub fn source(&self, rule: Rule) -> &str {
        self.0.get(&rule).map_or(DEFAULT_SOURCE, |(_, source)| source.as_str())
    }
}
