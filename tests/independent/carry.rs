//! What bodies that have ended leave to the province: their last figures, where nobody else's hold them.

use std::collections::BTreeMap;

use super::agency::{Judged, read};
use super::inputs::{Agency, Measure};
use super::pace::Moment;
use super::results::Key;

const CARRIED: &str = "Số cuối cùng của cơ quan đã kết thúc được cộng tiếp vào tổng và tỷ lệ gộp khi không số nào khác chứa nó: không có cơ quan kế thừa, cơ quan kế thừa tính từ đầu, hoặc chưa có số dùng được; số hiện trạng (`standing`) thì không.";
const BEFORE_BIRTH: &str =
    "các cơ quan trước đó vào số toàn tỉnh với số và kết quả của kỳ họ báo cáo lần cuối";

/// The last of what ended bodies reported on a measure, as far as it counts on.
pub fn carried(
    measure: &Measure,
    register: &[Agency],
    judgements: &BTreeMap<Key, Judged>,
    moment: &Moment,
) -> Vec<(String, Judged)> {
    let of = |agency: &str| judgements.get(&(agency.to_owned(), measure.id.clone()));
    register
        .iter()
        .filter(|agency| agency.to.is_some_and(|to| to < moment.period.to))
        .filter_map(|agency| {
            let successors: Vec<&Agency> = register
                .iter()
                .filter(|one| agency.successors.contains(&one.id))
                .collect();
            let unborn = successors
                .iter()
                .any(|one| of(&one.id).is_some_and(|judged| judged.reason == Some("before-birth")));
            let held = successors
                .iter()
                .any(|one| !one.starts_anew && of(&one.id).is_some_and(|judged| judged.usable));
            match measure.rollup.as_str() {
                "bodies" if unborn => last(agency, measure, moment, BEFORE_BIRTH),
                "pooled" | "sum" | "weighted" if !measure.standing && (unborn || !held) => {
                    last(agency, measure, moment, CARRIED)
                }
                _ => None,
            }
            .map(|judged| (agency.id.clone(), judged))
        })
        .collect()
}

/// The last reading of an agency, with the verdict that it had then.
fn last(agency: &Agency, measure: &Measure, moment: &Moment, rule: &'static str) -> Option<Judged> {
    let key = (agency.id.clone(), measure.id.clone());
    let last = moment
        .earlier
        .iter()
        .rev()
        .find(|one| one.readings.contains_key(&key))?;
    let then = last.verdicts.get(&key)?;
    let read = read(measure, &last.readings[&key]);
    let verdict = [
        "met",
        "not-met",
        "behind",
        "on-track",
        "nothing-arose",
        "insufficient",
    ];
    Some(Judged {
        verdict: verdict
            .into_iter()
            .find(|one| one == then)
            .unwrap_or("no-target"),
        rule,
        ..read
    })
}
