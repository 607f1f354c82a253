//! The tables of «Tổng quan», each with its chart.

use super::charts::Bars;
use crate::report::model::Report;
use crate::report::tallies::{Counts, arrivals, by_day, by_field, by_level, to_do};

/// A table with its chart.
pub(super) struct Part {
    pub(super) title: String,
    pub(super) counts: Counts,
    pub(super) bars: Bars,
}

/// All tables, in their order.
pub(super) fn parts(report: &Report) -> Vec<Part> {
    let part = |title: &str, counts, bars| Part {
        title: title.to_owned(),
        counts,
        bars,
    };
    let by_day_title = format!(
        "V. Số báo cáo nhận theo ngày (hạn gửi {})",
        report.period.due_agencies
    );
    vec![
        part(
            "I. Kết quả các tiêu chí theo lĩnh vực",
            by_field(report),
            Bars::verdicts(),
        ),
        part(
            "II. Tình hình gửi báo cáo",
            arrivals(report),
            Bars::arrivals().shares(),
        ),
        part(
            "III. Kết quả các cơ quan theo cấp (số lượt chỉ số đo)",
            by_level(report),
            Bars::verdicts().shares(),
        ),
        part(
            "IV. Mười cơ quan đã gửi báo cáo còn nhiều việc phải làm nhất (số chỉ số đo)",
            to_do(report),
            Bars::to_do(),
        ),
        part(&by_day_title, by_day(report), Bars::days()),
    ]
}
