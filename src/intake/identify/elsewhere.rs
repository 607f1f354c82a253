//! Letterheads of other provinces, whose departments and communes have the names of ours.

use super::names::Names;
use crate::vietnamese::fold::similarity;
use crate::vietnamese::name::fold_name_plain;

/// The most words of a line that names a superior body and nothing else.
const LONGEST: usize = 10;
/// How alike a misspelt name of one of our bodies still is to its name.
const MISSPELT: u32 = 850;

/// The line of a letterhead that names a province, city or district as superior body that the register
/// does not know; none where there is no such line.
pub fn foreign_superior<'a>(head: &'a [String], names: &Names<'_>) -> Option<&'a str> {
    let levels = &names.register().levels;
    if levels.iter().all(|level| level.superior.is_none()) {
        return None;
    }
    head.iter()
        .map(|line| line.trim())
        .find(|line| is_foreign(&fold_name_plain(line), &names.bodies))
}

/// Whether a line (its key) is a people's committee that is none of the known ones.
fn is_foreign(key: &str, known: &[String]) -> bool {
    let Some(body) = key.strip_prefix("uy ban nhan dan ") else {
        return false;
    };
    let place = without_levels(body);
    let is_body = place.len() < body.len() && !place.is_empty();
    let is_ours = |name: &String| {
        key.starts_with(name.as_str()) || name.starts_with(key) || similarity(name, key) >= MISSPELT
    };
    is_body && key.split(' ').count() <= LONGEST && !known.iter().any(is_ours)
}

/// The place behind the words of its level; forms name several levels: `UBND huyện/thành phố …`.
fn without_levels(body: &str) -> &str {
    let mut place = body;
    while let Some(rest) = ["tinh", "thanh pho", "huyen", "quan", "thi xa"]
        .iter()
        .find_map(|level| place.strip_prefix(level))
        .filter(|rest| rest.is_empty() || rest.starts_with(' '))
    {
        place = rest.trim_start();
    }
    place
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::agency::load::load;

    #[test]
    fn bodies_of_other_provinces() {
        let agencies = include_str!("../../../inputs/agencies.toml");
        let register = load(agencies, "agencies.toml").unwrap();
        let names = Names::new(&register, NaiveDate::from_ymd_opt(2024, 6, 14).unwrap());
        for (line, is_foreign) in [
            ("UBND TỈNH BẮC KẠN", true),
            ("ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", true),
            ("UBND HUYỆN CHỢ ĐỒN", true),
            ("UBND TỈNH THÁI NGUYÊN", false),
            ("UBND tỉnh", false),
            ("UBND TINH THAI NGUYEN", false),
            ("ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN SỞ Y TẾ", false),
            ("UBND TP. PHỔ YÊN", false),
            ("UBND HUYỆN PHÚ BINH", false),
            ("UBND huyện", false),
            ("UBND HUYỆN/THÀNH PHỐ……", false),
            ("UBND các huyện, thành phố", false),
            ("Sở Tài chính", false),
        ] {
            let head = [line.to_owned()];
            let found = foreign_superior(&head, &names);
            assert_eq!(found.is_some(), is_foreign, "{line}");
        }
    }
}
