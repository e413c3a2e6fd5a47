//! Reading a drawing back: elements with their attributes, and whether they stand inside.

use quick_xml::{Reader, events::Event};
use std::collections::BTreeMap;

/// One element: its name and attributes, unescaped.
#[derive(Debug)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
}

impl Element {
    pub fn number(&self, name: &str) -> f64 {
        self.attributes[name].parse().unwrap()
    }
}

/// All elements in order; fails the test where the text is not well-formed.
pub fn elements(svg: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(svg);
    reader.config_mut().check_end_names = true;
    let mut found = Vec::new();
    let mut open = 0;
    loop {
        let (start, empty) = match reader.read_event().unwrap() {
            Event::Start(start) => (start, false),
            Event::Empty(start) => (start, true),
            Event::End(_) => {
                open -= 1;
                continue;
            }
            Event::Eof => break,
            _ => continue,
        };
        open += i32::from(!empty);
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            (attribute.key.as_ref().to_owned(), attribute.value.to_string())
        });
        found.push(Element {
            name: start.name().as_ref().to_owned(),
            attributes: attributes.collect(),
        });
    }
    assert_eq!(open, 0, "an element is left open");
    found
}

/// The corners of an element, and every point of a path.
fn points(element: &Element) -> Vec<(f64, f64)> {
    let number = |name: &str| element.number(name);
    match element.name.as_str() {
        "rect" => {
            let (x, y) = (number("x"), number("y"));
            vec![(x, y), (x + number("width"), y + number("height"))]
        }
        "circle" => {
            let (x, y, r) = (number("cx"), number("cy"), number("r"));
            vec![(x - r, y - r), (x + r, y + r)]
        }
        "text" => vec![(number("x"), number("y"))],
        "path" => path_points(&element.attributes["d"]),
        _ => vec![],
    }
}

fn path_points(data: &str) -> Vec<(f64, f64)> {
    let pairs = data.split(['M', 'L', 'Z']).filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (x, y) = pair.split_once(' ').unwrap();
            (x.parse().unwrap(), y.parse().unwrap())
        })
        .collect()
}

/// Fails the test where something stands outside the view box, is no number, or is written longer than
/// with two decimals; gives the elements.
pub fn check(svg: &str) -> Vec<Element> {
    let found = elements(svg);
    let root = &found[0];
    assert_eq!((root.name.as_str(), root.attributes["role"].as_str()), ("svg", "img"));
    let (width, height) = (root.number("width"), root.number("height"));
    for element in &found {
        for (x, y) in points(element) {
            let inside = (0.0..=width).contains(&x) && (0.0..=height).contains(&y);
            assert!(inside, "({x}, {y}) is outside {width} × {height}: {element:?}");
            for value in [x, y] {
                let short = format!("{value}").split('.').nth(1).map_or(0, str::len) <= 2;
                assert!(short || element.name != "path", "{value} in {element:?}");
            }
        }
        for forbidden in ["style", "onload", "onclick", "href"] {
            assert!(!element.attributes.contains_key(forbidden), "{element:?}");
        }
        assert!(!["script", "style", "foreignObject", "image"].contains(&element.name.as_str()));
    }
    found
}
