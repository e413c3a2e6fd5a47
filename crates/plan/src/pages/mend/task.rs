//! `/plans/{plan}/tasks/{task}/mend` and `/plans/{plan}/tasks/new`: a task of a draft, its text on
//! the left, its fields on the right.

use super::{
    crumb, draft,
    form::{self, Typed},
    place, seen, source,
};
use crate::{
    model::{PlanId, TaskId, TaskImage},
    pages::refused,
    store::{
        document::{self, LinesFrom, Unread},
        image,
        plan::Plan,
        sub_index, task as tasks,
    },
    transitions::{AddTask, ChangeTask, Refusal},
    words::t,
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Errors, PageResult, see_other},
};
use maud::{Markup, html};

/// `GET /plans/{plan}/tasks/{task}/mend`
pub async fn show(
    viewer: Viewer,
    cx: Cx,
    Path((plan, task)): Path<(PlanId, TaskId)>,
) -> PageResult {
    let plan = draft(&cx, &viewer, plan).await?;
    let task = image::task(cx.db(), plan.id, task).await?.ok_or(Error::NotFound)?;
    let typed = Typed { seen: seen(&cx, &plan).await?, ..Typed::of(&task) };
    let content = view(&cx, &plan, &task, &typed, &Errors::new()).await?;
    Ok(cx.page(&t!(cx.lang, "mend-title"), &content))
}

/// `POST /plans/{plan}/tasks/{task}/mend`
pub async fn change(
    viewer: Viewer,
    cx: Cx,
    Path((plan, task)): Path<(PlanId, TaskId)>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let plan = draft(&cx, &viewer, plan).await?;
    let task = image::task(cx.db(), plan.id, task).await?.ok_or(Error::NotFound)?;
    let typed = Typed::sent(sent);
    let errors = match typed.words(cx.lang, Some(&task)) {
        Err(errors) => errors,
        Ok(words) => {
            let change = ChangeTask { plan: plan.id, task: task.id, words, seen: typed.seen() };
            match cx.db().run(&viewer.into(), &change).await {
                Ok(()) => return Ok(see_other(&place(plan.id, task.id, task.position))),
                Err(refusal) => refused_form(&cx, refusal)?,
            }
        }
    };
    let content = view(&cx, &plan, &task, &typed, &errors).await?;
    Ok(cx.page_with_errors(&t!(cx.lang, "mend-title"), &content).into_response())
}

/// A refusal is shown at the field it is about.
fn refused_form(cx: &Cx, refusal: Refusal) -> Result<Errors, Error> {
    let refusal = refused::or_page(refusal)?;
    let field = match refusal {
        Refusal::EndsBeforeItStarts => "time-0-to",
        _ => "text",
    };
    Ok(Errors::one(field, refused::words(cx.lang, &refusal)))
}

async fn view(
    cx: &Cx,
    plan: &Plan,
    task: &TaskImage,
    typed: &Typed,
    errors: &Errors,
) -> Result<Markup, Error> {
    let lang = cx.lang;
    let back = place(plan.id, task.id, task.position);
    let sub_indices = sub_index::of_plan(cx.db(), plan.id).await?;
    let sentences: Vec<&str> =
        task.schedules.iter().map(|schedule| schedule.sentence.as_str()).collect();
    let lines = source(cx, plan.id, task.sheet.as_deref(), task.first_line, task.last_line).await?;
    Ok(html! {
        (errors.summary(lang))
        (crumb(lang, plan, &back))
        h1 { (t!(lang, "mend-title")) }
        p.muted { (t!(lang, "review-task", reference = task.reference.as_str())) }
        div.mend {
            (lines)
            form.stacked.card method="post" novalidate
                action={"/plans/" (plan.id) "/tasks/" (task.id) "/mend"} {
                (form::fields(lang, typed, &sub_indices, &sentences, errors))
                div.act {
                    button.btn accesskey="s" { (t!(lang, "mend-save")) }
                    a href=(back) { (t!(lang, "mend-leave")) }
                }
            }
        }
    })
}

/// `GET /plans/{plan}/tasks/new?after=…&unread=…&sheet=…`
pub async fn show_new(viewer: Viewer, cx: Cx, Path(plan): Path<PlanId>) -> PageResult {
    let plan = draft(&cx, &viewer, plan).await?;
    let new = New::asked(&cx, &plan).await?;
    let content = new.view(&cx, &plan, &new.suggested(), &Errors::new()).await?;
    Ok(cx.page(&t!(cx.lang, "mend-new-title"), &content))
}

/// `POST /plans/{plan}/tasks/new?after=…&unread=…&sheet=…`
pub async fn add(
    viewer: Viewer,
    cx: Cx,
    Path(plan): Path<PlanId>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let plan = draft(&cx, &viewer, plan).await?;
    let new = New::asked(&cx, &plan).await?;
    let typed = Typed::sent(sent);
    let errors = match typed.words(cx.lang, None) {
        Err(errors) => errors,
        Ok(words) => {
            let (after, unread) = (new.above.as_ref().map(|task| task.id), new.lines());
            let add = AddTask { plan: plan.id, after, unread, words };
            match cx.db().run(&viewer.into(), &add).await {
                Ok(task) => return Ok(see_other(&place(plan.id, task, new.place()))),
                Err(refusal) => refused_form(&cx, refusal)?,
            }
        }
    };
    let content = new.view(&cx, &plan, &typed, &errors).await?;
    Ok(cx.page_with_errors(&t!(cx.lang, "mend-new-title"), &content).into_response())
}

/// A task that is to be added: below which one, and from which lines.
struct New {
    above: Option<tasks::Task>,
    /// How many tasks stand above it.
    before: usize,
    unread: Option<Unread>,
    text: String,
}

impl New {
    /// What the address asks for: below a task, or where unread lines stand.
    async fn asked(cx: &Cx, plan: &Plan) -> Result<Self, Error> {
        let all = tasks::of_plan(cx.db(), plan.id).await?;
        let from = cx.query("unread").and_then(|line| line.parse().ok());
        let unread = match from {
            None => None,
            Some(first_line) => {
                let from = LinesFrom { sheet: cx.query("sheet"), first_line };
                let lines = document::unread_from(cx.db(), plan.id, &from).await?;
                Some(lines.ok_or(Error::NotFound)?)
            }
        };
        let after = cx.query("after").and_then(|task| task.parse::<TaskId>().ok());
        let place = match (&unread, after) {
            (_, Some(after)) => all.iter().position(|task| task.id == after),
            (Some(lines), None) => all
                .iter()
                .rposition(|task| task.sheet == lines.sheet && task.first_line < lines.first_line),
            (None, None) => all.len().checked_sub(1),
        };
        let text = match &unread {
            None => String::new(),
            Some(lines) => {
                let all = document::lines(cx.db(), plan.id).await?;
                let own = all.iter().filter(|line| {
                    line.sheet == lines.sheet
                        && (lines.first_line..=lines.last_line).contains(&line.number)
                });
                own.map(|line| line.text.trim()).collect::<Vec<_>>().join(" ")
            }
        };
        Ok(Self {
            above: place.and_then(|place| all.into_iter().nth(place)),
            before: place.map_or(0, |place| place + 1),
            unread,
            text,
        })
    }

    fn lines(&self) -> Option<LinesFrom> {
        let lines = self.unread.as_ref()?;
        Some(LinesFrom { sheet: lines.sheet.clone(), first_line: lines.first_line })
    }

    fn place(&self) -> i32 {
        i32::try_from(self.before).unwrap_or(i32::MAX)
    }

    /// What stands near is likely: the section and the block of the task above.
    fn suggested(&self) -> Typed {
        let above = self.above.as_ref();
        Typed {
            text: self.text.clone(),
            reference: above.map(|task| format!("{} (2)", task.reference)).unwrap_or_default(),
            sub_index: above
                .and_then(|task| task.sub_index)
                .map(|id| id.to_string())
                .unwrap_or_default(),
            block: above.and_then(|task| task.block.clone()).unwrap_or_default(),
            ..Typed::default()
        }
    }

    async fn view(
        &self,
        cx: &Cx,
        plan: &Plan,
        typed: &Typed,
        errors: &Errors,
    ) -> Result<Markup, Error> {
        let lang = cx.lang;
        let sub_indices = sub_index::of_plan(cx.db(), plan.id).await?;
        let (sheet, first, last) = match (&self.unread, &self.above) {
            (Some(lines), _) => (lines.sheet.as_deref(), lines.first_line, lines.last_line),
            (None, Some(task)) => (task.sheet.as_deref(), task.first_line, task.last_line),
            (None, None) => (None, 1, 1),
        };
        let lines = source(cx, plan.id, sheet, first, last).await?;
        let back = match &self.above {
            Some(task) => place(plan.id, task.id, self.place() - 1),
            None => format!("/plans/{}/review", plan.id),
        };
        // What was asked for stays in the address of the form.
        let action = cx.path.as_str();
        Ok(html! {
            (errors.summary(lang))
            (crumb(lang, plan, &back))
            h1 { (t!(lang, "mend-new-title")) }
            @if let Some(above) = &self.above {
                p.muted { (t!(lang, "mend-below", reference = above.reference.as_str())) }
            }
            div.mend {
                (lines)
                form.stacked.card method="post" novalidate action=(action) {
                    (form::fields(lang, typed, &sub_indices, &[], errors))
                    div.act {
                        button.btn accesskey="s" { (t!(lang, "mend-add")) }
                        a href=(back) { (t!(lang, "mend-leave")) }
                    }
                }
            }
        })
    }
}
