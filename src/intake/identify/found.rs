//! Findings about whose a workbook is, and for which period, where that is told by its words.

use chrono::NaiveDate;

use super::names::Names;
use super::self_description::{SelfDescription, StatedPeriod};
use super::tellings::{MOST_NAMED, Source};
use crate::agency::{Agency, Register};
use crate::finding::Finding;
use crate::intake::cell_words::quoted;
use crate::intake::rules;
use crate::period::Period;
use crate::place::Place;
use crate::vietnamese::phrase::date_short;

/// The finding where several agencies can have sent a workbook.
pub fn several(
    agencies: &[&Agency],
    source: Source,
    register: &Register,
    day: NaiveDate,
    file: &str,
) -> Finding {
    let source = source.words();
    let names: Vec<String> = agencies
        .iter()
        .take(MOST_NAMED)
        .map(|agency| register.distinct_name(agency, day))
        .collect();
    let more = if agencies.len() > MOST_NAMED {
        "; …"
    } else {
        ""
    };
    let seen = format!("{source} có thể là: {}{more}", names.join("; "));
    Finding::new(&rules::SEVERAL_AGENCIES, seen, "tên của một cơ quan").at(Place::file(file))
}

/// The finding where no agency is named.
pub fn nobody(told: &SelfDescription, file: &str) -> Finding {
    let head: Vec<String> = told
        .declared
        .iter()
        .chain(&told.head)
        .take(3)
        .map(|line| quoted(line))
        .collect();
    let seen = if head.is_empty() {
        format!(
            "không có tên cơ quan ở đầu biểu; tên tệp: {}",
            quoted(&told.file)
        )
    } else {
        format!(
            "đầu biểu: {}; tên tệp: {}",
            head.join("; "),
            quoted(&told.file)
        )
    };
    Finding::new(
        &rules::UNKNOWN_AGENCY,
        seen,
        "cơ quan phải báo cáo trong kỳ",
    )
    .at(Place::file(file))
}

/// The finding of a workbook that names a body which the register does not know on the day: with
/// those that are likely meant.
pub fn unknown_body(
    (words, source): (&str, Source),
    beside: &[&Agency],
    names: &Names<'_>,
    day: NaiveDate,
    file: &str,
) -> Finding {
    let register = names.register();
    let likely = names.likely(words, day);
    let likely = if likely.is_empty() { beside } else { &likely };
    let told: Vec<String> = likely
        .iter()
        .take(MOST_NAMED)
        .map(|agency| {
            format!(
                "{}{}",
                register.distinct_name(agency, day),
                existence(agency, register, day)
            )
        })
        .collect();
    let mut seen = format!(
        "{} ghi «{}», không có trong danh mục cơ quan của kỳ",
        source.words(),
        quoted(words)
    );
    if !told.is_empty() {
        seen.push_str(&format!("; gần nhất: {}", told.join("; ")));
    }
    let expected =
        "tên một cơ quan phải báo cáo trong kỳ; đơn vị trực thuộc gửi qua cơ quan cấp trên";
    Finding::new(&rules::UNKNOWN_AGENCY, seen, expected).at(Place::file(file))
}

/// What the register says of an agency that does not exist on a day: with those that follow it.
fn existence(agency: &Agency, register: &Register, day: NaiveDate) -> String {
    if let Some(from) = agency.valid_from.filter(|from| *from > day) {
        return format!(" (có từ ngày {})", date_short(from));
    }
    let Some(to) = agency.valid_to.filter(|to| *to < day) else {
        return String::new();
    };
    let followers: Vec<&str> = agency
        .successors
        .iter()
        .filter_map(|id| register.get(id))
        .map(|follower| follower.name.as_str())
        .collect();
    let followed = if followers.is_empty() {
        String::new()
    } else {
        format!("; cơ quan kế thừa: {}", followers.join(", "))
    };
    format!(" (kết thúc ngày {}{followed})", date_short(to))
}

/// The error of a workbook that names one agency at one place and somebody else at another.
pub fn disagreement(
    agency: &str,
    source: Source,
    (words, other): (&str, Source),
    file: &str,
) -> Finding {
    let seen = format!(
        "{}: {agency}; {}: {}",
        source.words(),
        other.words(),
        quoted(words)
    );
    let expected = "mã ẩn, tên trên biểu, chỗ ký và tên tệp của cùng một cơ quan";
    Finding::new(&rules::OTHER_NAME, seen, expected).at(Place::file(file))
}

/// The finding of a workbook whose letterhead is that of a body outside the register.
pub fn of_elsewhere(line: &str, file: &str) -> Finding {
    let seen = format!("đầu biểu: «{}»", quoted(line));
    let expected = "cơ quan phải báo cáo trong kỳ";
    Finding::new(&rules::UNKNOWN_AGENCY, seen, expected).at(Place::file(file))
}

/// The finding of a workbook that says that it is for another period.
pub fn other_period(words: &str, period: &Period, file: &str) -> Finding {
    Finding::new(
        &rules::WRONG_PERIOD,
        format!("«{words}»"),
        format!("kỳ {}", period.id),
    )
    .at(Place::file(file))
}

/// The note on what was recognised by words.
pub fn by_words(
    agency: &Agency,
    source: Source,
    when: &StatedPeriod,
    tables: &[String],
    file: &str,
) -> Finding {
    let when = match when {
        StatedPeriod::Expected(source) => format!("kỳ theo {source}"),
        _ => "kỳ theo thư mục (trong tệp không ghi kỳ)".to_owned(),
    };
    let tables = if tables.is_empty() {
        "bảng theo mã ẩn".to_owned()
    } else {
        format!("bảng: {}", tables.join("; "))
    };
    let source = source.words();
    let seen = format!("cơ quan theo {source}: {}; {when}; {tables}", agency.name);
    Finding::new(&rules::BY_WORDS, seen, "biểu mẫu được cấp").at(Place::file(file))
}
