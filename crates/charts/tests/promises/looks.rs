//! Two inks and three rooms of one drawing.

use crate::{
    charts::{comma, draw_all},
    xml,
};
use ddci_charts::{CSS, Ink, Look, Room, for_page};
use std::collections::BTreeSet;

fn look(ink: Ink, room: Room) -> Look<'static> {
    Look { prefix: "a", ink, room, number: &comma }
}

#[test]
fn both_inks_draw_the_same_shapes_at_the_same_places() {
    for (name, draw) in draw_all() {
        let shapes = |ink| {
            let found = xml::check(&draw(&look(ink, Room::Paper)).svg);
            let place = |element: xml::Element| {
                let places = ["x", "y", "cx", "cy", "d", "width", "height", "viewBox"];
                let kept = element
                    .attributes
                    .into_iter()
                    .filter(|(key, _)| places.contains(&key.as_str()));
                (element.name, kept.collect::<Vec<_>>())
            };
            found.into_iter().map(place).collect::<Vec<_>>()
        };
        assert_eq!(shapes(Ink::Web), shapes(Ink::Print), "{name}");
    }
}

#[test]
fn every_class_stands_in_the_style_sheet_and_print_has_none() {
    for (_, draw) in draw_all() {
        for room in [Room::Phone, Room::Page, Room::Paper] {
            for element in xml::check(&draw(&look(Ink::Web, room)).svg) {
                for class in element.attributes.get("class").into_iter().flat_map(|c| c.split(' '))
                {
                    assert!(CSS.contains(&format!(".{class}")), "{class}");
                }
                assert!(!element.attributes.contains_key("fill"), "{element:?}");
            }
            let print = draw(&look(Ink::Print, room)).svg;
            assert!(!print.contains("class=") && !print.contains("var("));
        }
    }
}

#[test]
fn the_style_sheet_names_no_colour_of_its_own() {
    assert!(!CSS.contains('#') && !CSS.contains("rgb"), "colours are tokens");
}

#[test]
fn letters_are_never_smaller_than_thirteen_units() {
    for (_, draw) in draw_all() {
        for element in xml::check(&draw(&look(Ink::Print, Room::Phone)).svg) {
            if element.name == "text" {
                assert!(element.number("font-size") >= 13.0, "{element:?}");
            }
        }
    }
}

#[test]
fn the_two_drawings_of_a_page_share_no_id() {
    for (name, draw) in draw_all() {
        let svg = for_page(name, &comma, draw).svg;
        let ids: Vec<&str> =
            svg.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(ids.len(), 4);
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), 4, "{ids:?}");
    }
}

#[test]
fn a_drawing_is_named_and_described_by_its_own_words() {
    for (_, draw) in draw_all() {
        let drawing = draw(&look(Ink::Web, Room::Phone));
        let found = xml::check(&drawing.svg);
        assert_eq!(found[0].attributes["aria-labelledby"], found[1].attributes["id"]);
        assert_eq!(found[0].attributes["aria-describedby"], found[2].attributes["id"]);
        assert!(!drawing.description.is_empty());
    }
}
