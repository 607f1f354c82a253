//! Numbers in an office's own templates that may rest on decisions of the clerk. A template that was
//! written before there were decisions, or by somebody who does not know of them, prints `counts.met`
//! as it is; no number that rests on a decision is to be printed without its mark.

use super::expressions::{Part, replaced};

/// What tells in the data whether one of the verdicts' numbers rests on decisions: `counts.decided.met`.
const VERDICTS: [&str; 7] = [
    "met",
    "on_track",
    "behind",
    "not_met",
    "nothing_arose",
    "insufficient",
    "no_target",
];

/// The numbers of those who have sent, or not; of the expected none rests on a decision.
const ARRIVALS: [&str; 7] = [
    "received",
    "on_time",
    "late",
    "unknown_day",
    "empty",
    "unusable",
    "not_sent",
];

/// Others, each with what tells it of them.
const OTHERS: [(&str, &str); 7] = [
    ("progress.met_now", "progress.decided"),
    ("progress.met_then", "progress.then_decided"),
    ("progress.newly_met", "progress.decided"),
    ("progress.no_longer_met", "progress.decided"),
    ("progress.dropped", "progress.then_decided"),
    ("lagging", "lagging_decided"),
    ("arrivals.unused_files", "arrivals.all.decided"),
];

/// The template with the mark behind each number that is inserted as it is. Where the mark is set by
/// the template itself, further on in the same line («2/37 tiêu chí (*)»), it stays as it is; the share
/// of those who have sent brings its own.
pub(super) fn marked(source: &str) -> String {
    replaced(source, &mut |part, rest| {
        let Part::Insertion(inner) = part else {
            return None;
        };
        let core = inner.trim_matches(['-', '+']).trim();
        let flag = flag(core)?;
        let line = rest.lines().next().unwrap_or_default();
        let is_share = core.ends_with(".received") && line.contains("rate }}");
        if is_share || line.contains(&format!("danh_dau({flag})")) {
            return None;
        }
        let open = if inner.starts_with('-') { "-" } else { "" };
        let close = if inner.ends_with('-') { "-" } else { "" };
        Some(format!("{{{{{open} {core} | danh_dau({flag}) {close}}}}}"))
    })
}

/// What tells whether a number rests on decisions, where one is inserted as it is or counted.
fn flag(core: &str) -> Option<String> {
    let (path, filter) = match core.split_once('|') {
        Some((path, filter)) => (path.trim_end(), Some(filter.trim())),
        None => (core, None),
    };
    if !matches!(filter, None | Some("dem" | "length" | "count")) {
        return None;
    }
    if let Some((_, flag)) = OTHERS.iter().find(|(own, _)| *own == path) {
        return Some((*flag).to_owned());
    }
    let (owner, key) = path.rsplit_once('.')?;
    let is_name = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '.');
    if !owner.chars().all(is_name) {
        return None;
    }
    match owner.rsplit('.').next() {
        Some("counts" | "c") if VERDICTS.contains(&key) => Some(format!("{owner}.decided.{key}")),
        Some("all") if ARRIVALS.contains(&key) => Some(format!("{owner}.decided")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bare_numbers_get_their_mark_and_nothing_else_is_touched() {
        for (own, expected) in [
            (
                "{{ counts.met }}",
                "{{ counts.met | danh_dau(counts.decided.met) }}",
            ),
            (
                "{{- a.counts.not_met|dem -}}",
                "{{- a.counts.not_met|dem | danh_dau(a.counts.decided.not_met) -}}",
            ),
            (
                "{{ arrivals.all.late }}",
                "{{ arrivals.all.late | danh_dau(arrivals.all.decided) }}",
            ),
            (
                "{{ lagging | length }}",
                "{{ lagging | length | danh_dau(lagging_decided) }}",
            ),
        ] {
            assert_eq!(marked(own), expected);
        }
        for same in [
            "{{ counts.total }} {{ all.expected }} {{ m.met }} {{ plan.citation }}",
            "{{ counts.met | danh_dau(counts.decided.met) }}",
            "{{ all.received }}/{{ all.expected }} cơ quan (đạt {{ arrivals.rate }})",
            "{{ counts.met }}/37 {{ \"tiêu chí\" | danh_dau(counts.decided.met) }}",
            "{% if counts.met > 0 %}{# {{ counts.met }} #}{% raw %}{{ counts.met }}{% endraw %}{% endif %}",
        ] {
            assert_eq!(marked(same), same);
        }
    }
}
