//! Ids of agencies are names of files: of forms, sheets, reports. What no system can write is refused
//! when the register is read, on every system: an office moves its folder from one to another.

use std::collections::BTreeMap;

use crate::datafile::{Located, Source};

/// The longest id, in characters: with what stands before and after it, a path must stay below the
/// 260 characters of Windows.
const LONGEST: usize = 80;
/// Names that Windows keeps for devices, whatever ending follows.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Tells of every id that can't be the name of a file, and of those that differ in case only.
pub(super) fn check<'a>(source: &Source<'_>, ids: impl Iterator<Item = &'a Located<String>>) {
    let mut seen: BTreeMap<String, &Located<String>> = BTreeMap::new();
    for id in ids.filter(|id| !id.value.is_empty()) {
        if let Some((what, mend)) = unusable(&id.value) {
            source.fault(id.line, what, mend);
        }
        match seen.get(&id.value.to_lowercase()) {
            Some(other) if other.value != id.value => source.fault(
                id.line,
                format!(
                    "mã «{}» chỉ khác chữ hoa, chữ thường với mã «{}» ở dòng {}",
                    id.value, other.value, other.line
                ),
                "Đặt mã khác: mã là tên tệp, và Windows không phân biệt chữ hoa, chữ thường.",
            ),
            Some(_) => {}
            None => drop(seen.insert(id.value.to_lowercase(), id)),
        }
    }
}

/// Why an id can't be the name of a file, and what to do.
fn unusable(id: &str) -> Option<(String, &'static str)> {
    let length = id.chars().count();
    if length > LONGEST {
        let begins: String = id.chars().take(20).collect();
        return Some((
            format!("mã «{begins}…» dài {length} ký tự, dài nhất {LONGEST}"),
            "Đặt mã ngắn hơn, ví dụ so-noi-vu: mã là tên tệp biểu mẫu và phiếu của cơ quan.",
        ));
    }
    if id.starts_with('.') || id.ends_with('.') {
        return Some((
            format!("mã «{id}» bắt đầu hoặc kết thúc bằng dấu chấm"),
            "Bỏ dấu chấm ở đầu, cuối mã: mã là tên tệp, và Windows không ghi được tên như vậy.",
        ));
    }
    let base = id.split('.').next().unwrap_or(id).to_lowercase();
    let is_port = |name: &str| {
        let number = name
            .strip_prefix("com")
            .or_else(|| name.strip_prefix("lpt"));
        number.is_some_and(|number| number.len() == 1 && number.bytes().all(|b| b.is_ascii_digit()))
    };
    (DEVICES.contains(&base.as_str()) || is_port(&base)).then(|| {
        (
            format!("mã «{id}» là tên Windows dành riêng"),
            "Đặt mã khác, ví dụ thêm loại cơ quan ở trước (xa-con): mã là tên tệp, và Windows không ghi được tên này.",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::unusable;

    #[test]
    fn names_that_windows_keeps_are_no_ids() {
        for id in ["con", "NUL", "aux.x", "com1", "lpt9", "a.", ".a"] {
            assert!(unusable(id).is_some(), "{id}");
        }
        for id in ["so-noi-vu", "xa-con", "conn", "com10", "com", "a.con"] {
            assert_eq!(unusable(id), None, "{id}");
        }
        let long = "a".repeat(400);
        let (what, mend) = unusable(&long).unwrap();
        assert!(what.contains("400 ký tự") && mend.contains("ngắn hơn"));
        assert_eq!(unusable(&long[..80]), None);
    }
}
