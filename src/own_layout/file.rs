//! The file of a layout as a type, for its JSON Schema.

use chrono::NaiveDate;
use schemars::JsonSchema;

use super::purpose::Purpose;

/// Cách đọc bảng theo một mẫu biểu riêng của cơ quan.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields, title = "Mẫu biểu riêng của cơ quan")]
pub struct LayoutFile {
    /// Dấu nhận dạng của các đầu cột, do chương trình ghi; không sửa.
    #[schemars(regex(pattern = "^[0-9a-f]{16}$"))]
    pub fingerprint: String,
    /// true: đơn vị tổng hợp đã xác nhận, chương trình đọc theo mẫu này; false: mới là đề nghị.
    pub confirmed: bool,
    /// Đầu bảng có mấy hàng.
    #[schemars(range(min = 1, max = 7))]
    pub heading_rows: u8,
    /// Thấy lần đầu ở đâu.
    pub seen_in: Option<String>,
    /// Các cột, từ trái sang phải, đủ như trong bảng.
    #[schemars(length(min = 2))]
    pub column: Vec<ColumnBlock>,
    /// Người xác nhận; bắt buộc khi `confirmed = true`.
    pub by: Option<String>,
    /// Ngày xác nhận; bắt buộc khi `confirmed = true`.
    pub on: Option<NaiveDate>,
    /// Lý do, một câu; bắt buộc khi `confirmed = true`.
    pub why: Option<String>,
    /// Căn cứ: điện thoại, công văn số …
    pub ground: Option<String>,
}

/// Một cột của bảng.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ColumnBlock {
    /// Chữ của cột trong tệp đã thấy: C.
    pub at: Option<String>,
    /// Đầu cột, các tầng từ trên xuống cách nhau bằng «›»; không sửa.
    #[schemars(length(min = 1))]
    pub heading: String,
    /// Cột dùng để ghi gì; để trống (`""`) khi chưa rõ.
    pub is: Option<PurposeWord>,
    /// Vài ô trong cột, để dễ nhận ra.
    pub example: Option<String>,
}

/// Cột dùng để ghi gì.
#[derive(Debug, JsonSchema)]
#[serde(untagged)]
pub enum PurposeWord {
    /// Cột dùng để ghi gì.
    Known(Purpose),
    /// Chưa rõ.
    Open(#[schemars(length(max = 0))] String),
}
