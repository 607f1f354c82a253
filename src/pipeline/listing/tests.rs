//! Folders of every kind, listed.

use std::ffi::OsStr;

use super::*;

#[test]
fn names_are_shown_whatever_is_in_them() {
    for (name, shown) in [
        ("Sở Y tế.xlsx", "Sở Y tế.xlsx"),
        (
            "a\nĐã nhận: 209\r.xlsx",
            "a[U+000A]Đã nhận: 209[U+000D].xlsx",
        ),
        ("a\u{202e}xslx.exe", "a[U+202E]xslx.exe"),
    ] {
        assert_eq!(shown::name(OsStr::new(name)), shown);
    }
}

#[test]
fn files_below_are_listed_by_name() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("b")).unwrap();
    for name in ["c", "b/z", "a"] {
        fs::write(folder.path().join(name), b"").unwrap();
    }
    let listing = list(folder.path(), "x").unwrap();
    let names: Vec<&str> = listing
        .files
        .iter()
        .map(|file| file.name.as_str())
        .collect();
    assert_eq!(names, ["a", "b/z", "c"]);
    assert_eq!(listing.others, []);
}

#[test]
fn a_folder_that_is_not_there_is_a_fault() {
    let folder = tempfile::tempdir().unwrap();
    let failure = list(&folder.path().join("không có"), "inputs/x").unwrap_err();
    assert!(failure.faults()[0].file.starts_with("inputs/x"));
}

#[cfg(unix)]
mod links {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use super::*;

    #[test]
    fn each_real_file_is_listed_once_and_circles_end() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("b")).unwrap();
        fs::write(at("b/z"), b"").unwrap();
        symlink(at("b/z"), at("a")).unwrap();
        symlink(folder.path(), at("b/vòng")).unwrap();
        symlink(at("b"), at("c")).unwrap();
        symlink("/dev/zero", at("d")).unwrap();
        symlink("không có", at("e")).unwrap();
        let _socket = UnixListener::bind(at("f")).unwrap();
        let listing = list(folder.path(), "x").unwrap();
        let names: Vec<&str> = listing
            .files
            .iter()
            .map(|file| file.name.as_str())
            .collect();
        assert_eq!(names, ["b/z"]);
        let others: Vec<&str> = listing
            .others
            .iter()
            .map(|(name, _)| name.as_str())
            .collect();
        assert_eq!(others, ["a", "b/vòng", "c", "d", "e", "f"]);
        assert_eq!(listing.others[0].1, Other::Again("b/z".to_owned()));
    }

    #[test]
    fn a_file_with_two_names_on_the_disk_is_listed_once() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for (name, bytes) in [("b", b"1"), ("c", b"1")] {
            fs::write(at(name), bytes).unwrap();
        }
        fs::hard_link(at("b"), at("a")).unwrap();
        symlink(at("b"), at("d")).unwrap();
        let listing = list(folder.path(), "x").unwrap();
        let names: Vec<&str> = (listing.files.iter())
            .map(|file| file.name.as_str())
            .collect();
        // A copy is a file of its own, and told as one by what it says.
        assert_eq!(names, ["a", "c"]);
        let again = |name: &str| (name.to_owned(), Other::Again("a".to_owned()));
        assert_eq!(listing.others, [again("b"), again("d")]);
    }

    #[test]
    fn a_link_to_a_folder_above_brings_no_files_of_others() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("2024-H1/trong")).unwrap();
        fs::create_dir_all(at("2024-Q3")).unwrap();
        fs::write(at("2024-H1/a"), b"").unwrap();
        fs::write(at("2024-Q3/b"), b"").unwrap();
        symlink("..", at("2024-H1/vòng")).unwrap();
        symlink("../2024-Q3", at("2024-H1/trong/../quý")).unwrap();
        symlink("../2024-H1", at("2024-Q3/về")).unwrap();
        let listing = list(&at("2024-H1"), "x").unwrap();
        let names: Vec<&str> = (listing.files.iter())
            .map(|file| file.name.as_str())
            .collect();
        assert_eq!(names, ["a", "quý/b"]);
        let others = [
            ("quý/về".to_owned(), Other::Again(String::new())),
            ("vòng".to_owned(), Other::Above),
        ];
        assert_eq!(listing.others, others);
    }

    #[test]
    fn names_that_are_no_unicode_are_files_like_others() {
        let folder = tempfile::tempdir().unwrap();
        for name in [&b"s\xe1.xlsx"[..], b"s[E1].xlsx"] {
            fs::write(folder.path().join(OsStr::from_bytes(name)), b"").unwrap();
        }
        let listing = list(folder.path(), "x").unwrap();
        let names: BTreeSet<&str> = listing
            .files
            .iter()
            .map(|file| file.name.as_str())
            .collect();
        assert_eq!(names, BTreeSet::from(["s[E1].xlsx", "s[E1].xlsx [2]"]));
    }
}
