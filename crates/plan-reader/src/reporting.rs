//! Duties to report to somebody: README, "Reporting".

use crate::bodies::list_at;
use crate::model::{DayOfPeriod, Period, Reporting, ReportingDue, ReportingKind, ScheduleKind};
use crate::reader::{Draft, Note};
use crate::schedules::{Place, Statement, statements};
use crate::words::{between, from, regex, upto, view};
use crate::zones::Zone;

/// All duties to report, in the order of the document.
pub(crate) fn duties(tasks: &[Draft], notes: &[Note], year: i16) -> Vec<Reporting> {
    let mut result: Vec<Reporting> = Vec::new();
    for task in tasks {
        let general = task.zone == Zone::Organisation;
        add(
            &mut result,
            in_text(&task.text, &task.schedule_text, general, task.source.first_line, year),
        );
    }
    for note in notes {
        add(&mut result, in_text(&note.text, "", true, note.line, year));
    }
    result
}

fn add(result: &mut Vec<Reporting>, found: Vec<Reporting>) {
    for one in found {
        let known = result.iter().any(|known| {
            known.line == one.line
                && known.kind == one.kind
                && known.due == one.due
                && known.to == one.to
        });
        if !known {
            result.push(one);
        }
    }
}

/// The duties one paragraph lays down.
fn in_text(text: &str, stated: &str, general: bool, line: u32, year: i16) -> Vec<Reporting> {
    let small = view(text);
    if !regex!(r"báo cáo|kế hoạch").is_match(&small) {
        return Vec::new();
    }
    let clauses = clauses(text);
    let general_receiver = clauses.iter().find_map(|clause| receiver(clause));
    let mut result = Vec::new();
    for (index, clause) in clauses.iter().enumerate() {
        let Some(kind) = subject_of(clause, general) else { continue };
        let Some(to) = receiver(clause).or_else(|| general_receiver.clone()) else { continue };
        let mut found = statements(clause, Place::Own, year);
        // A column or line about time says when the report of the text is due.
        if found.is_empty() && !stated.is_empty() {
            found = statements(stated, Place::Line, year);
            result.extend(entries(stated, &found, kind, &to, line));
            continue;
        }
        // "Hằng quý, các sở; UBND các huyện báo cáo …": the time stands before the list of bodies.
        if found.is_empty()
            && let Some(before) = index.checked_sub(1).and_then(|before| clauses.get(before))
            && !view(before).contains("báo cáo")
        {
            found = statements(before, Place::Own, year);
            result.extend(entries(before, &found, kind, &to, line));
            continue;
        }
        result.extend(entries(clause, &found, kind, &to, line));
    }
    result
}

/// What is to reach somebody.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Subject {
    Report,
    /// A report within the work of a sub-index: only a periodic one is a duty of its own.
    PeriodicReport,
    Plan,
}

fn clauses(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut start = 0;
    for found in regex!(r";\s+|\.\s+").find_iter(text) {
        let depth = upto(text, found.start()).matches('(').count() as i64
            - upto(text, found.start()).matches(')').count() as i64;
        if depth > 0 {
            continue;
        }
        parts.push(between(text, start, found.start()).to_owned());
        start = found.end();
    }
    parts.push(from(text, start).to_owned());
    parts
}

/// Whether a clause makes somebody send a report or a plan.
fn subject_of(clause: &str, general: bool) -> Option<Subject> {
    let small = before_purpose(&view(clause)).to_owned();
    // The result of a work reported with it is no duty of its own.
    let reports = regex!(r"\bbáo cáo\b").is_match(&small)
        && !regex!(r"\b(?:chế độ|công tác|số liệu|mẫu) báo cáo\s*$").is_match(&small);
    if general {
        let sends_plan = regex!(r"kế hoạch").is_match(&small)
            && regex!(r"\b(?:gửi|nộp)\b").is_match(&small)
            && regex!(
                r"(?:xây dựng|ban hành|lập|hoàn thành|hoàn thiện|cụ thể hóa|gửi|nộp)[^;]*kế hoạch"
            )
            .is_match(&small);
        return match () {
            () if reports => Some(Subject::Report),
            () if sends_plan => Some(Subject::Plan),
            () => None,
        };
    }
    reports.then_some(Subject::PeriodicReport)
}

/// README: what the receiver does next ("để tổng hợp, báo cáo UBND…") is no duty.
fn before_purpose(small: &str) -> &str {
    let end = regex!(r"\bđể\s+(?:tổng hợp|báo cáo|theo dõi|chỉ đạo|xem xét|trình|kịp thời|được)|\btổng hợp(?: chung)?,?\s+(?:báo cáo|trình)\s+(?:lãnh đạo\s+)?(?:ubnd|ủy ban|chủ tịch|giám đốc)[^;]*$").find(small);
    match end {
        // "tổng hợp, báo cáo Sở A trước ngày …" is the duty itself when nothing was sent before.
        Some(found)
            if found.as_str().starts_with("để") || upto(small, found.start()).contains("gửi") =>
        {
            upto(small, found.start())
        }
        _ => small,
    }
}

/// The body that receives: after "gửi", "báo cáo" or "về".
fn receiver(clause: &str) -> Option<String> {
    let whole = view(clause);
    let small = before_purpose(&whole);
    let text = upto(clause, small.len());
    let calls = [
        regex!(
            r"\b(?:gửi|nộp)(?:\s+(?:báo cáo|văn bản|kết quả|về|cho|đến|tới|kế hoạch|bằng văn bản|lên))*\s+"
        ),
        regex!(r"\bbáo cáo(?:\s+(?:cho|về|lên|với|đột xuất|định kỳ|bằng văn bản))*\s+"),
        regex!(r"\b(?:về|đến|tới|cho|lên)\s+"),
    ];
    calls.iter().find_map(|call| {
        call.find_iter(small).find_map(|found| {
            let (bodies, _) = list_at(text, small, found.end(), false);
            bodies
                .into_iter()
                .find(|body| !body.generic && !body.group)
                .map(|body| without_head_of(&body.name))
        })
    })
}

/// "Lãnh đạo UBND huyện" receives for the authority.
fn without_head_of(name: &str) -> String {
    name.strip_prefix("Lãnh đạo UBND").map_or_else(|| name.to_owned(), |rest| format!("UBND{rest}"))
}

fn entries(
    clause: &str,
    found: &[Statement],
    subject: Subject,
    to: &str,
    line: u32,
) -> Vec<Reporting> {
    let small = view(clause);
    let periodic = found.iter().any(|one| matches!(one.kind, ScheduleKind::Every { .. }));
    let mut result: Vec<Reporting> = Vec::new();
    for (index, one) in found.iter().enumerate() {
        let since = index
            .checked_sub(1)
            .and_then(|before| found.get(before))
            .map_or(0, |before| before.end);
        let next = found.get(index + 1).map_or(small.len(), |next| next.start);
        let after = between(&small, one.end, next);
        // "trước ngày 05/6 đối với báo cáo 6 tháng" names the period after its date.
        let before = if regex!(r"^\s*\(?(?:đối với|cho)\b").is_match(after) {
            after
        } else {
            between(&small, since, one.start)
        };
        let entry = match &one.kind {
            ScheduleKind::Every { period, day, strictly_before, quota: None }
                if subject != Subject::Plan =>
            {
                Some((kind_of(*period), due_in_period(*day, *strictly_before)))
            }
            ScheduleKind::ByDate { date, strictly_before }
                if subject != Subject::PeriodicReport =>
            {
                let in_brackets = upto(&small, one.start).matches('(').count()
                    > upto(&small, one.start).matches(')').count();
                // "6 tháng (trước ngày 15/6)": the bracket dates the period before it.
                let dates_it = before.trim_end().trim_end_matches('(').trim().is_empty()
                    || before.trim() == "đầu năm (";
                if in_brackets
                    && dates_it
                    && let Some(last) = result.last_mut()
                    && last.due.is_none()
                {
                    last.due =
                        Some(ReportingDue::Date { date: *date, strictly_before: *strictly_before });
                    continue;
                }
                // README: one instance in brackets makes no second entry.
                (!(in_brackets && periodic)).then(|| {
                    (
                        dated_kind(before, subject),
                        Some(ReportingDue::Date { date: *date, strictly_before: *strictly_before }),
                    )
                })
            }
            ScheduleKind::WhenArising
                if subject == Subject::Report
                    && (small.contains("đột xuất")
                        || small.contains("báo cáo chuyên đề")
                        || regex!(r"báo cáo[^,;]{0,20}khi có yêu cầu").is_match(&small)) =>
            {
                Some((ReportingKind::AdHoc, None))
            }
            _ => None,
        };
        if let Some((kind, due)) = entry {
            result.push(Reporting { kind, due, to: to.to_owned(), line });
        }
    }
    result
}

fn kind_of(period: Period) -> ReportingKind {
    match period {
        Period::Month => ReportingKind::Monthly,
        Period::Quarter => ReportingKind::Quarterly,
        Period::HalfYear => ReportingKind::HalfYearly,
        Period::Year => ReportingKind::Yearly,
    }
}

fn due_in_period(day: Option<DayOfPeriod>, strictly_before: bool) -> Option<ReportingDue> {
    day.map(|day| ReportingDue::DayOfPeriod { day, strictly_before })
}

/// "kết quả 6 tháng trước ngày 10/6/2026": the words before a date tell the period reported on.
fn dated_kind(before: &str, subject: Subject) -> ReportingKind {
    if subject == Subject::Plan {
        return ReportingKind::Once;
    }
    let period = regex!(r"(?:0?6|sáu) tháng|(?:báo cáo|kết quả|tổng kết|cả|và|định kỳ|hằng|hàng)\s+(?:thực hiện\s+|kế hoạch\s+)*(?:cả\s+)?năm\b|\bnăm\s+trước").find_iter(before).last();
    match period.map(|found| found.as_str().contains("tháng")) {
        Some(true) => ReportingKind::HalfYearly,
        Some(false) => ReportingKind::Yearly,
        None if regex!(r"\bnăm\s*(?:20\d\d)?\s*(?:\(|:|$)").is_match(before) => {
            ReportingKind::Yearly
        }
        None => ReportingKind::Once,
    }
}
