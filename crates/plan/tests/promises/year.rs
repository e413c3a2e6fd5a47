//! A small year worked out by hand: ten obligations of five tasks, some of them done.

use crate::{
    hands::{accept, hand_in},
    paper::{ALL_COMMUNES, Paper, at_least, by, every, throughout},
    scene::Scene,
};
use ddci_calendar::Calendar;
use ddci_plan::{model::PlanId, store::work::Days};
use ddci_plan_reader::Period;
use ddci_testkit::{Engine, FINANCE, OFFICE};
use jiff::civil::date;

/// The leaders of the two sub-indices.
pub const LEADERS: [&str; 2] = ["Đồng chí Nguyễn Văn A", "Đồng chí Trần Thị B"];

/// | Task | Owed by | Due (2024) | On 18 September |
/// |--|--|--|--|
/// | 1.a dialogue, the tax agency helps | finance | 14/6 | accepted |
/// | 1.b publication, the communes help | finance | 15/10 | open |
/// | 2 summary each half-year | office | 28/6, 31/12 | waiting, open |
/// | 2 three posts each half-year | commune | 28/6, 31/12 | overdue, open |
/// | 2 throughout, each quarter | interior | 29/3, 28/6, 30/9, 31/12 | overdue twice, open twice |
pub struct Year {
    pub scene: Scene,
    pub plan: PlanId,
}

impl Year {
    pub async fn on(engine: Engine) -> Self {
        let scene = Scene::new(engine).await;
        let plan = scene.issued(paper()).await;
        let dialogue = scene.of_unit(plan, FINANCE).await[0];
        let june = scene.on("2024-06-13 10:00");
        hand_in(&june, &scene.officer(), dialogue).await;
        accept(&june, &scene.coordinator(), dialogue).await.unwrap();
        let summary = scene.of_unit(plan, OFFICE).await[0];
        hand_in(&scene.on("2024-06-24 10:00"), &scene.coordinator(), summary).await;
        Self { scene, plan }
    }

    /// The days that decide on 18 September 2024.
    pub fn days() -> Days {
        Days::on(date(2024, 9, 18), 5, &Calendar::vietnam())
    }
}

/// The plan itself.
pub fn paper() -> Paper {
    let mut paper = Paper::of_2024()
        .sub_index("Chi phí thời gian", 879)
        .task("Đối thoại với doanh nghiệp", &["Phòng Tài chính"], &[by(date(2024, 6, 14))])
        .helped_by(&["Chi cục Thuế"])
        .task("Công khai thủ tục; =1+1", &["Phòng Tài chính"], &[by(date(2024, 10, 15))])
        .helped_by(&[ALL_COMMUNES])
        .sub_index("Tính minh bạch", 740)
        .task("Tổng hợp kết quả", &["Văn phòng HĐND và UBND"], &[every(Period::HalfYear)])
        .task(
            "Đăng tin, bài về đối thoại",
            &["UBND xã Bình An"],
            &[at_least(3, "tin, bài", Period::HalfYear)],
        )
        .task("Rà soát văn bản", &["Phòng Nội vụ"], &[throughout()]);
    for (task, label) in paper.0.tasks.iter_mut().zip(["a", "b"]) {
        task.block = Some(label.to_owned());
    }
    for (sub_index, leader) in paper.0.sub_indices.iter_mut().zip(LEADERS) {
        sub_index.responsible_leader = Some(leader.to_owned());
    }
    paper
}
