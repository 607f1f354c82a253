//! Documents of some kinds only: the others stay, and the index names them all.

use super::root::Root;

#[test]
fn only_the_chosen_kinds_are_replaced() {
    let root = Root::with_sample(&["2024-H1/so-noi-vu.xlsx"]);
    let only = |kinds: &[&str]| {
        let chosen = kinds.iter().flat_map(|kind| ["--only", kind]);
        let arguments: Vec<&str> = ["report", "--period", "2024-H1"]
            .into_iter()
            .chain(chosen)
            .collect();
        let run = root.run(&arguments);
        assert_eq!(run.code, 0, "{}", run.err);
        run.out
    };
    only(&["tom-tat", "cong-van"]);
    let digest = root.read("output/2024-H1/tom-tat.pdf").unwrap();
    assert!(
        root.read("output/2024-H1/cong-van/don-doc-chung.pdf")
            .is_some()
    );
    assert!(root.read("output/2024-H1/bao-cao.pdf").is_none());
    std::fs::write(root.path("output/2024-H1/cong-van/cu.pdf"), "cũ").unwrap();
    let told = only(&["du-lieu", "cong-van"]);
    assert!(told.contains("output/2024-H1/results.json"), "{told}");
    assert!(!told.contains("tom-tat.pdf"), "{told}");
    assert_eq!(root.read("output/2024-H1/tom-tat.pdf"), Some(digest));
    assert!(root.read("output/2024-H1/cong-van/cu.pdf").is_none());
    let index = root.read("output/2024-H1/00-muc-luc.html").unwrap();
    let index = String::from_utf8(index).unwrap();
    for name in ["tom-tat.pdf", "cong-van/don-doc-chung.pdf", "results.json"] {
        assert!(
            index.contains(&format!("href=\"{name}\"")),
            "{name} in {index}"
        );
    }
    assert!(!index.contains("bao-cao.pdf"));
}

#[test]
fn wording_and_pages_of_the_root_are_used() {
    let root = Root::with_sample(&["2024-H1/so-noi-vu.xlsx"]);
    let wording = root.path("templates/wording");
    std::fs::create_dir_all(&wording).unwrap();
    std::fs::write(wording.join("tom-tat.j2"), "- Một ý {{ khong_co }}.").unwrap();
    std::fs::write(root.path("templates/tom-tat.typ"), "#let").unwrap();
    let run = root.run(&["report", "--period", "2024-H1", "--only", "tom-tat"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("templates/wording/tom-tat.j2"),
        "{}",
        run.err
    );
    assert!(run.err.contains("khong_co"), "{}", run.err);
    assert!(root.read("output/2024-H1/tom-tat.pdf").is_none());
}

#[test]
fn a_size_that_the_decree_does_not_allow_is_refused() {
    let root = Root::with_sample(&["2024-H1/so-noi-vu.xlsx"]);
    let own = root.path("templates/format.typ");
    let built_in = include_str!("../../templates/format.typ");
    std::fs::create_dir_all(root.path("templates")).unwrap();
    for (size, code) in [("16pt", 2), ("13pt", 0)] {
        let changed = built_in.replace("body-size: 14pt", &format!("body-size: {size}"));
        assert_ne!(changed, built_in);
        std::fs::write(&own, changed).unwrap();
        let run = root.run(&["report", "--period", "2024-H1", "--only", "cong-van"]);
        assert_eq!(run.code, code, "{}", run.err);
        assert_eq!(run.err.contains("«body-size»"), code == 2, "{}", run.err);
        assert!(!run.err.contains("assertion"), "{}", run.err);
    }
}
