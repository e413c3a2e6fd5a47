//! Adds a paragraph as a task, with what it inherits from the sections around.

use super::{Draft, Reader};
use crate::bodies::{Assignment, Body, distinct};
use crate::layout::Paragraph;
use crate::model::{LineRole, Source};
use crate::outline::Node;
use crate::words::{regex, view};

impl Reader {
    /// Adds the paragraph as a task.
    pub(super) fn add_task(
        &mut self,
        paragraph: &Paragraph,
        assigned: &Assignment,
        has_children: bool,
    ) {
        let own = distinct(assigned.leads.iter().filter(|body| !body.generic).cloned());
        let (inherited_leads, inherited_coordinators) = self.outline.inherited();
        let begins_with_own = !own.is_empty();
        let leads = if begins_with_own {
            own
        } else if inherited_leads.is_empty() && assigned.leads.is_empty() {
            assigned.later.clone()
        } else {
            named_or_generic(&inherited_leads, &assigned.leads)
        };
        // README, "Units": a bullet without a body of its own inherits both.
        let mut coordinators: Vec<Body> =
            if begins_with_own { Vec::new() } else { inherited_coordinators };
        coordinators.extend(assigned.coordinators.iter().cloned());
        coordinators
            .retain(|helper| !helper.generic && !leads.iter().any(|lead| lead.same_name(helper)));
        // What follows without a mark goes on for the same body.
        let opens_block = paragraph.mark.as_ref().is_some_and(|mark| !mark.is_bullet());
        if (has_children || opens_block) && begins_with_own {
            self.take_over(assigned, paragraph);
        }
        let appointed = if begins_with_own {
            regex!(r"chủ trì|đầu mối").is_match(&view(&paragraph.text))
        } else {
            self.outline.naming_bodies().is_some_and(|node| node.appointed)
        };
        let lead_line = self
            .outline
            .naming_bodies()
            .and_then(|node| node.lead_line)
            .filter(|_| !begins_with_own);
        let schedules = self.outline.inherited_schedules();
        let path = self.task_path(paragraph);
        let sub_index =
            self.outline.sub_index().or_else(|| self.index_in_brackets(&paragraph.text));
        self.tasks.push(Draft {
            path,
            block: self.outline.block(),
            sub_index,
            zone: self.outline.zone(),
            text: paragraph.text.clone(),
            leads,
            leads_appointed: appointed,
            coordinators: distinct(coordinators),
            has_line: !schedules.is_empty(),
            stated: schedules,
            own: Vec::new(),
            source: Source {
                sheet: paragraph.sheet.clone(),
                first_line: paragraph.first(),
                last_line: paragraph.last(),
            },
            lead_lines: lead_line.into_iter().collect(),
            schedule_lines: Vec::new(),
            core: String::new(),
            schedule_text: String::new(),
        });
        self.set_role(paragraph, LineRole::Task);
        self.read_inner_labels();
    }

    /// "… (Chỉ số Chi phí thời gian)." in a plan that is ordered by bodies.
    pub(super) fn index_in_brackets(&self, text: &str) -> Option<u32> {
        let small = view(text);
        let found =
            regex!(r"\((?:thuộc\s+)?(chỉ số\s+[^()]+)\)").captures_iter(&small).last()?.get(1)?;
        self.registry.of_heading(crate::words::between(text, found.start(), found.end()), false)
    }

    /// The labels of the sections around, and a number of its own.
    pub(super) fn task_path(&mut self, paragraph: &Paragraph) -> Vec<String> {
        let mut path = self.outline.path();
        if paragraph.mark.as_ref().and_then(crate::layout::Mark::label).is_none() {
            let place = self.outline.nodes.iter().rposition(|node: &Node| node.label.is_some());
            let node = match place {
                Some(place) => self.outline.nodes.get_mut(place),
                None => self.outline.nodes.first_mut(),
            };
            if let Some(node) = node {
                node.children += 1;
                path.push(node.children.to_string());
            }
        }
        path
    }
}

/// README, "Units": a generic body as the subject of a bullet does not replace the section's
/// bodies; as the only one it is the lead.
fn named_or_generic(inherited: &[Body], own: &[Body]) -> Vec<Body> {
    if inherited.is_empty() {
        return distinct(own.to_vec());
    }
    let named: Vec<Body> = inherited.iter().filter(|body| !body.generic).cloned().collect();
    if named.is_empty() { inherited.to_vec() } else { named }
}
