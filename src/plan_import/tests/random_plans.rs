//! A random plan, written as a Word document with its columns in any order and broken over pages, is
//! the same plan again when it is imported.

use proptest::prelude::*;

use super::paper_case::{Case, CaseRow};
use super::provinces::register;
use super::{RowKind, written};
use crate::plan_import;

/// What a requirement says with a number, and the target that it asks for.
const ASKED: &[(&str, &str)] = &[
    ("Từ {}% trở lên hồ sơ đúng hạn", ">= {}"),
    ("Tỷ lệ hồ sơ trễ hạn không quá {}%", "<= {}"),
    ("Tối thiểu {} sáng kiến được công nhận", ">= {}"),
    ("Trên {}% người dân hài lòng", "> {}"),
    ("Mức độ hài lòng không dưới {}%", ">= {}"),
    ("Tỷ lệ hồ sơ trả lại thấp hơn {}%", "< {}"),
    ("Không để xảy ra sai phạm", "= 0"),
    ("Ban hành kế hoạch", "done"),
];

const DEADLINES: &[&str] = &[
    "Trong năm 2025",
    "Quý III/2025",
    "30/11/2025",
    "Thường xuyên",
];
const BODIES: &[&str] = &["Sở Nội vụ", "Các sở, ban, ngành", "UBND cấp xã"];

/// A criterion: its texts in the order name, requirement, deadline, lead, support; its target.
#[derive(Debug, Clone)]
struct Random {
    texts: [String; 5],
    target: String,
}

fn criterion() -> impl Strategy<Value = Random> {
    let name = prop::collection::vec("(công khai|hồ sơ|rà soát|cơ sở|đúng hạn)", 1..5);
    let index = |length: usize| 0..length;
    (
        name,
        index(ASKED.len()),
        1_u32..99,
        index(DEADLINES.len()),
        index(BODIES.len()),
    )
        .prop_map(|(name, asked, number, deadline, body)| {
            let (words, target) = ASKED[asked];
            let put = |text: &str| text.replace("{}", &number.to_string());
            let texts = [
                name.join(" "),
                put(words),
                DEADLINES[deadline].to_owned(),
                BODIES[body].to_owned(),
                BODIES[(body + 1) % BODIES.len()].to_owned(),
            ];
            Random {
                texts,
                target: put(target),
            }
        })
}

const HEADINGS: [&str; 5] = [
    "Nội dung, nhiệm vụ",
    "Mục tiêu",
    "Thời gian hoàn thành",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_plan_written_as_a_word_table_is_the_plan_again(
        fields in prop::collection::vec(prop::collection::vec(criterion(), 1..5), 1..4),
        order in Just([0_usize, 1, 2, 3, 4]).prop_shuffle(),
        a_page in 2_usize..9,
    ) {
        let row = |code: &str, texts: &[String; 5]| {
            let mut cells = vec![code.to_owned()];
            cells.extend(order.iter().map(|at| texts[*at].clone()));
            CaseRow { across: false, cells }
        };
        let heads = row("STT", &HEADINGS.map(str::to_owned));
        let mut body = Vec::new();
        let mut criteria = Vec::new();
        for (at, list) in fields.iter().enumerate() {
            let roman = crate::vietnamese::phrase::roman(u32::try_from(at).unwrap() + 1);
            let mut title = [const { String::new() }; 5];
            title[0] = "LĨNH VỰC CẢI CÁCH".to_owned();
            body.push(row(&roman, &title));
            for one in list {
                criteria.push(one);
                body.push(row(&criteria.len().to_string(), &one.texts));
            }
        }
        let mut rows = Vec::new();
        for page in body.chunks(a_page) {
            rows.push(heads.clone());
            rows.extend_from_slice(page);
        }
        let case = Case {
            paragraphs: vec!["KẾ HOẠCH".to_owned(), "Cải cách hành chính năm 2025".to_owned()],
            rows,
            expected: Vec::new(),
        };
        let blocks = plan_import::read_paper("a.docx", &written::docx(&case)).unwrap();
        let draft = plan_import::draft(&blocks, &register(), 2025).unwrap();
        let found: Vec<_> = draft
            .rows
            .iter()
            .filter(|row| row.row.kind == RowKind::Criterion)
            .collect();
        prop_assert_eq!(found.len(), criteria.len());
        prop_assert_eq!(draft.rows.len(), criteria.len() + fields.len());
        for (own, wanted) in found.iter().zip(criteria) {
            let texts = [
                &own.row.name,
                &own.row.requirement,
                &own.row.deadline,
                &own.row.lead,
                &own.row.support,
            ]
            .map(Clone::clone);
            prop_assert_eq!(&texts, &wanted.texts);
            prop_assert_eq!(own.measures.len(), 1);
            prop_assert_eq!(&own.measures[0].proposal.target, &wanted.target);
        }
        // What was drafted is a plan that loads.
        let text = plan_import::plan_file(&draft);
        prop_assert!(crate::plan::load::load(&text, "2025.toml", Some(&register())).is_ok());
    }
}
