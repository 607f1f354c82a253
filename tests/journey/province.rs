//! The sample province of 2026 over its four periods: what the program says of it against what was
//! worked out by hand from what the generator puts in (`xtask/src/sample_province/streams.rs`): the
//! totals of the ordinary bodies, and the plain figures of each body with a story of its own.
//!
//! Bodies with a story: of communes 19 until 30/6 (13 that stay, 6 that change), of departments 3. After
//! it, figures that add up stand as if all of the six still reported: the merged bodies' figures hold
//! those of their predecessors, the two halves of the split one come on top of its last figures. The
//! board that ended without a successor stays at its figures of June. Silent are two communes in quý I,
//! three after six months (one of them with an empty form), one in quý III and in the year.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx, open_workbook_from_rs};

use super::root::Root;

const PERIODS: [&str; 4] = ["2026-Q1", "2026-H1", "2026-Q3", "2026-Y"];

/// Measure, then for each period verdict and the two figures of the province.
const FACTS: &[(&str, [&str; 4])] = &[
    // 76 are asked in March, 3 of 74 have no plan; in June 1 of 72, and one is not accepted; since July
    // the 8 bodies that went into others stand with their last word.
    (
        "1.1",
        [
            "not-met 71 74",
            "not-met 71 72",
            "insufficient 74 74",
            "insufficient 74 74",
        ],
    ),
    // One department held none in quý II, which can be made good until 30/6 and no more after it;
    // another none in quý III; the new one has 5 in all, 4 of them of the two that it follows.
    (
        "1.2",
        [
            "met 14 14",
            "behind 13 14",
            "not-met 10 12",
            "not-met 10 12",
        ],
    ),
    // 3 + 3×0 + 4; 9 + 3 + 12 + 16; 17 + 2×2 + 1 + 20 + 18×3; 24 + 4 + 1 + 31 + 18×5
    ("1.3", ["on-track 7", "on-track 40", "met 96", "met 150"]),
    // 2000 + 17×60; 4300 + 16×120; 6500 + 18×180; 8600 + 18×240
    (
        "1.4",
        [
            "on-track 3020",
            "on-track 6220",
            "on-track 9740",
            "met 12920",
        ],
    ),
    // (56 + 382) of (280 + 1800); (131 + 814) of (280 + 1770); (207 + 1392) of (280 + 1846), against 75 %
    // since July; (267 + 1820) of the same
    (
        "1.5",
        [
            "on-track 438 2080",
            "on-track 945 2050",
            "on-track 1599 2126",
            "on-track 2087 2126",
        ],
    ),
    ("2.2", ["met 0", "not-met 1", "met 0", "met 0"]),
    // 33 + 3×2 of 2200 + 3×100; …; 152 + 2×6 + 4 of 7000 + 2×300 + 200; 165 + 2×8 + 4 of 10 500
    (
        "2.3",
        [
            "met 39 2500",
            "met 92 5100",
            "not-met 168 7800",
            "met 185 10500",
        ],
    ),
    // How things stand: nothing is carried. 1168 of 1170 and 7195 of 7200; one commune that writes
    // «Không áp dụng» is missing; 990 + 5160 + 15×120; 990 + 5160 + 16×120
    (
        "3.1.1",
        [
            "not-met 8363 8370",
            "not-met 8127 8130",
            "met 7950 7950",
            "met 8070 8070",
        ],
    ),
    (
        "3.1.2",
        [
            "on-track 180 2300",
            "on-track 440 2300",
            "on-track 600 2300",
            "met 782 2300",
        ],
    ),
    // 9970 + 22 946 of 10 200 + 23 100; 22 120 + 50 804; 33 732 + 81 100; 44 320 + 106 284
    (
        "3.2.1",
        [
            "met 32916 33300",
            "met 72924 73900",
            "met 114832 116300",
            "met 150604 152500",
        ],
    ),
    // The overdue ones, less 1, 2, 2, 0 without an apology.
    (
        "3.2.2",
        [
            "not-met 383 384",
            "not-met 974 976",
            "not-met 1466 1468",
            "met 1896 1896",
        ],
    ),
    // 44 100 + 17×990 days …: below 3 until June; above 2.5, asked for since July.
    (
        "3.2.3",
        [
            "met 60930 23100",
            "met 132960 51200",
            "behind 214140 81800",
            "behind 271760 107200",
        ],
    ),
    // 8, 14, 20, 26 communes: of 62 they are less than 30 %, whatever the silent ones have; of 60 more.
    (
        "3.2.4",
        ["behind 8 60", "behind 14 59", "met 20 59", "met 26 59"],
    ),
    (
        "3.2.5",
        [
            "on-track 6 60",
            "on-track 12 59",
            "on-track 18 59",
            "met 24 59",
        ],
    ),
    (
        "3.2.6",
        [
            "met 6730 11000",
            "met 14770 23940",
            "met 23330 37280",
            "met 31710 49640",
        ],
    ),
    // Answers 2560 and 30 a body, times the quarter; 91.5, 86 for ten, 92 for those with a story; one
    // falls by a point a quarter.
    (
        "3.2.7",
        [
            "met 277970 3070",
            "met 550340 6080",
            "met 841950 9300",
            "met 1122440 12400",
        ],
    ),
    (
        "4.1",
        [
            "behind 5 1650",
            "on-track 15 1650",
            "on-track 23 1650",
            "met 29 1650",
        ],
    ),
    (
        "4.2",
        [
            "on-track 6 620",
            "on-track 18 612",
            "met 46 636",
            "met 53 636",
        ],
    ),
    // 953 points of eleven, 85 of each other; 12.5 fewer in March, 3 fewer in the year.
    (
        "5.1",
        [
            "behind 1195.5 14",
            "met 1208 14",
            "met 1038 12",
            "met 1035 12",
        ],
    ),
    (
        "5.2",
        ["insufficient 0", "insufficient 0", "not-met 1", "not-met 1"],
    ),
    // Two departments are not above the year before.
    (
        "5.3",
        [
            "behind 12 14",
            "behind 12 14",
            "behind 10 12",
            "behind 10 12",
        ],
    ),
    ("5.4", ["on-track", "on-track", "on-track", "not-met"]),
    // Second figures from the reports of 2025, where there are some: 15 000 in June, not the 14 950 that
    // were entered.
    (
        "6.1",
        [
            "behind 8150 7475",
            "met 16605.5 15000",
            "behind 25590 23310.5",
            "behind 34710 31590.25",
        ],
    ),
    (
        "6.2",
        [
            "behind 67000 860000",
            "behind 258000 860000",
            "behind 510000 860000",
            "on-track 795000 860000",
        ],
    ),
    // In June one commune of 16 enters đồng: 8400 + 13×200 without it is behind, with it «met». Two
    // communes' own layouts state no unit of money: their 200 each, and 320 in September, are asked for.
    (
        "6.3",
        [
            "on-track 6200",
            "insufficient 200011000",
            "on-track 20920",
            "met 29260",
        ],
    ),
    // 105 % of what is planned for the year: 24.5, 49.9, 75.2 of a hundred by then.
    (
        "6.6",
        [
            "on-track 4212.5 16500",
            "on-track 9087 16500",
            "on-track 13240.5 16500",
            "met 17490 16500",
        ],
    ),
    ("6.4", ["on-track 0", "behind 1", "on-track 4", "met 5"]),
    (
        "7.1",
        ["nothing-arose", "nothing-arose", "met 8 34", "met 8 34"],
    ),
    (
        "7.2",
        [
            "nothing-arose",
            "on-track 17 34",
            "on-track 17 34",
            "met 14 34",
        ],
    ),
    (
        "7.3",
        ["nothing-arose", "met 17 34", "met 17 34", "met 17 34"],
    ),
    // The last rank was one among 63.
    (
        "7.4",
        [
            "nothing-arose",
            "nothing-arose",
            "insufficient",
            "insufficient",
        ],
    ),
    // 100 but for those at 94, and 97 for those with a story: 45×100 + 10×94 + 20×97 of 75; …
    (
        "7.6",
        ["met 7380 75", "met 7295 74", "met 7119 72", "met 7119 72"],
    ),
    // 1200 until June, 1500 since July.
    (
        "7.7",
        ["behind 268", "on-track 574", "behind 953", "met 1511"],
    ),
];

/// Criteria by verdict: met, on-track, behind, not-met, nothing-arose, insufficient, no-target.
const COUNTS: [[usize; 7]; 4] = [
    [10, 11, 7, 3, 4, 1, 1],
    [11, 12, 5, 4, 2, 2, 1],
    [14, 11, 5, 4, 0, 2, 1],
    [26, 2, 3, 3, 0, 2, 1],
];

const VERDICTS: [&str; 7] = [
    "met",
    "on-track",
    "behind",
    "not-met",
    "nothing-arose",
    "insufficient",
    "no-target",
];

#[test]
fn a_province_of_2026_over_its_year() {
    let root = Root::empty();
    root.copy_folder("examples/tinh-mau-2026/inputs", "inputs");
    for (at, period) in PERIODS.into_iter().enumerate() {
        let run = root.run(&["report", "--period", period, "--only", "du-lieu"]);
        assert_eq!(run.code, 0, "{period}: {}", run.err);
        let results = root.json(&format!("output/{period}/results.json"));
        let province = results["province"].as_array().unwrap();
        for (measure, facts) in FACTS {
            let figure = province
                .iter()
                .find(|figure| figure["measure"] == *measure)
                .unwrap();
            let mut said = vec![figure["verdict"].as_str().unwrap().to_owned()];
            let numbers = [&figure["first"], &figure["second"]];
            let numbers = numbers.iter().filter(|number| !number.is_null());
            said.extend(numbers.map(|number| number.as_f64().unwrap().to_string()));
            assert_eq!(said.join(" "), facts[at], "{period} {measure}");
        }
        let criteria = results["criteria"].as_array().unwrap();
        let counts = VERDICTS.map(|verdict| {
            let is = |one: &&serde_json::Value| one["verdict"] == *verdict;
            criteria.iter().filter(is).count()
        });
        assert_eq!(counts, COUNTS[at], "{period}");
    }
    // 20 for 99.09 %, 10 for 55.56 of 55 %, 10 for nobody, 10 × 97 ÷ 98, of 50: nothing of its plan, due
    // before its birth. The inspectorate, exempt from dossiers: 10 + 91 + 10 + 10 of 130.
    let scores = root.read("output/2026-Q3/du-lieu/cham-diem.csv").unwrap();
    let scores = String::from_utf8(scores).unwrap();
    for (agency, score) in [
        ("xa-mau-hop", ";49,897959183673;50;99,795918367347;"),
        ("thanh-tra-tinh", ";121;130;93,076923076923;"),
    ] {
        let of_agency = format!(";{agency};");
        let mut rows = scores.lines().filter(|row| row.contains(&of_agency));
        assert!(
            rows.next().is_some_and(|row| row.contains(score)),
            "{agency}"
        );
    }
}

#[test]
fn its_summary_leads_to_every_sheet_and_each_has_one_table() {
    let root = Root::empty();
    root.copy_folder("examples/tinh-mau-2026/inputs", "inputs");
    let run = root.run(&["report", "--period", "2026-Y", "--only", "tong-hop"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let bytes = root.read("output/2026-Y/tong-hop.xlsx").unwrap();
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    let column = |range: Range<Data>, at: u32| -> Vec<String> {
        let rows = 0..range.height() as u32;
        rows.filter_map(|row| range.get_value((row, at)).map(ToString::to_string))
            .collect()
    };
    let first = column(book.worksheet_range(&names[0]).unwrap(), 0);
    for name in &names[1..] {
        assert!(first.contains(name), "{name} in {first:?}");
    }
    for name in ["Diễn biến", "Gửi đúng hạn", "Ước cả năm", "Điểm, xếp hạng"]
    {
        assert!(names.iter().any(|one| one == name), "{name} in {names:?}");
    }
    // Headings that print on every page stand above one table: agencies are no measures.
    let measures = column(book.worksheet_range("Diễn biến").unwrap(), 1);
    assert!(!measures.iter().any(|words| words.starts_with("UBND ")));
    // What is expected of an average is no other than what it was so far; what the year was planned to
    // be stays.
    let expected = book.worksheet_range("Ước cả năm").unwrap();
    let of_all = |measure: &str| {
        let rows = expected.rows();
        let mut rows = rows.filter(|row| row[0].to_string().starts_with("Cộng "));
        let row = rows.find(|row| row[1] == *measure).unwrap();
        row[3].to_string()
    };
    assert!(of_all("3.2.3").contains("(2,5"), "{}", of_all("3.2.3"));
    assert!(of_all("6.2").contains("/386.530,63 "), "{}", of_all("6.2"));
}

#[test]
fn its_issued_report_is_kept_whole() {
    // A record that does not agree with the files beside it is refused by every later period.
    let root = Root::empty();
    root.copy_folder("examples/tinh-mau-2026/inputs", "inputs");
    root.copy_folder("examples/tinh-mau-2026/output", "output");
    let run = root.run(&["report", "--period", "2026-H1", "--only", "du-lieu"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let signed = root.json("output/2026-Q1/ban-hanh/41-BC-SNV/van-ban/results.json");
    assert_eq!(signed["period"], "2026-Q1");
    // What took the place of another stands beside it, under a number of its own.
    let kept = root.names("output/2025-H1/ban-hanh");
    assert_eq!(kept, ["103-BC-SNV", "96-BC-SNV"]);
    let second = root.json("output/2025-H1/ban-hanh/103-BC-SNV/ban-hanh.json");
    assert!(second.to_string().contains("96"), "{second}");
    let growth = |number: &str| {
        let path = format!("output/2025-H1/ban-hanh/{number}-BC-SNV/van-ban/results.json");
        let results = root.json(&path);
        let mut all = results["province"].as_array().unwrap().iter().rev();
        let one = all.find(|one| one["measure"] == "6.1").unwrap();
        one["first"].as_f64().unwrap()
    };
    assert_eq!([growth("96"), growth("103")], [15450.0, 15000.0]);
    let run = root.run(&["report", "--period", "2025-H1", "--only", "du-lieu"]);
    assert_eq!(run.code, 0, "{}", run.err);
}
