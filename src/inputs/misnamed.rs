//! Input files that an editor has saved with an ending more: Notepad adds `.txt`, and Windows hides it.
//! Such a file would be passed over, and with it what an office decided.

use std::fs;
use std::path::Path;

use crate::failure::{Fault, Faults};

/// The folders whose files all have the ending `.toml`; plans are told where their years are looked for.
const FOLDERS: [&str; 3] = ["inputs", "inputs/decisions", "inputs/layouts"];

/// Records a fault for every such file.
pub(super) fn tell(root: &Path, faults: &mut Faults) {
    for folder in FOLDERS {
        let entries = fs::read_dir(root.join(folder)).into_iter().flatten();
        let mut names: Vec<String> = entries
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        for name in names {
            if let Some(right) = right_name(&name) {
                faults.add(Fault::new(
                    format!("{folder}/{name}"),
                    "tên tệp thừa đuôi .txt nên tệp không được dùng",
                    format!(
                        "Đổi tên thành «{right}» (trong Windows: View › File name extensions để thấy đuôi tệp); tệp không dùng nữa thì chuyển đi nơi khác."
                    ),
                ));
            }
        }
    }
}

/// The name without the ending that is too much.
fn right_name(name: &str) -> Option<&str> {
    let (right, ending) = name.split_at_checked(name.len().checked_sub(".txt".len())?)?;
    let is_text = right.to_lowercase().ends_with(".toml");
    (ending.eq_ignore_ascii_case(".txt") && is_text).then_some(right)
}

#[cfg(test)]
mod tests {
    use super::right_name;

    #[test]
    fn an_ending_too_much_is_seen() {
        assert_eq!(right_name("2026-Q3.toml.txt"), Some("2026-Q3.toml"));
        assert_eq!(right_name("office.TOML.TXT"), Some("office.TOML"));
        assert_eq!(right_name("ghi chú.txt"), None);
        assert_eq!(right_name("ữ.txt"), None);
        assert_eq!(right_name("office.toml"), None);
    }
}
