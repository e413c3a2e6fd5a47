//! The screens of the room, one file each: extract → ask → render.

mod acceptance;
mod against;
mod amend;
mod asked;
mod board;
mod decided;
mod differences;
mod document;
mod escalation;
mod handover;
mod history;
mod issue;
mod items;
mod meeting;
mod mend;
mod news;
mod next_year;
mod obligation;
mod official;
mod plans;
mod refused;
mod review;
mod schedule_read;
mod schedule_words;
mod sides;
mod standing_words;
mod start;
mod table;
mod talk;
mod task;
mod tree;
mod urging;
mod why;
mod work;

pub(crate) use items::short;
pub(crate) use refused::words as refused_words;
pub(crate) use schedule_words::period;

use crate::words::t;
use ddci_platform::{
    permit::Verb,
    web::{Access, NavItem, Routes},
};

/// The routes of this room, each with who may use it.
pub fn routes() -> Routes {
    use Access::{May, SignedIn};
    Routes::new()
        .get("/", SignedIn, start::show)
        .get("/dashboard", May(Verb::ViewBoard), board::show)
        .get("/work", May(Verb::ViewWork), work::show)
        .get("/acceptance", May(Verb::Accept), acceptance::show)
        .get("/plans", May(Verb::ViewPlan), plans::show)
        .post("/plans", May(Verb::PreparePlan), plans::hand_in)
        .get("/plans/below", May(Verb::ViewPlan), plans::below)
        .get("/plans/{plan}", May(Verb::ViewPlan), tree::show)
        .get("/plans/{plan}/obligations", May(Verb::ViewObligations), acceptance::all)
        .get("/plans/{plan}/official", May(Verb::ViewPlan), official::show)
        .post("/plans/{plan}/attachments", May(Verb::PreparePlan), official::add)
        .post(
            "/plans/{plan}/attachments/{attachment}/remove",
            May(Verb::PreparePlan),
            official::remove,
        )
        .post("/plans/{plan}/send", May(Verb::PreparePlan), official::send)
        .post("/plans/{plan}/agree", May(Verb::ReviewPlan), official::agree)
        .post("/plans/{plan}/return", May(Verb::ReviewPlan), official::return_it)
        .post("/plans/{plan}/take-back", May(Verb::PreparePlan), official::take_back)
        .post("/plans/{plan}/close", May(Verb::IssuePlan), official::close)
        .post("/plans/{plan}/reopen", May(Verb::IssuePlan), official::reopen)
        .post("/plans/{plan}/amend", May(Verb::PreparePlan), amend::begin)
        .get("/plans/{plan}/next-year", May(Verb::PreparePlan), next_year::show)
        .post("/plans/{plan}/next-year", May(Verb::PreparePlan), next_year::make)
        .get("/plans/{plan}/against/{old}", May(Verb::PreparePlan), against::show)
        .post("/plans/{plan}/against/{old}", May(Verb::PreparePlan), against::take)
        .post("/plans/{plan}/against/{old}/follow", May(Verb::PreparePlan), against::follow)
        .get("/plans/{plan}/changes", May(Verb::ViewPlan), amend::changes)
        .get("/plans/{plan}/versions", May(Verb::ViewPlan), amend::versions)
        .get("/plans/{plan}/versions/{version}", May(Verb::ViewPlan), amend::version)
        .get("/plans/{plan}/table", May(Verb::ViewPlan), table::show)
        .get("/plans/{plan}/table.csv", May(Verb::ViewPlan), table::export::csv)
        .get("/plans/{plan}/table.xlsx", May(Verb::ViewPlan), table::export::xlsx)
        .get("/plans/{plan}/table/import", May(Verb::PreparePlan), table::import::show)
        .post("/plans/{plan}/table/import", May(Verb::PreparePlan), table::import::look)
        .post("/plans/{plan}/table/import/commit", May(Verb::PreparePlan), table::import::commit)
        .get("/plans/{plan}/table/import/{number}", May(Verb::PreparePlan), table::import::done)
        .get("/plans/{plan}/timeline", May(Verb::ViewPlan), table::timeline::show)
        .get("/plans/{plan}/views", May(Verb::ViewPlan), table::views::show)
        .post("/plans/{plan}/views", May(Verb::ViewPlan), table::views::save)
        .post("/plans/{plan}/views/{view}/rename", May(Verb::ViewPlan), table::views::rename)
        .post("/plans/{plan}/views/{view}/delete", May(Verb::ViewPlan), table::views::delete)
        .get("/plans/{plan}/sub-indices/{n}", May(Verb::ViewPlan), sides::sub_index::show)
        .get("/plans/{plan}/units/{unit}", May(Verb::ViewPlan), sides::unit::show)
        .get("/plans/{plan}/leaders", May(Verb::ViewPlan), sides::leaders::show)
        .get("/plans/{plan}/calendar", May(Verb::ViewPlan), sides::calendar::show)
        .get("/plans/{plan}/year", May(Verb::ViewPlan), sides::year::show)
        .get("/plans/{plan}/urging", May(Verb::ViewPlan), urging::show)
        .get("/plans/{plan}/urging/{unit}", May(Verb::IssuePlan), urging::show_draft)
        .post("/plans/{plan}/urging/{unit}", May(Verb::IssuePlan), urging::issue)
        .get("/escalation", May(Verb::ViewPlan), escalation::show)
        .post("/escalation", May(Verb::IssuePlan), escalation::decide)
        .get("/letters/{letter}", May(Verb::ViewPlan), urging::show_letter)
        .get("/letters/{letter}/text", May(Verb::ViewPlan), urging::text)
        .get("/plans/{plan}/history", May(Verb::ViewPlan), history::of_plan)
        .get("/obligations/{obligation}/history", May(Verb::ViewPlan), history::of_obligation)
        .get("/plans/{plan}/document", May(Verb::ViewPlan), document::show)
        .get("/plans/{plan}/review", May(Verb::PreparePlan), review::show)
        .post("/plans/{plan}/findings/{finding}", May(Verb::PreparePlan), review::settle)
        .post("/plans/{plan}/bodies", May(Verb::PreparePlan), review::bind)
        .post("/plans/{plan}/unread/{line}", May(Verb::PreparePlan), mend::decide_unread)
        .post("/plans/{plan}/undo", May(Verb::PreparePlan), mend::undo)
        .post("/plans/{plan}/redo", May(Verb::PreparePlan), mend::redo)
        .get("/plans/{plan}/edits", May(Verb::PreparePlan), mend::show_history)
        .get("/plans/{plan}/head", May(Verb::PreparePlan), mend::show_head)
        .post("/plans/{plan}/head", May(Verb::PreparePlan), mend::send_head)
        .get("/plans/{plan}/sub-indices/{n}/mend", May(Verb::PreparePlan), mend::show_sub_index)
        .post("/plans/{plan}/sub-indices/{n}/mend", May(Verb::PreparePlan), mend::send_sub_index)
        .get("/plans/{plan}/tasks/new", May(Verb::PreparePlan), mend::show_new)
        .post("/plans/{plan}/tasks/new", May(Verb::PreparePlan), mend::add)
        .get("/plans/{plan}/tasks/{task}/mend", May(Verb::PreparePlan), mend::show)
        .post("/plans/{plan}/tasks/{task}/mend", May(Verb::PreparePlan), mend::change)
        .get("/plans/{plan}/tasks/{task}/split", May(Verb::PreparePlan), mend::show_split)
        .post("/plans/{plan}/tasks/{task}/split", May(Verb::PreparePlan), mend::send_split)
        .post("/plans/{plan}/tasks/{task}/join", May(Verb::PreparePlan), mend::join)
        .post("/plans/{plan}/tasks/{task}/remove", May(Verb::PreparePlan), mend::remove)
        .get("/plans/{plan}/issue", May(Verb::IssuePlan), issue::show)
        .post("/plans/{plan}/issue", May(Verb::IssuePlan), issue::send)
        .get("/handover", May(Verb::HandOver), handover::list)
        .get("/handover/{unit}", May(Verb::HandOver), handover::unit)
        .post("/handover/{unit}", May(Verb::HandOver), handover::send)
        .post("/handover/back/{handover}", May(Verb::HandOver), handover::back)
        .get("/orphans", May(Verb::HandOver), handover::orphans)
        .get("/tasks/{task}", May(Verb::ViewPlan), task::show)
        .get("/tasks/{task}/history", May(Verb::ViewPlan), history::of_task)
        .get("/obligations/{obligation}", May(Verb::ViewPlan), obligation::show)
        .post("/obligations/{obligation}/executor", May(Verb::RecordProgress), obligation::assign)
        .post("/obligations/{obligation}/progress", May(Verb::RecordProgress), obligation::record)
        .post("/obligations/{obligation}/submit", May(Verb::Submit), obligation::submit)
        .post("/obligations/{obligation}/accept", May(Verb::Accept), obligation::accept)
        .post("/obligations/{obligation}/return", May(Verb::Accept), obligation::send_back)
        .post("/obligations/{obligation}/comments", May(Verb::Comment), talk::on_obligation)
        .post("/obligations/{obligation}/watch", May(Verb::ViewPlan), talk::watch_obligation)
        .post("/tasks/{task}/comments", May(Verb::Comment), talk::on_task)
        .post("/tasks/{task}/watch", May(Verb::ViewPlan), talk::watch_task)
        .get("/comments/{comment}/change", May(Verb::Comment), talk::show_change)
        .post("/comments/{comment}/change", May(Verb::Comment), talk::change)
        .post("/comments/{comment}/withdraw", May(Verb::Comment), talk::withdraw)
        .get("/plans/{plan}/meeting", May(Verb::ViewBoard), meeting::show)
        .post("/plans/{plan}/meeting", May(Verb::HoldMeeting), meeting::open)
        .get("/plans/{plan}/meetings/{number}", May(Verb::ViewBoard), meeting::show_minutes)
        .post("/plans/{plan}/meetings/{number}/close", May(Verb::HoldMeeting), meeting::close)
        .get("/plans/{plan}/meetings/{number}/items/{n}", May(Verb::ViewBoard), meeting::show_item)
        .post(
            "/plans/{plan}/meetings/{number}/items/{n}/seen",
            May(Verb::HoldMeeting),
            meeting::go_through,
        )
        .post(
            "/plans/{plan}/meetings/{number}/items/{n}/direct",
            May(Verb::HoldMeeting),
            meeting::direct,
        )
        .get("/news", May(Verb::ViewPlan), news::show)
        .post("/news/read", May(Verb::ViewPlan), news::read)
        .merge(asked::routes())
}

/// This room's part of the menu.
pub fn nav() -> Vec<NavItem> {
    vec![
        NavItem { href: "/dashboard", label: |lang| t!(lang, "nav-board"), verb: Verb::ViewBoard },
        NavItem { href: "/work", label: |lang| t!(lang, "nav-work"), verb: Verb::ViewWork },
        NavItem {
            href: "/acceptance",
            label: |lang| t!(lang, "nav-acceptance"),
            verb: Verb::Accept,
        },
        NavItem { href: "/plans", label: |lang| t!(lang, "nav-plans"), verb: Verb::ViewPlan },
    ]
}
