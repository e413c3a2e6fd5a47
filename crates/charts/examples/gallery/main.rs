//! Prints a page of all charts: `cargo run -p ddci-charts --example gallery -- SHEET.css… > page.html`.
//!
//! The sheets, which must hold the tokens, are put into the page. `--print` draws in literal colours.
//! All figures are invented.

mod charts;

use charts::{comma, draw_all};
use ddci_charts::{CSS, Drawing, Ink, Look, Room, for_page};

const SHAPE: &str = "body{max-width:65rem;margin:0 auto;padding:16px}table{border-collapse:collapse}\
    td,th{padding:2px 12px 2px 0;text-align:left}section{margin-bottom:3rem}";

fn main() -> std::io::Result<()> {
    let (flags, paths): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let print = flags.iter().any(|flag| flag == "--print");
    let sheets: Vec<String> =
        paths.iter().map(std::fs::read_to_string).collect::<Result<_, _>>()?;
    println!("<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\">");
    println!("<meta name=\"viewport\" content=\"width=device-width\"><title>Biểu đồ</title>");
    println!("<style>{}{SHAPE}{CSS}</style><body>", sheets.concat());
    for (name, draw) in draw_all() {
        let drawing = if print {
            let (ink, room) = (Ink::Print, Room::Paper);
            draw(&Look { prefix: name, ink, room, number: &comma })
        } else {
            for_page(name, &comma, draw)
        };
        println!("{}", section(&drawing));
    }
    println!("</body></html>");
    Ok(())
}

fn section(drawing: &Drawing) -> String {
    let row = |cells: &Vec<String>, tag: &str| {
        let cells = cells.iter().map(|cell| format!("<{tag}>{}</{tag}>", escape(cell)));
        format!("<tr>{}</tr>", cells.collect::<String>())
    };
    let table = &drawing.table;
    let rows: String = table.rows.iter().map(|cells| row(cells, "td")).collect();
    format!(
        "<section><h2>{}</h2>{}<details><summary>Bảng số liệu</summary><table>{}{rows}</table>\
         </details></section>",
        escape(&table.caption),
        drawing.svg,
        row(&table.head, "th"),
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
