//! No way leads from a decision of the clerk's to a printed figure without the mark: over decisions by
//! chance, in this period and in those that it looks back at, everything that is made of the period is
//! held against the same without them. `CCHC_SEEDS=20` tries so many.

#[path = "../../independent/filled.rs"]
pub(super) mod filled;
mod pages;
mod rows;
mod world;

use std::collections::BTreeMap;

use fastrand::Rng;

use super::root::Root;
use world::{PERIOD, PERIODS_SENT};

/// Everything that is made of the period: bytes by name.
type Made = BTreeMap<String, Vec<u8>>;

fn made(root: &Root) -> Made {
    let run = root.run(&["report", "--period", PERIOD, "--docx"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let output = format!("output/{PERIOD}");
    let mut made = Made::new();
    for folder in ["", "/phieu", "/cong-van", "/du-lieu"] {
        for name in root.names(&format!("{output}{folder}")) {
            let path = format!("{output}{folder}/{name}");
            if root.path(&path).is_file() {
                made.insert(format!("{folder}/{name}"), root.read(&path).unwrap());
            }
        }
    }
    made
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |text| text.parse().unwrap())
}

#[test]
fn what_rests_on_a_decision_bears_the_mark_wherever_it_is_printed() {
    let first = number("CCHC_SEED", 1);
    // One on which a mark was once missing, beside the usual ones.
    for seed in (first..first + number("CCHC_SEEDS", 2)).chain([7]) {
        let mut dice = Rng::with_seed(seed);
        let (root, sent) = world::province(&mut dice);
        let without = made(&root);
        let counts = [dice.usize(1..5), dice.usize(1..5), dice.usize(1..5)];
        let told: Vec<String> = (sent.iter().zip(counts))
            .flat_map(|(sent, count)| world::decide(&root, sent, count, &mut dice))
            .collect();
        let with = made(&root);
        let mut found = rows::unmarked(&without, &with);
        found.extend(pages::unmarked(&without, &with));
        assert!(
            found.is_empty(),
            "seed {seed}\n{}\n\n{}",
            told.join("\n"),
            found.join("\n")
        );
        // An agency's own report knows nothing of what the office decided.
        let own = root.read(&format!("inputs/submissions/{PERIOD}/xa-binh.xlsx"));
        root.write("own/xa-binh.xlsx", own.unwrap());
        let report = |root: &Root| {
            let run = root.run(&["report", "own/xa-binh.xlsx", "--draft"]);
            let names = ["bao-cao-xa-binh.pdf", "bao-cao-xa-binh-du-thao.pdf"];
            let mut made = names
                .iter()
                .filter_map(|name| root.read(&format!("own/{name}")));
            let bytes = made.next();
            assert!(bytes.is_some(), "{}{}", run.out, run.err);
            bytes
        };
        let decided = report(&root);
        for period in PERIODS_SENT {
            std::fs::remove_file(root.path(&format!("inputs/decisions/{period}.toml"))).unwrap();
        }
        assert!(report(&root) == decided);
        // Without the decisions the bytes are those of before.
        assert!(made(&root) == without);
    }
}
