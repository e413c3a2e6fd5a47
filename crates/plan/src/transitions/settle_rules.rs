//! Settles figures that differ from authority to authority, with where each is known from.

use super::Refusal;
use crate::{model::Rule, store::rules};
use ddci_platform::{
    permit::{Actor, Verb},
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// The longest source, in characters.
const MAX_SOURCE: usize = 500;

/// Settles figures.
#[derive(Debug, Clone)]
pub struct SettleRules {
    /// The figures; what is as it was is left alone.
    pub figures: Vec<(Rule, i64)>,
    /// The act or decision they are known from.
    pub source: String,
}

impl Transition for SettleRules {
    const VERB: &'static str = "plan_rule.settle";
    type Output = usize;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<usize>, Refusal> {
        if !actor.may_everywhere(Verb::IssuePlan) {
            return Err(Refusal::NotYourPart);
        }
        let authority = actor.authority();
        let known = rules::of(tx, authority).await?;
        let other = self.figures.iter().filter(|(rule, value)| known.get(*rule) != *value);
        let other: Vec<(Rule, i64)> = other.copied().collect();
        let beyond = other.iter().find(|(rule, of)| !(rule.least()..=rule.most()).contains(of));
        if let Some((rule, _)) = beyond {
            return Err(Refusal::BadRule(*rule));
        }
        if other.is_empty() {
            return Err(Refusal::NothingChanged);
        }
        self.check_weights(&known)?;
        let source = self.source.trim();
        if source.is_empty() {
            return Err(Refusal::Missing("source"));
        }
        if source.chars().count() > MAX_SOURCE {
            return Err(Refusal::TooLong(MAX_SOURCE));
        }
        let account = actor.viewer().map(|viewer| viewer.account.0);
        let mut detail = serde_json::Map::new();
        for (rule, value) in &other {
            let sql = "INSERT INTO plan_rule (authority, name, value, source, at, account)
                       VALUES ($1, $2, $3, $4, $5, $6)
                       ON CONFLICT (authority, name) DO UPDATE SET value = excluded.value,
                         source = excluded.source, at = excluded.at, account = excluded.account";
            let row = values![authority.0, rule.word(), *value, source, tx.now(), account];
            tx.write(sql, row).await?;
            detail.insert(rule.word().to_owned(), json!([known.get(*rule), value]));
        }
        let detail = json!({"figures": detail, "source": source});
        Ok(Applied::to(format!("unit:{authority}"), detail, other.len()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl SettleRules {
    /// A mean without any weight is none.
    fn check_weights(&self, known: &crate::model::Rules) -> Result<(), Refusal> {
        let weights = [Rule::WeightOnTime, Rule::WeightOriginal];
        let after = |rule: Rule| {
            let given = self.figures.iter().find_map(|(of, value)| (*of == rule).then_some(*value));
            given.unwrap_or_else(|| known.get(rule))
        };
        match weights.into_iter().map(after).sum::<i64>() {
            0 => Err(Refusal::BadRule(Rule::WeightOnTime)),
            _ => Ok(()),
        }
    }
}
