//! The catalogue of rules, gathered from the stages that declare them.

use super::Finished;
use crate::failure::{Fault, Outcome};
use crate::finding::{Rule, Severity};
use crate::{checks, intake, render};

/// Every rule, in the order of codes.
pub fn rules() -> Vec<&'static Rule> {
    let mut all: Vec<&'static Rule> = intake::RULES.iter().chain(checks::RULES).copied().collect();
    all.sort_by_key(|rule| rule.code);
    all
}

/// The rules that an agency can heed while it fills in a form: notes ask for nothing, and who has
/// not sent anything is the office's to chase.
pub fn rules_for_agencies() -> Vec<&'static Rule> {
    let mut asked = rules();
    asked.retain(|rule| {
        rule.severity != Severity::Note
            && !checks::arrival::RULES
                .iter()
                .any(|arrival| arrival.code == rule.code)
    });
    asked
}

/// What a code means, or a list of all codes.
pub fn explain(code: Option<&str>) -> Outcome<Finished> {
    let text = match code {
        None => render::terminal::list_of_rules(&rules()),
        Some(code) => {
            let wanted = code.to_uppercase();
            let rule = rules()
                .into_iter()
                .find(|rule| rule.code == wanted)
                .ok_or_else(|| {
                    Fault::new(
                        "",
                        format!("không có mã «{code}»"),
                        "«cchc explain» (không ghi mã) liệt kê tất cả các mã",
                    )
                })?;
            render::terminal::explanation(rule)
        }
    };
    Ok(Finished { text, exit: 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_every_rule_says_what_to_do() {
        let all = rules();
        for pair in all.windows(2) {
            assert_ne!(pair[0].code, pair[1].code);
        }
        for rule in all {
            for text in [rule.title, rule.explanation, rule.advice, rule.example] {
                assert!(!text.trim().is_empty(), "{}", rule.code);
            }
        }
    }
    /// Advice stands in what goes back to the agency, which has none of the office's files.
    #[test]
    fn advice_speaks_to_the_agency() {
        for rule in rules() {
            assert!(!rule.advice.contains(".toml"), "{}", rule.code);
        }
    }
}
