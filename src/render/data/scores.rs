//! Columns about the plan's index: what agencies score.

use super::codes;
use super::column::{Column, Kind, Value, column};
use crate::report::rows::judged_value;

/// The group within which the agency is ranked.
pub(super) const GROUP: Column = column(
    "nhom",
    Kind::Text,
    "Mã nhóm cơ quan được xếp hạng với nhau",
    |row| Value::words(row.score.map(|score| score.group.as_str())),
);

/// The component.
pub(super) const COMPONENT: Column = column(
    "thanh_phan",
    Kind::Code("TP"),
    "Mã chỉ số hoặc tiêu chí được chấm điểm",
    |row| Value::words(row.component.map(|part| part.code.as_str())),
);

/// The component's score.
pub(super) const SCORE: Column = column(
    "diem",
    Kind::Figure,
    "Điểm của thành phần, làm tròn đến 12 chữ số thập phân; trống nếu không tính cho cơ quan",
    |row| {
        let score = row.component.and_then(|part| part.score.as_ref());
        Value::figure(score.map(judged_value).as_ref())
    },
)
.in_unit("điểm");

/// The component's highest score.
pub(super) const MAXIMUM: Column = column(
    "diem_toi_da",
    Kind::Figure,
    "Điểm tối đa của thành phần",
    |row| Value::figure(row.component.map(|part| &part.maximum)),
)
.in_unit("điểm");

/// What the component's score rests on.
pub(super) const GROUND: Column = column(
    "can_cu",
    Kind::Choice(codes::grounds),
    "Điểm của thành phần dựa trên điều gì",
    |row| Value::words(row.component.map(|part| codes::id(part.ground))),
);

/// The agency's score.
pub(super) const AGENCY_SCORE: Column = column(
    "diem_co_quan",
    Kind::Figure,
    "Tổng điểm của cơ quan, làm tròn đến 12 chữ số thập phân",
    |row| Value::figure(row.score.map(|score| judged_value(&score.score)).as_ref()),
)
.in_unit("điểm");

/// The agency's highest score.
pub(super) const AGENCY_MAXIMUM: Column = column(
    "diem_toi_da_co_quan",
    Kind::Figure,
    "Tổng điểm tối đa được tính cho cơ quan",
    |row| Value::figure(row.score.map(|score| &score.maximum)),
)
.in_unit("điểm");

/// The agency's share of its highest score.
pub(super) const RATE: Column = column(
    "ty_le_diem",
    Kind::Figure,
    "Tổng điểm chia tổng điểm tối đa của cơ quan, làm tròn đến 12 chữ số thập phân; trống nếu không có gì để chấm",
    |row| {
        let rate = row.score.and_then(|score| score.rate.as_ref());
        Value::figure(rate.map(judged_value).as_ref())
    },
)
.in_unit("%");

/// The agency's rank.
pub(super) const RANK: Column = column(
    "xep_hang",
    Kind::Whole,
    "Xếp hạng trong nhóm; tỷ lệ điểm bằng nhau thì cùng hạng, hạng kế tiếp bỏ trống",
    |row| {
        let rank = row.score.and_then(|score| score.rank);
        rank.map_or(Value::Nothing, Value::count)
    },
);

/// Among how many.
pub(super) const OF: Column = column(
    "so_xep_hang",
    Kind::Whole,
    "Số cơ quan được xếp hạng trong nhóm",
    |row| {
        row.score
            .map_or(Value::Nothing, |score| Value::count(score.of))
    },
)
.in_unit("cơ quan");

/// The agency's grade.
pub(super) const GRADE: Column = column(
    "xep_loai",
    Kind::Text,
    "Xếp loại; trống nếu dưới mức thấp nhất hoặc kế hoạch không xếp loại",
    |row| Value::words(row.score.and_then(|score| score.grade.as_deref())),
);
