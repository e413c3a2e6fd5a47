//! Heading, opening or task: README, "Tasks".

use crate::bodies::{Assignment, begins_with_body};
use crate::layout::{Label, Mark, Paragraph, Piece, label_at};
use crate::outline::{Level, Outline};
use crate::words::{regex, view};
use crate::zones::Zone;

/// What a paragraph is where work is given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nature {
    Heading,
    Opening,
    Task,
    Aside,
}

/// What stands directly below a paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Children {
    pub count: usize,
    /// The children that name a body of their own.
    pub with_body: usize,
    pub table: bool,
    /// An unmarked paragraph follows, before anything else.
    pub plain_follows: bool,
    /// Attribute lines follow directly.
    pub attributes: bool,
    pub schedule_first: bool,
}

/// Looks ahead for what stands below a paragraph, which is the innermost open section.
pub(super) fn children(outline: &Outline, paragraph: &Paragraph, rest: &[Piece]) -> Children {
    let mut found = Children::default();
    let mut first_level: Option<Level> = None;
    for piece in rest {
        let next = match piece {
            Piece::Paragraph(next) => next,
            Piece::Table(table) => {
                let tasks =
                    crate::tables::layout_of(table, 0).is_some_and(|layout| layout.holds_tasks());
                found.table = found.count == 0 && tasks;
                break;
            }
            Piece::Furniture(..) | Piece::Footnote(..) => continue,
        };
        if let Some((label, _)) = label_at(&next.text)
            && !matches!(label, Label::Work | Label::Other)
        {
            found.attributes |= found.count == 0;
            if label == Label::Schedule && found.count == 0 {
                found.schedule_first = true;
            }
            continue;
        }
        let level = Outline::level(next);
        if level == Level::Plain {
            found.plain_follows = found.count == 0 && !found.schedule_first;
            break;
        }
        let below = match &first_level {
            None => is_below(outline, paragraph, &level),
            Some(first) => same(first, &level),
        };
        if !below {
            // A deeper item between two children is not counted, a higher one ends the list.
            if first_level.is_some()
                && matches!(&level, Level::Marked(Mark::Bullet(_)))
                && !ends_list(outline, &level)
            {
                continue;
            }
            break;
        }
        found.count += 1;
        if paragraph.ends_with_colon() {
            found.with_body += usize::from(begins_with_body(&next.text));
        }
        first_level.get_or_insert(level);
        if found.count >= 30 {
            break;
        }
    }
    found
}

fn same(first: &Level, other: &Level) -> bool {
    match (first, other) {
        (Level::Marked(one), Level::Marked(two)) => one.same_level(two),
        (one, two) => one == two,
    }
}

fn is_below(outline: &Outline, paragraph: &Paragraph, level: &Level) -> bool {
    let own = Outline::level(paragraph);
    if same(&own, level) {
        return false;
    }
    match (&own, level) {
        (Level::Plain, Level::Marked(mark)) => mark.is_bullet() || outline.is_below(level),
        (Level::Marked(Mark::Bullet(_)), Level::Marked(mark)) if !mark.is_bullet() => false,
        _ => outline.is_below(level),
    }
}

fn ends_list(outline: &Outline, level: &Level) -> bool {
    outline.nodes.iter().any(|node| same(&node.level, level))
}

/// Decides what a paragraph is.
pub(super) fn nature(
    paragraph: &Paragraph,
    assigned: &Assignment,
    below: &Children,
    zone: Zone,
    inherits: bool,
    in_sub_index: bool,
) -> Nature {
    let small = view(&paragraph.text);
    let words = ddci_vntext::words(&paragraph.text).count();
    let has_below = below.count > 0 || below.table;
    let names_body = !assigned.leads.is_empty();
    if paragraph.heading.is_some()
        && !(names_body && words > 14)
        && (!below.attributes || has_below)
    {
        return if assigned.is_only_an_opening() && names_body {
            Nature::Opening
        } else {
            Nature::Heading
        };
    }
    if matches!(Outline::level(paragraph), Level::Heading(_)) && has_below {
        return Nature::Heading;
    }
    if assigned.is_only_an_opening()
        && names_body
        && (has_below
            || paragraph.ends_with_colon()
            || (below.plain_follows && !paragraph.text.ends_with(['.', ';'])))
    {
        return Nature::Opening;
    }
    if has_below
        && let Some(nature) = nature_above_others(paragraph, assigned, below, &small, words)
    {
        return nature;
    }
    if paragraph.ends_with_colon() && announces(&small) && !below.attributes {
        return Nature::Opening;
    }
    leaf(paragraph, assigned, below, zone, inherits, in_sub_index, words)
}

/// A paragraph above bullets: a heading, an opening, or a task with details.
fn nature_above_others(
    paragraph: &Paragraph,
    assigned: &Assignment,
    below: &Children,
    small: &str,
    words: usize,
) -> Option<Nature> {
    let names_body = !assigned.leads.is_empty();
    if below.schedule_first && !paragraph.ends_with_colon() {
        return None;
    }
    let appoints_for_index = names_body
        && assigned.appoints
        && regex!(
            r"(?:cải thiện|nâng cao|duy trì|theo dõi)[^.;]*(?:chỉ số|điểm)|(?:giải pháp|nhiệm vụ)"
        )
        .is_match(small)
        && !regex!(r"[”\x22]\s*:\s*\p{L}|chỉ số\s*:\s*\p{L}").is_match(small)
        && words <= 90;
    if appoints_for_index && !paragraph.text.contains(';') {
        return Some(Nature::Opening);
    }
    if paragraph.ends_with_colon() && names_body && assigned.appoints && small.contains("đầu mối")
    {
        return Some(Nature::Opening);
    }
    if paragraph.ends_with_colon() {
        let lists_bodies = below.with_body * 2 > below.count && !names_body;
        if announces(small) || lists_bodies || assigned.is_only_an_opening() || below.table {
            return Some(Nature::Opening);
        }
        // "Tuyên truyền, phổ biến:" is a title; a sentence with work is a task of its own.
        return Some(if words <= 9 && !names_body { Nature::Heading } else { Nature::Task });
    }
    if below.table && below.count == 0 {
        return Some(Nature::Opening);
    }
    let title_like = !names_body && !paragraph.text.ends_with(['.', ';']) && words <= 28;
    let numbered = paragraph.mark.as_ref().is_some_and(|mark| !mark.is_bullet());
    if title_like && (numbered || paragraph.bold) {
        return Some(Nature::Heading);
    }
    if numbered && !names_body && words <= 14 && !below.attributes {
        return Some(Nature::Heading);
    }
    None
}

/// "… thực hiện các nhiệm vụ sau:", "… triển khai các giải pháp:".
fn announces(small: &str) -> bool {
    regex!(r"(?:các|những|một số)\s+(?:nhóm\s+)?(?:nội dung|nhiệm vụ|giải pháp|việc|công việc|biện pháp|hoạt động|phần việc)(?:[^:;.]{0,60})?:$|(?:như sau|sau đây|sau|dưới đây|cụ thể|thực hiện|triển khai|chủ trì|phối hợp|có trách nhiệm|nhiệm vụ|gồm|trong đó|theo bảng sau|tập trung)\s*:$").is_match(small)
}

/// A paragraph with nothing below.
fn leaf(
    paragraph: &Paragraph,
    assigned: &Assignment,
    below: &Children,
    zone: Zone,
    inherits: bool,
    in_sub_index: bool,
    words: usize,
) -> Nature {
    let names_body = !assigned.leads.is_empty();
    let level = Outline::level(paragraph);
    if matches!(level, Level::Heading(_)) {
        return Nature::Heading;
    }
    let marked = matches!(level, Level::Marked(_));
    let top_number =
        matches!(level, Level::Marked(Mark::Roman(_) | Mark::Capital(_) | Mark::Part(_)));
    if top_number && !names_body && words <= 25 {
        return Nature::Heading;
    }
    if zone == Zone::Organisation {
        // README: what gives a named body something to do.
        let has_body = names_body || inherits;
        if has_body && words > 3 {
            return Nature::Task;
        }
        return if marked && words <= 10 && !paragraph.text.ends_with(['.', ';']) {
            Nature::Heading
        } else {
            Nature::Aside
        };
    }
    if names_body || below.attributes {
        return Nature::Task;
    }
    if !marked {
        let lonely = (!inherits && assigned.later.is_empty()) || !in_sub_index && words < 6;
        return if lonely { Nature::Aside } else { Nature::Task };
    }
    if paragraph.ends_with_colon() && words <= 8 {
        return Nature::Heading;
    }
    // A short numbered title that only other sections follow.
    let numbered = paragraph.mark.as_ref().is_some_and(|mark| !mark.is_bullet());
    if numbered && below.plain_follows && words <= 12 && !paragraph.text.ends_with(['.', ';']) {
        return Nature::Heading;
    }
    Nature::Task
}
