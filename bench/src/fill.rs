//! Fills a database with an authority and plans of any size, through the program's transitions.

use anyhow::Context;
use ddci_calendar::Roll;
use ddci_plan::{
    model::PlanId,
    transitions::{DraftPlan, IssuePlan, Issuing},
};
use ddci_plan_reader::{
    Period, PlanHead, Points, Reading, Schedule, ScheduleKind, Source, SubIndex, Task,
};
use ddci_platform::{
    clock::Clock,
    files::Upload,
    identity::{AddAccount, OpenSession, Token},
    org::{AddGroup, AddPerson, AddUnit, FoundAuthority, UnitId, UnitKind, by_code},
    permit::{Actor, Role},
    random::Random,
    store::{self, Applied, Db, Migration, StoreError, Transition, Tx},
};
use jiff::civil::date;

/// The group that owes what every commune owes.
pub const COMMUNES: &str = "UBND các xã, phường";

/// All tables.
pub fn migrations() -> Vec<Migration> {
    [ddci_platform::MIGRATIONS, ddci_plan::MIGRATIONS].concat()
}

/// A migrated database standing at 18 September 2024.
pub async fn database(url: &str) -> anyhow::Result<Db> {
    store::migrate(url, &migrations()).await?;
    open(url).await
}

/// The same, migrated already.
pub async fn open(url: &str) -> anyhow::Result<Db> {
    Ok(Db::connect(url, Clock::as_of(date(2024, 9, 18)), Random::system()).await?)
}

/// An authority with so many divisions and communes.
pub async fn authority(db: &Db, divisions: usize, communes: usize) -> anyhow::Result<Actor> {
    authority_as(db, "authority", divisions, communes).await
}

/// The same under a code of its own, one among many.
pub async fn authority_as(
    db: &Db,
    code: &str,
    divisions: usize,
    communes: usize,
) -> anyhow::Result<Actor> {
    let found = FoundAuthority {
        code: code.into(),
        name: "UBND tỉnh Thử Nghiệm".into(),
        name_en: None,
        kind: UnitKind::PeoplesCommittee,
        valid_to: None,
        source: "benchmark".into(),
        verified: true,
        aliases: Vec::new(),
    };
    let authority = found.run(db).await?;
    let actor = Actor::Operator { authority, command: "bench" };
    for n in 0..divisions {
        db.run(&actor, &unit("division", n, UnitKind::Division)).await?;
    }
    for n in 0..communes {
        db.run(&actor, &unit("commune", n, UnitKind::Commune)).await?;
    }
    let group = AddGroup {
        code: "communes".into(),
        name: COMMUNES.into(),
        kinds: vec![UnitKind::Commune],
        members: Vec::new(),
        aliases: Vec::new(),
    };
    db.run(&actor, &group).await?;
    Ok(actor)
}

fn unit(kind: &str, n: usize, of: UnitKind) -> AddUnit {
    AddUnit {
        code: format!("{kind}-{n}"),
        name: name(kind, n),
        name_en: None,
        kind: of,
        parent: None,
        official_code: None,
        district: None,
        outside: false,
        valid_from: None,
        valid_to: None,
        source: "benchmark".into(),
        verified: true,
        aliases: Vec::new(),
    }
}

/// The name of a unit.
pub fn name(kind: &str, n: usize) -> String {
    match kind {
        "commune" => format!("UBND xã Thử Nghiệm số {n}"),
        _ => format!("Phòng Thử Nghiệm số {n}"),
    }
}

/// A reading of so many tasks; `lead` and `period` say who leads the n-th, and how often.
pub fn reading(
    tasks: usize,
    lead: impl Fn(usize) -> String,
    period: impl Fn(usize) -> Period,
) -> Reading {
    let sub_indices = (1..=8).map(|ordinal| SubIndex {
        line: ordinal,
        ordinal,
        name: format!("Chỉ số thành phần số {ordinal}"),
        target: Some(Points(806)),
        counts_toward_total: true,
        responsible_leader: Some("Phó Chủ tịch UBND phụ trách lĩnh vực kinh tế".into()),
    });
    let task = |n: usize| Task {
        reference: format!("II.{}.a.{n}", n % 8 + 1),
        block: Some("a".into()),
        sub_index: u32::try_from(n * 8 / tasks + 1).ok(),
        text: format!(
            "Nhiệm vụ số {n}: rà soát, công khai quy trình và thời gian giải quyết thủ tục hành \
             chính, hướng dẫn doanh nghiệp, hợp tác xã, hộ kinh doanh thực hiện đúng quy định."
        ),
        leads: vec![lead(n)],
        coordinators: Vec::new(),
        schedules: vec![Schedule {
            kind: ScheduleKind::Every {
                period: period(n),
                day: None,
                strictly_before: false,
                quota: None,
            },
            sentence: "định kỳ".into(),
            line: u32::try_from(n).unwrap_or_default() + 20,
        }],
        source: Source {
            sheet: None,
            first_line: u32::try_from(n).unwrap_or_default() + 20,
            last_line: u32::try_from(n).unwrap_or_default() + 20,
        },
    };
    Reading {
        head: PlanHead {
            title: "Kế hoạch thử nghiệm".into(),
            number: Some("1/KH-UBND".into()),
            issued_on: Some(date(2024, 1, 2)),
            year: 2024,
            issuer: "UBND tỉnh Thử Nghiệm".into(),
            total_target: Some(Points(8060)),
            legal_bases: Vec::new(),
            signer: None,
        },
        sub_indices: sub_indices.collect(),
        tasks: (0..tasks).map(task).collect(),
        reporting: Vec::new(),
        unread: Vec::new(),
        findings: Vec::new(),
        lines: Vec::new(),
    }
}

/// The least change of state: it moves the authority's chain and touches nothing else, as far as pages
/// go.
struct Touch;

impl Transition for Touch {
    const VERB: &'static str = "bench.touch";
    type Output = ();
    type Error = StoreError;

    async fn apply(&self, _: &Tx, _: &Actor) -> Result<Applied<()>, StoreError> {
        Ok(Applied::to("bench", serde_json::Value::Null, ()))
    }

    fn store_error(error: &StoreError) -> Option<&StoreError> {
        Some(error)
    }
}

/// Moves the authority's chain, so that no answer that was kept still stands.
pub async fn touch(db: &Db, actor: &Actor) -> anyhow::Result<()> {
    Ok(db.run(actor, &Touch).await?)
}

/// Drafts a plan.
pub async fn draft(db: &Db, actor: &Actor, reading: Reading) -> anyhow::Result<PlanId> {
    let document = Upload::inspect("plan.txt", b"benchmark".to_vec())?;
    Ok(db.run(actor, &DraftPlan { document, reading }).await?)
}

/// Issues a draft, and with it materialises what it owes.
pub async fn issue(
    db: &Db,
    actor: &Actor,
    plan: PlanId,
    from: jiff::civil::Date,
) -> anyhow::Result<u64> {
    let coordinator = by_code(db, actor.authority(), "division-0").await?.context("unit")?;
    let issuing = Issuing {
        number: "1/KH-UBND".into(),
        issued_on: from,
        coordinator: coordinator.id,
        roll: Roll::Back,
    };
    Ok(db.run(actor, &IssuePlan { plan, issuing }).await?.new)
}

/// A signed-in officer of a unit: the cookie.
pub async fn officer(db: &Db, actor: &Actor, unit: &str) -> anyhow::Result<(String, UnitId)> {
    person(db, actor, unit, Role::Officer).await
}

/// Somebody of a unit who has signed in with a role: the cookie.
pub async fn person(
    db: &Db,
    actor: &Actor,
    unit: &str,
    role: Role,
) -> anyhow::Result<(String, UnitId)> {
    let person = AddPerson { name: "Cán bộ".into(), title: String::new(), unit: unit.into() };
    let login = format!("officer.{unit}");
    let add = AddAccount { login, person, role, password: None };
    let account = db.run(actor, &add).await?;
    let session = OpenSession {
        account,
        token: Token::new(db.random())?,
        agent: "bench".into(),
        address: String::new(),
        by: "bench",
    };
    let session = session.run(db).await?;
    let unit = by_code(db, actor.authority(), unit).await?.context("unit")?;
    Ok((format!("ddci={}", session.token.reveal()), unit.id))
}
