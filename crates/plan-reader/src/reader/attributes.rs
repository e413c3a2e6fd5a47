//! Attribute lines: who leads, who helps, when, under which leader.

use super::Reader;
use crate::bodies::{Body, distinct, listed};
use crate::layout::{Label, Paragraph, inner_labels, split_labels};
use crate::model::LineRole;
use crate::sub_indices::{leader_of, leader_sentence, score_of};
use crate::words::upto;

impl Reader {
    /// Reads a labelled line, or the labelled parts of one.
    pub(super) fn read_attributes(&mut self, paragraph: &Paragraph) {
        let mut role = LineRole::Attribute;
        for (label, value) in split_labels(&paragraph.text) {
            match label {
                Label::Lead => self.read_lead(&value, paragraph.first()),
                Label::Coordinator => self.read_coordinators(&value),
                Label::Schedule => {
                    role = LineRole::Schedule;
                    self.read_schedule_line(&value, paragraph.first());
                }
                Label::Leader => {
                    role = LineRole::Leader;
                    self.give_leader(leader_of(&value));
                }
                Label::Target => {
                    role = LineRole::Target;
                    if let (Some(ordinal), Some(points)) =
                        (self.outline.sub_index(), score_of(&value, self.year))
                    {
                        self.registry.set_target(ordinal, points);
                    }
                    // "Mục tiêu: … điểm. Đồng chí … trực tiếp chỉ đạo."
                    if let Some(leader) = value.split(". ").skip(1).find_map(leader_sentence) {
                        self.give_leader(leader);
                    }
                }
                Label::Product | Label::Work | Label::Other => {}
            }
        }
        self.set_role(paragraph, role);
    }

    /// "Đơn vị chủ trì: …" of the tasks above since the last such line, or of those to come.
    fn read_lead(&mut self, value: &str, line: u32) {
        let (mut leads, mut helpers) = (named(listed(main_part(value))), Vec::new());
        helpers.extend(named(crate::bodies::coordinators_in(value)));
        if leads.is_empty() {
            leads = listed(main_part(value));
        }
        leads.retain(|lead| !helpers.iter().any(|helper| helper.same_name(lead)));
        let until = self.tasks.len();
        self.outline.describe_until(until);
        let Some(section) = self.outline.section() else { return };
        let from = section.led_until.max(section.first_task);
        section.led_until = until;
        if from >= until {
            section.leads = leads;
            section.coordinators = helpers;
            section.lead_line = Some(line);
            section.appointed = true;
            return;
        }
        for task in self.tasks.iter_mut().skip(from) {
            task.leads.clone_from(&leads);
            task.coordinators.extend(helpers.iter().cloned());
            task.lead_lines = vec![line];
            task.leads_appointed = true;
        }
    }

    fn read_coordinators(&mut self, value: &str) {
        let helpers = named(listed(value));
        let until = self.tasks.len();
        self.outline.describe_until(until);
        let Some(section) = self.outline.section() else { return };
        let from = section.helped_until.max(section.first_task);
        section.helped_until = until;
        if from >= until {
            section.coordinators = distinct(section.coordinators.iter().chain(&helpers).cloned());
            return;
        }
        for task in self.tasks.iter_mut().skip(from) {
            task.coordinators = distinct(task.coordinators.iter().chain(&helpers).cloned());
        }
    }

    /// "… (Chủ trì: Sở A; phối hợp: Sở B; hoàn thành: Quý I)" at the end of the last task.
    pub(super) fn read_inner_labels(&mut self) {
        let year = self.year;
        let Some(task) = self.tasks.last_mut() else { return };
        let Some((_, parts)) = inner_labels(&task.text) else { return };
        for (label, value) in parts {
            match label {
                Label::Lead => {
                    let leads = named(listed(main_part(&value)));
                    if !leads.is_empty() {
                        task.leads = leads;
                        task.leads_appointed = true;
                    }
                    task.coordinators.extend(named(crate::bodies::coordinators_in(&value)));
                }
                Label::Coordinator => task.coordinators.extend(named(listed(&value))),
                Label::Schedule => {
                    let line = task.source.first_line;
                    task.stated.extend(super::timing::schedules_of_line(&value, year, line));
                    task.has_line = true;
                }
                _ => {}
            }
        }
        task.coordinators = distinct(task.coordinators.clone());
    }
}

/// What stands before "phối hợp" in the value of a lead.
pub(super) fn main_part(value: &str) -> &str {
    let small = crate::words::view(value);
    let end = crate::words::regex!(
        r"[,;.(]?\s*(?:chủ trì,?\s*)?(?:các (?:đơn vị|cơ quan) )?phối hợp\b|\s*\(?chủ trì\)?\s*[,;]"
    )
    .find(&small);
    end.map_or(value, |found| upto(value, found.start()))
}

/// README, "Units": generic bodies are not listed.
pub(super) fn named(bodies: Vec<Body>) -> Vec<Body> {
    bodies.into_iter().filter(|body| !body.generic).collect()
}
