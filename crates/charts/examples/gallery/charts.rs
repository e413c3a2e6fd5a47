//! One chart of each kind, with invented figures.

use ddci_charts::{
    Drawing, Figure, IntervalRow, IntervalWords, Intervals, LeverRow, LeverWords, Levers, Look,
    RankRow, RankWords, Ranks, Scale, Series, SeriesPoint, SeriesWords, Span, Waterfall,
    WaterfallWords,
};

/// A chart, ready to be drawn.
pub type Draw = fn(&Look<'_>) -> Drawing;

/// All charts with their names.
pub fn draw_all() -> [(&'static str, Draw); 6] {
    [
        ("profile", |look| profile().draw(look)),
        ("scoreboard", |look| scoreboard().draw(look)),
        ("ranks", |look| ranks().draw(look)),
        ("change", |look| change().draw(look)),
        ("levers", |look| levers().draw(look)),
        ("years", |look| years().draw(look)),
    ]
}

/// Numbers as Vietnamese writes them.
pub fn comma(value: f64, places: usize) -> String {
    format!("{value:.places$}").replace('.', ",").replace('-', "−")
}

fn figure(at: f64, places: usize) -> Figure {
    Figure::new(at, comma(at, places))
}

fn signed(at: f64) -> Figure {
    let sign = if at > 0.0 { "+" } else { "" };
    Figure::new(at, format!("{sign}{}", comma(at, 2)))
}

fn span(low: f64, high: f64, places: usize) -> Span {
    Span::new(low, high, format!("{} – {}", comma(low, places), comma(high, places)))
}

fn words() -> IntervalWords {
    IntervalWords {
        label: "Tên".into(),
        rank: "Hạng".into(),
        value: "Điểm năm 2024".into(),
        interval: "Khoảng tin cậy 95 %".into(),
        last: "Năm 2023".into(),
        target: "Mục tiêu".into(),
        median: "Trung vị của khối".into(),
        nothing: "Kết quả sẽ hiện ở đây khi đợt khảo sát kết thúc.".into(),
    }
}

/// Eight sub-indices of one unit.
pub fn profile() -> Intervals {
    let rows = [
        ("Tính minh bạch và tiếp cận thông tin", 8.7, 8.9, 9.06, 8.4),
        ("Chi phí thời gian", 8.4, 8.5, 8.79, 8.6),
        ("Chi phí không chính thức", 6.9, 7.2, 7.40, 7.0),
        ("Cạnh tranh bình đẳng", 5.4, 5.5, 5.93, 6.1),
        ("Dịch vụ hỗ trợ doanh nghiệp", 8.5, 8.9, 8.90, 8.2),
        ("Thiết chế pháp lý và an ninh trật tự", 9.0, 9.2, 9.26, 8.9),
        ("Vai trò của người đứng đầu chính quyền địa phương", 9.1, 9.2, 9.33, 8.8),
        ("Tiếp cận đất đai và tính ổn định trong sử dụng đất", 5.2, 5.1, 5.78, 5.5),
    ];
    let row = |(name, last, value, target, median): (&str, f64, f64, f64, f64)| {
        IntervalRow::new(name, figure(value, 2))
            .interval(span(value - 0.32, value + 0.28, 2))
            .last(figure(last, 2))
            .target(figure(target, 2))
            .median(figure(median, 2))
    };
    Intervals {
        title: "Tám chỉ số thành phần".into(),
        summary: "Dịch vụ hỗ trợ doanh nghiệp đã đạt mục tiêu; bảy chỉ số còn lại chưa.".into(),
        words: words(),
        scale: Scale::new(1.0, 10.0),
        rows: rows.map(row).to_vec(),
    }
}

/// Eleven units, one of which has too few answers and one of which is far off.
pub fn scoreboard() -> Intervals {
    let units = [
        ("Thành phố Lạng Sơn", -2.0),
        ("Cao Lộc", 3.7),
        ("Hữu Lũng", -0.4),
        ("Chi Lăng", 1.8),
        ("Lộc Bình", 0.0),
        ("Văn Lãng", 2.6),
        ("Tràng Định", -5.1),
        ("Bắc Sơn", 0.9),
        ("Văn Quan", 3.3),
        ("Đình Lập", -1.2),
        ("Bình Gia", 0.2),
    ];
    let row = |(index, (name, moved)): (usize, (&str, f64))| {
        let value = 84.3 - 3.1 * index as f64;
        let row = IntervalRow::new(name, figure(value, 1))
            .interval(span(value - 2.6 - 0.2 * index as f64, value + 2.4, 1))
            .last(figure(value - moved, 1))
            .rank((index + 1).to_string());
        if name == "Cao Lộc" { row.target(figure(80.56, 2)).emphasised() } else { row }
    };
    let mut rows: Vec<IntervalRow> = units.into_iter().enumerate().map(row).collect();
    rows.push(IntervalRow::missing("Cửa khẩu Đồng Đăng", "chưa đủ phiếu (7 trên 30)").rank("–"));
    Intervals {
        title: "Điểm DDCI của các địa phương".into(),
        summary: "Cao Lộc đứng thứ hai với 81,2 điểm.".into(),
        words: words(),
        scale: Scale::new(40.0, 100.0),
        rows,
    }
}

/// Ranks of five units among eleven.
pub fn ranks() -> Ranks {
    let row = |name: &str, rank: u32, best: u32, worst: u32| {
        let span = Span::new(best.into(), worst.into(), format!("{best} – {worst}"));
        RankRow::new(name, Figure::new(rank.into(), rank.to_string()), span)
    };
    Ranks {
        title: "Thứ hạng và độ chắc chắn của thứ hạng".into(),
        summary: "Không thể phân biệt hạng 2 với hạng 4.".into(),
        words: RankWords {
            label: "Đơn vị".into(),
            rank: "Hạng".into(),
            interval: "Hạng có thể có (95 %)".into(),
            nothing: "Chưa xếp hạng.".into(),
        },
        units: 11,
        rows: vec![
            row("Thành phố Lạng Sơn", 1, 1, 1),
            row("Cao Lộc", 2, 2, 4).emphasised(),
            row("Hữu Lũng", 3, 2, 5),
            row("Chi Lăng", 4, 2, 7),
            row("Bình Gia", 11, 8, 11),
            RankRow::missing("Cửa khẩu Đồng Đăng", "chưa đủ phiếu"),
        ],
    }
}

/// A change in six parts.
pub fn change() -> Waterfall {
    let part = |name: &str, at: f64| (name.to_owned(), signed(at));
    Waterfall {
        title: "Vì sao điểm tăng từ 75,20 lên 78,90".into(),
        summary: "Phần do đơn vị tự cải thiện là 2,85 điểm.".into(),
        words: WaterfallWords {
            label: "Phần".into(),
            value: "điểm".into(),
            rise: "Làm tăng".into(),
            fall: "Làm giảm".into(),
            rest: "Phần chưa giải thích được".into(),
        },
        start: ("Năm 2023".into(), figure(75.20, 2)),
        parts: vec![
            part("Đơn vị tự cải thiện", 2.85),
            part("Mốc so sánh thay đổi", -0.62),
            part("Trọng số và câu hỏi thay đổi", 1.94),
            part("Thành phần người trả lời", -0.71),
            part("Sáp nhập đơn vị", 0.24),
        ],
        end: ("Năm 2024".into(), figure(78.90, 2)),
        series_break: Some(
            "Bộ câu hỏi năm 2024 khác năm 2023: hai năm không so sánh trực tiếp được.".into(),
        ),
    }
}

/// What a point more of each indicator brings.
pub fn levers() -> Levers {
    let row = |name: &str, at: f64| LeverRow::new(name, signed(at));
    Levers {
        title: "Thêm một điểm ở đâu thì được nhiều nhất".into(),
        summary: "Trả lời kiến nghị đúng hạn mang lại nhiều nhất.".into(),
        words: LeverWords {
            label: "Chỉ số".into(),
            gain: "Điểm tổng hợp tăng thêm".into(),
            loss: "Điểm tổng hợp giảm đi".into(),
            interval: "Khoảng tin cậy 95 %".into(),
            nothing: "Chưa tính.".into(),
        },
        rows: vec![
            row("Trả lời kiến nghị của doanh nghiệp đúng hạn", 0.42)
                .interval(span(0.31, 0.53, 2))
                .emphasised(),
            row("Công khai quy hoạch và kế hoạch sử dụng đất", 0.35).interval(span(0.2, 0.49, 2)),
            row("Số lần thanh tra, kiểm tra trong năm", 0.18).interval(span(-0.04, 0.4, 2)),
            row("Thời gian chờ ở bộ phận một cửa", 0.11),
            row("Hội nghị đối thoại", -0.06).interval(span(-0.14, 0.02, 2)),
        ],
    }
}

/// Six years with a gap and a break.
pub fn years() -> Series {
    let point = |year: f64, at: f64| {
        SeriesPoint::new(year, year.to_string(), figure(at, 1)).interval(span(
            at - 2.1,
            at + 1.9,
            1,
        ))
    };
    Series {
        title: "Điểm DDCI qua các năm".into(),
        summary: "Điểm tăng từ năm 2019; năm 2021 không khảo sát.".into(),
        words: SeriesWords {
            label: "Năm".into(),
            value: "Điểm".into(),
            interval: "Khoảng tin cậy 95 %".into(),
            broken: "Ghi chú".into(),
            nothing: "Chưa có năm nào.".into(),
        },
        scale: None,
        points: vec![
            point(2019.0, 66.1),
            point(2020.0, 68.4),
            SeriesPoint::missing(2021.0, "2021"),
            point(2022.0, 71.0),
            point(2023.0, 75.2),
            point(2024.0, 78.9).broken("bộ câu hỏi mới, không so sánh trực tiếp với năm trước"),
        ],
    }
}
