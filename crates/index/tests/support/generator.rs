//! A district survey with a known truth: the model of the project's survey generator, with streams of
//! its own.
//!
//! Unit u has a latent quality for each sub-index; communes, groups (enterprise, cooperative,
//! household), sectors and respondents add effects; a question has a loading and a difficulty. Likert
//! answers are an ordered probit of the latent value, yes/no a probit, days and thousand dong
//! log-normal. Within commune and group a simple random sample without replacement, then non-response;
//! weights N/n · n/r. The truth is the population's expectation by unit.

use ddci_index::numeric::distribution::normal_below;
use ddci_index::numeric::random::Stream;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Likert,
    YesNo,
    Days,
    Dong,
}

#[derive(Debug, Clone)]
pub struct Item {
    pub kind: Kind,
    pub sub_index: usize,
    load: f64,
    difficulty: f64,
    scale: f64,
}

/// The sizes of a survey.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub units: usize,
    pub per_unit: usize,
    pub items: usize,
    pub sub_indices: usize,
    pub communes: usize,
    pub item_missing: f64,
    pub nonresponse: f64,
}

/// Answers and truth.
pub struct Survey {
    pub items: Vec<Item>,
    pub unit: Vec<u32>,
    pub commune: Vec<u32>,
    pub group: Vec<u32>,
    pub weight: Vec<f64>,
    /// `[item][respondent]`, NaN is none.
    pub answers: Vec<Vec<f64>>,
    /// `[unit][item]`.
    pub truth: Vec<Vec<f64>>,
}

const GROUP_SHARE: [f64; 3] = [0.62, 0.08, 0.30];
const GROUP_EFFECT: [f64; 3] = [-0.05, 0.05, 0.10];
const SECTOR_SHARE: [[f64; 5]; 3] = [
    [0.08, 0.22, 0.20, 0.30, 0.20],
    [0.70, 0.10, 0.05, 0.05, 0.10],
    [0.20, 0.05, 0.05, 0.45, 0.25],
];
const SECTOR_EFFECT: [f64; 5] = [0.08, -0.05, -0.12, 0.02, 0.05];
const CUTS: [f64; 4] = [-1.5, -0.6, 0.25, 1.2];
const SPREAD: f64 = 0.35;
const COMMUNE: f64 = 0.12;
const RESPONDENT: f64 = 0.55;

impl Item {
    fn expectation(&self, mean: f64, variance: f64) -> f64 {
        let mu = self.load * mean - self.difficulty;
        let s2 = self.load * self.load * variance + 1.0;
        match self.kind {
            Kind::Likert => {
                5.0 - CUTS.iter().map(|cut| normal_below((cut - mu) / s2.sqrt())).sum::<f64>()
            }
            Kind::YesNo => normal_below(mu / s2.sqrt()),
            Kind::Days | Kind::Dong => (self.scale - 0.3 * mu + 0.09 * s2 / 2.0).exp(),
        }
    }

    fn answer(&self, eta: f64, stream: &mut Stream) -> f64 {
        let latent = self.load * eta - self.difficulty + stream.normal();
        let amount = || (self.scale - 0.3 * latent).exp().round();
        match self.kind {
            Kind::Likert => 1.0 + CUTS.iter().filter(|cut| latent > **cut).count() as f64,
            Kind::YesNo => f64::from(u8::from(latent > 0.0)),
            Kind::Days => amount().max(1.0),
            Kind::Dong => amount(),
        }
    }
}

fn codebook(size: &Size, seed: u64) -> Vec<Item> {
    let per = size.items.div_ceil(size.sub_indices);
    let mut stream = Stream::new(seed, 11, 0);
    let item = |at: usize| {
        let (sub_index, position) = (at / per, at % per);
        let kind = match position % 5 {
            0 | 1 | 3 => Kind::Likert,
            2 => Kind::YesNo,
            _ if sub_index % 2 == 0 => Kind::Days,
            _ => Kind::Dong,
        };
        let load = 0.6 + 0.6 * stream.uniform();
        let difficulty = -0.3 + 0.6 * stream.uniform();
        let part = stream.uniform();
        let scale = if kind == Kind::Days { 2.0 + 1.5 * part } else { 5.0 + 3.0 * part };
        Item { kind, sub_index, load, difficulty, scale }
    };
    (0..size.items).map(item).collect()
}

impl Survey {
    pub fn generate(size: &Size, seed: u64) -> Self {
        let items = codebook(size, seed);
        let mut survey = Self {
            answers: vec![Vec::new(); items.len()],
            items,
            unit: Vec::new(),
            commune: Vec::new(),
            group: Vec::new(),
            weight: Vec::new(),
            truth: Vec::new(),
        };
        for unit in 0..size.units {
            survey.add_unit(size, seed, unit as u64);
        }
        survey
    }

    fn add_unit(&mut self, size: &Size, seed: u64, unit: u64) {
        let mut stream = Stream::new(seed, 21, unit);
        let base = stream.normal();
        let latent: Vec<f64> = (0..size.sub_indices)
            .map(|_| SPREAD * (0.75 * base + 0.66 * stream.normal()))
            .collect();
        let communes: Vec<f64> = (0..size.communes).map(|_| COMMUNE * stream.normal()).collect();
        let quota = |group: usize| {
            (size.per_unit as f64 * GROUP_SHARE[group] / size.communes as f64).ceil()
        };
        let population: Vec<[f64; 3]> = (0..size.communes)
            .map(|_| {
                let of = |group: usize, u: f64| {
                    let extra = [40.0, 3.0, 400.0][group] + 3.0 * quota(group);
                    quota(group) + 1.0 + (extra * u).floor()
                };
                [of(0, stream.uniform()), of(1, stream.uniform()), of(2, stream.uniform())]
            })
            .collect();
        self.truth.push(
            self.items.iter().map(|item| truth(item, &latent, &communes, &population)).collect(),
        );
        for (commune, effect) in communes.iter().enumerate() {
            for group in 0..3 {
                let drawn = quota(group).min(population[commune][group]);
                let rate = size.nonresponse * [0.8, 0.6, 1.4][group];
                let answered = (0..drawn as usize).filter(|_| stream.uniform() >= rate).count();
                for _ in 0..answered {
                    let place = (unit as u32, commune as u32, group as u32);
                    let weight = population[commune][group] / answered as f64;
                    self.add_respondent(size, &mut stream, &latent, *effect, place, weight);
                }
            }
        }
    }

    fn add_respondent(
        &mut self,
        size: &Size,
        stream: &mut Stream,
        latent: &[f64],
        commune: f64,
        (unit, number, group): (u32, u32, u32),
        weight: f64,
    ) {
        let mut rest = stream.uniform();
        let shares = SECTOR_SHARE[group as usize];
        let sector = shares
            .iter()
            .position(|share| {
                rest -= share;
                rest < 0.0
            })
            .unwrap_or(4);
        let own = GROUP_EFFECT[group as usize]
            + SECTOR_EFFECT[sector]
            + commune
            + RESPONDENT * stream.normal();
        for (item, column) in self.items.iter().zip(&mut self.answers) {
            let answer = item.answer(latent[item.sub_index] + own, stream);
            let rate = size.item_missing
                * if matches!(item.kind, Kind::Days | Kind::Dong) { 2.0 } else { 1.0 };
            column.push(if stream.uniform() < rate { f64::NAN } else { answer });
        }
        self.unit.push(unit);
        self.commune.push(number);
        self.group.push(group);
        self.weight.push(weight);
    }
}

/// The mean expectation over communes, groups and sectors of the population.
fn truth(item: &Item, latent: &[f64], communes: &[f64], population: &[[f64; 3]]) -> f64 {
    let (mut above, mut below) = (0.0, 0.0);
    for (effect, sizes) in communes.iter().zip(population) {
        for group in 0..3 {
            for sector in 0..5 {
                let mean =
                    latent[item.sub_index] + GROUP_EFFECT[group] + SECTOR_EFFECT[sector] + effect;
                let weight = sizes[group] * SECTOR_SHARE[group][sector];
                above += weight * item.expectation(mean, RESPONDENT * RESPONDENT);
                below += weight;
            }
        }
    }
    above / below
}
