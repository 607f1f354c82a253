//! Letterheads of other provinces, whose departments and communes have the names of ours.

use chrono::NaiveDate;

use super::names::Names;
use crate::agency::Register;
use crate::vietnamese::fold::similarity;
use crate::vietnamese::name::fold_name_plain;

/// The most words of a line that names a superior body and nothing else.
const LONGEST: usize = 10;
/// How alike a misspelt name of one of our bodies still is to its name.
const MISSPELT: u32 = 850;

/// The line of a letterhead that names a province, city or district as superior body that the register
/// does not know; none where there is no such line.
pub fn foreign_superior<'a>(
    head: &'a [String],
    register: &Register,
    day: NaiveDate,
) -> Option<&'a str> {
    let names = Names::new(register, day);
    let superiors: Vec<String> = register
        .levels
        .iter()
        .filter_map(|level| level.superior.as_deref())
        .map(fold_name_plain)
        .collect();
    if superiors.is_empty() {
        return None;
    }
    head.iter()
        .map(|line| line.trim())
        .find(|line| is_foreign(&fold_name_plain(line), &superiors, &names))
}

/// Whether a line (its key) is a people's committee that is none of ours.
fn is_foreign(key: &str, superiors: &[String], names: &Names<'_>) -> bool {
    let Some(body) = key.strip_prefix("uy ban nhan dan ") else {
        return false;
    };
    let is_body = ["tinh ", "thanh pho ", "huyen ", "quan ", "thi xa "]
        .iter()
        .any(|level| body.len() > level.len() && body.starts_with(level));
    let of_levels = |known: &String| key.starts_with(known.as_str()) || known.starts_with(key);
    is_body
        && key.split(' ').count() <= LONGEST
        && !superiors.iter().any(of_levels)
        && names.named_in(key).is_empty()
        && !superiors
            .iter()
            .map(String::as_str)
            .chain(names.keys())
            .any(|known| similarity(known, key) >= MISSPELT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agency::load::load;

    #[test]
    fn bodies_of_other_provinces() {
        let agencies = include_str!("../../../inputs/agencies.toml");
        let register = load(agencies, "agencies.toml").unwrap();
        let day = NaiveDate::from_ymd_opt(2024, 6, 14).unwrap();
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
            ("UBND các huyện, thành phố", false),
            ("Sở Tài chính", false),
        ] {
            let head = [line.to_owned()];
            let found = foreign_superior(&head, &register, day);
            assert_eq!(found.is_some(), is_foreign, "{line}");
        }
    }
}
