//! What `inputs/agencies.toml` looks like: the shape that its JSON Schema is made from. The
//! descriptions are Vietnamese, because an editor shows them to the clerk.

use chrono::NaiveDate;
use schemars::JsonSchema;

/// Danh mục các cấp và các cơ quan, đơn vị gửi báo cáo.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields, title = "Danh mục cơ quan")]
pub struct AgenciesFile {
    /// Các cấp cơ quan, theo thứ tự nêu trong văn bản.
    #[schemars(length(min = 1))]
    pub levels: Vec<LevelBlock>,
    /// Các cơ quan, đơn vị; trong một cấp thì theo thứ tự ghi ở đây.
    #[schemars(length(min = 1))]
    pub agencies: Vec<AgencyBlock>,
}

/// Một cấp cơ quan.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct LevelBlock {
    /// Mã cấp, ví dụ `cap-huyen`; không trùng với mã của cơ quan nào.
    #[schemars(regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub id: String,
    /// Tên cấp dùng ở tiêu đề, ví dụ `Sở, ban, ngành`.
    #[schemars(length(min = 1))]
    pub name: String,
    /// Cách gọi tất cả các cơ quan của cấp này trong câu, ví dụ `các sở, ban, ngành`.
    #[schemars(length(min = 1))]
    pub plural: String,
    /// Cơ quan chủ quản ghi ở đầu biểu mẫu của các cơ quan cấp này khi không khai `parent`.
    #[schemars(length(min = 1))]
    pub superior: Option<String>,
}

/// Một cơ quan, đơn vị.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AgencyBlock {
    /// Mã cơ quan, không đổi qua các kỳ, ví dụ `so-noi-vu`.
    #[schemars(regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub id: String,
    /// Tên chính thức.
    #[schemars(length(min = 1))]
    pub name: String,
    /// Mã cấp.
    #[schemars(regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub level: String,
    /// Mã cơ quan cấp trên trực tiếp (huyện, thành phố của xã).
    #[schemars(regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub parent: Option<String>,
    /// Các tên khác mà cơ quan hay dùng.
    #[schemars(inner(length(min = 1)))]
    pub aliases: Option<Vec<String>>,
    /// Ngày đầu tiên tồn tại; bỏ trống: từ trước đến nay.
    pub valid_from: Option<NaiveDate>,
    /// Ngày cuối cùng tồn tại; bỏ trống: đến nay.
    pub valid_to: Option<NaiveDate>,
    /// Mã các cơ quan kế thừa.
    #[schemars(inner(length(min = 1)))]
    pub successors: Option<Vec<String>>,
    /// `true`: số liệu của cơ quan chỉ tính từ ngày thành lập, số liệu của các cơ quan trước được cộng riêng
    /// vào số liệu chung; bỏ trống: số liệu lũy kế gồm cả số của các cơ quan trước.
    pub starts_anew: Option<bool>,
    /// Địa chỉ thư điện tử để gửi thư, ví dụ `soyte@example.vn`.
    #[schemars(regex(pattern = r"^[^@\s<>]+@[^@\s<>]+$"))]
    pub email: Option<String>,
    /// Ghi chú.
    pub note: Option<String>,
}
