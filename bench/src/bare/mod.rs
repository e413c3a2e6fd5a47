//! The baseline: what axum and SeaORM need to show the same rows, with entities and relations the
//! way a newcomer writes them, and no session, rights, languages, layout or headers.

mod obligation;
mod task;
mod unit;

use crate::block_on;
use axum::{Router, extract::State, response::Html, routing::get};
use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, ConnectOptions, Database, DatabaseConnection, EntityTrait, LoaderTrait,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::fmt::Write;
use uuid::Uuid;

#[derive(Clone)]
struct Bare {
    db: DatabaseConnection,
    unit: Uuid,
    plan: Uuid,
    today: NaiveDate,
}

/// Serves the two pages.
pub fn serve(database: &str, unit: &str, plan: &str) -> anyhow::Result<()> {
    block_on(async {
        let mut options = ConnectOptions::new(format!("sqlite:{database}"));
        options.max_connections(4).min_connections(1).sqlx_logging(false);
        let bare = Bare {
            db: Database::connect(options).await?,
            unit: unit.parse()?,
            plan: plan.parse()?,
            today: NaiveDate::from_ymd_opt(2024, 9, 18).unwrap_or_default(),
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        println!("{}", listener.local_addr()?);
        let router =
            Router::new().route("/list", get(list)).route("/tree", get(tree)).with_state(bare);
        axum::serve(listener, router).await?;
        Ok(())
    })
}

async fn list(State(bare): State<Bare>) -> Html<String> {
    let overdue = obligation::Entity::find()
        .filter(obligation::Column::Unit.eq(bare.unit))
        .filter(obligation::Column::State.is_in(["not_started", "in_progress", "returned"]))
        .filter(obligation::Column::EffectiveOn.lt(bare.today));
    let total = overdue.clone().count(&bare.db).await.unwrap_or_default();
    let rows = overdue
        .find_also_related(task::Entity)
        .order_by_asc(obligation::Column::EffectiveOn)
        .limit(50)
        .all(&bare.db)
        .await
        .unwrap_or_default();
    let unit = unit::Entity::find_by_id(bare.unit).one(&bare.db).await.unwrap_or_default();
    let name = unit.map(|unit| unit.name).unwrap_or_default();
    let mut page = format!("<h1>{name}</h1><p>{total}</p><table>");
    for (obligation, task) in rows {
        let text = task.map(|task| task.text).unwrap_or_default();
        let _ = write!(
            page,
            "<tr><td><a href=\"/{}\">{text}</a><td>{}<td>{}<td>{}",
            obligation.id, obligation.period, obligation.effective_on, obligation.state
        );
    }
    Html(page)
}

async fn tree(State(bare): State<Bare>) -> Html<String> {
    let of_plan = task::Entity::find().filter(task::Column::Plan.eq(bare.plan));
    let total = of_plan.clone().count(&bare.db).await.unwrap_or_default();
    let tasks = of_plan
        .order_by_asc(task::Column::Position)
        .offset(300)
        .limit(50)
        .all(&bare.db)
        .await
        .unwrap_or_default();
    let owed = tasks.load_many(obligation::Entity, &bare.db).await.unwrap_or_default();
    let mut page = format!("<h1>{total}</h1><table>");
    for (task, owed) in tasks.into_iter().zip(owed) {
        let done = owed.iter().filter(|one| one.state == "accepted").count();
        let late = owed
            .iter()
            .filter(|one| one.state != "accepted" && one.effective_on < bare.today)
            .count();
        let _ = write!(
            page,
            "<tr><td><a href=\"/{}\">{}</a><td>{done} / {}<td>{late}",
            task.id,
            task.text,
            owed.len()
        );
    }
    Html(page)
}
