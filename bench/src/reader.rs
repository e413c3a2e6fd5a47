//! A plan of 60 pages, read; beside merely unzipping it and walking its XML.

use anyhow::Context;
use ddci_calendar::Calendar;
use quick_xml::{Reader, events::Event};
use std::{
    io::{Cursor, Read, Write},
    time::{Duration, Instant},
};

/// The example, again and again, until it has some sixty pages.
const EXAMPLE: &[u8] = include_bytes!("../../examples/cao-loc-2024/ke-hoach.docx");
/// Pages of the example.
const PAGES: usize = 12;
const RUNS: u32 = 20;

/// Reads, walks, prints.
pub fn run() -> anyhow::Result<()> {
    let document = sixty_pages()?;
    let calendar = Calendar::vietnam();
    let tasks = ddci_plan_reader::read(&document, &|date| calendar.is_day_off(date))?.tasks.len();
    let ours = time(|| {
        let reading = ddci_plan_reader::read(&document, &|date| calendar.is_day_off(date));
        reading.map(|reading| reading.tasks.len()).unwrap_or_default()
    });
    let walked = time(|| walk(&document).unwrap_or_default());
    println!(
        "\n60 pages, {tasks} tasks: read in {:.1} ms; unzipped and walked alone {:.1} ms; ratio {:.1}",
        ours.as_secs_f64() * 1e3,
        walked.as_secs_f64() * 1e3,
        ours.as_secs_f64() / walked.as_secs_f64(),
    );
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    println!("peak memory of this process so far: {}", peak.trim_start_matches("VmHWM:").trim());
    Ok(())
}

fn time(work: impl Fn() -> usize) -> Duration {
    let begun = Instant::now();
    for _ in 0..RUNS {
        std::hint::black_box(work());
    }
    begun.elapsed() / RUNS
}

/// The example's body repeated inside one document.
fn sixty_pages() -> anyhow::Result<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(EXAMPLE))?;
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index)?;
        let name = part.name()?.into_owned();
        let mut text = Vec::new();
        part.read_to_end(&mut text)?;
        if name == "word/document.xml" {
            text = repeated(&String::from_utf8(text)?)?.into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default())?;
        out.write_all(&text)?;
    }
    Ok(out.finish()?.into_inner())
}

fn repeated(xml: &str) -> anyhow::Result<String> {
    let (head, rest) = xml.split_once("<w:body>").context("no body")?;
    let (body, tail) = rest.rsplit_once("</w:body>").context("no body")?;
    let (paragraphs, section) = body.rsplit_once("<w:sectPr").unwrap_or((body, ""));
    let section = if section.is_empty() { String::new() } else { format!("<w:sectPr{section}") };
    let repeated = paragraphs.repeat(60 / PAGES);
    Ok(format!("{head}<w:body>{repeated}{section}</w:body>{tail}"))
}

fn walk(document: &[u8]) -> anyhow::Result<usize> {
    let mut archive = zip::ZipArchive::new(Cursor::new(document))?;
    let mut xml = String::new();
    archive.by_name("word/document.xml")?.read_to_string(&mut xml)?;
    let mut reader = Reader::from_str(&xml);
    let mut events = 0;
    loop {
        match reader.read_event()? {
            Event::Eof => return Ok(events),
            _ => events += 1,
        }
    }
}
