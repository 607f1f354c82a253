//! What a requirement asks, as measures: proposed from its words, sure or to be confirmed.

use super::aside::not_a_target;
use super::clause::{Clause, clause, clauses, wants_none};
use super::each_body::each_body;
use super::known::is_product;
use super::proposal::Proposal;
use super::proposed::Proposed;
use super::quantity::Quantity;
use super::rate::{as_rank, rate};
use super::several::{amounts, without_main};
use super::task::{narrative, none_of, none_wanted};
use crate::plan::model::Kind;

/// Proposes measures for a criterion's requirement in a plan of a year. `leads` tells whether a text
/// names nothing but bodies, and those lead the criterion themselves.
pub fn propose(name: &str, requirement: &str, year: i32, leads: &dyn Fn(&str) -> bool) -> Proposed {
    let mut proposed = Proposed::of(name, year);
    let named = clause(name);
    if requirement.trim().is_empty() {
        proposed.measures.push(narrative());
        proposed.leave(&named, "nằm trong tên tiêu chí; tiêu chí không nêu yêu cầu");
        return proposed;
    }
    let parts = clauses(requirement);
    for part in &parts {
        ask(&mut proposed, part);
        each_body(&mut proposed, part, name, leads);
    }
    let only_tasks = proposed
        .measures
        .iter()
        .all(|one| one.kind == Kind::Document);
    let in_name: Vec<&Quantity> = named.quantities.iter().filter(|one| one.percent).collect();
    match in_name.as_slice() {
        // The requirement speaks of rules to be kept, the figure stands in the name: «100% dự án …».
        [only] if only_tasks && only.value.is_some() && proposed.unused.is_empty() => {
            let mut one = rate(&named, only, &named.text, "");
            one.doubts = vec![
                "con số của chỉ tiêu nằm trong tên tiêu chí, không nằm trong yêu cầu".to_owned(),
            ];
            proposed.measures = vec![one];
        }
        _ => proposed.leave(&named, "nằm trong tên tiêu chí, không nằm trong yêu cầu"),
    }
    proposed
}

/// Proposes measures where the appendix has no column of requirements: what is asked stands in the
/// name, and what is to be handed in beside it.
pub fn propose_task(
    name: &str,
    product: &str,
    year: i32,
    leads: &dyn Fn(&str) -> bool,
) -> Proposed {
    let mut proposed = Proposed::of("", year);
    let parts = clauses(name);
    let amounts = parts.iter().any(|part| !part.quantities.is_empty());
    for part in parts
        .iter()
        .filter(|part| !amounts || !part.quantities.is_empty())
    {
        ask(&mut proposed, part);
        each_body(&mut proposed, part, name, leads);
    }
    let is_task = |one: &Proposal| one.kind == Kind::Document;
    if proposed.measures.iter().all(is_task) {
        // One deed, however many sentences describe it; a named product leaves no doubt about it.
        let mut one = Proposal::new(Kind::Document, "done", name);
        if product.trim().is_empty() {
            one = one.doubted(
                "phụ lục không nêu yêu cầu: để là nhiệm vụ phải hoàn thành, có văn bản minh chứng",
            );
        } else if !is_product(product, year) {
            one = one.doubted(
                "sản phẩm viết khác các mẫu đã biết: để là nhiệm vụ phải hoàn thành, làm một lần",
            );
        }
        proposed.measures = vec![one];
    } else {
        for one in &mut proposed.measures {
            one.doubts
                .push("con số của chỉ tiêu nằm trong tên nhiệm vụ".to_owned());
        }
    }
    proposed.leave(&clause(product), "nằm trong sản phẩm, không thành chỉ tiêu");
    proposed
}

/// Proposes what a clause asks.
fn ask(proposed: &mut Proposed, clause: &Clause) {
    let numbers: Vec<Quantity> = clause
        .quantities
        .iter()
        .map(|one| as_rank(clause, one, &proposed.about))
        .collect();
    let mut main: Vec<&Quantity> = Vec::new();
    let mut aside: Vec<&Quantity> = Vec::new();
    for one in &numbers {
        match not_a_target(clause, one, proposed.year, &proposed.about) {
            Some(why) => proposed.unused(one, why),
            None if clause.in_parentheses(one) => aside.push(one),
            None => main.push(one),
        }
    }
    let before = proposed.measures.len();
    if wants_none(&clause.text) {
        // «Không còn xã có hồ sơ trễ hạn trên 5%»: the amount only says what is not wanted.
        for one in main.drain(..) {
            proposed.unused(one, "là mức của điều không mong muốn");
        }
    }
    match main.as_slice() {
        [] => without_main(proposed, clause, &aside),
        main => {
            amounts(proposed, clause, main);
            for one in aside {
                proposed.unused(one, "nằm trong ngoặc, nói thêm về chỉ tiêu");
            }
        }
    }
    let asked = proposed.measures.len();
    and_none(proposed, clause, before);
    for one in &clause.names {
        proposed.unused(one, "là tên gọi, cấp độ hoặc thời gian, không phải số đếm");
    }
    behind_semicolons(proposed, clause, before);
    proposed.doubt_unknown_words(clause, &main, before..asked);
    proposed.doubt_unknown_words(clause, &[], asked..proposed.measures.len());
}

/// What stands behind a semicolon without an amount of its own is no part of a measure with one: it is
/// told, so that no demand is lost.
fn behind_semicolons(proposed: &mut Proposed, clause: &Clause, before: usize) {
    let mut from = 0;
    let mut left = Vec::new();
    for (at, part) in clause.text.split(';').enumerate() {
        let range = from..from + part.len();
        from = range.end + 1;
        let has_amount = (clause.quantities.iter()).any(|one| range.contains(&one.range.start));
        let in_parentheses = part.matches('(').count() != part.matches(')').count();
        if at > 0 && !has_amount && !in_parentheses && !part.trim().is_empty() {
            left.push(part.trim().to_owned());
        }
    }
    if clause.quantities.is_empty() || left.is_empty() {
        return;
    }
    if let Some(last) = proposed.measures[before..].last_mut() {
        last.doubts.push(format!(
            "phần «{}» chưa thành chỉ số riêng",
            left.join("», «")
        ));
    }
}

/// «…, không có sai phạm» beside something else, or alone.
fn and_none(proposed: &mut Proposed, clause: &Clause, before: usize) {
    let Some((words, what)) = none_wanted(clause) else {
        return;
    };
    let alone = proposed.measures.len() == before;
    let none = none_of(&words, &what);
    proposed.measures.push(if alone {
        none
    } else {
        none.doubted("phần «không có …» được tách thành chỉ số riêng")
    });
}
