//! The ids that stand in the data files for states, verdicts and the like, each with its label. They
//! are those of `results.json`.

use serde::Serialize;
use strum::VariantArray;

use crate::finding::Severity;
use crate::report::agencies::Sent;
use crate::report::states::kind_words;
use crate::report::terms::{Disposition, Ground, Kind, Progress, Reason, RollUp, State, Verdict};

/// Ids, each with its label.
pub(super) type Codes = Vec<(String, &'static str)>;

/// The id of something: the word by which `results.json` and the plan file name it.
///
/// # Panics
/// Never: what has an id here is a word in JSON.
pub(super) fn id(thing: impl Serialize) -> String {
    match serde_json::to_value(thing) {
        Ok(serde_json::Value::String(word)) => word,
        other => unreachable!(
            "every thing with an id is a word, because it is a plain enumeration: {other:?}"
        ),
    }
}

fn codes<T: Serialize + Copy + VariantArray>(label: impl Fn(T) -> &'static str) -> Codes {
    let all = T::VARIANTS.iter();
    all.map(|thing| (id(thing), label(*thing))).collect()
}

/// How a file was dealt with.
pub(super) fn dispositions() -> Codes {
    codes(Disposition::label)
}

/// What is said of a measure.
pub(super) fn states() -> Codes {
    codes(State::label)
}

/// The results of judging.
pub(super) fn verdicts() -> Codes {
    codes(Verdict::label)
}

/// What a score rests on.
pub(super) fn grounds() -> Codes {
    codes(Ground::label)
}

/// Why there are not grounds enough.
pub(super) fn reasons() -> Codes {
    codes(Reason::label)
}

/// How grave a finding is.
pub(super) fn severities() -> Codes {
    codes(Severity::label)
}

/// Whether and when an agency has sent.
pub(super) fn sendings() -> Codes {
    codes(Sent::label)
}

/// What a measure counts.
pub(super) fn kinds() -> Codes {
    let all = Kind::WORDS.iter();
    all.map(|(word, kind, _)| ((*word).to_owned(), kind_words(*kind)))
        .collect()
}

/// How progress is judged before the deadline.
pub(super) fn progresses() -> Codes {
    use Progress::*;
    let words = |progress| match progress {
        Always => "phải đạt trong mọi kỳ",
        Hold => "phải giữ trong cả năm, dưới mức là chậm tiến độ",
        Grow => "tăng dần trong năm, so với phần thời gian đã qua",
        Steps => "theo các mốc của kế hoạch",
        Quarterly => "mỗi quý đều phải đạt, tính riêng số liệu của quý",
        Due => "chỉ xét khi đến hạn",
    };
    let all = Progress::WORDS.iter();
    all.map(|(word, progress, _)| ((*word).to_owned(), words(*progress)))
        .collect()
}

/// How agencies' figures make the province's.
pub(super) fn roll_ups() -> Codes {
    RollUp::WORDS
        .iter()
        .map(|(word, roll_up, _)| ((*word).to_owned(), roll_up_words(roll_up)))
        .collect()
}

/// The id of a roll-up.
pub(super) fn roll_up_id(roll_up: &RollUp) -> String {
    roll_up.word().to_owned()
}

/// A roll-up in words.
pub(super) fn roll_up_words(roll_up: &RollUp) -> &'static str {
    match roll_up {
        RollUp::Pooled => "tổng số liệu thứ nhất chia tổng số liệu thứ hai",
        RollUp::Sum => "tổng số liệu thứ nhất",
        RollUp::Mean => "bình quân giá trị của các cơ quan",
        RollUp::Weighted => "bình quân theo số liệu thứ hai của từng cơ quan",
        RollUp::Single => "số liệu của cơ quan duy nhất báo cáo",
        RollUp::Bodies => "số cơ quan đạt chia số cơ quan có phát sinh",
        RollUp::Combined => "gộp số liệu của các chỉ số nêu ở cột chi_so_gop",
    }
}

/// Yes and no.
pub(super) fn yes_or_no() -> Codes {
    vec![("co".to_owned(), "có"), ("khong".to_owned(), "không")]
}

#[cfg(test)]
mod tests {
    use schemars::{JsonSchema, schema_for};

    use super::*;

    /// The ids that a type's schema allows.
    fn allowed<T: JsonSchema>() -> Vec<String> {
        let schema = serde_json::to_value(schema_for!(T)).unwrap();
        let plain = schema["enum"].as_array().cloned().unwrap_or_default();
        let told = schema["oneOf"].as_array().cloned().unwrap_or_default();
        let told = told.into_iter().flat_map(|one| match &one["const"] {
            serde_json::Value::Null => one["enum"].as_array().cloned().unwrap_or_default(),
            word => vec![word.clone()],
        });
        plain
            .into_iter()
            .chain(told)
            .filter_map(|word| word.as_str().map(str::to_owned))
            .collect()
    }

    fn same<T: JsonSchema>(codes: Codes) {
        let mut listed: Vec<String> = codes.into_iter().map(|(id, _)| id).collect();
        let mut allowed = allowed::<T>();
        listed.sort();
        allowed.sort();
        assert_eq!(listed, allowed);
    }

    #[test]
    fn every_id_of_the_types_is_listed() {
        same::<Disposition>(dispositions());
        same::<State>(states());
        same::<Verdict>(verdicts());
        same::<Reason>(reasons());
        same::<Severity>(severities());
        same::<Kind>(kinds());
        same::<Progress>(progresses());
        assert_eq!(roll_ups().len(), RollUp::WORDS.len());
        assert_eq!(sendings().len(), 6);
    }
}
