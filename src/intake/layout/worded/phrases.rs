//! What the headings of columns say, in the many words that offices use.

use std::sync::OnceLock;

use super::heading_words::plain_heading;
use crate::vietnamese::fold::fold_plain;

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The criterion's code, or a running number.
    Code,
    /// What is measured.
    Label,
    /// The unit of the row's figures.
    Unit,
    /// The plan's requirement.
    Requirement,
    /// Who leads or supports.
    Who,
    /// By when.
    Deadline,
    /// The result, in whatever words.
    Result,
    /// The first figure.
    First,
    /// The second figure.
    Second,
    /// The rate.
    Percent,
    /// The state.
    State,
    /// The document that proves it, in one cell.
    Evidence,
    /// Its number.
    EvidenceNumber,
    /// Its symbol.
    EvidenceSymbol,
    /// Its date.
    EvidenceDate,
    /// Difficulties, causes, remarks.
    Remarks,
    /// Something that this report does not ask for: another period, another year.
    Other,
}

impl Role {
    /// Whether an agency writes its results in such a column.
    pub fn is_result(self) -> bool {
        matches!(
            self,
            Role::Result | Role::First | Role::Second | Role::Percent | Role::State
        )
    }

    /// Whether an agency writes anything in such a column.
    pub fn is_input(self) -> bool {
        self.is_result()
            || matches!(
                self,
                Role::Evidence
                    | Role::EvidenceNumber
                    | Role::EvidenceSymbol
                    | Role::EvidenceDate
                    | Role::Remarks
            )
    }
}

/// Headings that say all by themselves.
const WHOLE: &[(&str, Role)] = &[
    ("tt", Role::Code),
    ("mã", Role::Code),
    ("số tt", Role::Code),
    ("chỉ tiêu", Role::Label),
    ("chỉ số", Role::Label),
    ("mục tiêu", Role::Requirement),
    ("kế hoạch", Role::Requirement),
    ("thực hiện", Role::First),
    ("số", Role::EvidenceNumber),
    ("ngày", Role::EvidenceDate),
    ("ngày tháng", Role::EvidenceDate),
    ("ngày ký", Role::EvidenceDate),
    ("đạt", Role::State),
    ("%", Role::Percent),
    ("tử", Role::First),
    ("mẫu", Role::Second),
    ("đã xong", Role::First),
    ("đã làm", Role::First),
    ("đã đạt", Role::First),
    ("thực hiện được", Role::First),
    ("làm được", Role::First),
    ("số đạt", Role::First),
    ("tổng", Role::Second),
    ("giao", Role::Second),
    ("được giao", Role::Second),
    ("không đạt", Role::Other),
    ("chưa đạt", Role::Other),
    ("tăng", Role::Other),
    ("giảm", Role::Other),
];

/// Phrases inside a heading; the longest that stands in it decides.
const INSIDE: &[(&str, Role)] = &[
    ("stt", Role::Code),
    ("số thứ tự", Role::Code),
    ("mã tiêu chí", Role::Code),
    ("mã chỉ tiêu", Role::Code),
    ("mã số", Role::Code),
    ("mã chỉ số", Role::Code),
    ("nội dung", Role::Label),
    ("tiêu chí", Role::Label),
    ("nhiệm vụ", Role::Label),
    ("tên chỉ tiêu", Role::Label),
    ("tên tiêu chí", Role::Label),
    ("nội dung công việc", Role::Label),
    ("nội dung thực hiện", Role::Label),
    ("công việc", Role::Label),
    ("tiêu chí thành phần", Role::Label),
    ("chỉ tiêu thống kê", Role::Label),
    ("lĩnh vực tiêu chí", Role::Label),
    ("chỉ số đo", Role::Label),
    ("đơn vị tính", Role::Unit),
    ("đvt", Role::Unit),
    ("yêu cầu", Role::Requirement),
    ("kết quả cần đạt", Role::Requirement),
    ("kết quả phải đạt", Role::Requirement),
    ("kết quả đầu ra", Role::Requirement),
    ("kết quả yêu cầu", Role::Requirement),
    ("chỉ tiêu giao", Role::Requirement),
    ("chỉ tiêu được giao", Role::Requirement),
    ("chỉ tiêu kế hoạch", Role::Requirement),
    ("kế hoạch giao", Role::Requirement),
    ("yêu cầu chỉ tiêu", Role::Requirement),
    ("mục tiêu năm", Role::Requirement),
    ("chỉ tiêu năm", Role::Requirement),
    ("kế hoạch năm", Role::Requirement),
    ("cơ quan chủ trì", Role::Who),
    ("đơn vị chủ trì", Role::Who),
    ("chủ trì", Role::Who),
    ("phối hợp", Role::Who),
    ("cơ quan thực hiện", Role::Who),
    ("đơn vị thực hiện", Role::Who),
    ("cơ quan phụ trách", Role::Who),
    ("đơn vị phụ trách", Role::Who),
    ("phòng phụ trách", Role::Who),
    ("người phụ trách", Role::Who),
    ("thời hạn", Role::Deadline),
    ("thời gian hoàn thành", Role::Deadline),
    ("thời gian thực hiện", Role::Deadline),
    ("hạn hoàn thành", Role::Deadline),
    ("kết quả", Role::Result),
    ("kết quả thực hiện", Role::Result),
    ("kết quả đạt được", Role::Result),
    ("lũy kế", Role::Result),
    ("kết quả tỷ lệ", Role::Result),
    ("kết quả số liệu", Role::Result),
    ("kết quả thống kê", Role::Result),
    ("kết quả triển khai", Role::Result),
    ("tình hình thực hiện", Role::Result),
    ("tình hình triển khai", Role::Result),
    ("tình hình kết quả", Role::Result),
    ("kết quả nhiệm vụ", Role::Result),
    ("kết quả thực hiện nhiệm vụ", Role::Result),
    ("kết quả thực hiện chỉ tiêu", Role::Result),
    ("kết quả thực hiện tiêu chí", Role::Result),
    ("kết quả tự đánh giá", Role::Result),
    ("tự đánh giá", Role::State),
    ("số liệu", Role::Result),
    ("số lượng", Role::Result),
    ("đã thực hiện", Role::First),
    ("số đã thực hiện", Role::First),
    ("số đã hoàn thành", Role::First),
    ("số đã", Role::First),
    ("tử số", Role::First),
    ("số liệu thứ nhất", Role::First),
    ("số thực hiện", Role::First),
    ("số hoàn thành", Role::First),
    ("mẫu số", Role::Second),
    ("tổng số", Role::Second),
    ("số liệu thứ hai", Role::Second),
    ("phải thực hiện", Role::Second),
    ("số phải thực hiện", Role::Second),
    ("số phải", Role::Second),
    ("số được giao", Role::Second),
    ("số giao", Role::Second),
    ("tỷ lệ", Role::Percent),
    ("tỷ lệ hoàn thành", Role::Percent),
    ("tỷ lệ thực hiện", Role::Percent),
    ("tỷ lệ đạt", Role::Percent),
    ("tỷ lệ đạt được", Role::Percent),
    ("tỷ lệ kết quả", Role::Percent),
    ("tỷ lệ phần trăm", Role::Percent),
    ("đánh giá", Role::State),
    ("trạng thái", Role::State),
    ("tình trạng", Role::State),
    ("tình trạng thực hiện", Role::State),
    ("trạng thái thực hiện", Role::State),
    ("đánh giá kết quả", Role::State),
    ("đánh giá kết quả thực hiện", Role::State),
    ("đánh giá mức độ hoàn thành", Role::State),
    ("mức độ hoàn thành", Role::State),
    ("đạt không đạt", Role::State),
    ("đạt chưa đạt", Role::State),
    ("hoàn thành chưa hoàn thành", Role::State),
    ("mức độ", Role::State),
    ("mức độ thực hiện", Role::State),
    ("mức độ đạt được", Role::State),
    ("tiến độ", Role::State),
    ("tiến độ thực hiện", Role::State),
    ("minh chứng", Role::Evidence),
    ("kiểm chứng", Role::Evidence),
    ("tài liệu kiểm chứng", Role::Evidence),
    ("văn bản", Role::Evidence),
    ("số ngày văn bản", Role::Evidence),
    ("số ký hiệu ngày văn bản", Role::Evidence),
    ("số ký hiệu ngày tháng văn bản", Role::Evidence),
    ("số ngày tháng văn bản", Role::Evidence),
    ("số và ngày văn bản", Role::Evidence),
    ("số ký hiệu", Role::Evidence),
    ("số ký hiệu văn bản", Role::Evidence),
    ("sản phẩm", Role::Evidence),
    ("văn bản kết quả", Role::Evidence),
    ("văn bản chứng minh", Role::Evidence),
    ("số văn bản ngày tháng", Role::Evidence),
    ("số văn bản ngày ban hành", Role::Evidence),
    ("số văn bản ngày", Role::Evidence),
    ("số văn bản", Role::EvidenceNumber),
    ("ký hiệu", Role::EvidenceSymbol),
    ("ký hiệu văn bản", Role::EvidenceSymbol),
    ("ngày văn bản", Role::EvidenceDate),
    ("ngày ban hành", Role::EvidenceDate),
    ("khó khăn", Role::Remarks),
    ("nguyên nhân", Role::Remarks),
    ("vướng mắc", Role::Remarks),
    ("tồn tại", Role::Remarks),
    ("lý do", Role::Remarks),
    ("ghi chú", Role::Remarks),
    ("giải pháp", Role::Remarks),
    ("kiến nghị", Role::Remarks),
    ("khó khăn nguyên nhân", Role::Remarks),
    ("đề xuất", Role::Remarks),
    ("so với mục tiêu", Role::Other),
    ("so với cùng kỳ", Role::Other),
    ("so sánh", Role::Other),
    ("tỷ lệ so sánh", Role::Other),
    ("tăng giảm", Role::Other),
    ("tỷ lệ tăng giảm", Role::Other),
    ("tăng giảm so với cùng kỳ", Role::Other),
    ("chưa hoàn thành", Role::Other),
    ("không hoàn thành", Role::Other),
    ("chưa thực hiện", Role::Other),
    ("chưa giải quyết", Role::Other),
    ("đang thực hiện", Role::Other),
    ("đang giải quyết", Role::Other),
    ("còn lại", Role::Other),
    ("quá hạn", Role::Other),
    ("số liệu thứ nhất là", Role::Other),
    ("số liệu thứ hai là", Role::Other),
    ("văn bản giao", Role::Other),
    ("văn bản giao nhiệm vụ", Role::Other),
    ("số văn bản giao", Role::Other),
    ("văn bản chỉ đạo", Role::Other),
    ("kỳ trước", Role::Other),
    ("lũy kế kỳ trước", Role::Other),
    ("kết quả kỳ trước", Role::Other),
    ("kết quả thực hiện kỳ trước", Role::Other),
    ("cùng kỳ", Role::Other),
    ("cùng kỳ năm trước", Role::Other),
    ("năm trước", Role::Other),
    ("kết quả năm trước", Role::Other),
    ("kết quả thực hiện năm trước", Role::Other),
    ("ước thực hiện", Role::Other),
    ("dự kiến", Role::Other),
    ("điểm", Role::Other),
    ("điểm tự chấm", Role::Other),
    ("điểm tự đánh giá", Role::Other),
    ("điểm tối đa", Role::Other),
    ("thang điểm", Role::Other),
];

/// A table of phrases, folded, each between spaces: so it stands in a heading as whole words only.
type Folded = Vec<(String, Role)>;

/// The phrases as they are compared: whole headings, and phrases inside one.
fn tables() -> &'static (Folded, Folded) {
    static TABLES: OnceLock<(Folded, Folded)> = OnceLock::new();
    TABLES.get_or_init(|| {
        let folded = |table: &[(&str, Role)]| {
            table
                .iter()
                .map(|(phrase, role)| (spaced(&fold_plain(phrase)), *role))
                .collect()
        };
        (folded(WHOLE), folded(INSIDE))
    })
}

/// Words between spaces.
fn spaced(words: &str) -> String {
    format!(" {words} ")
}

/// What a heading says, given without diacritics; none where it is not known.
pub fn role_of(plain: &str) -> Option<Role> {
    let (whole, inside) = tables();
    let bare = spaced(&plain_heading(plain));
    if let Some((_, role)) = whole
        .iter()
        .find(|(phrase, _)| phrase.trim() == plain || *phrase == bare)
    {
        return Some(*role);
    }
    inside
        .iter()
        .filter(|(phrase, _)| bare.contains(phrase.as_str()))
        .max_by_key(|(phrase, _)| phrase.len())
        .map(|(_, role)| *role)
}

/// Whether a known phrase is the whole of a heading, and not words in a longer one.
pub fn is_whole_phrase(plain: &str) -> bool {
    let (whole, inside) = tables();
    let bare = spaced(&plain_heading(plain));
    whole
        .iter()
        .chain(inside)
        .any(|(phrase, _)| *phrase == bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_in_many_words() {
        for (heading, role) in [
            ("STT", Role::Code),
            ("TT", Role::Code),
            ("Nội dung nhiệm vụ/tiêu chí", Role::Label),
            ("Yêu cầu/Chỉ tiêu", Role::Requirement),
            ("Cơ quan chủ trì", Role::Who),
            ("Thời hạn hoàn thành", Role::Deadline),
            ("Kết quả thực hiện (số liệu / tỷ lệ)", Role::Result),
            ("Tỷ lệ (%)", Role::Percent),
            ("Tỷ lệ hoàn thành", Role::Percent),
            ("Đánh giá", Role::State),
            ("Số, ngày văn bản (minh chứng)", Role::Evidence),
            ("Tài liệu kiểm chứng", Role::Evidence),
            ("Khó khăn, nguyên nhân", Role::Remarks),
            ("Ghi chú", Role::Remarks),
            ("Tử số", Role::First),
            ("Tổng số", Role::Second),
            ("Kết quả kỳ trước", Role::Other),
        ] {
            assert_eq!(role_of(&fold_plain(heading)), Some(role), "{heading}");
        }
        assert_eq!(role_of(&fold_plain("Họ và tên")), None);
    }
}
