//! The bytes of each chart, in both inks.

use crate::{
    charts::{comma, draw_all},
    xml,
};
use ddci_charts::{Ink, Look, Room};

#[test]
fn each_chart_looks_as_it_was_looked_at() {
    for (name, draw) in draw_all() {
        for (ink, room) in [(Ink::Web, Room::Phone), (Ink::Print, Room::Paper)] {
            let look = Look { prefix: name, ink, room, number: &comma };
            let drawing = draw(&look);
            xml::check(&drawing.svg);
            assert_eq!(drawing, draw(&look), "the same input gives the same bytes");
            let lines = drawing.svg.replace("><", ">\n<");
            insta::assert_snapshot!(format!("{name}-{ink:?}").to_lowercase(), lines);
        }
    }
}

#[test]
fn each_chart_is_told_and_tabled() {
    for (name, draw) in draw_all() {
        let look = Look { prefix: name, ink: Ink::Web, room: Room::Page, number: &comma };
        let drawing = draw(&look);
        xml::check(&drawing.svg);
        let rows = drawing.table.rows.iter().map(|row| row.join(" | "));
        let table: Vec<String> =
            std::iter::once(drawing.table.head.join(" | ")).chain(rows).collect();
        insta::assert_snapshot!(
            format!("{name}-words"),
            format!("{}\n\n{}", drawing.description, table.join("\n"))
        );
    }
}
