//! A measure: one figure or deliverable that is judged, and what it is held against.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::target::{BodiesTarget, Target};
use super::words::{Kind, Progress, RollUp};
use crate::agency::Agency;
use crate::datafile::{Code, Codes, Day, Flag, FreeText, Rows, Text, Texts, Whole, Written, block};
use crate::exact::Exact;

block! {
    /// One figure that a measure asks for.
    #[derive(Serialize, Deserialize)]
    pub struct Figure, "Một số liệu mà chỉ số cần." {
        /// What it counts: `Số hồ sơ đã giải quyết`.
        label: String = must Text, "Tên số liệu, ví dụ `Số hồ sơ đã giải quyết`.";
        /// In what unit: `hồ sơ`, `triệu đồng`.
        unit: String = must Text, "Đơn vị, ví dụ `hồ sơ`, `triệu đồng`.";
        /// How many decimals it can have; absent: whole numbers, except of money and of other units
        /// that are measured.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        decimals: Option<u8> = may Whole<u8>,
            "Số chữ số thập phân có thể có; `0` là số nguyên.";
    }
}

block! {
    /// What a level or an agency is asked for.
    #[derive(Serialize, Deserialize)]
    pub struct OwnTarget, "Chỉ tiêu, thời hạn riêng." {
        /// The levels and agencies; what names an agency goes before what names its level.
        who: Vec<String> = must Codes, "Mã các cấp, các cơ quan.";
        /// What they are asked for; absent: the measure's target.
        target: Option<Target> = may Written<Target>, "Chỉ tiêu riêng (phần được giao).";
        /// By when; absent: the criterion's deadline.
        deadline: Option<NaiveDate> = may Day, "Thời hạn riêng.";
    }
}

block! {
    /// A number of its own by a day.
    #[derive(Serialize, Deserialize)]
    pub struct Step, "Một mốc trong năm." {
        /// The last day. It counts in every period whose cut-off lies in its month or later.
        by: NaiveDate = must Day,
            "Ngày cuối cùng của mốc; kỳ có ngày chốt số liệu trong tháng này thì xét theo mốc này.";
        /// What is to be reached.
        target: Target = must Written<Target>, "Mức phải đạt.";
    }
}

block! {
    /// A figure of the year before.
    #[derive(Serialize, Deserialize)]
    pub struct Baseline, "Số liệu năm trước." {
        /// The value, in the measure's unit; a rank.
        value: Exact = must Written<Exact>, "Giá trị, hoặc thứ hạng.";
        /// Of a rank: among how many.
        of: Option<Exact> = may Written<Exact>, "Với thứ hạng: số đơn vị được xếp hạng.";
    }
}

block! {
    /// One figure or deliverable that is judged.
    #[derive(Serialize, Deserialize)]
    pub struct Measure, "Một chỉ số đo: một số liệu hoặc một sản phẩm được đánh giá." {
        /// Its id: `3.1.6.a`.
        id: String = must Code, "Mã chỉ số, ví dụ `3.1.6.a`.";
        /// The criteria that it judges; several for a combined measure.
        criteria: Vec<String> = must Codes, "Số các tiêu chí mà chỉ số này đánh giá.";
        /// What it is, in a few words.
        label: String = must Text, "Tên ngắn của chỉ số.";
        /// What it counts.
        kind: Kind = must Kind, "Loại chỉ số.";
        /// The first figure, where figures are asked for.
        first: Option<Figure> = may Figure,
            "Số liệu thứ nhất; ghi khi loại là ratio, reduction, growth hoặc count.";
        /// The second figure, where two are asked for.
        second: Option<Figure> = may Figure,
            "Số liệu thứ hai; ghi khi loại là ratio, reduction hoặc growth.";
        /// The unit of the value: `%`, `sáng kiến`; empty for documents.
        unit: String = or_default FreeText,
            "Đơn vị của kết quả, ví dụ `%`, `sáng kiến`; bỏ trống nếu loại là document hoặc narrative.";
        /// Whether first can't be above second.
        capped: bool = or_default Flag,
            "`true` nếu số thứ nhất không thể lớn hơn số thứ hai; bắt buộc với ratio và reduction.";
        /// What it is held against.
        target: Target = must Written<Target>,
            "Chỉ tiêu: `>= 99.9`, `> 0`, `= 0` (dấu chấm thập phân), `done` (hoàn thành), `none` (không có).";
        /// How progress is judged before the deadline.
        progress: Progress = must Progress, "Cách xét tiến độ trước khi đến hạn.";
        /// Ids of the levels and agencies that report it; empty for a combined measure.
        reporters: Vec<String> = or_default Codes,
            "Mã các cấp, các cơ quan phải báo cáo; bỏ trống nếu có khóa combined.";
        /// How it makes the province's figure.
        rollup: RollUp = or_default RollUp,
            "Cách tổng hợp thành số liệu chung; bỏ trống nếu có khóa combined.";
        /// Ids of the measures that a combined measure pools; empty for every other.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        combined: Vec<String> = or_default Codes,
            "Thay cho rollup: mã các chỉ số được tính gộp.";
        /// How many bodies must meet it, where agencies are counted; absent: every one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bodies_target: Option<BodiesTarget> = may Written<BodiesTarget>,
            "Với rollup = \"bodies\": số cơ quan phải đạt, `>= 30%` hoặc `>= 20`; bỏ trống là tất cả.";
        /// What levels or agencies are asked for, where it is another thing than the target; of a
        /// shared total, their part.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        own: Vec<OwnTarget> = or_default Rows<OwnTarget>,
            "Chỉ tiêu, thời hạn riêng của một số cấp, cơ quan; với số cộng chung là phần được giao.";
        /// What is to be reached by which day, before the deadline.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        steps: Vec<Step> = or_default Rows<Step>,
            "Các mốc trong năm, theo thứ tự thời gian; ghi khi progress là steps.";
        /// The highest value that there can be: of a score out of so many.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        maximum: Option<Exact> = may Written<Exact>,
            "Giá trị cao nhất có thể có, ví dụ thang điểm `100`.";
        /// Whether the second figure of a growth is the first figure of the same period of the year
        /// before, where that is there.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        second_from_last_year: bool = or_default Flag,
            "`true` nếu số cùng kỳ lấy từ chính báo cáo cùng kỳ năm trước (khi đã có).";
        /// Whether the second figure is one of the whole year (tasks assigned, a budget planned), so that
        /// it does not grow with the periods.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        second_of_year: bool = or_default Flag,
            "`true` nếu số thứ hai là số của cả năm (nhiệm vụ được giao, dự toán), không lũy kế theo kỳ.";
        /// The figures of the year before that `last-year` and `rise` compare with, where no report
        /// of that year holds them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        baseline: Option<Baseline> = may Baseline, "Số liệu năm trước, khi không có báo cáo năm trước để lấy.";
        /// Ids of measures: for every agency, the second figure must equal the sum of
        /// (second − first) over those of them that it reports (3.2.4: dossiers overdue = resolved −
        /// on time). Empty: no such relation.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        second_is_difference_of: Vec<String> = or_default Texts,
            "Mã các chỉ số: số liệu thứ hai phải bằng tổng hiệu (số thứ hai − số thứ nhất) của các chỉ số này.";
        /// Whether the figures say how things stand on the cut-off day (how many procedures are in
        /// force), and so may fall from one period to the next; else they add up from the first day
        /// of the year's window and never fall.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        standing: bool = or_default Flag,
            "`true` nếu số liệu là hiện trạng tại ngày chốt (có thể giảm giữa hai kỳ), không phải số lũy kế.";
        /// The upper end of the band in which the plan expects the value, in the measure's unit
        /// (6.3.3: 0.5 to 1); above it the figure is noted, never failed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expected_up_to: Option<Exact> = may Written<Exact>,
            "Mức trên của khoảng dự kiến, trong dấu ngoặc kép; vượt mức này thì có ghi chú, không tính là không đạt.";
        /// A remark on how it is meant.
        note: String = or_default FreeText, "Ghi chú cho người đọc.";
    }
}

impl Measure {
    /// Whether an agency is among those named to report it; whom it does not concern, the plan says
    /// (`Plan::reports`).
    pub(super) fn names_reporter(&self, agency: &Agency) -> bool {
        self.reporters
            .iter()
            .any(|reporter| *reporter == agency.level || *reporter == agency.id)
    }

    /// Whether agencies report it at all (a combined measure is computed).
    pub fn is_reported(&self) -> bool {
        self.combined.is_empty()
    }

    /// How many bodies must meet it, where agencies are counted: every one, unless the plan says less.
    pub fn bodies_target(&self) -> BodiesTarget {
        self.bodies_target.clone().unwrap_or_default()
    }

    /// Whether the target is a total that all reporters reach together, so that no agency can be
    /// held against it alone. Zero tolerance is: the first case breaks it, whoever's it is.
    pub fn is_shared_total(&self) -> bool {
        self.rollup == RollUp::Sum && self.target.is_judged() && !self.target.is_zero_tolerance()
    }

    /// What an agency of a level is asked for, where the plan has something of its own for it; what
    /// names the agency goes before what names its level.
    pub fn own_of(&self, agency: &str, level: &str) -> Option<&OwnTarget> {
        let naming = |id: &str| {
            self.own
                .iter()
                .find(|own| own.who.iter().any(|who| who == id))
        };
        naming(agency).or_else(|| naming(level))
    }

    /// What an agency is held against: its own target, else the measure's; none of a total that is
    /// shared.
    pub fn target_for(&self, agency: &str, level: &str) -> Target {
        let own = self
            .own_of(agency, level)
            .and_then(|own| own.target.as_ref());
        match own {
            Some(target) => target.clone(),
            None if self.is_shared_total() => Target::None,
            None => self.target.clone(),
        }
    }
}
