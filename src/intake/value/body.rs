//! Whose figure a text tells: one that the name or the level of another body introduces («tỉnh: 54/59»,
//! «các xã 12/14», «Sở Y tế đạt 5/6») is not the reporting agency's.

use super::own_words::OwnWords;
use crate::intake::vocabulary::{Class, bodies, spans};
use crate::vietnamese::fold::{fold, fold_plain};

/// Words before a body that make it many bodies, whoever reports.
const MANY: &[&str] = &["các", "cả", "toàn", "những", "từng", "mỗi", "nhiều"];
/// Words beside a body that only gave the work, or to which it was reported.
const GIVES: &[&str] = &["giao", "phân", "chấp", "cho"];

/// Whether a text with figures speaks of another body than the agency whose words `own` are.
pub fn is_of_other(text: &str, own: &OwnWords) -> bool {
    let folded = fold(text);
    clauses(&folded).any(|clause| names_other(clause, own) || is_foreign_label(clause, own))
}

/// Whether words without a figure, as a heading has them, name another body as whose something is:
/// «Kết quả cấp huyện», «Số liệu của tỉnh».
pub fn heading_names_other(heading: &str, own: &OwnWords) -> bool {
    let folded = fold(heading);
    let words: Vec<&str> = words(&folded);
    bodies(&words).into_iter().any(|(from, to)| {
        let before = from.checked_sub(1).map_or("", |before| words[before]);
        let is_whose = from == 0 && to == words.len()
            || matches!(before, "của" | "cấp" | "tại")
            || MANY.contains(&before);
        is_whose && (MANY.contains(&before) || !own.is_body(&words[from..to].join(" ")))
    })
}

/// Whether words beside figures, behind the heading of their column, are nothing but the name of another
/// body than the one that reports: «Đơn vị: Bệnh viện A». A room of the agency's own is none.
pub fn is_other_alone(text: &str, own: &OwnWords) -> bool {
    const MOST_WORDS: usize = 8;
    let folded = fold(text.rsplit(':').next().unwrap_or_default());
    let words = words(&folded);
    let is_long = words.len() > MOST_WORDS || folded.contains(|c: char| c.is_ascii_digit());
    let Some((from, to)) = bodies(&words).into_iter().next().filter(|_| !is_long) else {
        return false;
    };
    let name = words[from..to].join(" ");
    let is_own = own.is_body(&name)
        && words[to..]
            .iter()
            .all(|word| own.is_name(&fold_plain(word)));
    let is_room = ["phòng", "ban", "bộ phận", "văn phòng", "tổ"].contains(&name.as_str());
    own.is_reported() && from == 0 && !is_own && !is_room
}

/// Whether a text says of another body than the agency whose words `own` are that it did a task:
/// «Các xã đã hoàn thành». Where nobody is known to report, nobody is another.
pub fn is_done_by_other(text: &str, own: &OwnWords) -> bool {
    let folded = fold(text);
    let words = words(&folded);
    let is_deed = |at: &usize| {
        let next = words.get(at + 1).copied().unwrap_or_default();
        matches!(
            (words[*at], next),
            ("đã", _) | ("hoàn" | "ban", "thành" | "hành")
        )
    };
    let at = (0..words.len()).find(is_deed).unwrap_or(0);
    own.is_reported()
        && bodies(&words[..at]).into_iter().any(|(from, to)| {
            let before = from.checked_sub(1).map_or("", |before| words[before]);
            MANY.contains(&before) || !own.is_body(&words[from..to].join(" "))
        })
}

/// The parts of a folded text between marks, each with the mark behind it; a point or comma between
/// digits is part of a number.
fn clauses(folded: &str) -> impl Iterator<Item = (&str, Option<char>)> {
    let mut clauses = Vec::new();
    let mut from = 0;
    for (at, mark) in folded.char_indices() {
        let is_digit = |character: Option<char>| character.is_some_and(|c| c.is_ascii_digit());
        let after = &folded[at + mark.len_utf8()..];
        let in_number =
            is_digit(folded[..at].chars().next_back()) && is_digit(after.chars().next());
        if ".,:;()=".contains(mark) && !in_number {
            clauses.push((&folded[from..at], Some(mark)));
            from = at + mark.len_utf8();
        }
    }
    clauses.push((&folded[from..], None));
    clauses.into_iter()
}

/// The words of a folded text; the symbol of a document (`12/KH-UBND`) names nobody.
fn words(folded: &str) -> Vec<&str> {
    let is_symbol = |word: &&str| word.contains('/') && word.contains(char::is_alphabetic);
    folded
        .split(' ')
        .filter(|word| !is_symbol(word))
        .flat_map(|word| word.split(|letter: char| !letter.is_alphanumeric() && letter != '/'))
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether a clause names another body as whose its figure is, and not as what is counted, who gave the
/// work, or in words of the plan.
fn names_other((clause, mark): (&str, Option<char>), own: &OwnWords) -> bool {
    let words = words(clause);
    let has_figure = clause.contains(|c: char| c.is_ascii_digit());
    let is_label = matches!(mark, Some(':' | '='));
    if !has_figure && !is_label && !is_body_only(&words) {
        return false;
    }
    let plain: Vec<String> = words.iter().map(|word| fold_plain(word)).collect();
    let is_own = own.own(&plain);
    let has_digit = |at: usize| words[at].contains(|c: char| c.is_ascii_digit());
    bodies(&words).into_iter().any(|(from, to)| {
        let before = from.checked_sub(1).map_or("", |before| words[before]);
        let after = words.get(to).copied().unwrap_or_default();
        let name = words[from..to].join(" ");
        let is_plans = is_in_plans_words(&words, &is_own, (from, to));
        // «54/59 cơ quan, phòng»: what is counted stands behind its figure.
        let follows = from > 0 && has_digit(from - 1) || !has_figure && !is_label;
        let is_whose = matches!(before, "của" | "cấp" | "tại");
        let is_counted = follows && !is_whose && own.counts(&name);
        let is_reporter =
            own.is_body(&name) && !MANY.contains(&before) && goes_on_with_it(&plain[to..], own);
        let gives = GIVES.contains(&after) || matches!(before, "được" | "do");
        !(is_plans || is_counted || is_reporter || gives)
    })
}

/// Whether a body stands among other words of the plan, as in a criterion's name («các phòng chuyên môn
/// cấp huyện»). «Cấp tỉnh» alone stands in many names, and still says whose a figure is.
fn is_in_plans_words(words: &[&str], is_own: &[bool], (from, to): (usize, usize)) -> bool {
    let tells = |at: usize| {
        let word = words[at];
        !matches!(word, "của" | "cấp" | "tại") && !MANY.contains(&word)
    };
    let before = (0..from).rev().take_while(|at| is_own[*at]);
    let after = (to..words.len()).take_while(|at| is_own[*at]);
    (from..to).all(|at| is_own[at]) && before.chain(after).any(tells)
}

/// Whether words are nothing but a body, as in brackets behind a figure: «54/59 (cấp tỉnh)».
fn is_body_only(words: &[&str]) -> bool {
    let is_whose = |word: &&str| matches!(*word, "của" | "cấp" | "tại") || MANY.contains(word);
    bodies(words)
        .into_iter()
        .any(|(from, to)| to == words.len() && words[..from].iter().all(&is_whose))
}

/// Whether the words after the reporting agency's level go on with its name or with its work, and not
/// with another's name: «Sở Y tế» is not the department that reports.
fn goes_on_with_it(after: &[String], own: &OwnWords) -> bool {
    let Some(next) = after.first() else {
        return true;
    };
    let is_known = spans(&after.join(" ")).into_iter().any(|span| {
        let class = span.class;
        span.from == 0 && matches!(class, Class::Neutral | Class::Part | Class::Total)
    });
    is_known
        || next.contains(|c: char| c.is_ascii_digit())
        || own.own(after)[0]
        || own.is_name(next)
}

/// Whether a clause is a label, before a colon, that is no word of the measure's, of the agency or of
/// nothing in particular: what stands behind it is the figure of something else.
fn is_foreign_label((clause, mark): (&str, Option<char>), own: &OwnWords) -> bool {
    let is_label =
        matches!(mark, Some(':' | '=')) && !clause.contains(|c: char| c.is_ascii_digit());
    is_label && !own.speaks_only_of_it(&fold_plain(clause))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own() -> OwnWords {
        let labels = [
            "Cơ quan cấp tỉnh, phòng được quy định chức năng đúng quy định",
            "Số cơ quan, phòng đã quy định đúng",
            "Tổng số cơ quan, phòng",
        ];
        OwnWords::of_labels(&labels, labels[2]).reported_by(["Sở Xây dựng"])
    }

    #[test]
    fn a_figure_behind_the_name_of_another_body_is_its() {
        for text in [
            "Đạt 100% (tỉnh: 54/59)",
            "Đạt 100%; tỉnh 54/59",
            "cấp tỉnh 54/59",
            "Sở Y tế đạt 5/6",
            "các xã 12/14",
            "UBND huyện: 5/6",
            "Cụm thi đua: 5/6",
            "118/354 (cấp tỉnh)",
        ] {
            assert!(is_of_other(text, &own()), "{text}");
        }
        for text in [
            "54/59 phòng",
            "Sở đã hoàn thành 5/6",
            "Sở Xây dựng: 5/6",
            "UBND tỉnh giao 6, đã hoàn thành 5",
            "Đạt 80% (12/15 cơ quan, phòng)",
            "Kết quả: 12/15 (80%)",
            "Tổng số: 1.178",
        ] {
            assert!(!is_of_other(text, &own()), "{text}");
        }
    }

    #[test]
    fn a_name_alone_is_whose_figures_are() {
        for text in ["Đơn vị: Bệnh viện A", "UBND huyện", "Sở Y tế"] {
            assert!(is_other_alone(text, &own()), "{text}");
        }
        for text in [
            "Đơn vị: Sở Xây dựng",
            "Phòng Tổ chức",
            "Toàn đơn vị",
            "Quý I",
        ] {
            assert!(!is_other_alone(text, &own()), "{text}");
        }
    }

    #[test]
    fn a_heading_can_be_another_bodys() {
        for heading in ["Tỉnh", "Kết quả cấp huyện", "Số liệu của tỉnh", "Các xã"]
        {
            assert!(heading_names_other(heading, &own()), "{heading}");
        }
        for heading in [
            "Kết quả của Sở",
            "Kết quả",
            "Số đã thực hiện",
            "Tính đến nay",
        ] {
            assert!(!heading_names_other(heading, &own()), "{heading}");
        }
    }
}
