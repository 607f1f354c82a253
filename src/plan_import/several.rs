//! Clauses with several amounts, or with amounts in parentheses only.

use super::clause::{Clause, cut};
use super::proposed::Proposed;
use super::quantity::Quantity;
use super::rate::{range, rate, shown};
use super::steps::steps;
use super::task::{above_plan, exceeds_plan, grows, more_than_before, none_wanted, task};
use crate::plan::model::Kind;
use crate::vietnamese::fold::fold_plain;

/// Proposes what the amounts of a clause ask together: one, a range, a share of bodies, steps, or several.
pub(super) fn amounts(proposed: &mut Proposed, clause: &Clause, main: &[&Quantity]) {
    match main {
        [] => {}
        [low, high] if is_range(clause, low, high) => {
            let range = range(clause, low, high, &proposed.about);
            proposed.measures.push(range);
        }
        [outer, inner] if is_share_of_bodies(clause, outer, inner) => {
            share_of_bodies(proposed, clause, outer, inner);
        }
        [outer, inner] if is_condition(clause, outer, inner) => {
            proposed.push_rate(clause, outer, &clause.text);
            proposed.unused(
                inner,
                "là điều kiện của từng trường hợp được tính, không phải mức phải đạt",
            );
        }
        [some, whole] if is_some_of(clause, some, whole) => {
            proposed.push_rate(clause, some, &clause.text);
            proposed.unused(whole, "là tổng số để chọn, không phải mức phải đạt");
        }
        [only] => proposed.push_rate(clause, only, &clause.text),
        several => match steps(clause, several, proposed.year, &proposed.about) {
            Some(steps) => proposed.measures.push(steps),
            None => each_of_several(proposed, clause, several),
        },
    }
}

/// A clause whose amounts, if any, stand in parentheses.
pub(super) fn without_main(proposed: &mut Proposed, clause: &Clause, aside: &[&Quantity]) {
    let growth = grows(clause);
    match aside {
        [level] if growth && level.percent => {
            let inside = &clause.text[clause.text[..level.range.start].rfind('(').unwrap_or(0)..];
            let is_level =
                fold_plain(inside).contains("ti le") && !plain(clause).contains(" tang ");
            let mut one = rate(clause, level, &clause.text, &proposed.about);
            one.kind = if is_level { Kind::Ratio } else { Kind::Growth };
            one.doubts.push(format!(
                "con số {} nằm trong ngoặc: là {}",
                shown(level),
                if is_level {
                    "mức phải đạt"
                } else {
                    "mức tăng"
                }
            ));
            proposed.measures.push(one);
            if is_level {
                proposed.measures.push(more_than_before(clause));
            }
        }
        [only] if only.value.is_some() => {
            let mut one = rate(clause, only, &clause.text, &proposed.about);
            one.doubts
                .push(format!("con số {} nằm trong ngoặc", shown(only)));
            proposed.measures.push(one);
        }
        [] if growth => proposed.measures.push(more_than_before(clause)),
        [] if exceeds_plan(clause) => proposed.measures.push(above_plan(clause)),
        [] if none_wanted(clause).is_some() => {}
        [] => proposed.measures.push(task(clause, proposed.year)),
        several => {
            for one in several {
                proposed.unused(one, "nằm trong ngoặc, chưa rõ là chỉ tiêu của việc gì");
            }
            proposed.measures.push(task(clause, proposed.year));
        }
    }
}

/// Several amounts, each with its own words; one without words of its own holds for all before.
fn each_of_several(proposed: &mut Proposed, clause: &Clause, amounts: &[&Quantity]) {
    let pieces = clause.pieces(amounts);
    let first = proposed.measures.len();
    for (amount, piece) in amounts.iter().zip(&pieces) {
        let made = proposed.measures.len() - first;
        if made > 0 && has_no_subject(piece) {
            for at in first..first + made {
                let mut one = rate(clause, amount, piece, &proposed.about);
                // «Tăng 15%, đạt 60%»: by how much, then how much it is.
                let level = fold_plain(piece).starts_with("dat ");
                one.kind = match proposed.measures[at].kind {
                    Kind::Growth | Kind::Reduction if level => Kind::Ratio,
                    kind => kind,
                };
                one.words = format!("{} ({piece})", proposed.measures[at].words);
                one.unit.clone_from(&proposed.measures[at].unit);
                one.doubts = vec![format!(
                    "con số {} được hiểu là yêu cầu lũy kế của từng việc nêu trước nó",
                    shown(amount)
                )];
                proposed.measures.push(one);
            }
            continue;
        }
        let mut one = rate(clause, amount, piece, &proposed.about);
        // «Cắt giảm 4% TTHC và 4% chi phí»: the verb is said once for both.
        let changes = |kind| matches!(kind, Kind::Reduction | Kind::Growth);
        if one.kind == Kind::Ratio
            && made > 0
            && changes(proposed.measures[first].kind)
            && !fold_plain(piece).contains("ti le")
        {
            one.kind = proposed.measures[first].kind;
        }
        one.doubts
            .push("yêu cầu nêu nhiều con số: đối chiếu con số này với việc của nó".to_owned());
        proposed.measures.push(one);
    }
}

/// «100% các phòng … đạt từ 90% trở lên»: a share of bodies, each of which has a rate of its own.
fn share_of_bodies(proposed: &mut Proposed, clause: &Clause, outer: &Quantity, inner: &Quantity) {
    let asked_themselves = [" so ", " so nganh ", " ubnd ", " co quan "]
        .iter()
        .any(|word| plain(clause).contains(word))
        && !plain(clause).contains(" phong ");
    let taken = if asked_themselves { inner } else { outer };
    let other = if asked_themselves { outer } else { inner };
    let mut one = rate(clause, taken, &clause.text, &proposed.about);
    one.kind = Kind::Ratio;
    one.bodies = asked_themselves;
    one.doubts = vec![format!(
        "yêu cầu nêu hai mức ({} và {}): chỉ tiêu ghi {}, {}",
        shown(outer),
        shown(inner),
        shown(taken),
        if asked_themselves {
            "xét riêng từng cơ quan"
        } else {
            "tính số đơn vị đạt trên tổng số đơn vị"
        },
    )];
    proposed.measures.push(one);
    proposed.unused(other, "mức thứ hai của cùng một yêu cầu");
}

/// The words of a clause without diacritics, padded.
fn plain(clause: &Clause) -> String {
    format!(" {} ", fold_plain(&clause.text))
}

/// «Tối thiểu 95% hồ sơ không bị trả quá 01 lần», «100% xã, phường có ít nhất 02 công chức»: a share of
/// what itself meets a number; nothing parts the two.
fn is_condition(clause: &Clause, outer: &Quantity, inner: &Quantity) -> bool {
    outer.percent
        && !inner.percent
        && cut(&clause.text[outer.range.end..inner.range.start]).is_none()
}

/// «Ít nhất 01 trong 03 sáng kiến»: some of a whole.
fn is_some_of(clause: &Clause, some: &Quantity, whole: &Quantity) -> bool {
    let between = clause.text[some.range.end..whole.range.start].trim();
    matches!(between, "trong" | "trong số" | "trong tổng số")
}

/// `0,5% đến 1%`: two amounts with nothing but a word of range between them.
fn is_range(clause: &Clause, low: &Quantity, high: &Quantity) -> bool {
    let between = clause.text[low.range.end..high.range.start].trim();
    matches!(between, "đến" | "-" | "–" | "tới" | "đến dưới")
        && (low.percent == high.percent || high.percent)
}

/// «100% các … có tỷ lệ … đạt từ 90%».
fn is_share_of_bodies(clause: &Clause, outer: &Quantity, inner: &Quantity) -> bool {
    let between = fold_plain(&clause.text[outer.range.end..inner.range.start]);
    outer.percent && inner.percent && format!(" {between} ").contains(" co ti le ")
}

/// Words of a clause that name no subject of their own.
const NO_SUBJECT: &[&str] = &[
    "dam", "bao", "den", "het", "nam", "dat", "tu", "tro", "len", "toi", "thieu", "it", "nhat",
    "phan", "dau", "ti", "le", "muc", "va", "phai",
];

/// Whether a piece of a clause has no subject of its own: «đảm bảo đến hết năm 2024 đạt 16% trở lên».
fn has_no_subject(piece: &str) -> bool {
    fold_plain(piece)
        .split(' ')
        .filter(|word| !word.bytes().all(|b| b.is_ascii_digit()))
        .all(|word| NO_SUBJECT.contains(&word))
}
