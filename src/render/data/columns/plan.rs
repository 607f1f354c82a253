//! Columns about the plan: field, criterion, measure.

use crate::render::data::codes;
use crate::render::data::column::{Column, Kind, Value, column};
use crate::report::rows::Row;
use crate::report::states::kind_words;
use crate::report::targets::target_words;
use crate::report::terms::{Figure, Measure};

/// The code of the field.
pub(in crate::render::data) const FIELD: Column = column(
    "linh_vuc",
    Kind::Text,
    "Số La Mã của lĩnh vực trong kế hoạch",
    |row| Value::words(row.criterion.map(|criterion| criterion.field.clone())),
);

/// The name of the field.
pub(in crate::render::data) const FIELD_NAME: Column =
    column("ten_linh_vuc", Kind::Text, "Tên lĩnh vực", |row| {
        Value::words(row.field().map(|field| field.heading.clone()))
    });

/// The code of the criterion.
pub(in crate::render::data) const CRITERION: Column = column(
    "tieu_chi",
    Kind::Code("TC"),
    "Mã tiêu chí trong kế hoạch (tiêu chí đầu tiên, nếu chỉ số đo thuộc nhiều tiêu chí)",
    |row| Value::words(row.criterion.map(|criterion| criterion.code.clone())),
);

/// The name of the criterion.
pub(in crate::render::data) const CRITERION_NAME: Column = column(
    "ten_tieu_chi",
    Kind::Text,
    "Tên tiêu chí, đúng lời văn kế hoạch",
    |row| Value::words(row.criterion.map(|criterion| criterion.name.clone())),
);

/// What the plan requires.
pub(in crate::render::data) const REQUIREMENT: Column = column(
    "yeu_cau",
    Kind::Text,
    "Yêu cầu của tiêu chí, đúng lời văn kế hoạch",
    |row| Value::words(row.criterion.map(|criterion| criterion.requirement.clone())),
);

/// The deadline in the plan's words.
pub(in crate::render::data) const DEADLINE: Column = column(
    "thoi_han",
    Kind::Text,
    "Thời hạn, đúng lời văn kế hoạch",
    |row| {
        Value::words(
            row.criterion
                .map(|criterion| criterion.deadline.text.clone()),
        )
    },
);

/// The deadline as a day.
pub(in crate::render::data) const LAST_DAY: Column = column(
    "ngay_het_han",
    Kind::Day,
    "Ngày cuối cùng của thời hạn; trống là thường xuyên, xét trong mọi kỳ",
    |row| Value::day(row.criterion.and_then(|criterion| criterion.deadline.date)),
);

/// Who leads.
pub(in crate::render::data) const LEAD: Column = column(
    "chu_tri",
    Kind::Text,
    "Cơ quan chủ trì, đúng lời văn kế hoạch",
    |row| Value::words(row.criterion.map(|criterion| criterion.lead.text.clone())),
);

/// Who supports.
pub(in crate::render::data) const SUPPORT: Column = column(
    "phoi_hop",
    Kind::Text,
    "Cơ quan phối hợp, đúng lời văn kế hoạch",
    |row| {
        Value::words(
            row.criterion
                .map(|criterion| criterion.support.text.clone()),
        )
    },
);

/// The id of the measure.
pub(in crate::render::data) const MEASURE: Column =
    column("chi_so", Kind::Code("CS"), "Mã chỉ số đo", |row| {
        Value::words(row.measure.map(|measure| measure.id.clone()))
    });

/// The label of the measure.
pub(in crate::render::data) const MEASURE_NAME: Column = column(
    "ten_chi_so",
    Kind::Text,
    "Nội dung chỉ số đo",
    |row| Value::words(row.measure.map(|measure| measure.label.clone())),
);

/// What the measure counts.
pub(in crate::render::data) const KIND: Column = column(
    "loai",
    Kind::Choice(codes::kinds),
    "Loại chỉ số đo",
    |row| Value::words(row.measure.map(|measure| codes::id(measure.kind))),
);

/// What the measure counts, printed.
pub(in crate::render::data) const KIND_NAME: Column = column(
    "ten_loai",
    Kind::Text,
    "Loại chỉ số đo, bằng lời",
    |row| Value::words(row.measure.map(|measure| kind_words(measure.kind))),
);

/// The unit of the value.
pub(in crate::render::data) const UNIT: Column = column(
    "don_vi",
    Kind::Text,
    "Đơn vị tính của gia_tri; trống đối với văn bản, nhiệm vụ",
    |row| Value::words(row.measure.map(|measure| measure.unit.clone())),
);

fn figure<'a>(row: &Row<'a>, which: fn(&'a Measure) -> Option<&'a Figure>) -> Option<&'a Figure> {
    row.measure.and_then(which)
}

/// What the first figure counts.
pub(in crate::render::data) const FIRST_LABEL: Column = column(
    "so_thu_nhat_la",
    Kind::Text,
    "Số liệu thứ nhất đếm hoặc đo gì; trống nếu chỉ số không có số liệu",
    |row| Value::words(figure(row, |one| one.first.as_ref()).map(|one| one.label.clone())),
);

/// The unit of the first figure.
pub(in crate::render::data) const FIRST_UNIT: Column = column(
    "don_vi_thu_nhat",
    Kind::Text,
    "Đơn vị tính của so_thu_nhat",
    |row| Value::words(figure(row, |one| one.first.as_ref()).map(|one| one.unit.clone())),
);

/// What the second figure counts.
pub(in crate::render::data) const SECOND_LABEL: Column = column(
    "so_thu_hai_la",
    Kind::Text,
    "Số liệu thứ hai đếm hoặc đo gì; trống nếu chỉ số chỉ có một số liệu",
    |row| Value::words(figure(row, |one| one.second.as_ref()).map(|one| one.label.clone())),
);

/// The unit of the second figure.
pub(in crate::render::data) const SECOND_UNIT: Column = column(
    "don_vi_thu_hai",
    Kind::Text,
    "Đơn vị tính của so_thu_hai",
    |row| Value::words(figure(row, |one| one.second.as_ref()).map(|one| one.unit.clone())),
);

/// Whether the first figure can't be above the second.
pub(in crate::render::data) const CAPPED: Column = column(
    "khong_vuot",
    Kind::Choice(codes::yes_or_no),
    "Số liệu thứ nhất có bị chặn bởi số liệu thứ hai không",
    |row| {
        Value::words(
            row.measure
                .map(|measure| if measure.capped { "co" } else { "khong" }),
        )
    },
);

/// The target as the plan file states it.
pub(in crate::render::data) const TARGET: Column = column(
    "chi_tieu",
    Kind::Text,
    "Chỉ tiêu để so sánh: dấu so sánh và số (dấu chấm thập phân), done là hoàn thành, none là không có chỉ tiêu",
    |row| Value::words(row.measure.map(|measure| measure.target.to_string())),
);

/// The target in words.
pub(in crate::render::data) const TARGET_WORDS: Column = column(
    "chi_tieu_bang_loi",
    Kind::Text,
    "Chỉ tiêu, bằng lời",
    |row| Value::words(row.measure.map(target_words)),
);

/// How progress is judged.
pub(in crate::render::data) const PROGRESS: Column = column(
    "tien_do",
    Kind::Choice(codes::progresses),
    "Cách xét tiến độ trước khi hết hạn",
    |row| Value::words(row.measure.map(|measure| codes::id(measure.progress))),
);

/// Who reports.
pub(in crate::render::data) const REPORTERS: Column = column(
    "noi_bao_cao",
    Kind::Text,
    "Mã các cấp và cơ quan báo cáo chỉ số, cách nhau bằng dấu phẩy; trống nếu chỉ số được tính từ chỉ số khác",
    |row| Value::words(row.measure.map(|measure| measure.reporters.join(", "))),
);

/// How the province's figure is made.
pub(in crate::render::data) const ROLL_UP: Column = column(
    "tong_hop",
    Kind::Choice(codes::roll_ups),
    "Cách tổng hợp số liệu của các cơ quan thành số liệu chung",
    |row| {
        Value::words(
            row.measure
                .map(|measure| codes::roll_up_id(&measure.rollup)),
        )
    },
);

/// The measures that a combined one takes its figures from.
pub(in crate::render::data) const COMBINED: Column = column(
    "chi_so_gop",
    Kind::Text,
    "Mã các chỉ số được gộp, cách nhau bằng dấu phẩy",
    |row| match row.measure.map(|measure| &measure.combined) {
        Some(ids) if !ids.is_empty() => Value::text(
            ids.iter()
                .map(|id| format!("CS {id}"))
                .collect::<Vec<_>>()
                .join(", "),
        ),
        _ => Value::Nothing,
    },
);

/// A remark on how the measure is meant.
pub(in crate::render::data) const NOTE: Column = column(
    "ghi_chu",
    Kind::Text,
    "Ghi chú về cách hiểu chỉ số",
    |row| Value::words(row.measure.map(|measure| measure.note.clone())),
);
