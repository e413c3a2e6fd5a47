//! An installation with two authorities and work in every state, copied for each question.

use crate::{plan, rooms, survey};
use ddci_plan::{
    model::{
        AttachmentId, BounceId, CommentId, EvidenceKind, ExtensionId, FindingId, LetterId,
        ObligationId, PieceId, PlanId, SavedViewId, TaskId, Topic,
    },
    store::{attachment, edit, evidence, filter::TableFilter, finding, task},
    transitions::{
        AskExtension, AskPiece, Attach, Bounce, IssueLetter, NewEvidence, OpenMeeting, Record,
        SaveView, Say, SendForReview, Submit,
        AttachmentId, CommentId, EvidenceKind, FindingId, LetterId, ObligationId, PieceId, PlanId,
        SavedViewId, TaskId, Topic,
    },
    store::{attachment, edit, evidence, filter::TableFilter, finding, task},
    transitions::{
        AskPiece, Attach, IssueLetter, NewEvidence, OpenMeeting, Record, SaveView, Say,
        SendForReview, Submit,
    },
};
use ddci_platform::{
    clock::Clock,
    feed::{FeedId, MakeFeed},
    files::{FileId, Upload},
    identity::{self, ApiTokenId, MakeLink, Token, Vault},
    jobs::{Job, JobId},
    org::{PersonId, PlaceUnder, UnitId},
    outbox::{Message, MessageId, To},
    permit::{Actor, Role, Scope},
    random::Random,
    store::{Applied, Db, Read, StoreError, Transition, Tx},
    values,
    web::{Settings, router, serve},
};
use ddci_survey::model::RoundId;
use ddci_testkit::{Actors, COMMUNE, Client, Engine, FINANCE, OFFICE, TestDb, clock};
use jiff::{SignedDuration, civil::date};
use std::{fs, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};
use tokio::{net::TcpListener, task::JoinHandle};

/// When everything happens: sessions opened then are still good.
const NOW: &str = "2024-09-18 09:00";

/// What the addresses of the route table stand for.
#[derive(Debug)]
pub struct Things {
    pub issued: PlanId,
    /// Settled, so that it can be issued.
    pub draft: PlanId,
    /// Lies before the leaders.
    pub in_review: PlanId,
    /// A file of the draft, and one of the issued plan.
    pub attachment: AttachmentId,
    pub attached_file: FileId,
    pub task: TaskId,
    /// The second task of the draft.
    pub draft_task: TaskId,
    /// The edit of the draft that can be undone.
    pub last_edit: i32,
    pub finding: FindingId,
    /// The coordinator's, shared, of the issued plan's table.
    pub view: SavedViewId,
    /// What the officer said about their own work, and the calendar they keep of it.
    pub comment: CommentId,
    pub feed: FeedId,
    pub feed_file: String,
    /// Finance's, in progress, with evidence.
    pub own: ObligationId,
    /// Finance's, waiting for acceptance.
    pub own_waiting: ObligationId,
    /// A commune's, in progress, with evidence.
    pub others: ObligationId,
    /// The coordinating office's, waiting for acceptance.
    pub offices_waiting: ObligationId,
    /// A letter that urged Finance.
    pub letter: LetterId,
    /// Finance's of a commune, and a commune's of Finance.
    pub piece: PieceId,
    pub piece_of_own: PieceId,
    /// A letter that urged Finance.
    pub letter: LetterId,
    /// What a commune asked for and sent back.
    pub extension: ExtensionId,
    pub bounce: BounceId,
    pub plan_file: FileId,
    pub own_file: FileId,
    pub others_file: FileId,
    /// The session of Finance's officer.
    pub session: String,
    /// The secret of a sign-in link.
    pub link: String,
    /// A token of the officer's program.
    pub token: ApiTokenId,
    /// The unit that may be named coordinator.
    pub office: UnitId,
    /// Finance's officer, and the unit they work in.
    pub person: PersonId,
    pub officers_unit: UnitId,
    /// A job that was given up, and a message that had no address to go to.
    pub job: JobId,
    pub message: MessageId,
    /// Rounds of the survey: computed, and published.
    pub computed_round: RoundId,
    pub published_round: RoundId,
}

/// A database file that is never served itself, only copies of it.
pub struct Installation {
    pub actors: Actors,
    /// Another authority on the same installation.
    pub elsewhere: Actors,
    /// The authority above.
    pub province: Actors,
    pub things: Things,
    test: TestDb,
}

impl Installation {
    pub async fn new() -> Self {
        let test = TestDb::new(Engine::Sqlite, &rooms::migrations()).await;
        let actors = Actors::found(&test).await;
        let elsewhere = Actors::found_as(&test, "other", "UBND huyện Khác").await;
        let province = Actors::found_as(&test, "province", "UBND tỉnh Mẫu").await;
        let under = PlaceUnder { superior: Some("province".to_owned()) };
        test.run(&actors.operator(), &under).await.unwrap();
        let things = Builder { db: test.db(), actors: &actors }.things().await;
        // Closing the last connection moves everything into the one file.
        test.db().clone().close().await.unwrap();
        Self { actors, elsewhere, province, things, test }
    }

    /// A copy to do with as one likes.
    pub async fn copy(&self) -> Copy {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("copy.db");
        fs::copy(self.file(), &file).unwrap();
        let url = format!("sqlite:{}", file.display());
        let db = Db::connect(&url, clock(NOW), Random::seeded(2)).await.unwrap();
        Copy { db, url, _folder: folder }
    }

    fn file(&self) -> PathBuf {
        self.test.url().strip_prefix("sqlite:").unwrap().into()
    }
}

/// An installation that is served, on the machine's clock but for the day of the domain.
pub struct Live {
    pub actors: Actors,
    pub things: Things,
    pub db: Db,
    pub address: SocketAddr,
    _test: TestDb,
    _serving: AbortOnDrop,
}

/// A task that ends with its owner.
struct AbortOnDrop(JoinHandle<()>);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Live {
    pub async fn new(engine: Engine) -> Self {
        let test = TestDb::new(engine, &rooms::migrations()).await;
        let actors = Actors::found(&test).await;
        let things = Builder { db: test.db(), actors: &actors }.things().await;
        let clock = Clock::as_of(jiff::civil::date(2024, 9, 18));
        let db = Db::connect(test.url(), clock, Random::system()).await.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let program = router(rooms::app(db.clone(), settings()), rooms::routes());
        let served = db.clone();
        let serving = tokio::spawn(async move {
            // The limit on a token has tests of its own; here it would hide everything else.
            let forgets = async {
                loop {
                    served.bookkeep("DELETE FROM throttle", values![]).await.ok();
                    tokio::time::sleep(Duration::from_millis(500)).await;
                }
            };
            tokio::select! {
                () = forgets => {}
                _ = serve(listener, program, std::future::pending()) => {}
            }
        });
        Self { actors, things, db, address, _test: test, _serving: AbortOnDrop(serving) }
    }
}

fn settings() -> Settings {
    Settings { public_url: "http://ddci.test".to_owned(), demo: false, trusted_proxies: Vec::new() }
}

/// One copy of the installation.
pub struct Copy {
    pub db: Db,
    /// Its connection string.
    pub url: String,
    _folder: tempfile::TempDir,
}

impl Copy {
    /// The whole program on it, as `serve` serves it.
    pub fn program(&self) -> axum::Router {
        let vault = Vault::of(&["5e".repeat(32)]).unwrap();
        router(rooms::app(self.db.clone(), settings()).with_vault(vault), rooms::routes())
    }

    /// Nobody's browser.
    pub fn nobody(&self) -> Client {
        Client::new(self.program())
    }
}

/// Does the work that the installation shows.
struct Builder<'a> {
    db: &'a Db,
    actors: &'a Actors,
}

impl Builder<'_> {
    async fn things(&self) -> Things {
        let coordinator = self.actors.coordinator();
        let issued = plan::issued(self.db, self.actors).await;
        let draft = plan::settled(self.db, self.actors).await;

        let in_review = plan::settled(self.db, self.actors).await;
        let send = SendForReview { plan: in_review, words: String::new() };
        self.db.run(&coordinator, &send).await.unwrap();
        let attachment = self.attach(draft).await;
        self.attach(issued).await;

        let finance = self.owed(issued, FINANCE).await;
        let (own, own_waiting) = (finance[0], finance[1]);
        let others = self.owed(issued, COMMUNE).await[0];
        let offices_waiting = self.owed(issued, OFFICE).await[0];
        for (who, id) in [
            (self.actors.officer(), own),
            (self.actors.officer(), own_waiting),
            (self.actors.officer_of(COMMUNE).actor(), others),
            (coordinator.clone(), offices_waiting),
        ] {
            self.record(&who, id).await;
        }
        self.submit(&self.actors.officer(), own_waiting).await;
        self.submit(&coordinator, offices_waiting).await;
        let held_on = jiff::civil::date(2024, 9, 18);
        let open = OpenMeeting { plan: issued, held_on, attended: String::new() };
        self.db.run(&self.actors.leader(), &open).await.unwrap();
        let (feed, feed_file) = self.feed().await;
        let (finance, commune) = (self.actors.officer(), self.actors.officer_of(COMMUNE).actor());
        let ask = AskExtension {
            obligation: others,
            proposed_on: jiff::civil::date(2025, 6, 30),
            reason: "Chờ số liệu".to_owned(),
        };
        let reason = "Không thuộc chức năng".to_owned();
        let bounce = Bounce { obligation: others, reason, suggested: None };
        Things {
            extension: self.db.run(&commune, &ask).await.unwrap(),
            bounce: self.db.run(&commune, &bounce).await.unwrap(),
            comment: self.comment(own).await,
            feed,
            feed_file,
            piece: self.piece(&finance, own, COMMUNE).await,
            piece_of_own: self.piece(&commune, others, FINANCE).await,
            task: task::of_plan(self.db, issued).await.unwrap()[0].id,
            draft_task: task::of_plan(self.db, draft).await.unwrap()[1].id,
            last_edit: edit::last(self.db, draft).await.unwrap().unwrap().number,
            finding: finding::of_plan(self.db, draft).await.unwrap()[0].id,
            view: self.view(issued).await,
            letter: self.letter(issued).await,
            plan_file: self.plan_file(issued).await,
            own_file: self.file_of(own).await,
            others_file: self.file_of(others).await,
            session: self.session().await,
            link: self.link().await,
            token: self.token().await,
            office: self.actors.unit(OFFICE).id,
            person: self.actors.member(Role::Officer).viewer.person,
            officers_unit: self.actors.unit(FINANCE).id,
            job: self.job().await,
            message: self.message().await,
            computed_round: survey::computed_round(self.db, self.actors, survey::COMPUTED).await,
            published_round: survey::published_round(self.db, self.actors, survey::PUBLISHED).await,
            attachment,
            attached_file: attachment::of_plan(self.db, issued).await.unwrap()[0].file,
            issued,
            draft,
            in_review,
            own,
            own_waiting,
            others,
            offices_waiting,
        }
    }

    async fn owed(&self, plan: PlanId, unit: &str) -> Vec<ObligationId> {
        let sql = "SELECT id FROM obligation WHERE plan = $1 AND unit = $2
                   ORDER BY effective_on DESC, task, schedule";
        let rows = self.db.all(sql, values![plan.0, self.actors.unit(unit).id.0]).await.unwrap();
        rows.iter().map(|row| row.get("id").unwrap()).collect()
    }

    async fn record(&self, who: &Actor, obligation: ObligationId) {
        let list = Upload::inspect("danh-sach.txt", "Danh sách".as_bytes().to_vec()).unwrap();
        let number = NewEvidence::Typed {
            kind: EvidenceKind::DocumentNumber,
            value: "214/BC-TCKH".to_owned(),
            source: None,
        };
        let record = Record {
            obligation,
            text: "Đã làm.".to_owned(),
            happened_on: None,
            quantity: None,
            step: None,
            difficulties: String::new(),
            proposals: String::new(),
            evidence: vec![NewEvidence::Uploaded(list), number],
        };
        self.db.run(who, &record).await.unwrap();
    }

    async fn submit(&self, who: &Actor, obligation: ObligationId) {
        let submit = Submit { obligation, measures: Arc::from([]) };
        self.db.run(who, &submit).await.unwrap();
    }

    async fn attach(&self, plan: PlanId) -> AttachmentId {
        let upload = Upload::inspect("phu-luc.txt", "Phụ lục".as_bytes().to_vec()).unwrap();
        let attach = Attach { plan, title: "Phụ lục".to_owned(), upload };
        self.db.run(&self.actors.coordinator(), &attach).await.unwrap()
    }

    async fn piece(&self, who: &Actor, obligation: ObligationId, unit: &str) -> PieceId {
        let ask = AskPiece {
            key: None,
            obligation,
            unit: self.actors.unit(unit).id,
            what: "Số liệu của xã".to_owned(),
            due_on: jiff::civil::date(2024, 9, 20),
            why_outside: "Giữ sổ theo dõi".to_owned(),
            why_later: String::new(),
        };
        self.db.run(who, &ask).await.unwrap()
    }

    async fn view(&self, plan: PlanId) -> SavedViewId {
        let filter = TableFilter { sub_index: Some(1), ..TableFilter::default() };
        let save = SaveView { plan, name: "Chỉ số 1".to_owned(), filter, shared: true };
        self.db.run(&self.actors.coordinator(), &save).await.unwrap()
    }

    /// Issued when everything of the year was due.
    async fn letter(&self, plan: PlanId) -> LetterId {
        let letter = IssueLetter {
            plan,
            unit: self.actors.unit(FINANCE).id,
            symbol: "UBND-TCKH".to_owned(),
            signer: "Nguyễn Lãnh Đạo".to_owned(),
            signer_title: "Chủ tịch".to_owned(),
            reply_by: date(2025, 1, 31),
            seen: None,
        };
        let then = self.db.at(Clock::as_of(date(2025, 1, 15)));
        then.run(&self.actors.coordinator(), &letter).await.unwrap().id
    }

    async fn comment(&self, obligation: ObligationId) -> CommentId {
        let say = Say {
            key: None,
            topic: Topic::Obligation(obligation),
            text: "Xin thêm thời gian.".to_owned(),
            is_private: false,
        };
        self.db.run(&self.actors.officer(), &say).await.unwrap()
    }

    async fn feed(&self) -> (FeedId, String) {
        let token = Token::new(self.db.random()).unwrap();
        let make = MakeFeed { of: None, token: token.clone() };
        let feed = self.db.run(&self.actors.officer(), &make).await.unwrap();
        (feed, format!("{}.ics", token.reveal()))
    }

    /// Issued when everything of the year was due.
    async fn letter(&self, plan: PlanId) -> LetterId {
        let letter = IssueLetter {
            plan,
            unit: self.actors.unit(FINANCE).id,
            symbol: "UBND-TCKH".to_owned(),
            signer: "Nguyễn Lãnh Đạo".to_owned(),
            signer_title: "Chủ tịch".to_owned(),
            reply_by: date(2025, 1, 31),
            seen: None,
        };
        let then = self.db.at(Clock::as_of(date(2025, 1, 15)));
        then.run(&self.actors.coordinator(), &letter).await.unwrap().id
    }

    async fn plan_file(&self, plan: PlanId) -> FileId {
        let sql = "SELECT source_file FROM plan WHERE id = $1";
        let row = self.db.first(sql, values![plan.0]).await.unwrap();
        row.unwrap().get("source_file").unwrap()
    }

    async fn file_of(&self, obligation: ObligationId) -> FileId {
        let kept = evidence::of(self.db, obligation).await.unwrap();
        kept.iter().find_map(|piece| piece.file).unwrap()
    }

    async fn session(&self) -> String {
        let officer = self.actors.member(Role::Officer).viewer.account;
        let sql = "SELECT id FROM session WHERE account = $1";
        let row = self.db.first(sql, values![officer.0]).await.unwrap();
        row.unwrap().get::<uuid::Uuid>("id").unwrap().to_string()
    }

    async fn job(&self) -> JobId {
        self.db.run(&self.actors.operator(), &Ask).await.unwrap();
        let sql = "UPDATE job SET state = 'given_up', attempts = 10, last_error = 'away'";
        self.db.bookkeep(sql, values![]).await.unwrap();
        let row = self.db.first("SELECT id FROM job", values![]).await.unwrap();
        row.unwrap().get("id").unwrap()
    }

    async fn message(&self) -> MessageId {
        let row = self.db.first("SELECT id FROM outbox", values![]).await.unwrap();
        row.unwrap().get("id").unwrap()
    }

    async fn token(&self) -> ApiTokenId {
        let officer = self.actors.member(Role::Officer);
        officer.api_token(self.db, &[Scope::PlanRead]).await;
        identity::own_tokens(self.db, &officer.viewer).await.unwrap()[0].id
    }

    async fn link(&self) -> String {
        let token = Token::new(self.db.random()).unwrap();
        let make = MakeLink {
            login: self.actors.member(Role::Officer).login.clone(),
            token: token.clone(),
            lasts: SignedDuration::from_hours(24),
        };
        self.db.run(&self.actors.administrator(), &make).await.unwrap();
        token.reveal().to_owned()
    }
}

/// Asks for a job, and posts a message to the operator, who has no address.
struct Ask;

impl Transition for Ask {
    const VERB: &'static str = "test.ask";
    type Output = ();
    type Error = StoreError;

    async fn apply(&self, tx: &Tx, _: &Actor) -> Result<Applied<()>, StoreError> {
        let job = Job { key: "a".to_owned(), kind: "tidy", payload: String::new(), run_at: None };
        tx.enqueue(&job).await?;
        let sql = "SELECT id FROM person WHERE authority = $1 ORDER BY id";
        let row = tx.first(sql, values![tx.authority().0]).await?.ok_or(StoreError::Taken)?;
        let message = Message {
            key: "a".to_owned(),
            to: To::Person(row.get("id")?),
            kind: "test",
            subject: "Việc đến hạn".to_owned(),
            text: "Kính gửi đồng chí.".to_owned(),
            urgent: false,
            secret: false,
        };
        tx.post(&message).await?;
        Ok(Applied::to("test", serde_json::json!({}), ()))
    }

    fn store_error(error: &StoreError) -> Option<&StoreError> {
        Some(error)
    }
}
