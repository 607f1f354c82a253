//! Columns about what a workbook says: readings, evidence, findings.

use crate::place::Place;
use crate::render::data::codes;
use crate::render::data::column::{Column, Kind, Value, column};
use crate::report::rows::Row;

/// What is said.
pub(in crate::render::data) const STATE: Column = column(
    "tinh_trang",
    Kind::Choice(codes::states),
    "Cơ quan báo cáo gì về chỉ số",
    |row| Value::words(row.reading.map(|reading| codes::id(reading.state))),
);

/// The same in words.
pub(in crate::render::data) const STATE_NAME: Column = column(
    "ten_tinh_trang",
    Kind::Text,
    "Cơ quan báo cáo gì, bằng lời",
    |row| Value::words(row.reading.map(|reading| reading.state.label())),
);

/// The first figure.
pub(in crate::render::data) const FIRST: Column = column(
    "so_thu_nhat",
    Kind::Figure,
    "Số liệu thứ nhất, đúng từng chữ số như trong biểu",
    |row| Value::figure(row.reading.and_then(|reading| reading.first.as_ref())),
)
.in_unit("cột don_vi_thu_nhat");

/// The second figure.
pub(in crate::render::data) const SECOND: Column = column(
    "so_thu_hai",
    Kind::Figure,
    "Số liệu thứ hai, đúng từng chữ số như trong biểu",
    |row| Value::figure(row.reading.and_then(|reading| reading.second.as_ref())),
)
.in_unit("cột don_vi_thu_hai");

/// A rate that the agency states itself.
pub(in crate::render::data) const STATED_RATE: Column = column(
    "ty_le_tu_ghi",
    Kind::Figure,
    "Tỷ lệ do cơ quan tự ghi; trống nếu tỷ lệ do công thức của biểu tính",
    |row| Value::figure(row.reading.and_then(|reading| reading.percent.as_ref())),
)
.in_unit("%");

/// The workbook's words.
pub(in crate::render::data) const WORDS: Column = column(
    "nguyen_van",
    Kind::Text,
    "Lời ghi trong biểu, khi không chỉ là số: phần không đọc được, lời dẫn minh chứng",
    |row| Value::words(row.reading.and_then(|reading| reading.text.clone())),
);

/// How it was accepted.
pub(in crate::render::data) const TRUST: Column = column(
    "cach_tiep_nhan",
    Kind::Text,
    "Vì sao số liệu được nhận: biểu mẫu được cấp, lời văn của biểu tự lập, mẫu đã xác nhận, quyết định",
    |row| Value::words(row.reading.map(|reading| reading.trust.label())),
);

/// Difficulties and causes.
pub(in crate::render::data) const REMARKS: Column = column(
    "kho_khan",
    Kind::Text,
    "Khó khăn, nguyên nhân cơ quan ghi cạnh chỉ số",
    |row| Value::words(row.reading.and_then(|reading| reading.remarks.clone())),
);

fn place<'a>(row: &Row<'a>) -> Option<&'a Place> {
    match row.finding {
        Some(finding) => finding.place.as_ref(),
        None => row.reading.and_then(|reading| reading.place.as_ref()),
    }
}

/// The sheet.
pub(in crate::render::data) const SHEET: Column =
    column("trang_tinh", Kind::Text, "Trang tính trong tệp", |row| {
        Value::words(place(row).and_then(|place| place.sheet.clone()))
    });

/// The cell.
pub(in crate::render::data) const CELL: Column = column(
    "o",
    Kind::Text,
    "Ô trên trang tính; trống nếu biểu không có dòng này",
    |row| {
        Value::words(
            place(row)
                .and_then(|place| place.cell)
                .map(|cell| cell.to_string()),
        )
    },
);

/// The kind of document.
pub(in crate::render::data) const DOCUMENT_KIND: Column = column(
    "loai_van_ban",
    Kind::Text,
    "Loại văn bản minh chứng",
    |row| Value::words(row.evidence.and_then(|document| document.kind.clone())),
);

/// Its number.
pub(in crate::render::data) const DOCUMENT_NUMBER: Column = column(
    "so_van_ban",
    Kind::Text,
    "Số văn bản minh chứng",
    |row| Value::words(row.evidence.map(|document| document.number.clone())),
);

/// Its symbol.
pub(in crate::render::data) const DOCUMENT_SYMBOL: Column = column(
    "ky_hieu",
    Kind::Text,
    "Ký hiệu văn bản minh chứng",
    |row| Value::words(row.evidence.map(|document| document.symbol.clone())),
);

/// Its date.
pub(in crate::render::data) const DOCUMENT_DAY: Column = column(
    "ngay_van_ban",
    Kind::Day,
    "Ngày văn bản minh chứng; trống nếu không ghi",
    |row| Value::day(row.evidence.and_then(|document| document.date)),
);

/// The words of the workbook about it.
pub(in crate::render::data) const DOCUMENT_WORDS: Column = column(
    "loi_ghi_minh_chung",
    Kind::Text,
    "Lời ghi về minh chứng trong biểu",
    |row| Value::words(row.evidence.map(|document| document.text.clone())),
);

/// The code of a finding's rule.
pub(in crate::render::data) const CODE: Column = column(
    "ma",
    Kind::Text,
    "Mã nội dung kiểm tra; «cchc explain MÃ» giải thích",
    |row| Value::words(row.finding.map(|finding| finding.rule.code.as_str())),
);

/// How grave a finding is.
pub(in crate::render::data) const SEVERITY: Column = column(
    "muc_do",
    Kind::Choice(codes::severities),
    "Mức độ",
    |row| Value::words(row.finding.map(|finding| codes::id(finding.severity()))),
);

/// What a finding's rule is.
pub(in crate::render::data) const TITLE: Column = column(
    "noi_dung",
    Kind::Text,
    "Nội dung kiểm tra, vắn tắt",
    |row| Value::words(row.finding.map(|finding| finding.rule.title)),
);

/// What was seen.
pub(in crate::render::data) const SEEN: Column =
    column("thay", Kind::Text, "Điều thấy trong biểu", |row| {
        Value::words(row.finding.map(|finding| finding.seen.clone()))
    });

/// What was expected.
pub(in crate::render::data) const EXPECTED: Column =
    column("can", Kind::Text, "Điều cần có", |row| {
        Value::words(row.finding.map(|finding| finding.expected.clone()))
    });

/// What to do.
pub(in crate::render::data) const ADVICE: Column =
    column("cach_xu_ly", Kind::Text, "Cách xử lý", |row| {
        Value::words(row.finding.map(|finding| finding.advice.clone()))
    });
