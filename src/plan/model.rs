//! The plan as data: what is asked, of whom, by when, and how it is judged. Each block is declared
//! once, for the program, for the reader of the file and for its JSON Schema.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::target::Target;
pub use super::words::{Kind, Progress, RollUp};
use crate::agency::{Agency, Register};
use crate::datafile::{
    Code, Codes, Day, Flag, FreeText, Rows, SomeRows, Text, Texts, Whole, Written, block,
};
use crate::exact::Exact;

block! {
    /// One year's plan.
    #[derive(Serialize, Deserialize)]
    pub struct Plan, "Kế hoạch của một năm." {
        /// The year.
        year: i32 = must Whole<i32>, "Năm của kế hoạch; trùng với tên tệp.";
        /// Number and symbol: `100/KH-UBND`.
        number: String = must Text, "Số, ký hiệu, ví dụ `100/KH-UBND`.";
        /// The day of issue.
        date: NaiveDate = must Day, "Ngày ban hành.";
        /// Who issued it, as a document cites it: `Chủ tịch UBND tỉnh Thái Nguyên`.
        issuer: String = must Text,
            "Người hoặc cơ quan ban hành, viết như khi viện dẫn trong văn bản.";
        /// Its title, as issued.
        title: String = must Text, "Trích yếu nội dung, nguyên văn.";
        /// The decision that made this version of it; absent for the plan as it was issued.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amendment: Option<Amendment> = may Amendment,
            "Văn bản sửa đổi, bổ sung; chỉ ghi ở tệp kế hoạch đã sửa đổi, ví dụ 2026-2.toml.";
        /// Its own goals (PAR INDEX, SIPAS).
        goals: Vec<Goal> = or_default Rows<Goal>,
            "Mục tiêu chung của kế hoạch (PAR INDEX, SIPAS).";
        /// Its fields, in the plan's order.
        fields: Vec<Field> = must SomeRows<Field>, "Các lĩnh vực, theo thứ tự của kế hoạch.";
        /// Its groups, in the plan's order.
        groups: Vec<Group> = or_default Rows<Group>,
            "Các nhóm tiêu chí, theo thứ tự của kế hoạch.";
        /// Its criteria, in the plan's order.
        criteria: Vec<Criterion> = must SomeRows<Criterion>,
            "Các tiêu chí, theo thứ tự của kế hoạch.";
        /// The measures, in the order of the criteria; a combined measure before those it combines.
        measures: Vec<Measure> = must SomeRows<Measure>,
            "Các chỉ số đo; ghi ngay sau tiêu chí mà chỉ số đánh giá.";
    }
}

block! {
    /// The decision that amended a plan. The version of the plan that it made holds for every period
    /// whose cut-off is on its first day or later.
    #[derive(Serialize, Deserialize)]
    pub struct Amendment, "Văn bản sửa đổi, bổ sung kế hoạch." {
        /// What it is: `Quyết định`.
        kind: String = must Text, "Tên loại văn bản, ví dụ `Quyết định`.";
        /// Number and symbol: `150/QĐ-UBND`.
        number: String = must Text, "Số, ký hiệu, ví dụ `150/QĐ-UBND`.";
        /// The day of issue.
        date: NaiveDate = must Day, "Ngày ban hành.";
        /// Who issued it, as a document cites it.
        issuer: String = must Text, "Người hoặc cơ quan ban hành.";
        /// The first day on which it holds.
        from: NaiveDate = must Day,
            "Ngày bắt đầu áp dụng: kỳ có ngày chốt số liệu từ ngày này trở đi xét theo tệp này.";
    }
}

block! {
    /// A goal of the plan as a whole, shown beside the criteria.
    #[derive(Serialize, Deserialize)]
    pub struct Goal, "Một mục tiêu chung của kế hoạch." {
        /// Its id: `par-index`.
        id: String = must Code, "Mã mục tiêu, ví dụ `par-index`.";
        /// Its name.
        name: String = must Text, "Tên.";
        /// What is asked: `>= 90`.
        target: Target = must Written<Target>, "Yêu cầu, ví dụ `>= 90`.";
        /// The unit of the score: `điểm`, `%`.
        unit: String = must Text, "Đơn vị của điểm số, ví dụ `điểm`, `%`.";
        /// The score of the year before, which is to be exceeded.
        baseline_score: Option<Exact> = may Written<Exact>,
            "Điểm số năm trước, trong dấu ngoặc kép, dấu chấm thập phân; phải vượt mức này.";
        /// The rank of the year before, which is to be bettered.
        baseline_rank: Option<u32> = may Whole<u32>,
            "Thứ hạng năm trước; phải tốt hơn thứ hạng này.";
    }
}

block! {
    /// A field (lĩnh vực): rows I–IX.
    #[derive(Serialize, Deserialize)]
    pub struct Field, "Một lĩnh vực." {
        /// Roman number.
        code: String = must Code, "Số La Mã của lĩnh vực.";
        /// Name, in capitals as the plan has it.
        name: String = must Text, "Tên lĩnh vực, nguyên văn chữ in hoa của kế hoạch.";
        /// How a sentence or a heading of a report names it: `Công tác chỉ đạo, điều hành`.
        heading: String = must Text,
            "Tên lĩnh vực viết thường, dùng ở đề mục và câu văn của báo cáo.";
    }
}

block! {
    /// A group (nhóm): 2.1, 3.1 …
    #[derive(Serialize, Deserialize)]
    pub struct Group, "Một nhóm tiêu chí." {
        /// Code: `3.1`.
        code: String = must Code, "Số của nhóm, ví dụ `3.1`.";
        /// The code of its field.
        field: String = must Code, "Số của lĩnh vực.";
        /// Name.
        name: String = must Text, "Tên nhóm, nguyên văn.";
    }
}

block! {
    /// A criterion (tiêu chí): a row with a requirement.
    #[derive(Serialize, Deserialize)]
    pub struct Criterion, "Một tiêu chí." {
        /// Code: `3.1.2`.
        code: String = must Code, "Số của tiêu chí, ví dụ `3.1.2`.";
        /// The code of its field.
        field: String = must Code, "Số của lĩnh vực.";
        /// The code of its group, where it stands in one.
        group: Option<String> = may Code, "Số của nhóm, nếu tiêu chí thuộc một nhóm.";
        /// Name, word for word.
        name: String = must Text, "Tên tiêu chí, nguyên văn.";
        /// The requirement, word for word; empty where the plan states none.
        requirement: String = or_default FreeText,
            "Yêu cầu, nguyên văn; để trống nếu kế hoạch không nêu.";
        /// The deadline.
        deadline: Deadline = must Deadline, "Thời gian chậm nhất phải hoàn thành.";
        /// Who leads; somebody must.
        lead: Assignment = must Assignment, "Cơ quan chủ trì.";
        /// Who supports; may be nobody.
        support: Assignment = must Assignment, "Cơ quan phối hợp; có thể không có.";
    }
}

block! {
    /// By when.
    #[derive(Serialize, Deserialize)]
    pub struct Deadline, "Thời hạn của một tiêu chí." {
        /// As the plan has it: `Trong năm 2024`.
        text: String = must Text, "Nguyên văn, ví dụ `Trong năm 2024`.";
        /// The last day; absent: every period («Thường xuyên»).
        date: Option<NaiveDate> = may Day,
            "Ngày cuối cùng; bỏ trống nếu là \"Thường xuyên\" (kỳ nào cũng xét).";
    }
}

block! {
    /// Who is meant by a text of the plan.
    #[derive(Serialize, Deserialize)]
    pub struct Assignment, "Cơ quan chủ trì hoặc phối hợp." {
        /// The plan's words.
        text: String = or_default FreeText,
            "Nguyên văn của kế hoạch; để trống nếu kế hoạch không nêu (chỉ với cơ quan phối hợp).";
        /// The levels and agencies that they mean.
        who: Vec<String> = or_default Texts, "Mã các cấp, các cơ quan mà nguyên văn nói đến.";
    }
}

block! {
    /// One figure that a measure asks for.
    #[derive(Serialize, Deserialize)]
    pub struct Figure, "Một số liệu mà chỉ số cần." {
        /// What it counts: `Số hồ sơ đã giải quyết`.
        label: String = must Text, "Tên số liệu, ví dụ `Số hồ sơ đã giải quyết`.";
        /// In what unit: `hồ sơ`, `triệu đồng`.
        unit: String = must Text, "Đơn vị, ví dụ `hồ sơ`, `triệu đồng`.";
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
            "Cách tổng hợp số liệu toàn tỉnh; bỏ trống nếu có khóa combined.";
        /// Ids of the measures that a combined measure pools; empty for every other.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        combined: Vec<String> = or_default Codes,
            "Thay cho rollup: mã các chỉ số được tính gộp.";
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
    /// Whether an agency reports it.
    pub fn is_reported_by(&self, agency: &Agency) -> bool {
        self.reporters
            .iter()
            .any(|reporter| *reporter == agency.level || *reporter == agency.id)
    }

    /// Whether agencies report it at all (a combined measure is computed).
    pub fn is_reported(&self) -> bool {
        self.combined.is_empty()
    }
}

impl Plan {
    /// The criterion of a code.
    pub fn criterion(&self, code: &str) -> Option<&Criterion> {
        self.criteria
            .iter()
            .find(|criterion| criterion.code == code)
    }

    /// The measure of an id.
    pub fn measure(&self, id: &str) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.id == id)
    }

    /// The ids of the measures whose readings make a measure's figure, in the plan's order: its own,
    /// or those that it combines.
    pub fn sources_of<'a>(&'a self, measure: &'a Measure) -> Vec<&'a str> {
        if measure.combined.is_empty() {
            return vec![&measure.id];
        }
        self.measures
            .iter()
            .filter(|other| measure.combined.contains(&other.id))
            .map(|other| other.id.as_str())
            .collect()
    }

    /// The field of a code.
    pub fn field(&self, code: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.code == code)
    }

    /// The group of a code.
    pub fn group(&self, code: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.code == code)
    }

    /// The measures that judge a criterion, in the plan's order.
    pub fn measures_of<'a>(&'a self, criterion: &'a str) -> impl Iterator<Item = &'a Measure> {
        self.measures
            .iter()
            .filter(move |measure| measure.criteria.iter().any(|code| code == criterion))
    }

    /// The measures that an agency reports, in the plan's order.
    pub fn measures_for<'a>(&'a self, agency: &'a Agency) -> impl Iterator<Item = &'a Measure> {
        self.measures
            .iter()
            .filter(|measure| measure.is_reported_by(agency))
    }

    /// Whether an agency has anything to report.
    pub fn asks(&self, agency: &Agency) -> bool {
        self.measures
            .iter()
            .any(|measure| measure.is_reported_by(agency))
    }

    /// The agencies expected in a period with a cut-off day, in the order of documents: those that
    /// exist on that day and have anything to report. Who is asked for nothing has missed nothing.
    pub fn expected<'a>(
        &'a self,
        register: &'a Register,
        cut_off: NaiveDate,
    ) -> impl Iterator<Item = &'a Agency> {
        register
            .existing_on(cut_off)
            .filter(|agency| self.asks(agency))
    }

    /// The first criterion of a measure.
    ///
    /// # Panics
    /// Never for a plan that was loaded: the loader refuses a measure without a known criterion.
    pub fn criterion_of(&self, measure: &Measure) -> &Criterion {
        measure
            .criteria
            .first()
            .and_then(|code| self.criterion(code))
            .expect("the loader refuses a measure without a known criterion")
    }

    /// The deadline of a measure: its criterion's; absent: every period.
    pub fn deadline_of(&self, measure: &Measure) -> Option<NaiveDate> {
        self.criterion_of(measure).deadline.date
    }

    /// The slice of the plan that an agency's form asks about: its measures, their criteria, and
    /// the groups and fields of these.
    #[must_use]
    pub fn slice_for(&self, agency: &Agency) -> Plan {
        let measures: Vec<Measure> = self.measures_for(agency).cloned().collect();
        let criteria: Vec<Criterion> = self
            .criteria
            .iter()
            .filter(|criterion| {
                measures
                    .iter()
                    .any(|measure| measure.criteria.contains(&criterion.code))
            })
            .cloned()
            .collect();
        Plan {
            groups: self
                .groups
                .iter()
                .filter(|group| {
                    criteria
                        .iter()
                        .any(|c| c.group.as_ref() == Some(&group.code))
                })
                .cloned()
                .collect(),
            fields: self
                .fields
                .iter()
                .filter(|field| criteria.iter().any(|c| c.field == field.code))
                .cloned()
                .collect(),
            goals: Vec::new(),
            criteria,
            measures,
            ..self.clone()
        }
    }
}
