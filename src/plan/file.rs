//! What a plan file (`inputs/plans/2024.toml`) looks like: the shape that its JSON Schema is made
//! from. The descriptions are Vietnamese, because an editor shows them to the clerk.

use chrono::NaiveDate;
use schemars::JsonSchema;

/// Kế hoạch của một năm.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields, title = "Kế hoạch năm")]
pub struct PlanFile {
    /// Năm của kế hoạch; trùng với tên tệp.
    pub year: i32,
    /// Số, ký hiệu, ví dụ `100/KH-UBND`.
    #[schemars(length(min = 1))]
    pub number: String,
    /// Ngày ban hành.
    pub date: NaiveDate,
    /// Người hoặc cơ quan ban hành, viết như khi viện dẫn trong văn bản.
    #[schemars(length(min = 1))]
    pub issuer: String,
    /// Trích yếu nội dung, nguyên văn.
    #[schemars(length(min = 1))]
    pub title: String,
    /// Mục tiêu chung của kế hoạch (PAR INDEX, SIPAS).
    pub goals: Option<Vec<GoalBlock>>,
    /// Các lĩnh vực, theo thứ tự của kế hoạch.
    #[schemars(length(min = 1))]
    pub fields: Vec<FieldBlock>,
    /// Các nhóm tiêu chí, theo thứ tự của kế hoạch.
    pub groups: Option<Vec<GroupBlock>>,
    /// Các tiêu chí, theo thứ tự của kế hoạch.
    #[schemars(length(min = 1))]
    pub criteria: Vec<CriterionBlock>,
    /// Các chỉ số đo; ghi ngay sau tiêu chí mà chỉ số đánh giá.
    #[schemars(length(min = 1))]
    pub measures: Vec<MeasureBlock>,
}

/// Một mục tiêu chung của kế hoạch.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct GoalBlock {
    /// Mã mục tiêu, ví dụ `par-index`.
    #[schemars(regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub id: String,
    /// Tên.
    #[schemars(length(min = 1))]
    pub name: String,
    /// Yêu cầu, ví dụ `>= 90`.
    #[schemars(regex(pattern = r"^((>=|<=|>|<|=) *-?[0-9]+([.][0-9]+)?|done|none)$"))]
    pub target: String,
    /// Đơn vị của điểm số, ví dụ `điểm`, `%`.
    #[schemars(length(min = 1))]
    pub unit: String,
    /// Điểm số năm trước, trong dấu ngoặc kép, dấu chấm thập phân; phải vượt mức này.
    #[schemars(regex(pattern = r"^[0-9]+([.][0-9]+)?$"))]
    pub baseline_score: Option<String>,
    /// Thứ hạng năm trước; phải tốt hơn thứ hạng này.
    pub baseline_rank: Option<u32>,
}

/// Một lĩnh vực.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FieldBlock {
    /// Số La Mã của lĩnh vực.
    #[schemars(regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub code: String,
    /// Tên lĩnh vực, nguyên văn chữ in hoa của kế hoạch.
    #[schemars(length(min = 1))]
    pub name: String,
    /// Tên lĩnh vực viết thường, dùng ở đề mục và câu văn của báo cáo.
    #[schemars(length(min = 1))]
    pub heading: String,
}

/// Một nhóm tiêu chí.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct GroupBlock {
    /// Số của nhóm, ví dụ `3.1`.
    #[schemars(regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub code: String,
    /// Số của lĩnh vực.
    #[schemars(regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub field: String,
    /// Tên nhóm, nguyên văn.
    #[schemars(length(min = 1))]
    pub name: String,
}

/// Một tiêu chí.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CriterionBlock {
    /// Số của tiêu chí, ví dụ `3.1.2`.
    #[schemars(regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub code: String,
    /// Số của lĩnh vực.
    #[schemars(regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub field: String,
    /// Số của nhóm, nếu tiêu chí thuộc một nhóm.
    #[schemars(regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub group: Option<String>,
    /// Tên tiêu chí, nguyên văn.
    #[schemars(length(min = 1))]
    pub name: String,
    /// Yêu cầu, nguyên văn; để trống nếu kế hoạch không nêu.
    pub requirement: Option<String>,
    /// Thời gian chậm nhất phải hoàn thành.
    pub deadline: DeadlineGroup,
    /// Cơ quan chủ trì.
    pub lead: LeadGroup,
    /// Cơ quan phối hợp.
    pub support: SupportGroup,
}

/// Thời hạn của một tiêu chí.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct DeadlineGroup {
    /// Nguyên văn, ví dụ `Trong năm 2024`.
    #[schemars(length(min = 1))]
    pub text: String,
    /// Ngày cuối cùng; bỏ trống nếu là "Thường xuyên" (kỳ nào cũng xét).
    pub date: Option<NaiveDate>,
}

/// Cơ quan chủ trì.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct LeadGroup {
    /// Nguyên văn của kế hoạch.
    #[schemars(length(min = 1))]
    pub text: String,
    /// Mã các cấp, các cơ quan mà nguyên văn nói đến.
    #[schemars(length(min = 1), inner(length(min = 1)))]
    pub who: Vec<String>,
}

/// Cơ quan phối hợp; có thể không có.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SupportGroup {
    /// Nguyên văn của kế hoạch; để trống nếu kế hoạch không nêu.
    pub text: Option<String>,
    /// Mã các cấp, các cơ quan mà nguyên văn nói đến.
    #[schemars(inner(length(min = 1)))]
    pub who: Option<Vec<String>>,
}

/// Một chỉ số đo: một số liệu hoặc một sản phẩm được đánh giá.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct MeasureBlock {
    /// Mã chỉ số, ví dụ `3.1.6.a`.
    #[schemars(regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub id: String,
    /// Số các tiêu chí mà chỉ số này đánh giá.
    #[schemars(length(min = 1), inner(length(min = 1)))]
    pub criteria: Vec<String>,
    /// Tên ngắn của chỉ số.
    #[schemars(length(min = 1))]
    pub label: String,
    /// Loại chỉ số.
    pub kind: KindWord,
    /// Số liệu thứ nhất; ghi khi loại là ratio, reduction, growth hoặc count.
    pub first: Option<FigureGroup>,
    /// Số liệu thứ hai; ghi khi loại là ratio, reduction hoặc growth.
    pub second: Option<FigureGroup>,
    /// Đơn vị của kết quả, ví dụ `%`, `sáng kiến`; bỏ trống nếu loại là document hoặc narrative.
    pub unit: Option<String>,
    /// `true` nếu số thứ nhất không thể lớn hơn số thứ hai; bắt buộc với ratio và reduction.
    pub capped: Option<bool>,
    /// Chỉ tiêu: `>= 99.9`, `> 0`, `= 0` (dấu chấm thập phân), `done` (hoàn thành), `none` (không có).
    #[schemars(regex(pattern = r"^((>=|<=|>|<|=) *-?[0-9]+([.][0-9]+)?|done|none)$"))]
    pub target: String,
    /// Cách xét tiến độ trước khi đến hạn.
    pub progress: ProgressWord,
    /// Mã các cấp, các cơ quan phải báo cáo; bỏ trống nếu có khóa combined.
    #[schemars(inner(length(min = 1)))]
    pub reporters: Option<Vec<String>>,
    /// Cách tổng hợp số liệu toàn tỉnh; bỏ trống nếu có khóa combined.
    pub rollup: Option<RollUpWord>,
    /// Thay cho rollup: mã các chỉ số được tính gộp.
    #[schemars(inner(length(min = 1)))]
    pub combined: Option<Vec<String>>,
    /// Mã các chỉ số: số liệu thứ hai phải bằng tổng hiệu (số thứ hai − số thứ nhất) của các chỉ số này.
    pub second_is_difference_of: Option<Vec<String>>,
    /// `true` nếu số liệu là hiện trạng tại ngày chốt (có thể giảm giữa hai kỳ), không phải số lũy kế.
    pub standing: Option<bool>,
    /// Mức trên của khoảng dự kiến, trong dấu ngoặc kép; vượt mức này thì có ghi chú, không tính là không đạt.
    #[schemars(regex(pattern = r"^[0-9]+([.][0-9]+)?$"))]
    pub expected_up_to: Option<String>,
    /// Ghi chú cho người đọc.
    pub note: Option<String>,
}

/// Một số liệu mà chỉ số cần.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FigureGroup {
    /// Tên số liệu, ví dụ `Số hồ sơ đã giải quyết`.
    #[schemars(length(min = 1))]
    pub label: String,
    /// Đơn vị, ví dụ `hồ sơ`, `triệu đồng`.
    #[schemars(length(min = 1))]
    pub unit: String,
}

/// Loại chỉ số.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub enum KindWord {
    /// Tỷ lệ %: số thứ nhất ÷ số thứ hai × 100.
    Ratio,
    /// Tỷ lệ giảm %: số đã giảm ÷ số gốc × 100.
    Reduction,
    /// Tốc độ tăng %: (kỳ này − kỳ trước) ÷ kỳ trước × 100.
    Growth,
    /// Đếm: chỉ có số thứ nhất.
    Count,
    /// Văn bản, nhiệm vụ: hoàn thành, có minh chứng.
    Document,
    /// Nội dung trình bày, không có chỉ tiêu.
    Narrative,
}

/// Cách xét tiến độ trước khi đến hạn.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub enum ProgressWord {
    /// Phải bảo đảm ở mọi kỳ.
    Always,
    /// Phải giữ trong cả năm; thấp hơn là chậm tiến độ.
    Hold,
    /// Tăng dần: so với phần thời gian đã qua.
    Grow,
    /// Chỉ xét khi đến hạn.
    Due,
}

/// Cách tổng hợp số liệu toàn tỉnh.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub enum RollUpWord {
    /// Tổng số thứ nhất ÷ tổng số thứ hai.
    Pooled,
    /// Cộng số thứ nhất.
    Sum,
    /// Số liệu của một cơ quan.
    Single,
    /// Số cơ quan đạt ÷ số cơ quan có phát sinh.
    Bodies,
}
