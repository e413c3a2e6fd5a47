//! The desk at which a draft is mended: it takes a picture of what an edit touches before and after,
//! keeps both, and can put the first one back.

use super::{Refusal, seen::Seen};
use crate::{
    model::{EditKind, FindingId, Image, PlanId, SubIndexImage, TaskId, TaskImage, UnreadImage},
    store::{edit, image},
};
use ddci_platform::{
    org::BodyTarget,
    permit::Actor,
    store::{StoreError, Tx},
    values,
};

/// What an edit touches.
#[derive(Debug, Clone, Default)]
pub(super) struct Touched {
    pub tasks: Vec<TaskId>,
    /// By number.
    pub sub_indices: Vec<i32>,
    pub head: bool,
    pub findings: Vec<FindingId>,
    /// By place in the list, which nothing moves.
    pub unread: Vec<i32>,
    /// As printed.
    pub names: Vec<String>,
}

impl Touched {
    /// One task.
    pub fn task(task: TaskId) -> Self {
        Self { tasks: vec![task], ..Self::default() }
    }

    /// All that stands in two pictures.
    pub fn of(before: &Image, after: &Image) -> Self {
        let mut touched = Self::default();
        for image in [before, after] {
            for task in &image.tasks {
                if !touched.tasks.contains(&task.id) {
                    touched.tasks.push(task.id);
                }
            }
            for sub_index in &image.sub_indices {
                if !touched.sub_indices.contains(&sub_index.ordinal) {
                    touched.sub_indices.push(sub_index.ordinal);
                }
            }
            touched.head |= image.head.is_some();
            touched.findings.extend(image.findings.iter().map(|finding| finding.id));
            touched.unread.extend(image.unread.iter().map(|unread| unread.position));
            touched.names.extend(image.names.iter().map(|known| known.name.clone()));
        }
        touched.findings.dedup();
        touched.unread.dedup();
        touched.names.dedup();
        touched
    }

    /// How it stands now.
    pub async fn picture(&self, tx: &Tx, plan: PlanId) -> Result<Image, StoreError> {
        let mut picture = Image::default();
        for task in &self.tasks {
            picture.tasks.extend(image::task(tx, plan, *task).await?);
        }
        picture.tasks.sort_by_key(|task| task.position);
        for ordinal in &self.sub_indices {
            picture.sub_indices.extend(image::sub_index(tx, plan, *ordinal).await?);
        }
        if self.head {
            picture.head = image::head(tx, plan).await?;
        }
        for finding in &self.findings {
            picture.findings.extend(image::finding(tx, plan, *finding).await?);
        }
        for position in &self.unread {
            picture.unread.extend(image::unread(tx, plan, *position).await?);
        }
        for name in &self.names {
            picture.names.push(image::name(tx, plan, name).await?);
        }
        Ok(picture)
    }
}

/// An edit that is being made.
pub(super) struct Desk {
    plan: PlanId,
    touched: Touched,
    before: Image,
    reason: Option<String>,
}

impl Desk {
    /// Takes the picture before.
    pub async fn open(tx: &Tx, plan: PlanId, touched: Touched) -> Result<Self, Refusal> {
        let before = touched.picture(tx, plan).await?;
        Ok(Self { plan, touched, before, reason: None })
    }

    /// Takes the picture before, where nothing it touches has changed since it was seen.
    pub async fn open_as_seen(
        tx: &Tx,
        plan: PlanId,
        touched: Touched,
        seen: Option<Seen>,
    ) -> Result<Self, Refusal> {
        if let Some(seen) = seen {
            seen.check(tx, plan, &touched).await?;
        }
        Self::open(tx, plan, touched).await
    }

    /// Says why.
    #[must_use]
    pub fn because(self, reason: Option<&str>) -> Self {
        let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
        Self { reason: reason.map(str::to_owned), ..self }
    }

    /// The task that the edit is about, as it stood before.
    pub fn task(&self) -> Result<&TaskImage, Refusal> {
        self.before.tasks.first().ok_or(Refusal::NotFound)
    }

    /// The tasks it is about, in the order of the document.
    pub fn tasks(&self) -> &[TaskImage] {
        &self.before.tasks
    }

    /// The unread lines it is about.
    pub fn unread(&self) -> &[UnreadImage] {
        &self.before.unread
    }

    /// The sub-index it is about, where there is one already.
    pub fn sub_index(&self) -> Option<&SubIndexImage> {
        self.before.sub_indices.first()
    }

    /// What a name meant in the tasks it is about.
    pub fn meaning(&self, name: &str) -> Option<BodyTarget> {
        let bodies = self.before.tasks.iter().flat_map(|task| &task.bodies);
        let body = bodies.into_iter().find(|body| body.name == name)?;
        BodyTarget::from_columns(body.unit, body.group)
    }

    /// The edit made this task too.
    pub fn made(&mut self, task: TaskId) {
        self.touched.tasks.push(task);
    }

    /// Takes the picture after and keeps both, under the number it gives back. What changed nothing
    /// is not kept.
    pub async fn close(
        self,
        tx: &Tx,
        actor: &Actor,
        kind: EditKind,
        subject: &str,
    ) -> Result<Option<i32>, Refusal> {
        let after = self.touched.picture(tx, self.plan).await?;
        if after == self.before {
            return Ok(None);
        }
        let id: uuid::Uuid = tx.key()?;
        let number = edit::last_number(tx, self.plan).await? + 1;
        let sql =
            "INSERT INTO plan_edit (id, plan, number, at, account, kind, subject, before, after,
                     reason)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        let row = values![
            id,
            self.plan.0,
            number,
            tx.now(),
            actor.viewer().map(|viewer| viewer.account.0),
            kind.word(),
            subject,
            edit::written(&self.before),
            edit::written(&after),
            self.reason,
        ];
        tx.write(sql, row).await?;
        Ok(Some(number))
    }
}
