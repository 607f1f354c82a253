//! Columns about the period, the agency, and what it sent.

use crate::render::data::codes;
use crate::render::data::column::{Column, Kind, Value, column};
use crate::report::rows::Row;
use crate::report::terms::Submission;

/// The period.
pub(in crate::render::data) const PERIOD: Column = column(
    "ky",
    Kind::Text,
    "Kỳ báo cáo: năm và Q1 (quý I), H1 (6 tháng), Q3 (quý III) hoặc Y (năm); số liệu lũy kế từ đầu kỳ của năm",
    |row| Value::text(row.period().to_string()),
);

/// The agency's id.
pub(in crate::render::data) const AGENCY: Column = column(
    "co_quan",
    Kind::Text,
    "Mã cơ quan trong danh mục cơ quan",
    |row| Value::words(row.agency.map(|agency| agency.id.clone())),
);

/// The agency's name.
pub(in crate::render::data) const AGENCY_NAME: Column = column(
    "ten_co_quan",
    Kind::Text,
    "Tên cơ quan, kèm tên cơ quan cấp trên nếu trùng tên",
    |row| Value::words(row.agency_name()),
);

/// The id of the agency's level.
pub(in crate::render::data) const LEVEL: Column =
    column("cap", Kind::Text, "Mã cấp của cơ quan", |row| {
        Value::words(row.agency.map(|agency| agency.level.clone()))
    });

/// The name of the agency's level.
pub(in crate::render::data) const LEVEL_NAME: Column =
    column("ten_cap", Kind::Text, "Tên cấp của cơ quan", |row| {
        Value::words(row.level().map(|level| level.name.clone()))
    });

/// The id of the agency above.
pub(in crate::render::data) const PARENT: Column = column(
    "cap_tren",
    Kind::Text,
    "Mã cơ quan cấp trên trực tiếp, nếu có",
    |row| Value::words(row.agency.and_then(|agency| agency.parent.clone())),
);

/// How many measures the agency is asked for.
pub(in crate::render::data) const ASKED: Column = column(
    "so_chi_so",
    Kind::Whole,
    "Số chỉ số đo mà cơ quan phải báo cáo",
    |row| {
        row.sent
            .map_or(Value::Nothing, |sent| Value::count(sent.asked))
    },
)
.in_unit("chỉ số");

/// Whether and when the agency has sent.
pub(in crate::render::data) const SENT: Column = column(
    "tinh_trang_gui",
    Kind::Choice(codes::sendings),
    "Tình trạng gửi báo cáo của cơ quan",
    |row| Value::words(row.sent.map(|sent| codes::id(sent.sent))),
);

/// The same in words.
pub(in crate::render::data) const SENT_WORDS: Column = column(
    "ten_tinh_trang_gui",
    Kind::Text,
    "Tình trạng gửi, bằng lời",
    |row| Value::words(row.sent.map(|sent| sent.sent_label.clone())),
);

/// How late it was.
pub(in crate::render::data) const DAYS_LATE: Column = column(
    "so_ngay_cham",
    Kind::Whole,
    "Số ngày gửi chậm so với hạn; trống nếu không chậm",
    |row| {
        row.sent
            .and_then(|sent| sent.days_late)
            .map_or(Value::Nothing, Value::Whole)
    },
)
.in_unit("ngày");

fn sent<'a>(row: &Row<'a>) -> Option<&'a Submission> {
    row.submission
}

/// The file.
pub(in crate::render::data) const FILE: Column = column(
    "tep",
    Kind::Text,
    "Tên tệp cơ quan gửi, tính từ thư mục của kỳ",
    |row| {
        let place = row.finding.and_then(|finding| finding.place.as_ref());
        match (sent(row), place) {
            (Some(sent), _) => Value::text(sent.file.clone()),
            (None, place) => Value::words(place.map(|place| place.file.clone())),
        }
    },
);

/// The digest of the file's bytes.
pub(in crate::render::data) const DIGEST: Column = column(
    "sha256",
    Kind::Text,
    "Dấu SHA-256 của tệp, hệ 16",
    |row| Value::words(sent(row).and_then(|sent| sent.sha256.clone())),
);

/// What became of the file.
pub(in crate::render::data) const DISPOSITION: Column = column(
    "xu_ly",
    Kind::Choice(codes::dispositions),
    "Kết quả tiếp nhận tệp",
    |row| Value::words(sent(row).map(|sent| codes::id(sent.disposition))),
);

/// The same in words.
pub(in crate::render::data) const DISPOSITION_NAME: Column = column(
    "ten_xu_ly",
    Kind::Text,
    "Kết quả tiếp nhận tệp, bằng lời",
    |row| Value::words(sent(row).map(|sent| sent.disposition.label())),
);

/// The day of receipt.
pub(in crate::render::data) const RECEIVED: Column = column(
    "ngay_nhan",
    Kind::Day,
    "Ngày nhận theo sổ tiếp nhận; trống là chưa rõ",
    |row| Value::day(sent(row).and_then(|sent| sent.receipt.date)),
);

/// The number in the register of incoming documents.
pub(in crate::render::data) const RECEIPT_NUMBER: Column = column(
    "so_den",
    Kind::Text,
    "Số đến theo sổ tiếp nhận",
    |row| Value::words(sent(row).and_then(|sent| sent.receipt.number.clone())),
);
