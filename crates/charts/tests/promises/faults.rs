//! Whatever the numbers and words are, a drawing comes out, inside its frame.

use crate::{charts::comma, xml};
use ddci_charts::{
    Drawing, Figure, Ink, IntervalRow, IntervalWords, Intervals, LeverRow, LeverWords, Levers,
    Look, RankRow, RankWords, Ranks, Room, Scale, Series, SeriesPoint, SeriesWords, Span,
    Waterfall, WaterfallWords,
};
use proptest::prelude::*;
use rstest::rstest;

fn figure(at: f64) -> Figure {
    Figure::new(at, at.to_string())
}

fn span(low: f64, high: f64) -> Span {
    Span::new(low, high, format!("{low} – {high}"))
}

fn intervals(scale: Scale, rows: Vec<IntervalRow>) -> Intervals {
    let words =
        IntervalWords {
            value: "điểm".into(), nothing: "chưa có".into(), ..Default::default()
        };
    Intervals { title: "t".into(), summary: String::new(), words, scale, rows }
}

/// Every chart from the same numbers and the same words.
fn all(values: &[(f64, f64, f64)], words: &str, look: &Look<'_>) -> Vec<Drawing> {
    let (title, summary) = (words.to_owned(), words.to_owned());
    let text = || words.to_owned();
    let rows = values.iter().map(|(at, low, high)| {
        IntervalRow::new(words, Figure::new(*at, words))
            .interval(span(*low, *high))
            .last(figure(*low))
            .target(figure(*high))
            .median(figure(*high))
            .rank(words)
    });
    let rows: Vec<IntervalRow> = rows.chain([IntervalRow::missing(words, words)]).collect();
    let levers = |(at, low, high): &(f64, f64, f64)| {
        LeverRow::new(words, figure(*at)).interval(span(*low, *high)).emphasised()
    };
    let ranks = |(at, low, high): &(f64, f64, f64)| {
        RankRow::new(words, figure(*at), span(*low, *high)).emphasised()
    };
    let points = |(at, low, high): &(f64, f64, f64)| {
        let point = SeriesPoint::new(*low, words, figure(*at)).interval(span(*low, *high));
        if *high > 0.0 { point.broken(words) } else { point }
    };
    let first = values.first().map_or(f64::NAN, |value| value.0);
    vec![
        Intervals { title, summary, ..intervals(Scale::new(0.0, 100.0), rows) }.draw(look),
        Levers {
            title: text(),
            summary: text(),
            words: LeverWords {
                gain: text(),
                loss: text(),
                interval: text(),
                ..Default::default()
            },
            rows: values.iter().map(levers).collect(),
        }
        .draw(look),
        Ranks {
            title: text(),
            summary: text(),
            words: RankWords { rank: text(), interval: text(), ..Default::default() },
            units: values.len() as u32,
            rows: values.iter().map(ranks).collect(),
        }
        .draw(look),
        Series {
            title: text(),
            summary: text(),
            words: SeriesWords { value: text(), nothing: text(), ..Default::default() },
            scale: None,
            points: values.iter().map(points).collect(),
        }
        .draw(look),
        Waterfall {
            title: text(),
            summary: text(),
            words: WaterfallWords { rest: text(), rise: text(), ..Default::default() },
            start: (text(), figure(first)),
            parts: values.iter().map(|value| (text(), figure(value.1))).collect(),
            end: (text(), figure(first)),
            series_break: Some(text()),
        }
        .draw(look),
    ]
}

fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => -200.0..200.0f64,
        1 => prop::num::f64::ANY,
        1 => prop::sample::select(vec![0.0, 1.0, 100.0, f64::NAN, f64::INFINITY, f64::MIN, 1e-300]),
    ]
}

fn any_words() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "\\PC{0,120}",
        Just("</text></svg><script>alert(1)</script>\" onload='x' ]]>&amp;<!--".to_owned()),
        Just("Thiết chế pháp lý và an ninh trật tự ".repeat(9)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_input_gives_well_formed_drawings_inside_their_frame(
        values in prop::collection::vec((any_number(), any_number(), any_number()), 0..15),
        words in any_words(),
        room in prop::sample::select(vec![Room::Phone, Room::Page, Room::Paper]),
        ink in prop::sample::select(vec![Ink::Web, Ink::Print]),
    ) {
        for drawing in all(&values, &words, &Look { prefix: &words, ink, room, number: &comma }) {
            xml::check(&drawing.svg);
        }
    }

    #[test]
    fn the_order_of_dots_is_the_order_of_values(values in prop::collection::vec(0.0..100.0f64, 2..30)) {
        let rows = values.iter().map(|value| IntervalRow::new("x", figure(*value))).collect();
        let places = dots(&intervals(Scale::new(0.0, 100.0), rows).draw(&phone()).svg);
        prop_assert_eq!(places.len(), values.len());
        for (a, x) in values.iter().zip(&places) {
            for (b, y) in values.iter().zip(&places) {
                prop_assert!(a < b || x >= y);
            }
        }
    }
}

fn phone() -> Look<'static> {
    Look { prefix: "a", ink: Ink::Web, room: Room::Phone, number: &comma }
}

/// Where the dots of the rows stand; the first dot is the legend's.
fn dots(svg: &str) -> Vec<f64> {
    let is_dot = |e: &xml::Element| {
        e.name == "circle" && e.attributes.get("class").is_some_and(|class| class == "chart-dot")
    };
    xml::check(svg).iter().filter(|e| is_dot(e)).skip(1).map(|e| e.number("cx")).collect()
}

fn count(svg: &str, class: &str) -> usize {
    svg.matches(&format!("class=\"{class}\"")).count()
}

#[rstest]
#[case::no_number(f64::NAN, 0)]
#[case::endless(f64::INFINITY, 0)]
#[case::low_end(0.0, 1)]
#[case::high_end(100.0, 1)]
fn a_value_is_drawn_if_it_is_a_number(#[case] at: f64, #[case] drawn: usize) {
    let rows = vec![IntervalRow::new("x", Figure::new(at, "how it is written"))];
    let drawing = intervals(Scale::new(0.0, 100.0), rows).draw(&phone());
    assert_eq!(dots(&drawing.svg).len(), drawn);
    assert_eq!(drawing.table.rows, [["x", "how it is written"]]);
}

#[rstest]
#[case::below(-3.0)]
#[case::above(101.0)]
fn a_value_beyond_the_scale_becomes_a_triangle(#[case] at: f64) {
    let rows = vec![IntervalRow::new("x", figure(at))];
    let svg = intervals(Scale::new(0.0, 100.0), rows).draw(&phone()).svg;
    assert_eq!((dots(&svg).len(), count(&svg, "chart-dot")), (0, 2));
}

#[rstest]
#[case::inside(20.0, 30.0, 2)]
#[case::swapped(30.0, 20.0, 2)]
#[case::half_out(90.0, 130.0, 2)]
#[case::a_point(50.0, 50.0, 2)]
#[case::outside(101.0, 130.0, 1)]
#[case::no_number(f64::NAN, 30.0, 1)]
#[case::endless(20.0, f64::INFINITY, 1)]
fn an_interval_is_cut_at_the_scale(#[case] low: f64, #[case] high: f64, #[case] bands: usize) {
    let rows = vec![IntervalRow::new("x", figure(50.0)).interval(span(low, high))];
    let mut chart = intervals(Scale::new(0.0, 100.0), rows);
    chart.words.interval = "khoảng".into();
    assert_eq!(count(&chart.draw(&phone()).svg, "chart-band"), bands);
}

#[test]
fn a_chart_without_rows_says_what_will_stand_here() {
    let drawing = intervals(Scale::new(0.0, 100.0), vec![]).draw(&phone());
    assert!(drawing.svg.contains(">chưa có</text>"));
    assert!(drawing.table.rows.is_empty());
}

#[test]
fn equal_values_stand_under_each_other() {
    let rows = (0..3).map(|_| IntervalRow::new("x", figure(42.0))).collect();
    let places = dots(&intervals(Scale::new(0.0, 100.0), rows).draw(&phone()).svg);
    assert_eq!(places, [places[0]; 3]);
}

#[test]
fn one_unit_has_its_rank_in_the_middle() {
    let (title, summary) = (String::new(), String::new());
    let words = RankWords { rank: "hạng".into(), ..Default::default() };
    let rows = vec![RankRow::new("x", figure(1.0), span(1.0, 1.0))];
    let svg = Ranks { title, summary, words, units: 1, rows }.draw(&phone()).svg;
    assert_eq!(dots(&svg), [164.0]);
}
