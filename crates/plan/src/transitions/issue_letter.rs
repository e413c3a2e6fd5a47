//! Issues a letter that urges a unit to do what is overdue.

use super::{Refusal, owned};
use crate::{
    letter_text::{self, Frame},
    model::{LetterId, PlanId},
    store::{
        late::{self, LateItem},
        letter,
        plan::Plan,
    },
    words::t,
};
use ddci_platform::{
    identity, law,
    org::{self, ContactKind, Email, Unit, UnitId},
    outbox::{Message, To},
    permit::{Actor, Role, Verb},
    store::{Applied, Bulk, StoreError, Transition, Tx},
    values,
    web::Lang,
};
use jiff::civil::Date;
use serde_json::json;

/// The longest symbol, signer or title, in characters.
const LONGEST: usize = 200;

/// Issues a letter.
#[derive(Debug, Clone)]
pub struct IssueLetter {
    /// The plan it is about.
    pub plan: PlanId,
    /// The unit that is urged.
    pub unit: UnitId,
    /// The symbol behind the number.
    pub symbol: String,
    /// Who signs.
    pub signer: String,
    /// As what.
    pub signer_title: String,
    /// The day by which an answer is asked for.
    pub reply_by: Date,
    /// The list as it was seen ([`late::fingerprint`]); none where nobody looked.
    pub seen: Option<String>,
}

/// The letter, and its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IssuedLetter {
    /// Its key.
    pub id: LetterId,
    /// Its number in the year.
    pub number: i32,
}

impl IssueLetter {
    fn check(&self, actor: &Actor, today: Date) -> Result<(), Refusal> {
        if !actor.may_everywhere(Verb::IssuePlan) {
            return Err(Refusal::NotYourPart);
        }
        let fields = [("symbol", &self.symbol), ("signer", &self.signer)];
        if let Some((name, _)) = fields.into_iter().find(|(_, text)| text.trim().is_empty()) {
            return Err(Refusal::Missing(name));
        }
        let all = [&self.symbol, &self.signer, &self.signer_title];
        if all.into_iter().any(|text| text.chars().count() > LONGEST) {
            return Err(Refusal::TooLong(LONGEST));
        }
        if self.reply_by < today { Err(Refusal::ReplyInThePast) } else { Ok(()) }
    }

    fn frame(&self, number: i32, today: Date, unit: &str, coordinator: String) -> Frame {
        Frame {
            name: format!("{number}/{}", self.symbol.trim()),
            unit: unit.to_owned(),
            coordinator,
            on: today,
            reply_by: self.reply_by,
            signer: self.signer.trim().to_owned(),
            signer_title: self.signer_title.trim().to_owned(),
        }
    }
}

impl Transition for IssueLetter {
    const VERB: &'static str = "urging.issue";
    type Output = IssuedLetter;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<IssuedLetter>, Refusal> {
        let today = tx.today();
        self.check(actor, today)?;
        let plan = owned::in_force(tx, actor, self.plan).await?;
        let unit = org::owned(tx, plan.authority, self.unit).await?.ok_or(Refusal::NotFound)?;
        let calendar = law::calendar(tx, plan.authority).await?;
        let items = late::of_unit(tx, plan.id, unit.id, today, &calendar).await?;
        if items.is_empty() {
            return Err(Refusal::NothingLate);
        }
        if self.seen.as_ref().is_some_and(|seen| *seen != late::fingerprint(&items)) {
            return Err(Refusal::ChangedSince);
        }
        let year = i32::from(today.year());
        let number = letter::next_number(tx, plan.authority, year).await?;
        let frame = self.frame(number, today, &unit.name, coordinator(tx, &plan).await?);
        let text = letter_text::text(Lang::Vi, &plan, &frame, &items);
        let id = write(tx, actor, self, &plan, (year, number), &frame, &text).await?;
        list(tx, id, &items).await?;
        tell(tx, &unit, &frame, id, &text).await?;
        for item in &items {
            let detail = json!({"letter": frame.name, "days": item.days_late});
            tx.also("obligation.urge", format!("obligation:{}", item.obligation), detail);
        }
        let detail = json!({
            "letter": frame.name, "unit": unit.name, "obligations": items.len(), "id": id,
        });
        let issued = IssuedLetter { id, number };
        Ok(Applied::to(format!("plan:{}", plan.id), detail, issued))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

/// Tells the unit's heads, and the unit itself where it has an address of its own.
async fn tell(
    tx: &Tx,
    unit: &Unit,
    frame: &Frame,
    letter: LetterId,
    text: &str,
) -> Result<(), Refusal> {
    let subject = t!(Lang::Vi, "letter-mail", name = frame.name.as_str());
    let message = |key: String, to: To| Message {
        key: format!("urging:{letter}:{key}"),
        to,
        kind: "urging",
        subject: subject.clone(),
        text: text.to_owned(),
        urgent: false,
        secret: false,
    };
    for one in identity::staff(tx, unit.authority, tx.today()).await? {
        if one.viewer.has(Role::UnitHead) && one.viewer.is_of(unit.id) {
            let person = one.viewer.person;
            tx.post(&message(person.to_string(), To::Person(person))).await?;
        }
    }
    let contacts = org::contacts(tx, unit.id).await?;
    let addresses = contacts.iter().filter(|contact| contact.kind == ContactKind::Email);
    for (number, contact) in addresses.enumerate() {
        if let Ok(address) = contact.value.parse::<Email>() {
            tx.post(&message(format!("unit-{number}"), To::Address(address))).await?;
        }
    }
    Ok(())
}

/// The name of the office that consolidates the plan.
async fn coordinator(tx: &Tx, plan: &Plan) -> Result<String, Refusal> {
    let Some(id) = plan.coordinator else { return Ok(plan.issuer.clone()) };
    Ok(org::unit(tx, id).await?.map_or_else(|| plan.issuer.clone(), |unit| unit.name))
}

async fn write(
    tx: &Tx,
    actor: &Actor,
    asked: &IssueLetter,
    plan: &Plan,
    (year, number): (i32, i32),
    frame: &Frame,
    text: &str,
) -> Result<LetterId, Refusal> {
    let id: LetterId = tx.key()?;
    let sql =
        "INSERT INTO urging_letter (id, authority, year, number, symbol, plan, unit, unit_name,
                 issued_on, reply_by, signer, signer_title, text, at, account)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    let row = values![
        id.0,
        plan.authority.0,
        year,
        number,
        asked.symbol.trim(),
        plan.id.0,
        asked.unit.0,
        frame.unit.as_str(),
        frame.on,
        frame.reply_by,
        frame.signer.as_str(),
        frame.signer_title.as_str(),
        text,
        tx.now(),
        actor.viewer().map(|viewer| viewer.account.0),
    ];
    tx.write(sql, row).await?;
    Ok(id)
}

async fn list(tx: &Tx, letter: LetterId, items: &[LateItem]) -> Result<(), Refusal> {
    let insert = "INSERT INTO urging_letter_item (letter, position, obligation, reference, text,
                    period, due_on, days_late)";
    let mut rows = Bulk::into(tx, insert, "");
    for (position, item) in (1i32..).zip(items) {
        let row = values![
            letter.0,
            position,
            item.obligation.0,
            item.reference.as_str(),
            item.text.as_str(),
            item.period.as_str(),
            item.due_on,
            item.days_late,
        ];
        rows.add(row).await?;
    }
    rows.finish().await?;
    Ok(())
}
