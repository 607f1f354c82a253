use super::new_file::below;
use super::*;

fn file(name: &str, text: &str) -> NewFile {
    NewFile {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    }
}

fn beside(stem: &str, bytes: &[u8]) -> Beside {
    Beside {
        stem: stem.to_owned(),
        extension: "xlsx",
        bytes: bytes.to_vec(),
    }
}

fn read(folder: &Path, name: &str) -> Option<String> {
    fs::read_to_string(below(folder, name)).ok()
}

#[test]
fn a_folder_is_replaced_as_a_whole_and_nothing_else_is_touched() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("2024-H1");
    replace(
        &folder,
        "output/2024-H1",
        Part::Folder("forms"),
        &[file("forms/a.xlsx", "1"), file("forms/b.xlsx", "1")],
    )
    .unwrap();
    fs::write(folder.join("ghi-chu.txt"), "của tôi").unwrap();
    replace(
        &folder,
        "output/2024-H1",
        Part::Folder("forms"),
        &[file("forms/b.xlsx", "2")],
    )
    .unwrap();
    assert_eq!(read(&folder, "forms/a.xlsx"), None);
    assert_eq!(read(&folder, "forms/b.xlsx").as_deref(), Some("2"));
    assert_eq!(read(&folder, "ghi-chu.txt").as_deref(), Some("của tôi"));
    replace(
        &folder,
        "output/2024-H1",
        Part::OnlyWritten,
        &[file("forms/c.xlsx", "3")],
    )
    .unwrap();
    assert_eq!(read(&folder, "forms/b.xlsx").as_deref(), Some("2"));
    let left: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name())
        .collect();
    assert_eq!(left.len(), 2, "no staging folder is left: {left:?}");
}

#[test]
fn documents_of_an_earlier_run_do_not_stay_behind() {
    let root = tempfile::tempdir().unwrap();
    let owned = Part::Documents {
        files: &["bao-cao.pdf", "phu-luc.pdf"],
        folders: &["cong-van"],
    };
    replace(
        root.path(),
        "output",
        owned,
        &[
            file("bao-cao.pdf", "1"),
            file("phu-luc.pdf", "1"),
            file("cong-van/a.pdf", "1"),
        ],
    )
    .unwrap();
    fs::write(root.path().join("tom-tat.pdf"), "1").unwrap();
    replace(root.path(), "output", owned, &[file("bao-cao.pdf", "2")]).unwrap();
    assert_eq!(read(root.path(), "phu-luc.pdf"), None);
    assert!(!root.path().join("cong-van").exists());
    assert_eq!(read(root.path(), "tom-tat.pdf").as_deref(), Some("1"));
    assert_eq!(read(root.path(), "bao-cao.pdf").as_deref(), Some("2"));
}

#[test]
fn a_new_file_takes_no_other_place() {
    let root = tempfile::tempdir().unwrap();
    let write = |bytes: &[u8]| {
        let written = write_beside(root.path(), vec![beside("a - cần sửa", bytes)]);
        written.unwrap().remove(0)
    };
    assert_eq!(write(b"1"), root.path().join("a - cần sửa.xlsx"));
    assert_eq!(write(b"2"), root.path().join("a - cần sửa (2).xlsx"));
    assert_eq!(read(root.path(), "a - cần sửa.xlsx").as_deref(), Some("1"));
    let nowhere = root.path().join("gone");
    assert!(write_beside(&nowhere, vec![beside("a", b"1")]).is_err());
}

#[test]
fn what_cannot_be_replaced_leaves_everything_as_it_was() {
    let root = tempfile::tempdir().unwrap();
    replace(
        root.path(),
        "output",
        Part::OnlyWritten,
        &[file("a.pdf", "old")],
    )
    .unwrap();
    fs::create_dir(root.path().join("b.pdf")).unwrap();
    let failure = replace(
        root.path(),
        "output",
        Part::OnlyWritten,
        &[file("a.pdf", "new"), file("b.pdf", "new")],
    )
    .unwrap_err();
    assert_eq!(failure.faults()[0].file, "output/b.pdf");
    assert_eq!(read(root.path(), "a.pdf").as_deref(), Some("old"));
}

/// What is told of the runs that were killed.
fn settled(root: &Path) -> Outcome<Vec<String>> {
    let shown = |folder: &Path| {
        let name = folder.file_name().unwrap().to_string_lossy();
        format!("output/{name}")
    };
    settle(&folders_in(root), &shown)
}

/// A staging folder as a run that was killed leaves it: the journal, and files of the exchange.
fn killed(folder: &Path, moved: bool, undo: bool) {
    let at = |name: &str| below(folder, &format!("{STAGING}/{name}"));
    for part in ["new", "old"] {
        fs::create_dir_all(at(part)).unwrap();
    }
    fs::write(at("lock"), "").unwrap();
    let journal = r#"{"leaving":["a.pdf","gone.pdf"],"coming":["a.pdf","b.pdf"]}"#;
    fs::write(at("journal"), journal).unwrap();
    fs::write(folder.join("gone.pdf"), "old").unwrap();
    fs::write(at("new/b.pdf"), "new").unwrap();
    if moved {
        fs::write(at("old/a.pdf"), "old").unwrap();
        fs::write(folder.join("a.pdf"), "new").unwrap();
    } else {
        fs::write(at("new/a.pdf"), "new").unwrap();
        fs::write(folder.join("a.pdf"), "old").unwrap();
    }
    if undo {
        fs::write(at("undo"), "").unwrap();
    }
}

#[test]
fn the_next_run_settles_what_a_killed_one_left() {
    for moved in [false, true] {
        for undo in [false, true] {
            let root = tempfile::tempdir().unwrap();
            let folder = root.path().join("2024-H1");
            fs::create_dir(&folder).unwrap();
            killed(&folder, moved, undo);
            let lines = settled(root.path()).unwrap();
            assert_eq!(lines.len(), 1);
            assert!(lines[0].starts_with("output/2024-H1: "), "{lines:?}");
            let expected = if undo {
                (Some("old"), None, Some("old"))
            } else {
                (Some("new"), Some("new"), None)
            };
            let names = ["a.pdf", "b.pdf", "gone.pdf"].map(|name| read(&folder, name));
            let [a, b, gone] = &names;
            assert_eq!((a.as_deref(), b.as_deref(), gone.as_deref()), expected);
            assert!(!folder.join(STAGING).exists());
            assert_eq!(settled(root.path()).unwrap(), Vec::<String>::new());
        }
    }
}

/// An exchange that was undone is cleared away step by step; wherever that is broken off, no old file
/// leaves its place again.
#[test]
fn what_was_undone_stays_undone_however_far_it_was_cleared() {
    let cleared = ["journal", "undo", "lock"];
    for gone in 0..=cleared.len() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("2024-H1");
        fs::create_dir(&folder).unwrap();
        killed(&folder, false, true);
        fs::remove_file(folder.join("a.pdf")).unwrap();
        let staging = folder.join(STAGING);
        for part in ["new", "old"] {
            fs::remove_dir_all(staging.join(part)).unwrap();
        }
        fs::write(folder.join("a.pdf"), "old").unwrap();
        fs::write(staging.join("lock"), "xong1").unwrap();
        for part in &cleared[..gone] {
            fs::remove_file(staging.join(part)).unwrap();
        }
        settled(root.path()).unwrap();
        for name in ["a.pdf", "gone.pdf"] {
            assert_eq!(read(&folder, name).as_deref(), Some("old"), "{gone}");
        }
        assert_eq!(read(&folder, "b.pdf"), None);
        assert!(!staging.exists());
    }
}

#[test]
fn what_is_half_written_is_removed() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("2024-H1");
    fs::create_dir_all(folder.join(STAGING).join("new")).unwrap();
    fs::write(folder.join(STAGING).join("new/a.pdf"), "ne").unwrap();
    fs::write(folder.join("a.pdf"), "old").unwrap();
    let lines = settled(root.path()).unwrap();
    assert!(lines[0].contains("chưa thay tệp nào"), "{lines:?}");
    assert_eq!(read(&folder, "a.pdf").as_deref(), Some("old"));
    assert!(!folder.join(STAGING).exists());
}

#[test]
fn what_was_broken_off_beside_a_file_is_found_wherever_it_lies() {
    let root = tempfile::tempdir().unwrap();
    let deep = root.path().join("một/hai/ba");
    for folder in [
        &deep,
        &root.path().join("output/2024-H1"),
        &root.path().join("bốn"),
    ] {
        fs::create_dir_all(folder).unwrap();
    }
    fs::create_dir_all(deep.join(STAGING).join("new")).unwrap();
    fs::write(deep.join(STAGING).join("new/a.xlsx"), "ne").unwrap();
    fs::create_dir(root.path().join(STAGING)).unwrap();
    let left = left_below(root.path());
    assert_eq!(left, [root.path().to_path_buf(), deep.clone()]);
    let lines = settle(&left, &|folder| folder.display().to_string()).unwrap();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert_eq!(left_below(root.path()), Vec::<PathBuf>::new());
    assert_eq!(fs::read_dir(&deep).unwrap().count(), 0);
}

#[test]
fn a_run_that_lives_is_waited_for_and_left_alone() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("2024-H1");
    fs::create_dir(&folder).unwrap();
    let Ok((staging, Found::Nothing)) = Staging::make(&folder) else {
        panic!("nothing is there");
    };
    let is_gone = std::thread::scope(|scope| {
        let waiting = scope.spawn(|| settled(root.path()).unwrap());
        std::thread::sleep(std::time::Duration::from_millis(300));
        assert!(!waiting.is_finished() && folder.join(STAGING).is_dir());
        staging.remove();
        waiting.join().unwrap()
    });
    assert_eq!(is_gone, Vec::<String>::new());
    assert!(!folder.join(STAGING).exists());
}

#[test]
fn what_others_wrote_meanwhile_is_not_lost() {
    let root = tempfile::tempdir().unwrap();
    let made_of = |was: Option<&str>, text: &str| {
        let part = Part::MadeOf(&[("2024-H1.toml", was)]);
        replace(root.path(), "inputs", part, &[file("2024-H1.toml", text)])
    };
    made_of(None, "1").unwrap();
    let failure = made_of(None, "2").unwrap_err();
    assert_eq!(failure.faults()[0].file, "inputs/2024-H1.toml");
    assert!(made_of(Some("0"), "2").is_err());
    assert_eq!(read(root.path(), "2024-H1.toml").as_deref(), Some("1"));
    made_of(Some("1"), "12").unwrap();
    assert_eq!(read(root.path(), "2024-H1.toml").as_deref(), Some("12"));
    assert!(!root.path().join(STAGING).exists());
}

#[test]
fn names_of_one_run_do_not_meet() {
    let root = tempfile::tempdir().unwrap();
    let files = ["a", "A", "b"].map(|stem| beside(stem, b"1")).to_vec();
    let written = write_beside(root.path(), files).unwrap();
    let expected = ["a.xlsx", "A (2).xlsx", "b.xlsx"].map(|name| root.path().join(name));
    assert_eq!(written, expected);
}

#[test]
fn parts_of_two_folders_are_replaced_together_or_not_at_all() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    let changes = |text: &str, name: &str, was: &'static [(&'static str, Option<&'static str>)]| {
        let one = |name: &str| NewFile {
            name: name.to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        vec![
            Change {
                folder: "output/K".to_owned(),
                part: Part::Folder("tra"),
                files: vec![one(&format!("tra/{name}"))],
            },
            Change {
                folder: "inputs/mau".to_owned(),
                part: Part::MadeOf(was),
                files: vec![one("m.toml")],
            },
        ]
    };
    let there = |name: &str| fs::read_to_string(root.join(name)).ok();
    const NEW: &[(&str, Option<&str>)] = &[("m.toml", None)];
    replace_together(root, changes("1", "a", NEW)).unwrap();
    assert_eq!(there("output/K/tra/a").as_deref(), Some("1"));
    assert_eq!(there("inputs/mau/m.toml").as_deref(), Some("1"));
    // Somebody has written the one by now: the other stays as it was too.
    let refused = replace_together(root, changes("2", "b", NEW)).unwrap_err();
    assert_eq!(refused.faults()[0].file, "inputs/mau/m.toml");
    assert_eq!(there("output/K/tra/a").as_deref(), Some("1"));
    assert_eq!(there("output/K/tra/b"), None);
    const KNOWN: &[(&str, Option<&str>)] = &[("m.toml", Some("1"))];
    replace_together(root, changes("3", "b", KNOWN)).unwrap();
    assert_eq!(there("output/K/tra/a"), None);
    assert_eq!(there("output/K/tra/b").as_deref(), Some("3"));
    assert_eq!(there("inputs/mau/m.toml").as_deref(), Some("3"));
    for folder in [
        root.to_path_buf(),
        root.join("output/K"),
        root.join("inputs/mau"),
    ] {
        assert!(!folder.join(STAGING).exists());
    }
}

#[test]
fn what_lies_there_already_is_not_written_once_more() {
    let root = tempfile::tempdir().unwrap();
    let names = ["a.md", "a.moi.md", "a.moi-2.md"].map(str::to_owned);
    let write = |text: &str| {
        let path = write_once(root.path(), names.clone(), text.as_bytes()).unwrap();
        path.file_name().unwrap().to_str().unwrap().to_owned()
    };
    assert_eq!(
        [write("1"), write("1"), write("2"), write("2")],
        ["a.md", "a.md", "a.moi.md", "a.moi.md"]
    );
    assert_eq!(write("1"), "a.md");
    assert!(!root.path().join(STAGING).exists());
}
