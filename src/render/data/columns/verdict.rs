//! Columns about what is true: verdicts and values of agencies, of the province, of criteria.

use crate::render::data::codes;
use crate::render::data::column::{Column, Kind, Value, column};
use crate::report::rows::{Row, judged_value};
use crate::report::terms::{Exact, Measure, Reason, Verdict};

fn verdict_of(row: &Row<'_>) -> Option<Verdict> {
    row.verdict
        .map(|one| one.verdict)
        .or(row.province.map(|one| one.verdict))
        .or(row.judged.map(|one| one.verdict))
}

fn reason_of(row: &Row<'_>) -> Option<Reason> {
    row.verdict
        .and_then(|one| one.reason)
        .or(row.province.and_then(|one| one.reason))
}

fn value_of<'a>(row: &Row<'a>) -> Option<&'a Exact> {
    row.verdict
        .and_then(|one| one.value.as_ref())
        .or(row.province.and_then(|one| one.value.as_ref()))
}

/// The verdict.
pub(in crate::render::data) const VERDICT: Column = column(
    "ket_qua",
    Kind::Choice(codes::verdicts),
    "Kết quả đánh giá",
    |row| Value::words(verdict_of(row).map(codes::id)),
);

/// The same in words.
pub(in crate::render::data) const VERDICT_NAME: Column = column(
    "ten_ket_qua",
    Kind::Text,
    "Kết quả đánh giá, bằng lời",
    |row| Value::words(verdict_of(row).map(Verdict::label)),
);

/// Why there are not grounds enough.
pub(in crate::render::data) const REASON: Column = column(
    "ly_do",
    Kind::Choice(codes::reasons),
    "Lý do chưa đủ căn cứ; trống đối với kết quả khác",
    |row| Value::words(reason_of(row).map(codes::id)),
);

/// The same in words.
pub(in crate::render::data) const REASON_NAME: Column = column(
    "ten_ly_do",
    Kind::Text,
    "Lý do chưa đủ căn cứ, bằng lời",
    |row| Value::words(reason_of(row).map(Reason::label)),
);

/// The value judged.
pub(in crate::render::data) const VALUE: Column = column(
    "gia_tri",
    Kind::Figure,
    "Giá trị đem so với chỉ tiêu, làm tròn đến 12 chữ số thập phân; trống nếu không tính được",
    |row| Value::figure(value_of(row).map(judged_value).as_ref()),
)
.in_unit("cột don_vi");

/// The province's first figure.
pub(in crate::render::data) const FIRST: Column = column(
    "so_thu_nhat",
    Kind::Figure,
    "Tổng số liệu thứ nhất; theo cách tổng hợp bodies là số cơ quan đạt",
    |row| Value::figure(row.province.and_then(|one| one.first.as_ref())),
)
.in_unit("cột don_vi_thu_nhat");

/// The province's second figure.
pub(in crate::render::data) const SECOND: Column = column(
    "so_thu_hai",
    Kind::Figure,
    "Tổng số liệu thứ hai; theo cách tổng hợp bodies là số cơ quan có phát sinh",
    |row| Value::figure(row.province.and_then(|one| one.second.as_ref())),
)
.in_unit("cột don_vi_thu_hai");

/// The unit of the province's first figure.
pub(in crate::render::data) const FIRST_UNIT: Column = column(
    "don_vi_thu_nhat",
    Kind::Text,
    "Đơn vị tính của so_thu_nhat; theo cách tổng hợp bodies là cơ quan",
    |row| Value::words(row.measure.and_then(Measure::province_first_unit)),
);

/// The unit of the province's second figure.
pub(in crate::render::data) const SECOND_UNIT: Column = column(
    "don_vi_thu_hai",
    Kind::Text,
    "Đơn vị tính của so_thu_hai; theo cách tổng hợp bodies là cơ quan",
    |row| Value::words(row.measure.and_then(Measure::province_second_unit)),
);

/// The unit of the province's value: a rate where the roll-up counts agencies.
pub(in crate::render::data) const UNIT: Column = column(
    "don_vi",
    Kind::Text,
    "Đơn vị tính của gia_tri; theo cách tổng hợp bodies là %",
    |row| {
        Value::words(
            row.measure
                .map(|measure| measure.province_unit().to_owned()),
        )
    },
);

/// How many agencies are expected to be in the province's figure.
pub(in crate::render::data) const EXPECTED: Column = column(
    "phai_bao_cao",
    Kind::Whole,
    "Số cơ quan phải báo cáo chỉ số",
    |row| {
        row.province
            .map_or(Value::Nothing, |one| Value::count(one.expected))
    },
)
.in_unit("cơ quan");

/// How many are in it.
pub(in crate::render::data) const COUNTED: Column = column(
    "da_tinh",
    Kind::Whole,
    "Số cơ quan có số liệu dùng được",
    |row| {
        row.province
            .map_or(Value::Nothing, |one| Value::count(one.counted))
    },
)
.in_unit("cơ quan");

/// Those that are not.
pub(in crate::render::data) const MISSING: Column = column(
    "con_thieu",
    Kind::Text,
    "Mã các cơ quan chưa có số liệu dùng được, cách nhau bằng dấu phẩy",
    |row| Value::words(row.province.map(|one| one.missing.join(", "))),
);

/// The measures that judge a criterion.
pub(in crate::render::data) const MEASURES: Column = column(
    "cac_chi_so",
    Kind::Text,
    "Mã các chỉ số đo của tiêu chí, cách nhau bằng dấu phẩy",
    |row| {
        let ids = row.judged.map(|judged| judged.measures.iter());
        Value::words(ids.map(|ids| {
            ids.map(|id| format!("CS {id}"))
                .collect::<Vec<_>>()
                .join(", ")
        }))
    },
);

/// Whether the row rests on a decision of the clerk's.
pub(in crate::render::data) const DECIDED: Column = column(
    "xac_dinh_lai",
    Kind::Choice(codes::yes_or_no),
    "Dòng này có dựa trên quyết định xử lý của đơn vị tổng hợp không (trong văn bản có dấu (*)); từng quyết định ở phần decisions của results.json",
    |row| {
        Value::words(Some(if row.rests_on_decision() {
            "co"
        } else {
            "khong"
        }))
    },
);
