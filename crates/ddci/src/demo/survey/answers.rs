//! Answers by a rule: each district has a latent quality for each sub-index, which moves a little from
//! year to year; each respondent is a little kinder or harsher; an answer is where both fall on the
//! scale of its question.

use ddci_index::{
    Direction,
    model::{IndexSet, Question},
    numeric::{distribution::normal_below, random::Stream},
};
use ddci_platform::org::Unit;
use ddci_survey::model::{Cell, Evaluation};

/// The seed of everything here.
const SEED: u64 = 7;
/// The fewest respondents of a district, and how many more there may be.
const RESPONDENTS: (u32, u32) = (38, 35);
/// Where an answer of an average district falls before spread, in standard deviations.
const USUAL: f64 = 0.75;
/// How far districts, sub-indices of a district, years, respondents and single answers spread.
const DISTRICT: f64 = 0.18;
const SUB_INDEX: f64 = 0.2;
const YEAR: f64 = 0.05;
const RESPONDENT: f64 = 0.45;
const ANSWER: f64 = 0.6;
/// What a year brings to everybody.
const PROGRESS: f64 = 0.06;
/// The share of answers that are "don't know", and of those left out.
const DONT_KNOW: f64 = 0.04;
const GAP: f64 = 0.02;

/// The evaluations of one year.
pub(super) fn of_year(set: &IndexSet, units: &[Unit], year: i16) -> Vec<Evaluation> {
    let mut evaluations = Vec::new();
    let mut respondent = 0;
    for (place, unit) in (0..).zip(units) {
        let qualities = qualities(set, place, year);
        let mut stream = Stream::new(SEED, year.unsigned_abs().into(), place);
        let (fewest, more) = RESPONDENTS;
        for number in 0..fewest + stream.below(more) {
            respondent += 1;
            evaluations.push(Evaluation {
                unit: unit.id,
                respondent,
                weight: 1.0,
                // Respondents are drawn within their district.
                stratum: u32::try_from(place).unwrap_or(0),
                cells: cells(set, &qualities, &mut stream),
                group: Some(group(number, year).to_owned()),
            });
        }
    }
    evaluations
}

/// The kind of a district's nth respondent: two in five are household businesses, a year later half.
fn group(number: u32, year: i16) -> &'static str {
    let households = if year > 2023 { 5 } else { 4 };
    if number % 10 < households { "hộ kinh doanh" } else { "doanh nghiệp" }
}

/// The latent quality of each sub-index of a district in a year.
fn qualities(set: &IndexSet, place: u64, year: i16) -> Vec<f64> {
    let mut lasting = Stream::new(SEED, 1, place);
    let mut passing = Stream::new(SEED, 2 + u64::from(year.unsigned_abs()), place);
    let district = USUAL + DISTRICT * lasting.normal();
    let years = f64::from(year - 2023);
    let quality =
        |_| district + SUB_INDEX * lasting.normal() + YEAR * passing.normal() + PROGRESS * years;
    set.sub_indices.iter().map(quality).collect()
}

/// What one respondent answers.
fn cells(set: &IndexSet, qualities: &[f64], stream: &mut Stream) -> Vec<Cell> {
    let own = RESPONDENT * stream.normal();
    let mut cells = Vec::new();
    for (sub_index, quality) in set.sub_indices.iter().zip(qualities) {
        for indicator in &sub_index.indicators {
            for question in &indicator.questions {
                let chance = stream.uniform();
                let latent = quality + own + ANSWER * stream.normal();
                cells.push(match chance {
                    chance if chance < GAP => Cell::Gap,
                    chance if chance < GAP + DONT_KNOW && !question.dont_know_codes.is_empty() => {
                        Cell::DontKnow
                    }
                    _ => Cell::Value(answer(question, indicator.direction, latent)),
                });
            }
        }
    }
    cells
}

/// Where a latent value falls on the scale of a question.
fn answer(question: &Question, direction: Direction, latent: f64) -> f64 {
    let share = match direction {
        Direction::Higher => normal_below(latent),
        Direction::Lower => 1.0 - normal_below(latent),
    };
    question.min + (share * (question.max - question.min)).round()
}
