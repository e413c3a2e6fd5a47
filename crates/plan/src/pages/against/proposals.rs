//! What last year's decisions propose, each with a box; and the button that keeps the pairs.

use super::Sheet;
use crate::{
    model::PlanState,
    pages::{items::short, review},
    store::against::Proposal,
    words::t,
};
use ddci_platform::web::{Errors, Lang, State, tag};
use maud::{Markup, html};

pub(super) fn card(lang: Lang, sheet: &Sheet, errors: &Errors) -> Markup {
    let proposals = &sheet.against.proposals;
    html! {
        section.card id="proposals" aria-labelledby="proposals-title" {
            h2 id="proposals-title" { (t!(lang, "against-proposals", n = proposals.len())) }
            @if let Some(error) = errors.of("proposals") { p.wrong { (error) } }
            @if proposals.is_empty() {
                p { (tag(State::Fine, &t!(lang, "against-nothing-proposed"))) }
            } @else if sheet.plan.state != PlanState::Draft {
                ul.todo { @for of in proposals { li { (words(lang, sheet, of)) } } }
            } @else {
                p.muted { (t!(lang, "against-proposals-hint")) }
                form.stacked method="post" action=(sheet.path()) {
                    input type="hidden" name="seen" value=(sheet.seen);
                    @for (n, of) in (1..).zip(proposals) {
                        @let id = format!("take-{n}");
                        div.choice {
                            input type="checkbox" id=(id) name="take" value=(of.key()) checked;
                            label for=(id) { (words(lang, sheet, of)) }
                        }
                    }
                    div.act { button.btn { (t!(lang, "against-take")) } }
                }
            }
        }
    }
}

fn words(lang: Lang, sheet: &Sheet, of: &Proposal) -> Markup {
    html! {
        @match of {
            Proposal::Bind { name, target, was } => {
                (t!(lang, "against-bind", name = name.as_str(),
                    means = sheet.organisation.name(*target)))
                span.hint { (t!(lang, "against-bind-because", was = was.as_str())) }
            }
            Proposal::Settle { kind, message, decision, .. } => {
                (review::decision_words(lang, *kind, decision))
                span.hint lang="vi" { (short(message)) }
            }
            Proposal::NoTask { first_line, text, .. } => {
                @let line = *first_line;
                (t!(lang, "against-no-task", line = line))
                span.hint lang="vi" { (short(text)) }
            }
        }
    }
}

/// Keeps the pairs, so that each task tells how it went the year before.
pub(super) fn follow(lang: Lang, sheet: &Sheet) -> Markup {
    let of = |task| sheet.against.new_task(task).and_then(|task| task.follows);
    let known = sheet.against.pairs.iter().filter(|pair| of(pair.new) == Some(pair.old)).count();
    let open = sheet.against.pairs.len().saturating_sub(known);
    let is_draft = sheet.plan.state == PlanState::Draft && sheet.plan.amends.is_none();
    html! {
        @if open > 0 && is_draft {
            section.card {
                h2 { (t!(lang, "against-follow-title")) }
                p.muted { (t!(lang, "against-follow-explained", n = open)) }
                form method="post" action={(sheet.path()) "/follow"} {
                    input type="hidden" name="seen" value=(sheet.seen);
                    button.btn.q { (t!(lang, "against-follow")) }
                }
            }
        }
    }
}
