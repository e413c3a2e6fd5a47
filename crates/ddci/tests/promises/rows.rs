//! The route table with something real in each address, and something sensible in each form.

use crate::{installation::Things, paper::PLAN, rooms};
use ddci_platform::web::{Route, Routes};
use ddci_testkit::{Answer, Client};

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
        match self.form(things) {
            Form::Fields(fields) => {
                let fields: Vec<(&str, &str)> =
                    fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
                client.post(&self.path, &fields).await
            }
            Form::File(field, name, bytes) => {
                let fields = [("text", "Đã làm thêm."), ("then", "save")];
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
            "/plans/{plan}/findings/{finding}" => fields(&[("decision", "monthly")]),
            "/plans/{plan}/bodies" => {
                let unit = format!("unit:{}", things.office);
                fields(&[("name", "Phòng Nội vụ"), ("target", &unit)])
            }
            "/plans/{plan}/issue" => fields(&[
                ("number", "18/KH-UBND"),
                ("issued_on", "27/3/2024"),
                ("coordinator", &things.office.to_string()),
                ("roll", "back"),
            ]),
            "/plans/{plan}/table/import" => Form::File("table", "bang.csv", b"A;B\n1;2\n"),
            "/plans/{plan}/views" => fields(&[("name", "Việc chậm"), ("filter", "tab=overdue")]),
            "/plans/{plan}/views/{view}/rename" => fields(&[("name", "Việc chậm nhất")]),
            "/plans/{plan}/views/{view}/delete" => fields(&[]),
            "/obligations/{obligation}/progress" => {
                Form::File("file", "a.txt", "Danh sách".as_bytes())
            }
            "/obligations/{obligation}/submit" | "/obligations/{obligation}/accept" => fields(&[]),
            "/obligations/{obligation}/return" => fields(&[("reason", "Thiếu số liệu")]),
            "/language" => fields(&[("lang", "en"), ("back", "/work")]),
            "/sign-in" => fields(&[("login", "nobody"), ("password", "wrong")]),
            "/sign-in/link/{token}" | "/sign-out" | "/account/sessions/{id}/revoke" => fields(&[]),
            "/account/password" => fields(&[("new", "một câu dài không ai đoán ra")]),
            path => panic!("say what is sent to {path}"),
        }
    }
}

enum Form {
    Fields(Vec<(&'static str, String)>),
    File(&'static str, &'static str, &'static [u8]),
}

/// Each route with each thing it may be about.
pub fn rows(things: &Things) -> Vec<Row> {
    let routes = table();
    routes.table().iter().flat_map(|route| about(*route, things)).collect()
}

fn about(route: Route, things: &Things) -> Vec<Row> {
    let plans = [("issued plan", things.issued), ("draft", things.draft)];
    let obligations = [
        ("own", things.own),
        ("own, waiting", things.own_waiting),
        ("another unit's", things.others),
        ("the office's, waiting", things.offices_waiting),
    ];
    let files = [
        ("the plan", things.plan_file),
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
                    finding(),
                    ("{view}", things.view.to_string()),
                    ("{unit}", things.office.to_string()),
                    ("{n}", "1".to_owned()),
                ];
                add(words, &marks);
            }
        }
        path if path.contains("{obligation}") => {
            for (words, id) in obligations {
                add(words, &[("{obligation}", id.to_string())]);
            }
        }
        "/files/{id}" => {
            for (words, id) in files {
                add(words, &[("{id}", id.to_string())]);
            }
        }
        "/account/sessions/{id}/revoke" => {
            add("the officer's", &[("{id}", things.session.clone())]);
        }
        _ => add("", &[("{task}", things.task.to_string()), ("{token}", things.link.clone())]),
    }
    rows
}
