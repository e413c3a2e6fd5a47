//! What is told and tabled.

use crate::{charts, charts::comma, xml};
use ddci_charts::{Figure, Ink, IntervalRow, Look, Room, Scale, Waterfall};

fn phone() -> Look<'static> {
    Look { prefix: "a", ink: Ink::Web, room: Room::Phone, number: &comma }
}

#[test]
fn of_many_rows_only_the_emphasised_ones_are_told() {
    let mut chart = charts::scoreboard();
    chart.scale = Scale::new(0.0, 100.0);
    chart.rows =
        (0..70).map(|n| IntervalRow::new(format!("U{n}"), Figure::new(50.0, "50"))).collect();
    chart.rows.push(IntervalRow::new("Cao Lộc", Figure::new(60.0, "60")).emphasised());
    let drawing = chart.draw(&phone());
    assert!(drawing.description.ends_with("Cao Lộc: Điểm năm 2024 60."));
    assert!(!drawing.description.contains("U1"));
    assert_eq!(drawing.table.rows.len(), 71);
}

#[test]
fn a_reason_stands_where_a_value_is_missing() {
    let drawing = charts::scoreboard().draw(&phone());
    let last = drawing.table.rows.last().unwrap();
    assert_eq!(last[..3], ["Cửa khẩu Đồng Đăng", "–", "chưa đủ phiếu (7 trên 30)"]);
    assert!(drawing.svg.contains("chưa đủ phiếu"));
}

#[test]
fn a_long_label_is_cut_in_the_drawing_and_whole_in_the_words() {
    let mut chart = charts::profile();
    let long = "Tính năng động và hiệu lực của hệ thống chính quyền các cấp ".repeat(3);
    let long = long.trim();
    chart.rows = vec![IntervalRow::new(long, Figure::new(5.0, "5,0"))];
    let drawing = chart.draw(&phone());
    assert!(drawing.svg.contains("…</text>"));
    assert!(drawing.svg.contains(&format!("<g><title>{long}: ")));
    assert_eq!(drawing.table.rows[0][0], long);
}

#[test]
fn marks_that_are_not_there_are_not_explained() {
    let mut chart = charts::profile();
    chart.rows = vec![IntervalRow::new("x", Figure::new(5.0, "5,0"))];
    let svg = chart.draw(&phone()).svg;
    assert!(svg.contains("Điểm năm 2024</text>"));
    assert!(!svg.contains("Mục tiêu</text>"));
}

#[test]
fn a_change_whose_parts_do_not_add_up_shows_the_rest() {
    let whole = charts::change();
    assert!(!whole.draw(&phone()).svg.contains("Phần chưa giải thích được"));
    let mut parts = whole.parts.clone();
    parts.pop();
    let short = Waterfall { parts, ..whole };
    let table = short.draw(&phone()).table;
    assert_eq!(table.rows[5], ["Phần chưa giải thích được", "0,24"]);
}

#[test]
fn losses_point_left_and_gains_point_right() {
    let found = xml::check(&charts::levers().draw(&phone()).svg);
    let tips = |class: &str| {
        let bars = found.iter().filter(|e| e.attributes.get("class").is_some_and(|c| c == class));
        bars.map(|bar| {
            let data = bar.attributes["d"].trim_end_matches('Z').replace('M', "");
            let xs: Vec<f64> =
                data.split('L').map(|p| p.split(' ').next().unwrap().parse().unwrap()).collect();
            xs[2] - xs[0]
        })
        .collect::<Vec<f64>>()
    };
    assert!(tips("chart-rise").iter().all(|way| *way > 0.0));
    assert!(tips("chart-fall").iter().all(|way| *way < 0.0));
    assert_eq!((tips("chart-rise").len(), tips("chart-fall").len()), (5, 2));
}

#[test]
fn a_break_and_a_gap_part_the_line() {
    let svg = charts::years().draw(&phone()).svg;
    let line = svg.split("<path d=\"").find(|path| path.contains("chart-line")).unwrap();
    // 2019–2020 and 2022–2023 are joined; 2021 is missing, and 2024 is another series.
    assert_eq!(line.split("class").next().unwrap().matches('M').count(), 2);
}
