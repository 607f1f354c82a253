use std::collections::BTreeMap;

use serde_json::json;

use super::*;

fn template(text: &str) -> Outcome<Wording> {
    Wording::new(&BTreeMap::from([(
        "bao-cao.j2".to_owned(),
        text.to_owned(),
    )]))
}

fn blocks(text: &str, data: serde_json::Value) -> Outcome<Vec<Block>> {
    template(text)?.blocks("bao-cao.j2", &data, &tables())
}

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

fn fault(text: &str) -> Fault {
    blocks(
        text,
        json!({ "ten": "A", "nhom": { "co": 1 }, "trong": null }),
    )
    .unwrap_err()
    .faults()[0]
        .clone()
}

#[test]
fn lines_become_blocks() {
    let text = "# Kết quả\n\n## Chỉ đạo\nMột đoạn\nhai dòng\n, nối.\n\n- Ý một;\n+ Ý nhỏ.\n### Điểm\n## Hai\n### Lại\n[[bang:so-lieu]]\n> Ghi chú\n# Cuối";
    let plain = |level, number: &str, text: &str| Block::heading(level, number, text);
    assert_eq!(
        blocks(text, json!({})).unwrap(),
        vec![
            plain(1, "I.", "Kết quả"),
            plain(2, "1.", "Chỉ đạo"),
            Block::paragraph("Một đoạn hai dòng, nối."),
            Block::bullet(1, "Ý một;"),
            Block::bullet(2, "Ý nhỏ."),
            plain(3, "a)", "Điểm"),
            plain(2, "2.", "Hai"),
            plain(3, "a)", "Lại"),
            Block::Table(tables()["so-lieu"].clone()),
            Block::note("Ghi chú"),
            plain(1, "II.", "Cuối"),
        ]
    );
}

#[test]
fn data_never_becomes_structure() {
    let hostile = [
        "# Đề mục",
        "- ý",
        "[[bang:so-lieu]]",
        "{{ ten }}",
        "a\n\n# b\r\n- c\u{2028}[[bang:so-lieu]]",
        "\u{E000}# d\u{E001}",
    ];
    for value in hostile {
        let made = blocks("{{ x }}\n\n- {{ x }}", json!({ "x": value })).unwrap();
        let text = text::one_line(value);
        assert_eq!(
            made,
            vec![
                Block::paragraph(text.clone()),
                Block::bullet(1, text.clone())
            ],
            "{value:?}"
        );
    }
}

#[test]
fn what_a_macro_gives_stays_text_too() {
    let text = "{% macro m(x) %}- {{ x }}\n\n# y{% endmacro %}{{ m('a') }}";
    assert_eq!(
        blocks(text, json!({})).unwrap(),
        vec![Block::paragraph("- a # y")]
    );
}

#[test]
fn whole_numbers_are_counts() {
    assert_eq!(
        blocks(
            "{{ a }} và {{ b }} và {{ a | dem }}",
            json!({ "a": 5, "b": 1178 })
        )
        .unwrap(),
        vec![Block::paragraph("05\u{a0}và 1.178\u{a0}và 05")]
    );
}

#[test]
fn faults_name_file_line_and_what_is_wrong() {
    for (text, line, seen) in [
        ("Một\n{{ ten_sai }}", 2, "ten_sai"),
        (
            "Một\n\n{% if false %}{{ nhom.sai }}{% endif %}",
            3,
            "nhom.sai",
        ),
        (
            "Một\n{% for x in [nhom] %}{{ x.sai }}{% endfor %}",
            2,
            "x.sai",
        ),
        ("{{ ten | la }}", 1, "la"),
        ("Một\n{% if %}", 2, "{% if %}"),
        ("Một\n{% for x in ten", 2, "{% for x in ten"),
        ("{{ trong }}", 1, "không in được giá trị trống"),
        ("{{ nhom }}", 1, "không in được danh sách"),
        ("a\n[[bang:la]]", 2, "bảng nào tên «la»"),
        (
            "{{ [] | voi('xong') }}",
            1,
            "không có kết quả đánh giá «xong»",
        ),
    ] {
        let fault = fault(text);
        assert_eq!(fault.file, "templates/wording/bao-cao.j2", "{text}");
        assert_eq!(fault.line, Some(line), "{text}: {fault}");
        assert!(fault.what.contains(seen), "{text}: {fault}");
    }
}

#[test]
fn every_unknown_name_is_told_at_once() {
    let failure = blocks("{{ a }}\n{{ b.c }}", json!({ "b": {} })).unwrap_err();
    let lines: Vec<_> = failure.faults().iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [Some(1), Some(2)]);
}

#[test]
fn a_template_that_never_ends_is_stopped() {
    let fault =
        fault("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}");
    assert!(fault.what.contains("không kết thúc"), "{fault}");
}

#[test]
fn a_file_of_another_name_is_a_fault() {
    let overrides = BTreeMap::from([("bao_cao.j2".to_owned(), String::new())]);
    let failure = Wording::new(&overrides).unwrap_err();
    assert!(failure.to_string().contains("bao-cao.j2"), "{failure}");
}

#[test]
fn a_clerk_can_read_every_line_of_a_template() {
    for (file, text) in BUILT_IN {
        for (at, line) in text.lines().enumerate() {
            let length = line.chars().count();
            assert!(length <= 200, "{file}, line {}: {length}", at + 1);
        }
    }
}

#[test]
fn what_rests_on_decisions_bears_the_mark_whichever_way_a_template_comes_to_it() {
    let counts = |behind: usize, decided: bool| json!({ "behind": behind, "insufficient": 13, "total": 37, "decided": { "behind": decided, "insufficient": false } });
    let data = |decided: bool| {
        json!({
            "counts": counts(10, decided),
            "behind": ["1.1", "1.2"],
            "fields": [{ "name": "I", "counts": counts(2, decided) }, { "name": "II", "counts": counts(3, false) }],
            "arrivals": { "all": { "received": 8, "expected": 77, "decided": decided } },
            "rate": if decided { "96,59% (10.794/11.175 hồ sơ) (*)" } else { "96,59% (10.794/11.175 hồ sơ)" },
        })
    };
    let ways = [
        ("{{ counts.behind }}", "10"),
        (
            "{# danh_dau(counts.decided.behind) #}{{ counts.behind }}",
            "10",
        ),
        ("{% set x = counts.behind %}{{ x }}", "10"),
        ("{{ counts.behind + counts.insufficient }}", "23"),
        ("{{ 37 - counts.behind }}", "27"),
        ("{{ counts.behind // 10 }}", "01"),
        ("{{ counts[\"behind\"] }}", "10"),
        ("{{ counts.behind | string }}", "10"),
        (
            "{{ \"có \" ~ counts.behind ~ \" tiêu chí\" }}",
            "có 10 tiêu chí",
        ),
        ("{% set k = counts %}{{ k.behind }}", "10"),
        ("{% with k = counts %}{{ k.behind }}{% endwith %}", "10"),
        (
            "{% macro m(n) %}{{ n }}{% endmacro %}{{ m(counts.behind) }}",
            "10",
        ),
        ("{{ counts.behind if counts.behind else 0 }}", "10"),
        ("{{ [counts.behind, 5] | join(\"/\") }}", "10/5"),
        (
            "{{ fields | map(attribute=\"counts.behind\") | sum }}",
            "05",
        ),
        ("{{ behind | length }}", "02"),
        ("{{ arrivals.all.received + 0 }}", "08"),
        ("{% set r = arrivals.all.received %}{{ r }}", "08"),
        ("{{ rate[:5] }}", "96,59"),
        (
            "{{ rate | replace(\" (*)\", \"\") }}",
            "96,59% (10.794/11.175 hồ sơ)",
        ),
    ];
    for (way, printed) in ways {
        assert_eq!(
            words(blocks(way, data(true))),
            format!("{printed} (*)"),
            "{way}"
        );
        assert_eq!(words(blocks(way, data(false))), printed, "{way}");
        // Where figures are marked by their sources, the mark belongs to the figure.
        let twin = template(way).unwrap().marking();
        let twin = twin.blocks("bao-cao.j2", &data(true), &tables());
        assert_eq!(words(twin), format!("{printed} (*)"), "{way}");
    }
    for (text, printed) in [
        (
            "{% for f in fields %}{{ f.name }}: {{ f.counts[\"behind\"] }}; {% endfor %}",
            "I: 02 (*); II: 03;",
        ),
        (
            "{{ counts.total }} và {{ arrivals.all.expected }}",
            "37 và 77",
        ),
        (
            "{{ counts.behind }}/{{ counts.total }} {{ \"tiêu chí\" | danh_dau(counts.decided.behind) }}",
            "10/37 tiêu chí (*)",
        ),
        (
            "{{ counts.behind }}, {{ counts.behind | danh_dau(counts.decided.behind) }}",
            "10 (*), 10 (*)",
        ),
        ("{{ rate }}", "96,59% (10.794/11.175 hồ sơ) (*)"),
    ] {
        assert_eq!(words(blocks(text, data(true))), printed, "{text}");
    }
}

/// The one paragraph that there is, as it is printed.
fn words(blocks: Outcome<Vec<Block>>) -> String {
    let blocks = blocks.unwrap();
    let [Block::Paragraph { text }] = blocks.as_slice() else {
        panic!("{blocks:?}");
    };
    let text = crate::report::document::figure::plain(text);
    text.replace('\u{a0}', " ")
}
