//! What `inputs/office.toml` looks like: the shape that its JSON Schema is made from. The
//! descriptions are Vietnamese, because an editor shows them to the clerk.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;

/// Cơ quan lập báo cáo.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields, title = "Cơ quan lập báo cáo")]
pub struct OfficeFile {
    /// Mã của chính cơ quan này trong danh mục cơ quan, nếu có.
    #[schemars(regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub agency: Option<String>,
    /// Tỉnh, ví dụ `tỉnh Thái Nguyên`.
    #[schemars(length(min = 1))]
    pub province: String,
    /// Cơ quan chủ quản trực tiếp, ví dụ `UBND tỉnh Thái Nguyên`.
    #[schemars(length(min = 1))]
    pub superior: String,
    /// Cơ quan ban hành, ví dụ `Sở Nội vụ`.
    #[schemars(length(min = 1))]
    pub issuer: String,
    /// Ký hiệu cơ quan ban hành, ví dụ `SNV`.
    #[schemars(length(min = 1))]
    pub issuer_symbol: String,
    /// Ký hiệu đơn vị soạn thảo, ví dụ `CCHC`.
    #[schemars(length(min = 1))]
    pub drafting_unit: String,
    /// Địa danh ghi trước ngày tháng, ví dụ `Thái Nguyên`.
    #[schemars(length(min = 1))]
    pub place: String,
    /// Nơi được kính gửi báo cáo định kỳ.
    #[schemars(length(min = 1), inner(length(min = 1)))]
    pub addressees: Vec<String>,
    /// Người ký.
    pub signer: SignerGroup,
    /// Nơi nhận, không có dòng "Lưu:", không ghi dấu ở cuối.
    #[schemars(length(min = 1), inner(length(min = 1)))]
    pub recipients: Vec<String>,
    /// Nội dung dòng "Lưu:", ví dụ `VT, CCHC`.
    #[schemars(length(min = 1))]
    pub filed: String,
    /// Nơi các cơ quan liên hệ khi cần hỏi: đơn vị, điện thoại, thư điện tử.
    #[schemars(length(min = 1))]
    pub contact: String,
    /// Số và ngày của báo cáo đã phát hành, theo mã kỳ.
    pub issued: Option<BTreeMap<String, IssuedGroup>>,
    /// Kết quả các mục tiêu chung đã công bố, theo năm của kế hoạch, rồi theo mã mục tiêu.
    pub goal_results: Option<BTreeMap<String, BTreeMap<String, GoalResultGroup>>>,
    /// Độ khẩn của báo cáo định kỳ; không ghi là không khẩn.
    pub urgency: Option<UrgencyWord>,
    /// Phông chữ của văn bản; không ghi là `auto`.
    pub font: Option<FontWord>,
    /// Lập báo cáo định kỳ của ai; không ghi là `office`.
    pub report_of: Option<ReportOfWord>,
    /// Báo cáo của UBND tỉnh gửi Bộ Nội vụ; bắt buộc khi report_of là province hoặc both.
    pub province_report: Option<ProvinceReportGroup>,
    /// Công văn đôn đốc các cơ quan chưa gửi hoặc phải gửi lại báo cáo.
    pub reminder: Option<ReminderGroup>,
}

/// Lập báo cáo định kỳ của ai.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub enum ReportOfWord {
    /// Báo cáo của cơ quan này gửi UBND tỉnh.
    Office,
    /// Báo cáo của UBND tỉnh gửi Bộ Nội vụ.
    Province,
    /// Cả hai.
    Both,
}

/// Độ khẩn.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub enum UrgencyWord {
    /// KHẨN.
    Khan,
    /// THƯỢNG KHẨN.
    ThuongKhan,
    /// HỎA TỐC.
    HoaToc,
}

/// Phông chữ.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub enum FontWord {
    /// Times New Roman nếu máy có, không thì phông Tinos kèm theo chương trình (cùng bề rộng chữ).
    Auto,
    /// Times New Roman; máy không có thì báo lỗi.
    TimesNewRoman,
    /// Phông Tinos kèm theo chương trình, máy nào cũng như nhau.
    Tinos,
}

/// Báo cáo của UBND tỉnh gửi Bộ Nội vụ.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ProvinceReportGroup {
    /// Cơ quan ban hành, ví dụ `Ủy ban nhân dân tỉnh Thái Nguyên`.
    #[schemars(length(min = 1))]
    pub issuer: String,
    /// Ký hiệu cơ quan ban hành, ví dụ `UBND`.
    #[schemars(length(min = 1))]
    pub issuer_symbol: String,
    /// Nơi được kính gửi, ví dụ `Bộ Nội vụ`.
    #[schemars(length(min = 1), inner(length(min = 1)))]
    pub addressees: Vec<String>,
    /// Người ký.
    pub signer: SignerGroup,
    /// Nơi nhận, không có dòng "Lưu:", không ghi dấu ở cuối.
    #[schemars(length(min = 1), inner(length(min = 1)))]
    pub recipients: Vec<String>,
    /// Nội dung dòng "Lưu:".
    #[schemars(length(min = 1))]
    pub filed: String,
    /// Độ khẩn; không ghi là không khẩn.
    pub urgency: Option<UrgencyWord>,
    /// Số và ngày của báo cáo đã phát hành, theo mã kỳ.
    pub issued: Option<BTreeMap<String, IssuedGroup>>,
}

/// Công văn đôn đốc.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ReminderGroup {
    /// Số ngày làm việc để các cơ quan trả lời, tính từ ngày xét thời hạn; không ghi là 3.
    #[schemars(range(min = 1, max = 30))]
    pub answer_days: Option<u32>,
    /// Số ngày làm việc để các cơ quan giải trình kết quả chưa đạt, tính từ ngày xét thời hạn; không ghi là 10.
    #[schemars(range(min = 1, max = 30))]
    pub explain_days: Option<u32>,
    /// Người ký; không ghi thì người ký báo cáo.
    pub signer: Option<SignerGroup>,
    /// Nơi nhận ngoài dòng "Lưu:", không ghi dấu ở cuối.
    #[schemars(length(min = 1), inner(length(min = 1)))]
    pub recipients: Option<Vec<String>>,
    /// Độ khẩn; không ghi là không khẩn.
    pub urgency: Option<UrgencyWord>,
}

/// Người ký.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SignerGroup {
    /// Quyền hạn ký.
    pub authority: AuthorityWord,
    /// Tập thể lãnh đạo, ví dụ `Ủy ban nhân dân`; bắt buộc với collective và collective-deputy.
    pub collective: Option<String>,
    /// Chức vụ người đứng đầu, ví dụ `Giám đốc`.
    #[schemars(length(min = 1))]
    pub head_title: String,
    /// Chức vụ của người ký khi không phải người đứng đầu, ví dụ `Phó Giám đốc`.
    pub own_title: Option<String>,
    /// Họ tên, không ghi học hàm, học vị.
    #[schemars(length(min = 1))]
    pub name: String,
}

/// Quyền hạn ký.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub enum AuthorityWord {
    /// Người đứng đầu ký.
    Head,
    /// Thay mặt tập thể (TM.).
    Collective,
    /// Cấp phó ký thay (KT.).
    Deputy,
    /// Thay mặt tập thể, cấp phó ký thay (TM., KT.).
    CollectiveDeputy,
    /// Thừa lệnh (TL.).
    ByOrder,
    /// Thừa ủy quyền (TUQ.).
    ByMandate,
    /// Quyền người đứng đầu (Q.).
    Acting,
}

/// Số và ngày của một báo cáo đã phát hành.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct IssuedGroup {
    /// Số, đúng như văn thư cấp, ví dụ `05`.
    pub number: Option<String>,
    /// Ngày ban hành.
    pub date: Option<NaiveDate>,
    /// Các bản thay thế, theo thứ tự ban hành.
    pub corrections: Option<Vec<CorrectionBlock>>,
}

/// Một bản thay thế báo cáo đã ban hành.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CorrectionBlock {
    /// Số của bản thay thế, do văn thư cấp; chưa có thì để trống.
    pub number: Option<String>,
    /// Ngày ban hành bản thay thế.
    pub date: Option<NaiveDate>,
    /// Lý do thay thế, in trong báo cáo.
    #[schemars(length(min = 1))]
    pub reason: String,
}

/// Kết quả đã công bố của một mục tiêu chung.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct GoalResultGroup {
    /// Điểm số, trong dấu ngoặc kép, ví dụ `90.23`; bỏ trống nếu chỉ công bố thứ hạng, xếp loại.
    #[schemars(regex(pattern = r"^-?[0-9]+([.,][0-9]+)*$"))]
    pub score: Option<String>,
    /// Thứ hạng.
    pub rank: Option<u32>,
    /// Số tỉnh (đơn vị) được xếp hạng.
    pub of: Option<u32>,
    /// Xếp loại, là một mức của khóa classes của mục tiêu.
    pub class: Option<String>,
    /// Văn bản công bố.
    pub source: Option<String>,
    /// Ngày công bố; báo cáo tính đến ngày trước đó thì không nêu kết quả.
    pub published: Option<NaiveDate>,
}
