//! What people do with an obligation, in as few words as a story needs.

use ddci_plan::{
    model::{EvidenceKind, ObligationId, ProgressId, SubmissionId},
    store::obligation::{self, Sheet},
    transitions::{Accept, NewEvidence, Record, Refusal, SendBack, Submit},
};
use ddci_platform::{permit::Actor, seam::Measures, store::Db};
use ddci_testkit::Member;
use std::sync::Arc;

/// No other room counts anything.
pub fn by_hand() -> Measures {
    Arc::from([])
}

/// An entry of the log that says one sentence.
pub fn entry(obligation: ObligationId) -> Record {
    Record {
        obligation,
        text: "Đã tổ chức một buổi đối thoại.".to_owned(),
        happened_on: None,
        quantity: None,
        step: None,
        difficulties: String::new(),
        proposals: String::new(),
        evidence: Vec::new(),
    }
}

/// Evidence as somebody types it.
pub fn typed(kind: EvidenceKind, value: &str, source: Option<&str>) -> NewEvidence {
    let source = source.map(str::to_owned);
    NewEvidence::Typed { kind, value: value.to_owned(), source }
}

/// The number of a document.
pub fn document() -> NewEvidence {
    typed(EvidenceKind::DocumentNumber, "214/BC-TCKH", None)
}

/// Records an entry with a document.
pub async fn record(db: &Db, who: &Actor, id: ObligationId) -> Result<ProgressId, Refusal> {
    let record = Record { evidence: vec![document()], ..entry(id) };
    Ok(db.run(who, &record).await?.progress)
}

/// Submits.
pub async fn submit(db: &Db, who: &Actor, id: ObligationId) -> Result<SubmissionId, Refusal> {
    db.run(who, &Submit { obligation: id, measures: by_hand() }).await
}

/// Records and submits.
pub async fn hand_in(db: &Db, who: &Actor, id: ObligationId) {
    record(db, who, id).await.unwrap();
    submit(db, who, id).await.unwrap();
}

/// Accepts.
pub async fn accept(db: &Db, who: &Actor, id: ObligationId) -> Result<(), Refusal> {
    db.run(who, &Accept::of(id)).await
}

/// Returns with a reason.
pub async fn send_back(db: &Db, who: &Actor, id: ObligationId, why: &str) -> Result<(), Refusal> {
    db.run(who, &SendBack { obligation: id, reason: why.to_owned() }).await
}

/// The obligation as somebody sees it; they must be able to.
pub async fn seen(db: &Db, who: &Member, id: ObligationId) -> Sheet {
    obligation::visible(db, &who.viewer, id).await.unwrap().expect("they may see it")
}
