//! The file of decisions as a type, for its JSON Schema.

use chrono::NaiveDate;
use schemars::JsonSchema;

/// Các quyết định xử lý của một kỳ báo cáo.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields, title = "Quyết định xử lý của một kỳ báo cáo")]
pub struct DecisionsFile {
    /// Tệp thuộc cơ quan nào, có phải báo cáo của kỳ không.
    pub whose: Option<Vec<WhoseBlock>>,
    /// Bản được tính khi một cơ quan gửi nhiều bản.
    pub version: Option<Vec<VersionBlock>>,
    /// Số liệu, tình trạng, minh chứng được xác định lại.
    pub reading: Option<Vec<ReadingBlock>>,
    /// Cảnh báo, ghi chú đã xem xét, số liệu đúng như đã ghi.
    pub agreed: Option<Vec<AgreedBlock>>,
    /// Kết quả do cơ quan tổng hợp đánh giá (văn bản, nội dung trình bày).
    pub judged: Option<Vec<JudgedBlock>>,
}

/// Tệp thuộc cơ quan nào; ghi đúng một trong `agency`, `not_a_report`, `period`.
#[derive(Debug, JsonSchema)]
#[schemars(
    deny_unknown_fields,
    extend("oneOf" = [
        { "required": ["agency"] },
        { "required": ["not_a_report"], "properties": { "not_a_report": { "const": true } } },
        { "required": ["period"] },
    ])
)]
pub struct WhoseBlock {
    /// Tên tệp trong thư mục của kỳ.
    #[schemars(length(min = 1))]
    pub file: String,
    /// Mã SHA-256 của tệp, 64 chữ số thập lục phân.
    #[schemars(regex(pattern = "^[0-9a-fA-F]{64}$"))]
    pub sha256: String,
    /// Mã cơ quan gửi tệp.
    #[schemars(length(min = 1))]
    pub agency: Option<String>,
    /// true: không phải báo cáo của cơ quan nào.
    pub not_a_report: Option<bool>,
    /// Kỳ khác mà tệp báo cáo.
    #[schemars(length(min = 1))]
    pub period: Option<String>,
    /// Khi quyết định, chương trình hiểu thế nào.
    pub was: Option<String>,
    /// Người quyết định.
    #[schemars(regex(pattern = r"[\p{L}\p{N}]"))]
    pub by: String,
    /// Ngày quyết định.
    pub on: NaiveDate,
    /// Lý do, một câu.
    #[schemars(regex(pattern = r"[\p{L}\p{N}]"))]
    pub why: String,
    /// Căn cứ: điện thoại, công văn số …
    pub ground: Option<String>,
}

/// Bản được tính khi một cơ quan gửi nhiều bản.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct VersionBlock {
    /// Mã cơ quan.
    #[schemars(length(min = 1))]
    pub agency: String,
    /// Tên tệp được tính.
    #[schemars(length(min = 1))]
    pub file: String,
    /// Mã SHA-256 của tệp được tính.
    #[schemars(regex(pattern = "^[0-9a-fA-F]{64}$"))]
    pub sha256: String,
    /// Mã SHA-256 của các tệp không tính.
    #[schemars(length(min = 1), inner(regex(pattern = "^[0-9a-fA-F]{64}$")))]
    pub instead_of: Vec<String>,
    /// Khi quyết định, chương trình hiểu thế nào.
    pub was: Option<String>,
    /// Người quyết định.
    #[schemars(regex(pattern = r"[\p{L}\p{N}]"))]
    pub by: String,
    /// Ngày quyết định.
    pub on: NaiveDate,
    /// Lý do, một câu.
    #[schemars(regex(pattern = r"[\p{L}\p{N}]"))]
    pub why: String,
    /// Căn cứ: điện thoại, công văn số …
    pub ground: Option<String>,
}

/// Số liệu được xác định lại; phần nào không ghi thì giữ như đã đọc.
#[derive(Debug, JsonSchema)]
#[schemars(
    deny_unknown_fields,
    extend("anyOf" = [
        { "required": ["state"] },
        { "required": ["first"] },
        { "required": ["second"] },
        { "required": ["percent"] },
        { "required": ["evidence"] },
    ])
)]
pub struct ReadingBlock {
    /// Mã cơ quan.
    #[schemars(length(min = 1))]
    pub agency: String,
    /// Mã chỉ số.
    #[schemars(length(min = 1))]
    pub measure: String,
    /// Tên tệp.
    #[schemars(length(min = 1))]
    pub file: String,
    /// Mã SHA-256 của tệp.
    #[schemars(regex(pattern = "^[0-9a-fA-F]{64}$"))]
    pub sha256: String,
    /// Khi quyết định, tệp ghi gì; tệp ghi khác thì quyết định không áp dụng nữa.
    pub was: Option<String>,
    /// Tình trạng; không ghi mà có số liệu thì là `value`.
    pub state: Option<StateWord>,
    /// Số liệu thứ nhất, theo đơn vị tính của chỉ số; dấu chấm thập phân.
    pub first: Option<String>,
    /// Số liệu thứ hai.
    pub second: Option<String>,
    /// Tỷ lệ cơ quan tự ghi, phần trăm.
    pub percent: Option<String>,
    /// Văn bản minh chứng.
    pub evidence: Option<EvidenceBlock>,
    /// Người quyết định.
    #[schemars(regex(pattern = r"[\p{L}\p{N}]"))]
    pub by: String,
    /// Ngày quyết định.
    pub on: NaiveDate,
    /// Lý do, một câu.
    #[schemars(regex(pattern = r"[\p{L}\p{N}]"))]
    pub why: String,
    /// Căn cứ: điện thoại, công văn số …
    pub ground: Option<String>,
}

/// Tình trạng được quyết định.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub enum StateWord {
    /// Có số liệu.
    Value,
    /// Không phát sinh trong kỳ.
    NothingArose,
    /// Để trống, chưa báo cáo.
    Blank,
    /// Đã hoàn thành.
    Done,
    /// Đang thực hiện.
    InProgress,
    /// Chưa thực hiện.
    NotStarted,
}

/// Văn bản minh chứng.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct EvidenceBlock {
    /// Loại: Báo cáo, Kế hoạch, Công văn …
    pub kind: Option<String>,
    /// Số.
    #[schemars(length(min = 1))]
    pub number: String,
    /// Ký hiệu: BC-STP.
    #[schemars(length(min = 1))]
    pub symbol: String,
    /// Ngày ban hành.
    pub date: Option<NaiveDate>,
}

/// Cảnh báo, ghi chú đã xem xét, số liệu đúng như đã ghi.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AgreedBlock {
    /// Mã cảnh báo, ghi chú: HL04.
    #[schemars(regex(pattern = "^[A-Za-z]{2}[0-9]{2}$"))]
    pub code: String,
    /// Mã cơ quan.
    #[schemars(length(min = 1))]
    pub agency: String,
    /// Mã chỉ số, nếu cảnh báo nói về một chỉ số.
    pub measure: Option<String>,
    /// Ô, nếu cảnh báo ở một ô: D12.
    #[schemars(regex(pattern = "^[A-Za-z]{1,3}[1-9][0-9]*$"))]
    pub cell: Option<String>,
    /// Tên tệp.
    #[schemars(length(min = 1))]
    pub file: String,
    /// Mã SHA-256 của tệp.
    #[schemars(regex(pattern = "^[0-9a-fA-F]{64}$"))]
    pub sha256: String,
    /// Khi quyết định, cảnh báo nêu gì; cảnh báo nêu khác thì quyết định không áp dụng nữa.
    pub was: Option<String>,
    /// Người quyết định.
    #[schemars(regex(pattern = r"[\p{L}\p{N}]"))]
    pub by: String,
    /// Ngày quyết định.
    pub on: NaiveDate,
    /// Lý do, một câu.
    #[schemars(regex(pattern = r"[\p{L}\p{N}]"))]
    pub why: String,
    /// Căn cứ: điện thoại, công văn số …
    pub ground: Option<String>,
}

/// Kết quả do cơ quan tổng hợp đánh giá: chỉ với chỉ số là văn bản hoặc nội dung trình bày.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct JudgedBlock {
    /// Mã cơ quan.
    #[schemars(length(min = 1))]
    pub agency: String,
    /// Mã chỉ số.
    #[schemars(length(min = 1))]
    pub measure: String,
    /// Kết quả.
    pub verdict: JudgementWord,
    /// Tên tệp.
    #[schemars(length(min = 1))]
    pub file: String,
    /// Mã SHA-256 của tệp.
    #[schemars(regex(pattern = "^[0-9a-fA-F]{64}$"))]
    pub sha256: String,
    /// Khi quyết định, tệp ghi gì; tệp ghi khác thì quyết định không áp dụng nữa.
    pub was: Option<String>,
    /// Người quyết định.
    #[schemars(regex(pattern = r"[\p{L}\p{N}]"))]
    pub by: String,
    /// Ngày quyết định.
    pub on: NaiveDate,
    /// Lý do, một câu.
    #[schemars(regex(pattern = r"[\p{L}\p{N}]"))]
    pub why: String,
    /// Căn cứ: điện thoại, công văn số …
    pub ground: Option<String>,
}

/// Kết quả do cơ quan tổng hợp đánh giá.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub enum JudgementWord {
    /// Đạt: chấp nhận minh chứng.
    Met,
    /// Không đạt: đã quá hạn.
    NotMet,
    /// Chưa đủ căn cứ: không chấp nhận minh chứng.
    Insufficient,
}
