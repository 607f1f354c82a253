//! Bodies that are asked to do one thing each: «100% UBND cấp huyện thực hiện».

use super::clause::Clause;
use super::proposed::Proposed;
use crate::plan::model::Kind;
use crate::vietnamese::fold::fold_plain;

/// «100% UBND cấp huyện thực hiện»: the bodies that lead are asked to do one thing each; there is
/// nothing to divide that an agency could report.
pub(super) fn each_body(
    proposed: &mut Proposed,
    clause: &Clause,
    name: &str,
    leads: &dyn Fn(&str) -> bool,
) {
    let [only] = clause.quantities.as_slice() else {
        return;
    };
    let whole = only.value.as_deref() == Some("100") && only.percent && only.range.start == 0;
    let rest = clause.text[only.range.end..].trim();
    let subject = VERBS
        .iter()
        .filter_map(|verb| rest.find(verb))
        .min()
        .map_or("", |at| &rest[..at]);
    if !whole || subject.is_empty() || !leads(subject) {
        return;
    }
    let Some(last) = proposed.measures.last_mut() else {
        return;
    };
    let counted = fold_plain(name).contains(" cac cuoc ");
    last.kind = if counted { Kind::Count } else { Kind::Document };
    last.target = if counted { ">= 1" } else { "done" }.to_owned();
    last.unit = if counted { "cuộc" } else { "" }.to_owned();
    last.bodies = true;
    last.doubts = vec![format!(
        "yêu cầu với từng cơ quan ({rest}): để là {}",
        if counted {
            "mỗi cơ quan ít nhất 01 cuộc"
        } else {
            "nhiệm vụ phải hoàn thành"
        }
    )];
}

/// Verbs before which the bodies that are asked stand.
const VERBS: &[&str] = &[
    " thực hiện",
    " triển khai",
    " tổ chức",
    " ban hành",
    " xây dựng",
    " hoàn thành",
];
