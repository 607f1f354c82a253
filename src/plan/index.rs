//! The index of agencies: how the plan turns results into scores, ranks and grades.

use serde::{Deserialize, Serialize};

use super::target::Target;
use crate::agency::Agency;
use crate::datafile::{Code, Codes, Rows, SomeRows, Text, Written, block, words};
use crate::exact::Exact;

words! {
    /// How a result gives a score.
    pub enum Scoring, "Cách chấm điểm của một thành phần." {
        /// The whole maximum where it is met, else nothing.
        Met = "met", "Đạt thì được điểm tối đa, không đạt thì 0 điểm.";
        /// The maximum × value ÷ target, never above the maximum.
        Proportional = "proportional", "Theo tỷ lệ: điểm tối đa × kết quả ÷ chỉ tiêu, không quá điểm tối đa.";
        /// The score of the first step that the value meets; none met: 0.
        Steps = "steps", "Theo các mức ở khóa steps: mức đầu tiên mà kết quả đạt; không đạt mức nào thì 0 điểm.";
        /// The value is itself the score, never above the maximum.
        Points = "points", "Kết quả chính là điểm, không quá điểm tối đa.";
    }
}

words! {
    /// What becomes of a component's maximum where nothing is judged.
    pub enum Counting, "Cách tính khi không có kết quả để chấm." {
        /// The component is left out: its maximum does not count for the agency.
        Out = "out", "Bỏ ra: điểm tối đa của cơ quan không gồm thành phần này.";
        /// It counts with no score.
        Zero = "zero", "Tính 0 điểm.";
        /// It counts with the whole maximum.
        Full = "full", "Tính đủ điểm tối đa.";
    }
}

impl Scoring {
    /// Whether there is no score without a target of the agency's.
    pub fn needs_target(self) -> bool {
        matches!(self, Scoring::Met | Scoring::Proportional)
    }
}

block! {
    /// The index of departments and communes.
    #[derive(Serialize, Deserialize)]
    pub struct Index, "Chỉ số (điểm, xếp hạng, xếp loại) của các cơ quan, địa phương." {
        /// Its name, as documents have it.
        name: String = must Text,
            "Tên, viết như trong văn bản, ví dụ `Chỉ số cải cách hành chính của các sở, ban, ngành, UBND cấp xã`.";
        /// The groups within which agencies are ranked.
        groups: Vec<IndexGroup> = must SomeRows<IndexGroup>, "Các nhóm cơ quan được xếp hạng riêng.";
        /// The components.
        components: Vec<Component> = must SomeRows<Component>, "Các thành phần được chấm điểm.";
        /// The grades, best first.
        grades: Vec<Grade> = or_default Rows<Grade>, "Các mức xếp loại, từ cao xuống thấp.";
        /// A measure that does not concern the agency (`except`).
        exempt: Option<Counting> = may Counting, "Không áp dụng theo khối except; bỏ trống là `out`.";
        /// Nothing arose.
        nothing_arose: Option<Counting> = may Counting, "Không phát sinh; bỏ trống là `out`.";
        /// No grounds: not sent, blank, unreadable.
        missing: Option<Counting> = may Counting, "Chưa đủ căn cứ (chưa gửi, để trống, thiếu minh chứng…); bỏ trống là `zero`.";
        /// Before the deadline, not met yet.
        not_due: Option<Counting> = may Counting,
            "Chưa đến hạn, chỉ với cách chấm `met`; bỏ trống là `out` (chưa chấm ở kỳ này).";
    }
}

block! {
    /// Agencies that are ranked among each other.
    #[derive(Serialize, Deserialize)]
    pub struct IndexGroup, "Một nhóm cơ quan được xếp hạng." {
        /// Its id.
        id: String = must Code, "Mã nhóm, ví dụ `so`.";
        /// Its name.
        name: String = must Text, "Tên nhóm, ví dụ `Các sở, ban, ngành`.";
        /// The levels and agencies in it.
        who: Vec<String> = must Codes, "Mã các cấp, các cơ quan thuộc nhóm.";
    }
}

block! {
    /// A component: what is scored, out of how much.
    #[derive(Serialize, Deserialize)]
    pub struct Component, "Một thành phần được chấm điểm." {
        /// The measure that is scored.
        measure: Option<String> = may Code, "Mã chỉ số được chấm; ghi khóa này hoặc khóa criterion.";
        /// The criterion that is scored: met where every measure of it is.
        criterion: Option<String> = may Code,
            "Mã tiêu chí được chấm (đạt khi mọi chỉ số của cơ quan đều đạt); chỉ với scoring = \"met\".";
        /// The groups that it is scored for; none named: all.
        groups: Vec<String> = or_default Codes, "Mã các nhóm được chấm thành phần này; bỏ trống là mọi nhóm.";
        /// The highest score; left out: the points of the criterion that is scored.
        maximum: Exact = or_default Written<Exact>,
            "Điểm tối đa, trong dấu ngoặc kép, ví dụ `\"2.5\"`; bỏ trống là điểm tối đa (points) của tiêu chí.";
        /// How the result gives the score.
        scoring: Scoring = must Scoring, "Cách chấm.";
        /// The steps, the highest first.
        steps: Vec<ScoreStep> = or_default Rows<ScoreStep>, "Các mức điểm, từ cao xuống thấp; ghi khi scoring là steps.";
    }
}

block! {
    /// A step of a component's score.
    #[derive(Serialize, Deserialize)]
    pub struct ScoreStep, "Một mức điểm." {
        /// What the value must meet.
        target: Target = must Written<Target>, "Mức kết quả, ví dụ `>= 95`.";
        /// The score.
        score: Exact = must Written<Exact>, "Điểm của mức này.";
    }
}

block! {
    /// A grade.
    #[derive(Serialize, Deserialize)]
    pub struct Grade, "Một mức xếp loại." {
        /// Its name.
        name: String = must Text, "Tên, ví dụ `Tốt`.";
        /// The lowest share of the maximum, in percent.
        from: Exact = must Written<Exact>,
            "Từ bao nhiêu % điểm tối đa của cơ quan trở lên (thang 100 điểm thì bằng số điểm), ví dụ `\"80\"`.";
    }
}

impl Index {
    /// The group of an agency: one that names it goes before one that names its level.
    pub fn group_of(&self, agency: &Agency) -> Option<&IndexGroup> {
        let naming = |id: &str| {
            let mut groups = self.groups.iter();
            groups.find(|group| group.who.iter().any(|who| who == id))
        };
        naming(&agency.id).or_else(|| naming(&agency.level))
    }

    /// The grade of a share of the maximum, in percent; none below the lowest.
    pub fn grade_of(&self, rate: &Exact) -> Option<&Grade> {
        self.grades.iter().find(|grade| *rate >= grade.from)
    }
}

impl Component {
    /// The id of what is scored: a measure's, or a criterion's code.
    pub fn code(&self) -> &str {
        let own = self.measure.as_deref().or(self.criterion.as_deref());
        own.unwrap_or_default()
    }

    /// Whether it is scored for a group.
    pub fn concerns(&self, group: &IndexGroup) -> bool {
        self.groups.is_empty() || self.groups.contains(&group.id)
    }
}
