use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::Wording;
use super::*;

const TEMPLATE: &str = "\
{% macro so(m) %}{{ m.label }} {{ m.figure }}{% if m.coverage %}, tính trên {{ m.coverage }}{% endif %}{% endmacro %}
# Kết quả {{ period.short }}

Có {{ counts.met }}/{{ counts.total }} tiêu chí, {{ counts.met }} đạt.

{% for f in fields %}
## {{ f.heading }}

Lĩnh vực có {{ (f.ms | length) }} chỉ số: {{ f.counts | ket_qua(\"tiêu chí\") }}.

{% for m in f.ms %}
- {{ so(m) }}.
{% endfor %}
{% endfor %}
[[bang:so-lieu]]

{{ y_kien }}
";

fn tables() -> BTreeMap<String, Table> {
    let table = Table {
        caption: None,
        unit: None,
        size: 12.0,
        columns: Vec::new(),
        rows: Vec::new(),
    };
    BTreeMap::from([("so-lieu".to_owned(), table)])
}

fn data() -> Value {
    let counts = json!({
        "met": 1, "on_track": 0, "behind": 2, "not_met": 0, "nothing_arose": 0,
        "insufficient": 0, "no_target": 0, "total": 3, "decided": { "met": false },
    });
    let measure = |id: &str, figure: &str| {
        json!({
            "id": id, "label": "tỷ lệ mức 4", "figure": figure, "coverage": "",
            "verdict_label": "Đạt",
        })
    };
    json!({
        "period": { "short": "quý I năm 2024" },
        "counts": counts,
        "fields": [
            { "code": "I", "heading": "Thể chế", "counts": counts, "ms": [measure("1.1", "05 cuộc")] },
            { "code": "II", "heading": "Thủ tục", "counts": counts,
              "ms": [measure("2.1", "1.250/1.253 hồ sơ (99,76%)"), measure("2.2", "đã hoàn thành")] },
        ],
        "y_kien": "# [[bang:so-lieu]] {{ x }} [5|2.1] \\ a_b*c //",
    })
}

fn wording() -> Wording {
    Wording::new(&BTreeMap::from([(
        "bao-cao.j2".to_owned(),
        TEMPLATE.to_owned(),
    )]))
    .unwrap()
}

fn marked(data: &Value) -> Marked {
    wording().marked("bao-cao.j2", data).unwrap()
}

fn draft() -> String {
    marked(&data()).draft(&["Ghi chú 2024 [".to_owned(), String::new()])
}

#[test]
fn a_draft_marks_what_is_a_figure() {
    let text = draft().replace("\r\n", "\n");
    let expected = [
        "// Ghi chú 2024 [",
        "//",
        "",
        "# Kết quả quý I năm 2024",
        "",
        "Có [01|số tiêu chí đạt]/[03|tổng số tiêu chí] tiêu chí, [01|số tiêu chí đạt] đạt.",
        "",
        "## Thể chế",
        "",
        "Lĩnh vực có [01|I, (f.ms / length)] chỉ số: \
         [01 tiêu chí đạt và 02 tiêu chí chậm tiến độ|I, số tiêu chí theo kết quả].",
        "",
        "- tỷ lệ mức 4 [05 cuộc|1.1|Đạt].",
        "",
        "## Thủ tục",
        "",
        "Lĩnh vực có [02|II, (f.ms / length)] chỉ số: \
         [01 tiêu chí đạt và 02 tiêu chí chậm tiến độ|II, số tiêu chí theo kết quả].",
        "",
        "- tỷ lệ mức 4 [1.250/1.253 hồ sơ (99,76%)|2.1|Đạt].",
        "- tỷ lệ mức 4 [đã hoàn thành|2.2|Đạt].",
        "",
        "[[bang:so-lieu]]",
        "",
        "[# \\[\\[bang:so-lieu\\]\\] {{ x }} \\[5\\|2.1\\] \\\\ a_b*c //|y_kien]",
        "",
    ];
    assert_eq!(text, expected.join("\n"));
}

#[test]
fn an_unchanged_draft_gives_the_generated_body() {
    let generated = wording().blocks("bao-cao.j2", &data(), &tables()).unwrap();
    for text in [
        draft(),
        format!("\u{feff}{}", draft().replace("\r\n", "\n")),
    ] {
        let narrative = read("t.md", &text, &tables()).unwrap();
        assert_eq!(narrative.blocks(&tables()), generated);
        assert_eq!(narrative.changes(&marked(&data())), []);
    }
}

#[test]
fn changed_figures_verdicts_and_lost_sources_are_told_with_their_lines() {
    let narrative = read("t.md", &draft(), &tables()).unwrap();
    let mut now = data();
    now["counts"]["met"] = json!(2);
    now["fields"][0]["ms"][0]["verdict_label"] = json!("Chậm tiến độ");
    now["fields"][1]["ms"][0]["figure"] = json!("1.251/1.253 hồ sơ (99,84%)");
    now["fields"][1]["ms"].as_array_mut().unwrap().pop();
    let told: Vec<String> = narrative
        .changes(&marked(&now))
        .iter()
        .map(|change| change.fault("t.md").to_string())
        .collect();
    let expected = [
        (
            "t.md, dòng 6: số liệu «01» (số tiêu chí đạt) nay là «02»",
            "[02|số tiêu chí đạt]",
        ),
        (
            "t.md, dòng 6: số liệu «01» (số tiêu chí đạt) nay là «02»",
            "[02|số tiêu chí đạt]",
        ),
        (
            "t.md, dòng 12: số liệu «05 cuộc» (1.1) giữ nguyên, nhưng kết quả đánh giá «Đạt» nay là «Chậm tiến độ»",
            "[05 cuộc|1.1|Chậm tiến độ]",
        ),
        (
            "t.md, dòng 16: số liệu «02» (II, (f.ms / length)) nay là «01»",
            "[01|II, (f.ms / length)]",
        ),
        (
            "t.md, dòng 18: số liệu «1.250/1.253 hồ sơ (99,76%)» (2.1) nay là «1.251/1.253 hồ sơ (99,84%)»",
            "[1.251/1.253 hồ sơ (99,84%)|2.1|Đạt]",
        ),
        (
            "t.md, dòng 19: số liệu «đã hoàn thành» (2.2) không còn",
            "xóa dấu",
        ),
    ];
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for (told, (what, mend)) in told.iter().zip(expected) {
        assert!(told.starts_with(what) && told.contains(mend), "{told}");
    }
}

#[test]
fn a_clerks_words_are_text() {
    let text = "// không in\n# Đề mục [1]\nMột {{ x }} #let *đậm* @a <b> $c$ \\d\nhai {% if %}.\n\
        \\# không phải đề mục, \\[5\\|2.1\\]\n\n\\- gạch\n- ý [9,5%|2.1] và [7|x|Đạt]\n\\// chữ";
    let narrative = read("t.md", text, &tables()).unwrap();
    assert_eq!(
        narrative.blocks(&tables()),
        [
            Block::heading(1, "I.", "Đề mục [1]"),
            Block::paragraph(
                "Một {{ x }} #let *đậm* @a <b> $c$ \\d hai {% if %}. # không phải đề mục, [5|2.1]"
            ),
            Block::paragraph("- gạch"),
            Block::bullet(1, "ý 9,5% và 07 // chữ".replace("07", "7")),
        ]
    );
    assert_eq!(narrative.cited.len(), 2);
}

#[test]
fn all_faults_of_a_file_are_told_at_once() {
    let text = "Đoạn [5|\n\n[|2.1] và\n[a|b|c|d]\n#Đề mục\n[[bang:la]]\n[[bang:so-lieu]\n[đúng|x]";
    let failure = read("t.md", text, &tables()).unwrap_err();
    let lines: Vec<_> = failure.faults().iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [1, 3, 4, 5, 6, 7].map(Some), "{failure}");
    assert!(failure.to_string().contains("so-lieu"), "{failure}");
    let empty = read("t.md", "// chỉ có ghi chú\r\n\r\n", &tables()).unwrap_err();
    assert!(empty.to_string().contains("không có lời"), "{empty}");
}

#[test]
fn two_figures_of_one_source_are_told_apart() {
    let wording = Wording::new(&BTreeMap::from([(
        "bao-cao.j2".to_owned(),
        "{% for n in ds %}\n- {{ n }}\n{% endfor %}".to_owned(),
    )]))
    .unwrap();
    let marked = wording
        .marked("bao-cao.j2", &json!({ "ds": [5, 6, 5] }))
        .unwrap();
    assert_eq!(
        marked.draft(&[]),
        "\r\n- [05|n]\r\n- [06|n#2]\r\n- [05|n]\r\n"
    );
}

#[test]
fn a_mark_that_was_deleted_comes_back_with_its_figure() {
    let template = "Có {{ counts.met }}/{{ counts.total }} {{ \"tiêu chí\" | danh_dau(counts.decided.met) }} đạt; \
                    {{ counts.behind }} tiêu chí chậm.\n";
    let own = BTreeMap::from([("bao-cao.j2".to_owned(), template.to_owned())]);
    let wording = Wording::new(&own).unwrap();
    let mut data = data();
    data["counts"]["decided"]["met"] = json!(true);
    let now = wording.marked("bao-cao.j2", &data).unwrap();
    let draft = now.draft(&[]).replace("\r\n", "\n");
    assert!(
        draft.contains("[03|tổng số tiêu chí] tiêu chí (*) đạt"),
        "{draft}"
    );
    let printed = |text: &str| {
        let narrative = read("t.md", text, &BTreeMap::new()).unwrap();
        let blocks = narrative.with_marks(&now).blocks(&BTreeMap::new());
        format!("{blocks:?}").replace("\\u{a0}", " ")
    };
    // As it was written it is printed.
    let as_written = printed(&draft);
    assert!(
        as_written.contains("01/03 tiêu chí (*) đạt; 02 tiêu chí"),
        "{as_written}"
    );
    // The mark belongs to the figure, whatever becomes of the sentence.
    let without = draft.replace(" (*)", "");
    let printed_without = printed(&without);
    assert!(
        printed_without.contains("01 (*)/03 tiêu chí đạt; 02 tiêu chí"),
        "{printed_without}"
    );
    let moved = "Đạt [01|số tiêu chí đạt]. Tất cả có [03|tổng số tiêu chí] (*).\n";
    assert!(
        printed(moved).contains("Đạt 01 (*). Tất cả"),
        "{}",
        printed(moved)
    );
    // What is typed as words is told, where nothing else is that number, and printed with the mark.
    let typed = |text: &str| {
        let narrative = read("t.md", text, &BTreeMap::new()).unwrap();
        narrative.typed_decided(&now)
    };
    assert_eq!(typed("Đạt 1 tiêu chí.\n"), []);
    let mut many = data.clone();
    many["counts"]["met"] = json!(197);
    let now = wording.marked("bao-cao.j2", &many).unwrap();
    let narrative = read("t.md", "Có lời.\n\nĐạt 197 tiêu chí.\n", &BTreeMap::new()).unwrap();
    let found = narrative.typed_decided(&now);
    assert_eq!(found, [(3, "197".to_owned(), "số tiêu chí đạt".to_owned())]);
    let printed = |text: &str| {
        let narrative = read("t.md", text, &BTreeMap::new()).unwrap();
        let blocks = narrative.with_marks(&now).blocks(&BTreeMap::new());
        format!("{blocks:?}").replace("\\u{a0}", " ")
    };
    for (typed, expected) in [
        ("Đạt 197 tiêu chí.\n", "Đạt 197 (*) tiêu chí."),
        // A mark of another clause is not this number's; one behind it in its clause is.
        ("Đạt 12 (*); nay 197.\n", "Đạt 12 (*); nay 197 (*)."),
        ("Đạt 197 tiêu chí (*).\n", "Đạt 197 tiêu chí (*)."),
        (
            "Đạt 12; 197 (5 so với 197), hết.\n",
            "197 (5 so với 197) (*), hết",
        ),
        ("Đạt 198 tiêu chí.\n", "Đạt 198 tiêu chí."),
        // That of a figure behind it is the figure's.
        (
            "Đạt 197, trong đó [197|số tiêu chí đạt] đạt.\n",
            "Đạt 197 (*), trong đó 197 (*) đạt",
        ),
    ] {
        assert!(
            printed(typed).contains(expected),
            "{typed} {}",
            printed(typed)
        );
    }
}
