//! The plan as data: what is asked, of whom, by when, and how it is judged. Each block is declared
//! once, for the program, for the reader of the file and for its JSON Schema.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::index::Index;
pub use super::measure::{Baseline, Figure, Measure, OwnTarget, Step};
use super::target::Target;
pub use super::words::{Kind, Progress, RollUp};
use crate::datafile::{
    Code, Codes, Day, FreeText, Rows, SomeRows, Text, Texts, Whole, Written, block,
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
        /// Whom measures do not concern, with the ground.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        except: Vec<Exemption> = or_default Rows<Exemption>,
            "Các trường hợp không áp dụng, kèm căn cứ.";
        /// The index of departments and communes, where the plan has one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        index: Option<Index> = may Index,
            "Điểm, xếp hạng, xếp loại của các cơ quan, nếu kế hoạch quy định.";
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
        /// What is asked of the score: `>= 90`; `none` where the plan asks for a rank or a class only.
        target: Target = or_default Written<Target>,
            "Yêu cầu đối với điểm số, ví dụ `>= 90`; bỏ trống nếu kế hoạch chỉ nêu thứ hạng hoặc xếp loại.";
        /// The unit of the score: `điểm`, `%`; empty where no score is asked for.
        unit: String = or_default FreeText,
            "Đơn vị của điểm số, ví dụ `điểm`, `%`; bỏ trống nếu không có điểm số.";
        /// What is asked of the rank: `<= 10` (trong nhóm 10), `10 .. 15`, `rise 1`.
        rank: Target = or_default Written<Target>,
            "Yêu cầu đối với thứ hạng: `<= 10` (trong nhóm 10), `10 .. 15` (vị trí 10 đến 15), `rise 1` (tăng ít nhất 01 bậc).";
        /// Among whom the rank is counted: `cả nước`, `vùng Trung du và miền núi phía Bắc`.
        among: Option<String> = may Text,
            "Phạm vi xếp hạng, ví dụ `cả nước`, `vùng Trung du và miền núi phía Bắc`.";
        /// The classes, best first.
        classes: Vec<String> = or_default Texts, "Các mức xếp loại, từ cao xuống thấp.";
        /// The lowest class that meets the goal.
        class: Option<String> = may Text, "Mức xếp loại thấp nhất phải đạt; là một mức của khóa classes.";
        /// The score of the year before, which is to be exceeded.
        baseline_score: Option<Exact> = may Written<Exact>,
            "Điểm số năm trước, trong dấu ngoặc kép, dấu chấm thập phân; phải vượt mức này.";
        /// The rank of the year before, which is to be bettered.
        baseline_rank: Option<u32> = may Whole<u32>,
            "Thứ hạng năm trước; phải tốt hơn thứ hạng này, trừ khi đã có khóa rank.";
        /// Among how many the rank of the year before was counted.
        baseline_of: Option<u32> = may Whole<u32>,
            "Số tỉnh (đơn vị) được xếp hạng năm trước; khác số của năm nay thì không so thứ hạng.";
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
        /// The highest score that the plan gives it, where its appendix has such a column.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        points: Option<Exact> = may Written<Exact>,
            "Điểm tối đa ghi trong phụ lục của kế hoạch, trong dấu ngoặc kép, ví dụ `\"2.5\"`; bỏ trống nếu kế hoạch không nêu.";
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
        /// The highest score that the plan gives it, where its appendix has such a column.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        points: Option<Exact> = may Written<Exact>,
            "Điểm tối đa ghi trong phụ lục của kế hoạch, trong dấu ngoặc kép, ví dụ `\"2.5\"`; bỏ trống nếu kế hoạch không nêu.";
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
        /// The highest score that the plan gives it, where its appendix has such a column.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        points: Option<Exact> = may Written<Exact>,
            "Điểm tối đa ghi trong phụ lục của kế hoạch, trong dấu ngoặc kép, ví dụ `\"2.5\"`; bỏ trống nếu kế hoạch không nêu.";
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
    /// Whom measures do not concern, with the ground.
    #[derive(Serialize, Deserialize)]
    pub struct Exemption, "Một trường hợp không áp dụng." {
        /// The measures.
        measures: Vec<String> = must Codes, "Mã các chỉ số không áp dụng.";
        /// The levels and agencies.
        who: Vec<String> = must Codes, "Mã các cấp, các cơ quan không áp dụng.";
        /// Number and symbol of the document that says so.
        number: String = must Text, "Số, ký hiệu văn bản làm căn cứ.";
        /// Its day.
        date: NaiveDate = must Day, "Ngày của văn bản làm căn cứ.";
        /// Why, in words: `không có thủ tục hành chính`.
        reason: String = must Text, "Lý do, ví dụ `không có thủ tục hành chính`.";
    }
}
