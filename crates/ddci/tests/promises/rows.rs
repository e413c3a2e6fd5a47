//! The route table with something real in each address, and something sensible in each form.

use crate::{installation::Things, paper::PLAN, rooms, survey};
use ddci_platform::web::{Route, Routes, api::is_api};
use ddci_testkit::{Answer, COMMUNE, Client};

/// A list of people to be imported.
const LIST: &str = "login,name,title,unit,role\nlan,Nguyễn Lan,Chuyên viên,office,officer\n";
/// A change of the calendar as a preview sends it.
const CHANGES: &str = r#"[{"day":{"date":"2024-12-25","kind":"off","name":"Nghỉ bù","legal_basis":"CĐ 12","verified":false},"source":""}]"#;

/// An edited table without a row, as a preview sends it.
const NO_ROWS: &str = r#"{"name":"bang.csv","same":0,"seen":[99,4102444800000],"rows":[]}"#;

/// Fields that take whatever somebody writes.
const WORDS: [&str; 20] = [
    "text",
    "words",
    "title",
    "name",
    "reason",
    "phone",
    "alias",
    "source",
    "number",
    "login",
    "password",
    "new",
    "legal_basis",
    "position",
    "issuer",
    "method",
    "block",
    "reference",
    "filter",
    "back",
];

/// The routes of the whole program.
pub fn table() -> Routes {
    rooms::routes().merge(ddci_platform::web::pages::routes())
}

/// One line to be asked: a route about a thing.
pub struct Row {
    pub route: Route,
    /// Which thing, in words.
    pub about: &'static str,
    pub path: String,
}

impl Row {
    /// Asks it as that browser.
    pub async fn ask(&self, client: &mut Client, things: &Things) -> Answer {
        if self.route.method == "GET" {
            return client.get(&self.path).await;
        }
        self.send(client, self.form(things)).await
    }

    /// Asks it with words of one's own in every field that takes words, or in every field at all;
    /// and behind the address.
    pub async fn ask_marked(
        &self,
        client: &mut Client,
        things: &Things,
        mark: &str,
        everywhere: bool,
    ) -> Answer {
        if self.route.method == "GET" {
            let name: String = mark.split(' ').take(1).collect();
            return client.get(&format!("{}?q={name}&unit={name}&page={name}", self.path)).await;
        }
        match self.form(things) {
            Form::Fields(fields) => {
                let marked = fields.into_iter().map(|(name, value)| {
                    let words = everywhere || WORDS.contains(&name);
                    (name, if words { format!("{value} {mark}") } else { value })
                });
                self.send(client, Form::Fields(marked.collect())).await
            }
            Form::File(field, name, bytes) => {
                let bytes = [bytes, b"\n", mark.as_bytes()].concat();
                let fields = [("text", mark), ("then", "save"), ("title", mark), ("words", mark)];
                client.upload(&self.path, &fields, (field, &format!("{mark}-{name}"), &bytes)).await
            }
            form @ Form::Parts(_) => self.send(client, form).await,
        }
    }

    async fn send(&self, client: &mut Client, form: Form) -> Answer {
        match form {
            Form::Fields(fields) => {
                let fields: Vec<(&str, &str)> =
                    fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
                client.post(&self.path, &fields).await
            }
            Form::Parts(fields) => client.upload(&self.path, fields, ("none", "", b"")).await,
            Form::File(field, name, bytes) => {
                let fields = [("text", "Đã làm thêm."), ("then", "save"), ("title", "Phụ lục")];
                client.upload(&self.path, &fields, (field, name, bytes)).await
            }
        }
    }

    fn form(&self, things: &Things) -> Form {
        let fields = |fields: &[(&'static str, &str)]| {
            let owned = fields.iter().map(|(name, value)| (*name, (*value).to_owned()));
            Form::Fields(owned.collect())
        };
        match self.route.path {
            "/plans" => Form::File("document", "ke-hoach.txt", PLAN.as_bytes()),
            "/plans/{plan}/against/{old}" | "/plans/{plan}/against/{old}/follow" => fields(&[]),
            "/handover/{unit}" | "/handover/back/{handover}" => fields(&[]),
            "/plans/{plan}/findings/{finding}" => fields(&[("decision", "monthly")]),
            "/plans/{plan}/bodies" => {
                let unit = format!("unit:{}", things.office);
                fields(&[("name", "Phòng Nội vụ"), ("target", &unit)])
            }
            "/plans/{plan}/amend"
            | "/plans/{plan}/next-year"
            | "/plans/{plan}/attachments/{attachment}/remove" => fields(&[]),
            "/plans/{plan}/attachments" => Form::File("file", "a.txt", "Phụ lục".as_bytes()),
            "/plans/{plan}/send"
            | "/plans/{plan}/agree"
            | "/plans/{plan}/return"
            | "/plans/{plan}/take-back"
            | "/plans/{plan}/close"
            | "/plans/{plan}/reopen" => fields(&[("words", "Đã xem.")]),
            "/plans/{plan}/undo" | "/plans/{plan}/redo" => {
                fields(&[("number", &things.last_edit.to_string())])
            }
            "/plans/{plan}/head" => fields(&[("title", "Kế hoạch"), ("issuer", "UBND")]),
            "/plans/{plan}/sub-indices/{n}/mend" => {
                fields(&[("name", "Tính minh bạch"), ("target", "7,40")])
            }
            "/plans/{plan}/tasks/new" | "/plans/{plan}/tasks/{task}/mend" => {
                fields(&[("text", "Rà soát"), ("reference", "II.1"), ("leads", "Phòng Nội vụ")])
            }
            "/plans/{plan}/tasks/{task}/split" => fields(&[("at", "1")]),
            "/plans/{plan}/tasks/{task}/join"
            | "/plans/{plan}/tasks/{task}/remove"
            | "/plans/{plan}/unread/{line}" => fields(&[]),
            "/plans/{plan}/issue" => fields(&[
                ("number", "18/KH-UBND"),
                ("issued_on", "27/3/2024"),
                ("coordinator", &things.office.to_string()),
                ("roll", "back"),
            ]),
            "/plans/{plan}/table/import" => Form::File("table", "bang.csv", b"A;B\n1;2\n"),
            // Rows of which none says anything else: there is nothing to write.
            "/plans/{plan}/table/import/commit" => Form::Parts(&[("rows", NO_ROWS)]),
            "/plans/{plan}/urging/{unit}" => fields(&[
                ("symbol", "UBND-TCKH"),
                ("signer", "Nguyễn Lãnh Đạo"),
                ("reply_by", "31/12/2024"),
            ]),
            "/reminders/choice" => fields(&[("without_soon", "yes")]),
            "/reminders/steps" => {
                fields(&[("days", "15, 7, 0"), ("every", "3"), ("source", "QĐ 12/QĐ-UBND")])
            }
            "/escalation" => fields(&[("unit_head", "3"), ("source", "QĐ 12/QĐ-UBND")]),
            "/plans/{plan}/views" => fields(&[("name", "Việc chậm"), ("filter", "tab=overdue")]),
            "/plans/{plan}/views/{view}/rename" => fields(&[("name", "Việc chậm nhất")]),
            "/plans/{plan}/views/{view}/delete" => fields(&[]),
            "/obligations/{obligation}/progress" => {
                Form::File("file", "a.txt", "Danh sách".as_bytes())
            }
            "/obligations/{obligation}/executor" => fields(&[("person", "")]),
            "/obligations/{obligation}/submit" | "/obligations/{obligation}/accept" => fields(&[]),
            "/obligations/{obligation}/return" => fields(&[("reason", "Thiếu số liệu")]),
            "/obligations/{obligation}/comments" | "/tasks/{task}/comments" => {
                fields(&[("comment", "Cần thêm số liệu của các xã.")])
            }
            "/obligations/{obligation}/watch" | "/tasks/{task}/watch" => {
                fields(&[("watch", "yes")])
            }
            "/comments/{comment}/change" => fields(&[("text", "Cần thêm số liệu.")]),
            "/comments/{comment}/withdraw" => fields(&[]),
            "/plans/{plan}/meeting" => fields(&[("held_on", "18/9/2024")]),
            "/plans/{plan}/meetings/{number}/items/{n}/seen" => fields(&[("note", "Đã rõ.")]),
            "/plans/{plan}/meetings/{number}/items/{n}/direct" => fields(&[
                ("text", "Báo cáo trước thứ Sáu"),
                ("unit", &things.office.to_string()),
                ("due_on", "20/9/2024"),
            ]),
            "/plans/{plan}/meetings/{number}/close" => fields(&[("attended", "Chủ tịch")]),
            "/news/read" => fields(&[("until", "4102444800000")]),
            "/account/feeds"
            | "/account/feeds/{feed}/revoke"
            | "/units/{unit}/feeds"
            | "/units/{unit}/feeds/{feed}/revoke" => fields(&[]),
            "/obligations/{obligation}/pieces" => fields(&[
                ("unit", &things.office.to_string()),
                ("what", "Số liệu của quý"),
                ("due_on", "20/9/2024"),
                ("why_outside", "Giữ sổ theo dõi"),
            ]),
            "/obligations/{obligation}/extension" => {
                fields(&[("proposed_on", "30/6/2025"), ("reason", "Chờ số liệu")])
            }
            "/extensions/{extension}/decide" => {
                fields(&[("decision", "grant"), ("granted_on", "30/6/2025")])
            }
            "/obligations/{obligation}/bounce" => fields(&[("reason", "Không thuộc chức năng")]),
            "/bounces/{bounce}/decide" => fields(&[("to", "stays"), ("words", "Giao đúng")]),
            "/plans/rules" => fields(&[("bounce_days", "5"), ("source", "QĐ 12/QĐ-UBND")]),
            "/pieces/{piece}/deliver" => Form::Parts(&[("words", "Đã gửi.")]),
            "/pieces/{piece}/decline" => fields(&[("reason", "Không giữ số liệu")]),
            "/pieces/{piece}/take" | "/pieces/{piece}/withdraw" => fields(&[]),
            "/pieces/{piece}/again" => fields(&[("missing", "Còn"), ("due_on", "20/9/2024")]),
            "/rounds" => fields(&survey::typed("mau-2025")),
            "/rounds/{round}/change" => fields(&survey::typed(survey::COMPUTED)),
            "/rounds/{round}/import" => Form::File("results", "phieu.csv", survey::FILE.as_bytes()),
            "/rounds/{round}/import/commit" => Form::Parts(&[("content", survey::NOTHING)]),
            "/rounds/{round}/compute" | "/rounds/{round}/publish" => fields(&[]),
            "/rounds/{round}/licence" => fields(&[("words", "Được dùng lại, ghi nguồn.")]),
            "/rounds/{round}/withdraw" => fields(&[("reason", "Thiếu phiếu của một xã")]),
            "/language" => fields(&[("lang", "en"), ("back", "/work")]),
            "/sign-in" => fields(&[("login", "nobody"), ("password", "wrong")]),
            "/sign-in/code" => fields(&[("code", "000000")]),
            "/sign-in/enrol" | "/account/second-factor" => {
                fields(&[("code", "000000"), ("secret", "00")])
            }
            "/sign-in/leave"
            | "/account/second-factor/codes"
            | "/account/second-factor/remove"
            | "/people/{person}/second-factor/reset" => fields(&[]),
            "/people/second-factor" => fields(&[("role", "leader")]),
            "/sign-in/link/{token}" | "/sign-out" | "/account/sessions/{id}/revoke" => fields(&[]),
            "/account/password" => fields(&[("new", "một câu dài không ai đoán ra")]),
            "/account/tokens" => fields(&[
                ("name", "Phần mềm văn bản"),
                ("organisation:read", "yes"),
                ("days", "90"),
            ]),
            "/account/tokens/{token}/revoke" | "/people/{person}/tokens/{token}/revoke" => {
                fields(&[])
            }
            "/units" => fields(&[
                ("code", "xa-moi"),
                ("name", "UBND xã Mới"),
                ("kind", "commune"),
                ("source", "NQ 1672"),
            ]),
            "/units/{unit}/change" => {
                fields(&[("name", "Văn phòng"), ("kind", "division"), ("source", "NQ 1672")])
            }
            "/units/{unit}/contacts" => fields(&[("phone", "1022")]),
            "/units/{unit}/aliases" => fields(&[("alias", "Văn phòng huyện")]),
            "/units/{unit}/aliases/remove" => fields(&[("alias", "Văn phòng HĐND và UBND")]),
            "/units/reorganise" => fields(&[
                ("kind", "abolish"),
                ("effective_on", "1/7/2025"),
                ("legal_basis", "NQ 1672"),
                ("predecessor-1", "tax"),
            ]),
            "/people" => fields(&[
                ("login", "lan"),
                ("name", "Nguyễn Lan"),
                ("unit", &things.office.to_string()),
                ("role", "reader"),
            ]),
            "/people/import" => Form::File("list", "can-bo.csv", LIST.as_bytes()),
            "/people/import/commit" => fields(&[("rows", "[]")]),
            "/people/{person}/correct" => fields(&[("name", "Lê Cán Bộ Mới")]),
            "/people/{person}/positions" => fields(&[
                ("unit", &things.office.to_string()),
                ("position", "Thành viên tổ công tác"),
            ]),
            "/people/{person}/positions/end" => {
                fields(&[("number", "1"), ("last_day", "30/9/2024")])
            }
            "/people/{person}/grants" => {
                fields(&[("role", "reader"), ("scope", &things.office.to_string())])
            }
            "/people/{person}/grants/revoke" => {
                fields(&[("role", "officer"), ("scope", &things.officers_unit.to_string())])
            }
            "/people/{person}/disabled" => fields(&[("disabled", "yes")]),
            "/people/{person}/link" => fields(&[]),
            "/jobs/{job}/retry" | "/outbox/{message}/retry" => fields(&[]),
            "/outbox/{message}/cancel" => fields(&[("reason", "Gửi nhầm")]),
            "/outbox/hours" => fields(&[("spans", "7h30-11h30"), ("source", "QĐ 5")]),
            "/calendar/change" => fields(&[
                ("from", "25/12/2024"),
                ("kind", "off"),
                ("name", "Nghỉ bù"),
                ("legal_basis", "CĐ 12/CĐ-UBND"),
            ]),
            "/calendar/import" => {
                Form::File("file", "lich.csv", "25/12/2024,nghỉ,Nghỉ bù,CĐ 12".as_bytes())
            }
            // What nobody previewed is previewed instead.
            "/calendar/amend" => fields(&[("changes", CHANGES), ("hash", "never seen")]),
            path => panic!("say what is sent to {path}"),
        }
    }
}

enum Form {
    Fields(Vec<(&'static str, String)>),
    File(&'static str, &'static str, &'static [u8]),
    Parts(&'static [(&'static str, &'static str)]),
}

/// Each page and form with each thing it may be about; `api.rs` asks the API.
pub fn rows(things: &Things) -> Vec<Row> {
    let routes = table();
    let pages = routes.table().iter().filter(|route| !is_api(route.path));
    pages.flat_map(|route| about(*route, things)).collect()
}

fn about(route: Route, things: &Things) -> Vec<Row> {
    let plans =
        [("issued plan", things.issued), ("draft", things.draft), ("in review", things.in_review)];
    let obligations = [
        ("own", things.own),
        ("own, waiting", things.own_waiting),
        ("another unit's", things.others),
        ("the office's, waiting", things.offices_waiting),
    ];
    let files = [
        ("the plan", things.plan_file),
        ("attached to it", things.attached_file),
        ("own evidence", things.own_file),
        ("another unit's evidence", things.others_file),
    ];
    let mut rows = Vec::new();
    let mut add = |about, marks: &[(&str, String)]| {
        let mut path = route.path.to_owned();
        for (mark, value) in marks {
            path = path.replace(mark, value);
        }
        assert!(!path.contains('{'), "say what {} is about", route.path);
        rows.push(Row { route, about, path });
    };
    let finding = || ("{finding}", things.finding.to_string());
    match route.path {
        path if path.contains("{plan}") => {
            for (words, plan) in plans {
                let marks = [
                    ("{plan}", plan.to_string()),
                    ("{old}", things.issued.to_string()),
                    finding(),
                    ("{task}", things.draft_task.to_string()),
                    ("{attachment}", things.attachment.to_string()),
                    ("{view}", things.view.to_string()),
                    ("{unit}", things.office.to_string()),
                    ("{n}", "1".to_owned()),
                    ("{line}", "1".to_owned()),
                    ("{version}", "1".to_owned()),
                    ("{number}", "1".to_owned()),
                ];
                add(words, &marks);
            }
        }
        path if path.contains("{obligation}") => {
            for (words, id) in obligations {
                add(words, &[("{obligation}", id.to_string())]);
            }
        }
        path if path.contains("{extension}") => {
            add("another unit's", &[("{extension}", things.extension.to_string())]);
        }
        path if path.contains("{bounce}") => {
            add("another unit's", &[("{bounce}", things.bounce.to_string())]);
        }
        path if path.contains("{piece}") => {
            add("asked by own unit", &[("{piece}", things.piece.to_string())]);
            add("asked of own unit", &[("{piece}", things.piece_of_own.to_string())]);
        }
        path if path.contains("{round}") => {
            for (words, id) in
                [("computed", things.computed_round), ("published", things.published_round)]
            {
                add(words, &[("{round}", id.to_string())]);
            }
        }
        path if path.contains("{address}") => {
            for (words, address) in
                [("computed", survey::COMPUTED), ("published", survey::PUBLISHED)]
            {
                let unit = ("{unit}", COMMUNE.to_owned());
                let file = ("{file}", "units.csv".to_owned());
                add(words, &[("{address}", address.to_owned()), unit, file]);
            }
        }
        path if path.contains("{job}") => {
            add("given up", &[("{job}", things.job.to_string())]);
        }
        path if path.contains("{message}") => {
            add("without address", &[("{message}", things.message.to_string())]);
        }
        "/files/{id}" => {
            for (words, id) in files {
                add(words, &[("{id}", id.to_string())]);
            }
        }
        "/account/sessions/{id}/revoke" => {
            add("the officer's", &[("{id}", things.session.clone())]);
        }
        "/guide/{name}" => add("", &[("{name}", "officer".to_owned())]),
        "/guide/pictures/{file}" => add("", &[("{file}", "work-360-vi.png".to_owned())]),
        path if path.contains("{letter}") => {
            add("to own unit", &[("{letter}", things.letter.to_string())]);
        }
        // Nothing was handed over.
        "/handover/back/{handover}" => add("", &[("{handover}", things.office.to_string())]),
        "/comments/{comment}/change" | "/comments/{comment}/withdraw" => {
            add("the officer's", &[("{comment}", things.comment.to_string())]);
        }
        "/calendar/{file}" => add("the officer's", &[("{file}", things.feed_file.clone())]),
        path if path.contains("{feed}") => {
            let feed = ("{feed}", things.feed.to_string());
            add("the officer's", &[feed, ("{unit}", things.officers_unit.to_string())]);
        }
        "/account/tokens/{token}/revoke" => {
            add("the officer's", &[("{token}", things.token.to_string())]);
        }
        path if path.contains("{letter}") => {
            add("to own unit", &[("{letter}", things.letter.to_string())]);
        }
        path if path.contains("{person}") => {
            let token = ("{token}", things.token.to_string());
            add("the officer", &[("{person}", things.person.to_string()), token]);
        }
        path if path.contains("{unit}") => {
            add("the office", &[("{unit}", things.office.to_string())]);
        }
        _ => add("", &[("{task}", things.task.to_string()), ("{token}", things.link.clone())]),
    }
    rows
}
