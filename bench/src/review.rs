//! The review of a plan of 2,000 tasks: how long each page takes, beside the same page of a plan of
//! a hundred.

use crate::{block_on, fill, load, process::Server};
use ddci_plan::store::task;
use ddci_platform::permit::Role;
use std::{fmt::Write, time::Duration};

/// How long each page is asked for.
const LASTS: Duration = Duration::from_secs(3);
const LARGE: usize = 2_000;
const SMALL: usize = 100;

/// Fills, serves, measures, prints.
pub fn run() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("bench.sqlite").display().to_string();
    let filled = block_on(filled(&format!("sqlite:{path}")))?;
    let server = Server::start(&["serve-ddci", &path])?;
    println!("review of a draft of {LARGE} tasks (of {SMALL}), one connection");
    let [large, small] = &filled.pages;
    for ((name, large), (_, small)) in large.iter().zip(small) {
        let [large, small] =
            [large, small].map(|path| load::run(&server.address, path, &filled.cookie, 1, LASTS));
        let (large, small) = (large?, small?);
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        println!(
            "  {name:<16} p50 {:.1} ms, p99 {:.1} ms, {} kB (p50 {:.1} ms); ratio {:.1}",
            ms(large.quantile(0.5)),
            ms(large.quantile(0.99)),
            large.bytes / 1024,
            ms(small.quantile(0.5)),
            large.quantile(0.5).as_secs_f64() / small.quantile(0.5).as_secs_f64(),
        );
    }
    Ok(())
}

struct Filled {
    cookie: String,
    pages: [Vec<(&'static str, String)>; 2],
}

async fn filled(url: &str) -> anyhow::Result<Filled> {
    let db = fill::database(url).await?;
    let actor = fill::authority(&db, 30, 0).await?;
    let mut pages = Vec::new();
    for tasks in [LARGE, SMALL] {
        let text = text(tasks);
        let reading = ddci_plan_reader::read(text.as_bytes(), &|_| false)?;
        anyhow::ensure!(reading.tasks.len() == tasks, "read {} tasks", reading.tasks.len());
        let plan = fill::draft(&db, &actor, reading).await?;
        let all = task::of_plan(&db, plan).await?;
        let middle = all.get(tasks / 2).map(|task| task.id).unwrap_or(all[0].id);
        let last = tasks.div_ceil(30);
        pages.push(vec![
            ("first page", format!("/plans/{plan}/review")),
            ("last page", format!("/plans/{plan}/review?page={last}")),
            ("one task", format!("/plans/{plan}/tasks/{middle}/mend")),
            ("splitting it", format!("/plans/{plan}/tasks/{middle}/split")),
            ("the document", format!("/plans/{plan}/document")),
            ("issuing", format!("/plans/{plan}/issue")),
        ]);
    }
    let (cookie, _) = fill::person(&db, &actor, "division-0", Role::Coordinator).await?;
    db.close().await?;
    let pages = pages.try_into().map_err(|_| anyhow::anyhow!("two plans"))?;
    Ok(Filled { cookie, pages })
}

/// A plan as an authority would write it, eight sub-indices long.
fn text(tasks: usize) -> String {
    let mut text = String::from(
        "UỶ BAN NHÂN DÂN HUYỆN THỬ NGHIỆM\nSố: 17/KH-UBND\n\nKẾ HOẠCH\n\
         Cải thiện chỉ số năng lực điều hành (DDCI) năm 2024\n\nII. NHIỆM VỤ\n",
    );
    for n in 0..tasks {
        if n % (tasks / 8 + 1) == 0 {
            let ordinal = n / (tasks / 8 + 1) + 1;
            let _ = write!(
                text,
                "\n{ordinal}. Chỉ số “Chi phí thời gian số {ordinal}”: phấn đấu đạt từ 8,06 điểm trở lên\n\n"
            );
        }
        let _ = writeln!(
            text,
            "- Phòng Thử Nghiệm số {} chủ trì rà soát nội dung thứ {n}; công khai quy trình và thời \
             gian giải quyết thủ tục cho doanh nghiệp, hợp tác xã trước ngày {}/9/2024.",
            n % 30,
            n % 28 + 1,
        );
    }
    text
}
