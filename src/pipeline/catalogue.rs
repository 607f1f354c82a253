//! The catalogue of rules as clerks and agencies see it.

use super::Finished;
use crate::failure::{Fault, Outcome};
use crate::finding::rules::catalogue;
use crate::render;

/// What a code means, or a list of all codes.
pub fn explain(code: Option<&str>) -> Outcome<Finished> {
    let text = match code {
        None => render::terminal::list_of_rules(&catalogue()),
        Some(code) => {
            let wanted = code.to_uppercase();
            let rule = catalogue()
                .into_iter()
                .find(|rule| rule.code.as_str() == wanted)
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
