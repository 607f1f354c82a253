//! One document claimed by several agencies.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::agency::Register;
use crate::checks::Checked;
use crate::checks::subject::Subject;
use crate::finding::rules::{CLAIMED_BY_TWO, SHARED_BY_TWO};
use crate::finding::{Finding, Rule};
use crate::submission::{Evidence, Reading};
use crate::vietnamese::document_symbol::initials;
use crate::vietnamese::phrase::{date_short, list_limited};

/// Organs above the agencies of a province, as symbols end in them.
const SUPERIORS: [&str; 8] = ["CP", "TTG", "QH", "UBTVQH", "VPCP", "TW", "TU", "HĐND"];

/// How many of the other agencies a finding names.
const NAMED: usize = 3;

/// A document: number, symbol (both made comparable), and date.
type Document = (String, String, NaiveDate);

/// A claim: whose (place in the list of subjects), and by which reading first.
type Claims<'a> = Vec<(usize, &'a Reading)>;

/// Looks at the evidence of all agencies together.
pub fn run_together(input: &Checked, subjects: &[Subject]) -> Vec<Finding> {
    let mut documents: BTreeMap<Document, Claims> = BTreeMap::new();
    for (index, subject) in subjects.iter().enumerate() {
        for (_, reading) in subject.readings() {
            let Some(document) = reading.evidence.as_ref().and_then(document) else {
                continue;
            };
            let claims = documents.entry(document).or_default();
            if claims.iter().all(|(other, _)| *other != index) {
                claims.push((index, reading));
            }
        }
    }
    documents
        .iter()
        .filter_map(|(document, claims)| {
            Some((
                rule_for(input.register, document, claims, subjects)?,
                claims,
            ))
        })
        .flat_map(|(rule, claims)| {
            claims
                .iter()
                .map(move |claim| shared(input, subjects, rule, claims, claim))
        })
        .collect()
}

/// What tells one document from another; nothing without a date, for numbers begin anew each year.
fn document(evidence: &Evidence) -> Option<Document> {
    let number = evidence
        .number
        .trim()
        .trim_start_matches('0')
        .to_uppercase();
    let symbol: String = evidence
        .symbol
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .flat_map(char::to_uppercase)
        .map(|letter| if letter == '–' { '-' } else { letter })
        .collect();
    Some((number, symbol, evidence.date?))
}

fn rule_for(
    register: &Register,
    (_, symbol, _): &Document,
    claims: &Claims,
    subjects: &[Subject],
) -> Option<&'static Rule> {
    let is_own = |(index, _): &(usize, &Reading)| bears(symbol, &subjects[*index].agency.name);
    match claims.len() {
        0 | 1 => None,
        // Each has numbers of its own under the symbol that they share.
        2 if !names_its_issuer(register, symbol) && claims.iter().all(is_own) => None,
        2 if !names_its_issuer(register, symbol) => Some(&SHARED_BY_TWO),
        _ if !names_its_issuer(register, symbol) => None,
        _ => Some(&CLAIMED_BY_TWO),
    }
}

/// Whether one agency at most issues documents with a symbol: it doesn't end in a superior organ,
/// a ministry, or initials that several agencies share (`UBND`).
fn names_its_issuer(register: &Register, symbol: &str) -> bool {
    let issuer = symbol.rsplit(['-', '/']).next().unwrap_or_default();
    let bearers = register
        .agencies
        .iter()
        .filter(|agency| bears(symbol, &agency.name))
        .count();
    let is_ministry = issuer.starts_with('B') && bearers == 0;
    bearers <= 1 && !issuer.is_empty() && !is_ministry && !SUPERIORS.contains(&issuer)
}

/// Whether a symbol has the letters of an agency.
fn bears(symbol: &str, name: &str) -> bool {
    let own = initials(name);
    symbol.split(['-', '/']).any(|part| part == own)
}

fn shared(
    input: &Checked,
    subjects: &[Subject],
    rule: &'static Rule,
    claims: &Claims,
    (index, reading): &(usize, &Reading),
) -> Finding {
    let others: Vec<String> = claims
        .iter()
        .filter(|(other, _)| other != index)
        .map(|(other, _)| input.name_of(subjects[*other].agency))
        .collect();
    let printed = reading
        .evidence
        .as_ref()
        .map_or_else(String::new, |evidence| {
            let day = evidence.date.map(date_short).unwrap_or_default();
            format!("{}/{} ngày {day}", evidence.number, evidence.symbol)
        });
    subjects[*index].finding_at(
        rule,
        reading,
        reading.cells.evidence,
        format!(
            "Văn bản {printed} cũng được kê bởi {}.",
            list_limited(&others, NAMED, "cơ quan")
        ),
        "Văn bản của chính cơ quan báo cáo.",
    )
}
