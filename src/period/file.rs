//! What `inputs/periods.toml` and `inputs/calendar.toml` look like: the shapes that their JSON
//! Schemas are made from. The descriptions are Vietnamese, because an editor shows them to the clerk.

use chrono::NaiveDate;
use schemars::JsonSchema;

/// Các kỳ báo cáo cải cách hành chính.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields, title = "Kỳ báo cáo")]
pub struct PeriodsFile {
    /// Khoảng thời gian của số liệu từng năm.
    pub years: Vec<YearBlock>,
    /// Các kỳ báo cáo.
    #[schemars(length(min = 1))]
    pub periods: Vec<PeriodBlock>,
}

/// Khoảng thời gian của số liệu một năm; số liệu kỳ nào cũng lũy kế từ ngày đầu của khoảng này.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct YearBlock {
    /// Năm của kế hoạch.
    pub year: i32,
    /// Ngày đầu, thường là 15/12 năm trước.
    pub from: NaiveDate,
    /// Ngày cuối, thường là 14/12.
    pub to: NaiveDate,
}

/// Một kỳ báo cáo.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PeriodBlock {
    /// Mã kỳ: `2024-Q1` (quý I), `2024-H1` (6 tháng), `2024-Q3` (quý III), `2024-Y` (năm); tháng `2024-T05`,
    /// `2024-Q2`, `2024-9T` (9 tháng), đột xuất `2024-DX1`.
    #[schemars(regex(pattern = r"^[0-9]{4}-(Q1|Q2|H1|Q3|9T|Y|T(0[1-9]|1[0-2])|DX[1-9][0-9]?)$"))]
    pub id: String,
    /// Ngày đầu của kỳ theo chế độ báo cáo.
    pub from: NaiveDate,
    /// Ngày chốt số liệu.
    pub to: NaiveDate,
    /// Ngày cuối các cơ quan gửi báo cáo; cách ngày chốt số liệu ít nhất 2 ngày làm việc.
    pub due_agencies: NaiveDate,
    /// Ngày cuối cơ quan lập báo cáo gửi báo cáo.
    pub due_office: NaiveDate,
    /// `true` nếu biểu mẫu của kỳ hỏi cả số ước thực hiện cả năm.
    pub estimate: Option<bool>,
}

/// Ngày nghỉ lễ, tết và ngày làm bù.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields, title = "Lịch làm việc")]
pub struct CalendarFile {
    /// Các đợt nghỉ lễ, tết, kể cả ngày nghỉ bù.
    pub holidays: Option<Vec<HolidayBlock>>,
    /// Các ngày thứ bảy, chủ nhật đi làm bù.
    pub make_up_days: Option<Vec<MakeUpDayBlock>>,
}

/// Một đợt nghỉ.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct HolidayBlock {
    /// Tên ngày lễ.
    #[schemars(length(min = 1))]
    pub name: String,
    /// Ngày đầu.
    pub from: NaiveDate,
    /// Ngày cuối; bỏ trống: chỉ nghỉ một ngày.
    pub to: Option<NaiveDate>,
}

/// Một ngày làm bù.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct MakeUpDayBlock {
    /// Làm bù cho ngày nào.
    #[schemars(length(min = 1))]
    pub name: String,
    /// Ngày đi làm (thứ bảy hoặc chủ nhật).
    pub date: NaiveDate,
}
