//! One paragraph of the body: heading, opening, task, attribute line or something else.

use super::opening::{self, Nature};
use super::{Focal, Note, Reader};
use crate::bodies::{Assignment, Body, assignment};
use crate::layout::{Label, Paragraph, Piece, label_at};
use crate::model::LineRole;
use crate::outline::{Level, Outline};
use crate::sub_indices::{leader_in_brackets, leader_of_numbers, leader_sentence};
use crate::words::{is_all_capitals, regex, view};
use crate::zones::{Zone, is_aside, is_closing};

impl Reader {
    /// Reads a paragraph; `rest` is what follows it.
    pub(super) fn read_paragraph(&mut self, paragraph: &Paragraph, rest: &[Piece]) {
        if self.ends_here(paragraph) {
            return;
        }
        let text = paragraph.text.as_str();
        if self.read_note(paragraph) {
            return;
        }
        if let Some((label, _)) = label_at(text)
            && self.reads_as_attribute(label, paragraph, rest)
        {
            return;
        }
        if is_aside(&paragraph.printed) {
            self.set_role(paragraph, LineRole::Aside);
            return;
        }
        if leader_of_numbers(text).is_some() {
            self.set_role(paragraph, LineRole::Leader);
            return;
        }
        if matches!(self.outline.zone(), Zone::Work | Zone::Organisation)
            && let Some(leader) = leader_sentence(text)
        {
            self.give_leader(leader);
            self.set_role(paragraph, LineRole::Leader);
            return;
        }
        let tasks = self.tasks.len();
        let registry = std::mem::take(&mut self.registry);
        self.outline.enter(paragraph, &registry, tasks);
        self.registry = registry;
        match self.outline.zone() {
            Zone::Opening => self.set_role(paragraph, LineRole::LegalBasis),
            Zone::Purpose => self.set_role(paragraph, section_role(paragraph, LineRole::Purpose)),
            Zone::Target => self.set_role(paragraph, section_role(paragraph, LineRole::Target)),
            Zone::Funding => self.set_role(paragraph, LineRole::Funding),
            Zone::Work | Zone::Organisation => self.read_work(paragraph, rest),
        }
    }

    /// "Nơi nhận", signature: from here on nothing is a task.
    fn ends_here(&mut self, paragraph: &Paragraph) -> bool {
        let small = view(&paragraph.printed);
        let recipients = regex!(r"^nơi nhận\b").is_match(&small);
        let signature = is_all_capitals(&paragraph.printed) && regex!(r"^(?:tm\.|kt\.|tl\.|tuq\.|q\.)\s*|^(?:phó )?(?:chủ tịch|giám đốc|trưởng phòng|trưởng ban|chi cục trưởng|cục trưởng|chánh văn phòng)$").is_match(&small);
        if paragraph.sheet.is_none() && (recipients || signature) {
            self.ended = true;
        }
        let annex = self.ended
            && regex!(r"^phụ lục\b").is_match(&small)
            && !paragraph.printed.ends_with([';', ',']);
        if annex {
            self.ended = false;
        }
        if self.ended {
            self.closing.push((paragraph.printed.clone(), paragraph.first()));
            let role = if self.closing.iter().any(|(text, _)| is_all_capitals(text))
                && !paragraph.printed.starts_with('-')
            {
                LineRole::Closing
            } else {
                LineRole::Recipients
            };
            self.set_role(paragraph, role);
        }
        self.ended
    }

    /// A remark and the bullets below it.
    fn read_note(&mut self, paragraph: &Paragraph) -> bool {
        let begins =
            regex!(r"^\(?(?:\*\s*)?(?:ghi chú|lưu ý)\b").is_match(&view(&paragraph.printed));
        let goes_on = self.in_note
            && (paragraph.sheet.is_some()
                || paragraph.mark.as_ref().is_some_and(crate::layout::Mark::is_bullet)
                || Outline::level(paragraph) == Level::Plain)
            && !is_closing(&paragraph.text);
        self.in_note = begins || goes_on;
        if self.in_note {
            self.notes.push(Note {
                text: paragraph.text.clone(),
                sheet: paragraph.sheet.clone(),
                line: paragraph.first(),
            });
            self.set_role(paragraph, LineRole::Reporting);
        }
        self.in_note
    }

    /// A paragraph where work is given out.
    fn read_work(&mut self, paragraph: &Paragraph, rest: &[Piece]) {
        let text = paragraph.text.as_str();
        if self.is_sub_index_heading(paragraph) {
            if let (Some(ordinal), Some(leader)) =
                (self.outline.sub_index(), leader_in_brackets(text))
            {
                self.registry.set_leader(ordinal, leader);
            }
            self.set_role(paragraph, LineRole::Heading);
            return;
        }
        if is_closing(text) {
            self.set_role(paragraph, LineRole::Closing);
            return;
        }
        let assigned = assignment(text);
        let children = opening::children(&self.outline, paragraph, rest);
        if children.attributes && children.count == 0 && is_label_heading(text) {
            // "2. Phân công thực hiện": what follows describes the section around.
            self.outline.nodes.pop();
            self.set_role(paragraph, LineRole::Heading);
            return;
        }
        let (inherited, _) = self.outline.inherited();
        let nature = opening::nature(
            paragraph,
            &assigned,
            &children,
            self.outline.zone(),
            !inherited.is_empty(),
            self.outline.sub_index().is_some(),
        );
        self.note_focal(paragraph, &assigned);
        match nature {
            Nature::Heading => {
                self.take_over(&assigned, paragraph);
                self.set_role(paragraph, LineRole::Heading);
            }
            Nature::Opening => {
                self.take_over(&assigned, paragraph);
                self.set_role(paragraph, LineRole::Opening);
            }
            Nature::Aside => self.set_role(paragraph, LineRole::Aside),
            Nature::Task => self.add_task(paragraph, &assigned, children.count > 0),
        }
    }

    /// Gives the section the bodies that its opening names.
    pub(super) fn take_over(&mut self, assigned: &Assignment, paragraph: &Paragraph) {
        let plain = Outline::level(paragraph) == Level::Plain;
        let has_section = self.outline.section_place();
        // A plain opening speaks for its section: later paragraphs inherit from it too.
        let node =
            match (plain, has_section) {
                (true, Some(place))
                    if self.outline.nodes.get(place).is_some_and(|node| {
                        node.leads.is_empty() || !assigned.leads.is_empty()
                    }) =>
                {
                    self.outline.nodes.get_mut(place)
                }
                _ => self.outline.nodes.last_mut(),
            };
        if let Some(node) = node
            && (!assigned.leads.is_empty() || !assigned.coordinators.is_empty())
        {
            node.leads.clone_from(&assigned.leads);
            node.coordinators.clone_from(&assigned.coordinators);
            node.lead_line = Some(paragraph.first());
            node.appointed =
                assigned.appoints && regex!(r"chủ trì|đầu mối").is_match(&view(&paragraph.text));
        }
    }

    /// README, "Findings": bodies made focal point of one sub-index.
    fn note_focal(&mut self, paragraph: &Paragraph, assigned: &Assignment) {
        let small = view(&paragraph.text);
        let focal = regex!(r"\b(?:là|làm)\s+(?:cơ quan |đơn vị )?(?:đầu mối|chủ trì)|đầu mối,? chủ trì|chủ trì,? (?:là |làm )?đầu mối|(?:chủ trì|chịu trách nhiệm)[^.;:]{0,80}(?:cải thiện|nâng cao)[^.;:]{0,40}(?:chỉ số|điểm)").is_match(&small);
        let about_index = regex!(r"chỉ số|điểm thành phần").is_match(&small)
            || (paragraph.ends_with_colon() && small.contains("đầu mối"));
        let named = regex!(r"chỉ số(?: thành phần)?\s+([^,;:.(]+)")
            .captures(&small)
            .and_then(|found| self.registry.by_name(found.get(1)?.as_str()));
        if let Some(sub_index) = self.outline.sub_index().or(named).filter(|_| focal && about_index)
        {
            let bodies =
                assigned.leads.iter().filter(|body| !body.group).cloned().collect::<Vec<Body>>();
            if !bodies.is_empty() {
                self.focals.push(Focal {
                    sub_index,
                    bodies,
                    sheet: paragraph.sheet.clone(),
                    line: paragraph.first(),
                });
            }
        }
    }

    fn is_sub_index_heading(&self, paragraph: &Paragraph) -> bool {
        let Some(node) = self.outline.nodes.last() else { return false };
        let outer =
            self.outline.nodes.len().checked_sub(2).and_then(|place| self.outline.nodes.get(place));
        let changed =
            node.sub_index.is_some() && outer.and_then(|outer| outer.sub_index) != node.sub_index;
        changed && Outline::level(paragraph) == node.level
    }

    /// Whether a labelled paragraph describes the tasks around it, and reads it so.
    fn reads_as_attribute(&mut self, label: Label, paragraph: &Paragraph, rest: &[Piece]) -> bool {
        let zone = self.outline.zone();
        if !matches!(zone, Zone::Work | Zone::Organisation) {
            // A target or aim has no attributes; "Kinh phí thực hiện: …" opens a section.
            return false;
        }
        if matches!(label, Label::Work | Label::Other) {
            let bare = paragraph.ends_with_colon();
            if label == Label::Work && bare {
                self.set_role(paragraph, LineRole::Heading);
                return true;
            }
            let numbered = paragraph.mark.as_ref().is_some_and(|mark| !mark.is_bullet());
            if label == Label::Other && !numbered {
                self.set_role(paragraph, LineRole::Attribute);
                return true;
            }
            return false;
        }
        // A numbered section may be called "Phân công thực hiện:"; its bullets follow.
        if paragraph.ends_with_colon()
            && opening::children(&self.outline, paragraph, rest).count > 0
            && matches!(label, Label::Lead | Label::Target)
            && paragraph.mark.as_ref().is_some_and(|mark| !mark.is_bullet())
        {
            return false;
        }
        self.read_attributes(paragraph);
        true
    }

    /// The leader of the sub-index the reading stands in, or of those the sentence numbers.
    pub(super) fn give_leader(&mut self, leader: String) {
        if let Some(ordinal) = self.outline.sub_index() {
            self.registry.set_leader(ordinal, leader);
        }
    }
}

/// A heading that is nothing but the name of an attribute.
fn is_label_heading(text: &str) -> bool {
    let named = format!("{}:", text.trim_end_matches([':', '.']));
    label_at(&named).is_some_and(|(label, value)| {
        value == named.len()
            && matches!(
                label,
                Label::Lead | Label::Coordinator | Label::Schedule | Label::Product | Label::Leader
            )
    })
}

fn section_role(paragraph: &Paragraph, role: LineRole) -> LineRole {
    let short = ddci_vntext::words(&paragraph.text).count() <= 12 && !paragraph.text.ends_with('.');
    let marked = paragraph.mark.as_ref().is_some_and(|mark| !mark.is_bullet())
        || paragraph.heading.is_some();
    if short && marked { LineRole::Heading } else { role }
}
