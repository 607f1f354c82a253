//! Files of a period's folder that are no submissions.

/// Whether a file of a period's folder is no submission by its very name: lock files, thumbnails,
/// and what systems leave behind.
pub fn is_passed_over(name: &str) -> bool {
    let base = name
        .rsplit(['/', '\\'])
        .next()
        .unwrap_or(name)
        .to_lowercase();
    base.starts_with("~$")
        || base.starts_with('.')
        || base.starts_with("~wrl")
        || matches!(
            base.as_str(),
            "thumbs.db" | "desktop.ini" | "received.toml" | "icon\r"
        )
        || base.ends_with(".tmp")
        || base.ends_with(".lnk")
        || base.ends_with(".crdownload")
        || base.ends_with(".part")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_leave_behind_is_passed_over() {
        for name in [
            "~$bao-cao.xlsx",
            "a/.~lock.bc.xlsx#",
            "Thumbs.db",
            "received.toml",
            ".DS_Store",
        ] {
            assert!(is_passed_over(name), "{name}");
        }
        for name in ["bao-cao.xlsx", "a/UBND xã.xls", "so-lieu.csv"] {
            assert!(!is_passed_over(name), "{name}");
        }
    }
}
