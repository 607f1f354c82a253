//! Ten statements that official documents once had wrong, each as the sample province would meet it: what
//! is printed of it now. What a program of then printed stands beside each.

use super::own::text as pdf_text;
use super::root::Root;

fn province() -> Root {
    let root = Root::empty();
    root.copy_folder("examples/tinh-mau-2026/inputs", "inputs");
    root
}

/// The words of a period's report.
fn words(root: &Root, period: &str) -> String {
    let run = root.run(&["report", "--draft", "--period", period]);
    assert_eq!(run.code, 0, "{}", run.err);
    let text = root.read(&format!("inputs/narrative/{period}.md")).unwrap();
    String::from_utf8(text).unwrap()
}

/// The words of documents of a period, each by its name.
fn documents<'r>(root: &'r Root, period: &'r str, kinds: &[&str]) -> impl Fn(&str) -> String + 'r {
    let only = kinds.iter().flat_map(|kind| ["--only", kind]);
    let arguments: Vec<&str> = ["report", "--period", period]
        .into_iter()
        .chain(only)
        .collect();
    let run = root.run(&arguments);
    assert_eq!(run.code, 0, "{}", run.err);
    move |name| {
        let bytes = root.read(&format!("output/{period}/{name}")).unwrap();
        let words: Vec<String> = pdf_text(&bytes)
            .replace('\u{a0}', " ")
            .split_whitespace()
            .map(str::to_owned)
            .collect();
        words.join(" ")
    }
}

/// The lines about a criterion.
fn about<'a>(words: &'a str, criterion: &str) -> Vec<&'a str> {
    let named = format!("tiêu chí {criterion})");
    let alone = format!("tiêu chí {criterion}:");
    words
        .lines()
        .filter(|line| line.contains(&named) || line.contains(&alone))
        .collect()
}

#[test]
fn the_report_of_half_a_year_says_them_rightly() {
    let root = province();
    let words = words(&root, "2026-H1");
    // 2: «Đạt: 120.003.191,56 triệu đồng», where one commune had entered đồng for triệu đồng.
    let saved = about(&words, "6.3").join("\n");
    for told in [
        "Chưa đủ căn cứ",
        "UBND xã Mẫu Cẩm (200.000.000 triệu đồng) đang chờ xác minh",
        "không tính số liệu chờ xác minh: 11.000 triệu đồng (Chậm tiến độ)",
    ] {
        assert!(saved.contains(told), "{told}\n{saved}");
    }
    // … and wherever else the figure stands; the digest says it, and the letter asks the commune.
    let made = documents(&root, "2026-H1", &["phu-luc", "tom-tat", "cong-van"]);
    for (document, told) in [
        // Cells are set side by side, so that words of a cell need not follow each other.
        ("phu-luc-4.pdf", "(chờ xác"),
        ("phu-luc-5.pdf", "(chờ xác"),
        ("tom-tat.pdf", "đang chờ xác minh (01 chỉ số): 6.3"),
        ("cong-van/don-doc-chung.pdf", "01 số liệu cần xác minh"),
        ("cong-van/don-doc-chung.pdf", "UBND xã Mẫu Cẩm"),
    ] {
        let text = made(document);
        assert!(text.contains(told), "{document}: {text}");
    }
    let annexes = made("phu-luc.pdf");
    assert!(!annexes.contains("<=") && !annexes.contains(">="));
    // 3: a goal «trong nhóm 10» printed as «<=», and compared with the score.
    assert!(!words.contains("<=") && !words.contains(">="));
    assert!(words.contains("xếp từ thứ 10 đến thứ 15"));
    // 4: a straight line (2,39 of 5) where the plan has a milestone of 2 for June.
    let steps = about(&words, "6.4").join("\n");
    assert!(
        steps.contains("[02 đơn vị|6.4, mức theo tiến độ]"),
        "{steps}"
    );
}

#[test]
fn what_is_traced_is_in_the_cells_that_it_names() {
    let root = province();
    let traced = |measure: &str, period: &str| {
        let run = root.run(&["trace", measure, "--period", period]);
        assert_eq!(run.code, 0, "{}", run.err);
        run.out
    };
    // The cell of last year's figure says 9.000; what is judged is what was reported then.
    let growth = traced("6.1", "2026-H1");
    let of_health = "10.030 so với 9.050 = tăng 10,83% – Đạt   [so-y-te.xlsx › Biểu nhập › F35, I35; số cùng kỳ: báo cáo 6 tháng đầu năm 2025]";
    assert!(growth.contains(of_health), "{growth}");
    assert!(
        growth.contains("so-xay-dung.xlsx › Biểu nhập › F35, H35, I35]"),
        "{growth}"
    );
    // A score with its answers and a rank are no quotients.
    let score = traced("3.2.7", "2026-Q3");
    assert!(
        score.contains("UBND xã Mẫu Hợp: 92% (270 phiếu) – Đạt"),
        "{score}"
    );
    let rank = traced("7.2", "2026-Q3");
    assert!(
        rank.contains("Sở Công Thương: xếp thứ 17/34 – Chưa đến hạn"),
        "{rank}"
    );
}

#[test]
fn the_report_after_the_mergers_says_them_rightly() {
    let root = province();
    let words = words(&root, "2026-Q3");
    // 5: no document mentioned a merger, and the predecessors' half-year dropped out.
    let told =
        "UBND xã Mẫu Hợp thực hiện nhiệm vụ của UBND xã Mẫu Lập, UBND xã Mẫu Quế và UBND xã Mẫu Tú";
    assert!(words.contains(told), "{words}");
    // 7: what the amended plan asks since July, with the decision that amended it.
    assert!(words.contains("1507/QĐ-UBND"), "{words}");
    let trained = about(&words, "7.7").join("\n");
    assert!(trained.contains("từ 1.500 lượt người trở lên"), "{trained}");
    // 10: the quarter was the difference of 953 and 574, sums over other communes: 379.
    assert!(
        trained.contains("[351 lượt người (*)|7.7, riêng quý"),
        "{trained}"
    );
    assert!(
        trained.contains("57 cơ quan có số liệu ở cả hai kỳ"),
        "{trained}"
    );

    // 5 and 9: the annexes name who ended and who follows, and whom a criterion does not concern.
    let made = documents(&root, "2026-Q3", &["phu-luc"]);
    for (annex, told) in [
        ("phu-luc-3.pdf", "Thay đổi về tổ chức"),
        ("phu-luc-3.pdf", "UBND xã Mẫu Hợp"),
        ("phu-luc-3.pdf", "không có cơ quan kế thừa"),
        ("phu-luc-6.pdf", "12/TB-UBND"),
        ("phu-luc-6.pdf", "UBND xã Mẫu Mỹ"),
    ] {
        let text = made(annex);
        assert!(text.contains(told), "{annex}: {told}: {text}");
    }

    // 5: the successor's form has what its predecessors stated last; nothing of its own is there yet.
    let run = root.run(&["forms", "--period", "2026-Q3", "--agency", "xa-mau-hop"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let form = root.read("output/2026-Q3/forms/xa-mau-hop.xlsx").unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(form)).unwrap();
    let mut part = archive.by_name("xl/sharedStrings.xml").unwrap();
    let mut texts = String::new();
    std::io::Read::read_to_string(&mut part, &mut texts).unwrap();
    let before = "UBND xã Mẫu Lập: 120 lượt người; UBND xã Mẫu Quế: 120 lượt người";
    assert!(texts.contains(before), "{texts}");
}

#[test]
fn what_nobody_is_left_to_report_is_neither_failed_nor_asked_for() {
    let root = province();
    let register = String::from_utf8(root.read("inputs/agencies.toml").unwrap()).unwrap();
    let alive = "id = \"so-noi-vu\"\n";
    let ended = format!("{alive}valid_to = 2026-06-30\n");
    root.write("inputs/agencies.toml", register.replacen(alive, &ended, 1));
    let words = words(&root, "2026-Q3");
    // It had held its rank in the half-year, and ended with nobody to follow it.
    let about: Vec<&str> = words
        .lines()
        .filter(|line| line.contains("Tiêu chí 7.3:"))
        .collect();
    let told = about.join("\n");
    assert!(
        told.contains("không còn cơ quan nào phải báo cáo chỉ số này"),
        "{told}"
    );
    for line in words.lines() {
        let asks = line.contains("bổ sung, làm rõ") || line.contains("không còn đạt");
        assert!(!asks || !line.contains("7.3"), "{line}");
    }
}

#[test]
fn what_an_agency_is_told_of_its_part_is_right() {
    let root = province();
    let run = root.run(&["report", "--period", "2026-Q3", "--only", "du-lieu"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let results = root.json("output/2026-Q3/results.json");
    let verdicts = results["verdicts"].as_array().unwrap();
    let of = |agency: &str, measure: &str| {
        let mut all = verdicts.iter();
        let one = all.find(|one| one["agency"] == agency && one["measure"] == measure);
        let one = one.unwrap_or_else(|| panic!("{agency} {measure}"));
        let text = |key: &str| one[key].as_str().unwrap_or("-").to_owned();
        (text("verdict"), text("reason"))
    };
    let told = |verdict: &str, reason: &str| (verdict.to_owned(), reason.to_owned());
    // 1: «Chậm tiến độ: 540 lượt người, yêu cầu từ 12.000», a total that all share.
    assert_eq!(of("xa-mau-hop", "1.4"), told("no-target", "-"));
    // … and its own part, where the plan gives one.
    assert_eq!(of("xa-mau-hop", "7.7"), told("met", "-"));
    // 5: «Không đạt» for a deadline in February, of a body born in July.
    assert_eq!(
        of("xa-mau-hop", "1.1"),
        told("nothing-arose", "before-birth")
    );
    // 9: «Không áp dụng» without a ground was «để trống»; with one, the body is not asked at all.
    assert_eq!(
        of("xa-mau-my", "3.1.1"),
        told("insufficient", "not-applicable")
    );
    let asked = verdicts.iter();
    let mut asked = asked.filter(|one| one["agency"] == "thanh-tra-tinh");
    assert!(!asked.any(|one| one["measure"] == "3.2.1"));
    let findings = results["findings"].as_array().unwrap();
    let of_word = findings.iter().filter(|one| one["code"] == "SL16").count();
    assert_eq!(of_word, 1);
    // 8: «>= 1.200» was 1,2.
    let plan = String::from_utf8(root.read("inputs/plans/2026-2.toml").unwrap()).unwrap();
    let doubtful = plan.replacen("target = \">= 1500\"", "target = \">= 1.500\"", 1);
    assert_ne!(plan, doubtful);
    root.write("inputs/plans/2026-2.toml", doubtful);
    let run = root.run(&["report", "--period", "2026-Q3", "--only", "du-lieu"]);
    assert_eq!(run.code, 2, "{}", run.out);
    assert!(
        run.err.contains("1500") && run.err.contains("1,5"),
        "{}",
        run.err
    );
    // 6, issued means issued: `issued.rs`.
}
