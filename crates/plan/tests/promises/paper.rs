//! A plan as somebody would have read it, written paragraph by paragraph.

use ddci_plan_reader::{
    DayOfPeriod, Finding, FindingKind, Line, LineRole, MonthOfPeriod, Period, PlanHead, Points,
    Quota, Reading, Reporting, ReportingDue, ReportingKind, Schedule, ScheduleKind, Source,
    SubIndex, Task,
};
use jiff::civil::Date;

/// The group that stands for every commune and township of the testkit's authority.
pub const ALL_COMMUNES: &str = "UBND các xã, thị trấn";

/// A plan being written; each task stands in a line of its own.
#[derive(Debug, Clone)]
pub struct Paper(pub Reading);

impl Paper {
    /// A plan for 2024 that says nothing yet.
    pub fn of_2024() -> Self {
        let head = PlanHead {
            title: "Cải thiện chỉ số năng lực điều hành năm 2024".to_owned(),
            number: Some("17/KH-UBND".to_owned()),
            issued_on: None,
            year: 2024,
            issuer: "UBND huyện Mẫu".to_owned(),
            total_target: None,
            legal_bases: Vec::new(),
            signer: None,
        };
        Self(Reading {
            head,
            sub_indices: Vec::new(),
            tasks: Vec::new(),
            reporting: Vec::new(),
            unread: Vec::new(),
            findings: Vec::new(),
            lines: Vec::new(),
        })
    }

    /// A sub-index; the tasks that follow serve it.
    #[must_use]
    pub fn sub_index(mut self, name: &str, hundredths: i64) -> Self {
        let ordinal = u32::try_from(self.0.sub_indices.len()).unwrap() + 1;
        let line = self.line(name, LineRole::Heading);
        self.0.sub_indices.push(SubIndex {
            ordinal,
            name: name.to_owned(),
            target: Some(Points(hundredths)),
            counts_toward_total: true,
            responsible_leader: Some("Đồng chí Nguyễn Lãnh Đạo".to_owned()),
            line,
        });
        self
    }

    /// A task that the named bodies lead.
    #[must_use]
    pub fn task(mut self, text: &str, leads: &[&str], schedules: &[ScheduleKind]) -> Self {
        let line = self.line(text, LineRole::Task);
        let number = self.0.tasks.len() + 1;
        let schedule =
            |kind: &ScheduleKind| Schedule { kind: kind.clone(), sentence: said(kind), line };
        self.0.tasks.push(Task {
            reference: format!("II.{number}"),
            block: None,
            sub_index: self.0.sub_indices.last().map(|sub_index| sub_index.ordinal),
            text: text.to_owned(),
            leads: leads.iter().map(|name| (*name).to_owned()).collect(),
            coordinators: Vec::new(),
            schedules: schedules.iter().map(schedule).collect(),
            source: Source { sheet: None, first_line: line, last_line: line },
        });
        self
    }

    /// The last task's words of time, in place of those this paper invents.
    #[must_use]
    pub fn saying(mut self, sentences: &[&str]) -> Self {
        let task = self.0.tasks.last_mut().unwrap();
        for (schedule, sentence) in task.schedules.iter_mut().zip(sentences) {
            schedule.sentence = (*sentence).to_owned();
        }
        self
    }

    /// Bodies that help the lead of the last task.
    #[must_use]
    pub fn helped_by(mut self, names: &[&str]) -> Self {
        let task = self.0.tasks.last_mut().unwrap();
        task.coordinators = names.iter().map(|name| (*name).to_owned()).collect();
        self
    }

    /// Something to be settled about the last tasks, as many as `tasks`.
    #[must_use]
    pub fn finding(mut self, kind: FindingKind, tasks: usize) -> Self {
        let about = self.0.tasks.iter().rev().take(tasks);
        let mut lines: Vec<u32> = about.map(|task| task.source.first_line).collect();
        lines.reverse();
        let message = format!("Cần xem: {kind:?}");
        self.0.findings.push(Finding { kind, sheet: None, lines, message });
        self
    }

    /// Units report by that day of each quarter's last month.
    #[must_use]
    pub fn reporting_on(mut self, day: u8, strictly_before: bool) -> Self {
        let line = self.line("Các đơn vị báo cáo hằng quý", LineRole::Reporting);
        let day = DayOfPeriod { day, of: MonthOfPeriod::LastMonth };
        self.0.reporting.push(Reporting {
            kind: ReportingKind::Quarterly,
            due: Some(ReportingDue::DayOfPeriod { day, strictly_before }),
            to: "Văn phòng HĐND và UBND".to_owned(),
            line,
        });
        self
    }

    fn line(&mut self, text: &str, role: LineRole) -> u32 {
        let number = u32::try_from(self.0.lines.len()).unwrap() + 1;
        self.0.lines.push(Line { number, sheet: None, text: text.to_owned(), role });
        number
    }
}

/// How a plan would say it.
fn said(kind: &ScheduleKind) -> String {
    let day = |date: &Date| date.strftime("%d/%m/%Y").to_string();
    match kind {
        ScheduleKind::Throughout { .. } => "thường xuyên".to_owned(),
        ScheduleKind::ByDate { date, strictly_before: true } => format!("trước ngày {}", day(date)),
        ScheduleKind::ByDate { date, .. } => format!("chậm nhất ngày {}", day(date)),
        ScheduleKind::Within { from, due } => {
            format!("từ ngày {} đến ngày {}", day(from), day(due))
        }
        ScheduleKind::Every { quota: Some(quota), .. } => {
            format!("mỗi kỳ tối thiểu {} {}", quota.count, quota.unit)
        }
        ScheduleKind::Every { .. } => "mỗi kỳ một lần".to_owned(),
        ScheduleKind::WhenArising => "khi phát sinh".to_owned(),
        ScheduleKind::PeriodicUnspecified => "định kỳ".to_owned(),
        ScheduleKind::Unstated => String::new(),
    }
}

/// "Chậm nhất ngày …"
pub fn by(date: Date) -> ScheduleKind {
    ScheduleKind::ByDate { date, strictly_before: false }
}

/// "Trước ngày …"
pub fn before(date: Date) -> ScheduleKind {
    ScheduleKind::ByDate { date, strictly_before: true }
}

/// "Trong tháng …", "Trong quý …"
pub fn within(from: Date, due: Date) -> ScheduleKind {
    ScheduleKind::Within { from, due }
}

/// "Hằng tháng", "Hằng quý", …
pub fn every(period: Period) -> ScheduleKind {
    ScheduleKind::Every { period, day: None, strictly_before: false, quota: None }
}

/// "Tối thiểu … tin bài/tháng"
pub fn at_least(count: u32, unit: &str, period: Period) -> ScheduleKind {
    let quota = Some(Quota { count, unit: unit.to_owned() });
    ScheduleKind::Every { period, day: None, strictly_before: false, quota }
}

/// "Ngày … tháng cuối quý"
pub fn each_quarter_on(day: u8) -> ScheduleKind {
    let day = Some(DayOfPeriod { day, of: MonthOfPeriod::LastMonth });
    ScheduleKind::Every { period: Period::Quarter, day, strictly_before: false, quota: None }
}

/// "Thường xuyên"
pub fn throughout() -> ScheduleKind {
    ScheduleKind::Throughout { from: None }
}
