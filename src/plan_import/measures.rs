//! The measures of a criterion: what its words ask, who reports it, how it is rolled up.

use super::bodies::Names;
use super::drafted::{DraftMeasure, DraftRow};
use super::of_year::second_is_of_year;
use super::proposal::Proposal;
use super::propose::{propose, propose_task};
use super::text::short_label;
use super::unit::with_unit;
use super::verbatim::verbatim_or_parts;
use crate::plan::model::Kind;
use crate::vietnamese::fold::fold_plain;
use crate::vietnamese::phrase;

/// The letter of a part of a requirement in the ids of its measures, from 0: `a` to `z`, then `a2`. Ids
/// go into file names and commands, so «đ» is none of them.
fn part_letter(at: usize) -> String {
    let letters = 'a'..='z';
    let count = letters.clone().count();
    let letter = letters.into_iter().nth(at % count).unwrap_or('z');
    match at / count {
        0 => letter.to_string(),
        round => format!("{letter}{}", round + 1),
    }
}

/// Gives a criterion its measures.
pub(super) fn propose_measures(row: &mut DraftRow, year: i32, names: &Names) {
    let leads = |text: &str| {
        let named = names.find(text);
        named.left.is_empty()
            && !named.who.is_empty()
            && named
                .who
                .iter()
                .all(|id| row.lead.who.contains(id) && !named.is_agency(id))
    };
    let proposed = match row.row.asked_in_name {
        true => propose_task(&row.row.name, &row.row.requirement, year, &leads),
        false => {
            let requirement = with_unit(&row.row.requirement, &row.row.unit);
            propose(&row.row.name, &requirement, year, &leads)
        }
    };
    row.unused = proposed.unused;
    let several = proposed.measures.len() > 1;
    for (at, proposal) in proposed.measures.into_iter().enumerate() {
        let code = &row.row.code;
        let id = if several {
            format!("{code}.{}", part_letter(at))
        } else {
            code.clone()
        };
        // A part of signs alone has no words of its own.
        let own = several.then(|| short_label(&verbatim(row, &proposal.words)));
        let own = own.filter(|label| label.chars().any(char::is_alphanumeric));
        let label = own.unwrap_or_else(|| short_label(&row.row.name));
        let mut proposal = proposal;
        if !row.row.rivals.is_empty() {
            proposal.doubts.push(format!(
                "phụ lục có cột «{}» cũng có thể là yêu cầu của năm: đối chiếu",
                row.row.rivals.join("», «")
            ));
        }
        doubt_total(row, &mut proposal);
        let reporters = reporters(row, &mut proposal, names);
        if let Some(last) = row.deadline {
            proposal.steps.retain(|(by, _)| *by < last);
        }
        let progress = progress(row, &proposal);
        let rollup = Some(rollup(row, &proposal));
        row.measures.push(DraftMeasure {
            reporters,
            id,
            criteria: vec![code.clone()],
            label,
            second_of_year: second_is_of_year(proposal.kind, &proposal.words, &row.row.name),
            proposal,
            progress,
            rollup,
            combined: Vec::new(),
        });
    }
    combine(row);
}

/// Who reports a measure: those who lead. A rank is reported by one body; of several it is the first
/// that leads, else the first that supports, and the choice is asked. Where the plan names no single
/// body, the rank is left as a task, since no agency may be invented for it.
fn reporters(row: &DraftRow, proposal: &mut Proposal, names: &Names) -> Vec<String> {
    let alone = matches!(row.lead.who.as_slice(), [only] if row.lead.is_agency(only));
    if proposal.kind != Kind::Rank || alone {
        return row.lead.who.clone();
    }
    let one = [&row.lead, &row.support]
        .into_iter()
        .find_map(|bodies| bodies.who.iter().find(|id| bodies.is_agency(id)));
    match one {
        Some(one) => {
            proposal.doubts.push(format!(
                "thứ hạng do đúng một cơ quan báo cáo, kế hoạch giao nhiều cơ quan: lấy {}; sửa khóa reporters nếu là cơ quan khác",
                names.shown(one)
            ));
            vec![one.clone()]
        }
        None => {
            proposal.doubts.push(format!(
                "thứ hạng do đúng một cơ quan báo cáo: ghi mã cơ quan đó, kind = \"rank\", target = \"{}\"",
                proposal.target
            ));
            proposal.kind = Kind::Document;
            "done".clone_into(&mut proposal.target);
            row.lead.who.clone()
        }
    }
}

/// A number asked of many bodies: of each, or of all together, the words seldom say.
fn doubt_total(row: &DraftRow, proposal: &mut Proposal) {
    let alone = matches!(row.lead.who.as_slice(), [only] if row.lead.is_agency(only));
    let more_than_one = !matches!(proposal.target.as_str(), "= 0" | ">= 1" | "> 0");
    let plain = format!(" {} ", fold_plain(&row.row.requirement));
    let each = [" moi ", " tung "].iter().any(|word| plain.contains(word));
    if proposal.kind == Kind::Count && !alone && more_than_one && !each {
        proposal.doubts.push(
            "con số là của từng cơ quan (bodies) hay cộng chung các cơ quan (sum)".to_owned(),
        );
    }
}

/// One requirement for several criteria «bình quân toàn tỉnh» is judged over all of them too.
fn combine(row: &mut DraftRow) {
    let shared = &row.row.shared_with;
    let average = fold_plain(&row.row.requirement).contains("binh quan");
    let first = shared.first() == Some(&row.row.code);
    if !(first && average && shared.len() > 1 && row.measures.len() == 1) {
        return;
    }
    let Some((stem, _)) = row.row.code.rsplit_once('.') else {
        return;
    };
    // Only rates and means can be made over several measures.
    let combines = matches!(
        row.measures[0].proposal.kind,
        Kind::Ratio | Kind::Reduction | Kind::Growth | Kind::Average
    );
    if !combines {
        row.measures[0].proposal.doubts.push(format!(
            "yêu cầu bình quân chung của các tiêu chí {}: chỉ tiêu ghi cho từng tiêu chí",
            phrase::list(shared)
        ));
        return;
    }
    let mut whole = row.measures[0].clone();
    whole.id = stem.to_owned();
    whole.criteria.clone_from(shared);
    whole.combined.clone_from(shared);
    whole.rollup = None;
    whole.label = format!("{}, bình quân chung", whole.label);
    whole
        .proposal
        .doubts
        .push("chỉ số gộp: tính chung số liệu của các tiêu chí có cùng yêu cầu".to_owned());
    row.measures.insert(0, whole);
}

/// Words of the row as they stand in it.
fn verbatim(row: &DraftRow, words: &str) -> String {
    let asked = match row.row.asked_in_name {
        true => &row.row.name,
        false => &row.row.requirement,
    };
    match verbatim_or_parts(asked, words) {
        found if found != words => found,
        _ => verbatim_or_parts(&with_unit(asked, &row.row.unit), words),
    }
}

/// How progress is judged before the deadline.
fn progress(row: &DraftRow, proposal: &Proposal) -> &'static str {
    let words = format!(" {} ", fold_plain(&proposal.words));
    let adds_up = [
        " hoan thanh ",
        " giai ngan ",
        " nop ",
        " ke hoach ",
        " chuyen doi ",
    ]
    .iter()
    .any(|word| words.contains(word));
    match proposal.kind {
        _ if row.deadline.is_none() => "always",
        _ if !proposal.steps.is_empty() => "steps",
        // Only what adds up is judged quarter by quarter.
        Kind::Count if proposal.quarterly && proposal.target != "= 0" => "quarterly",
        Kind::Document | Kind::Narrative | Kind::Reduction => "due",
        Kind::Count if proposal.target == "= 0" => "always",
        // A most that is exceeded can't be met any more; a level to be brought down to still can.
        Kind::Count if proposal.target.starts_with('<') && !comes_down(&words) => "always",
        Kind::Count => "due",
        // What may not be exceeded does not grow towards its limit.
        Kind::Ratio if adds_up && !proposal.target.starts_with('<') => "grow",
        _ => "hold",
    }
}

/// How the province's figure is made.
fn rollup(row: &DraftRow, proposal: &Proposal) -> &'static str {
    let alone = matches!(row.lead.who.as_slice(), [only] if row.lead.is_agency(only));
    match proposal.kind {
        _ if alone => "single",
        // A rank is one body's; whose, is asked.
        Kind::Rank => "single",
        Kind::Score => "mean",
        _ if proposal.bodies => "bodies",
        Kind::Document | Kind::Narrative => "bodies",
        Kind::Count if proposal.target == "= 0" => "sum",
        Kind::Count => "bodies",
        _ => "pooled",
    }
}

/// Whether words, padded and without diacritics, ask for a number to be brought down.
fn comes_down(words: &str) -> bool {
    [" con ", " xuong ", " giam ", " sap xep ", " tinh gian "]
        .iter()
        .any(|word| words.contains(word))
}
