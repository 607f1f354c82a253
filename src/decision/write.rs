//! Adds a decision to the text of a file of decisions. What stands there, its comments and its order,
//! stays as it is.

use chrono::{Datelike, NaiveDate};
use toml_edit::{
    Array, ArrayOfTables, Date, Datetime, DocumentMut, InlineTable, Item, Table, Value,
};

use super::model::{Decision, Ruling, STATES, Told, Whose, one_line};
use super::number::written;
use crate::datafile::kept_as;
use crate::failure::{Fault, Outcome};
use crate::submission::Evidence;

/// The first lines of a new file.
const HEAD: &str = "#:schema ../../schemas/decisions.schema.json\n# Quyết định xử lý của kỳ. Xóa một khối là bỏ quyết định đó.\n";

/// The text with one decision more, in a block of its own behind those of its kind.
///
/// # Errors
/// The text is no TOML, or has something else under the name of the blocks.
pub fn added(text: Option<&str>, file: &str, decision: &Decision) -> Outcome<String> {
    let broken = || {
        Fault::new(
            file,
            "tệp viết sai cú pháp, không ghi thêm được",
            "Chạy «cchc check» để biết dòng sai, sửa rồi quyết định lại.",
        )
    };
    let whole = text.unwrap_or(HEAD);
    let text = whole.strip_prefix('\u{feff}').unwrap_or(whole);
    let mut document: DocumentMut = text.parse().map_err(|_| broken())?;
    // Comments of a file without blocks would be taken for its end, and end up behind the first.
    let head = if document.is_empty() {
        std::mem::take(&mut document).to_string()
    } else {
        String::new()
    };
    let blocks = document
        .entry(decision.ruling.block())
        .or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()))
        .as_array_of_tables_mut()
        .ok_or_else(broken)?;
    let mut block = table(decision);
    block.decor_mut().set_prefix("\n");
    blocks.push(block);
    Ok(kept_as(whole, &format!("{head}{document}")))
}

fn table(decision: &Decision) -> Table {
    let mut table = Table::new();
    let mut put = |key: &str, value: Value| {
        table.insert(key, Item::Value(value));
    };
    rule(&decision.ruling, &mut put);
    put("file", text(&decision.made_on.file));
    put("sha256", text(&decision.made_on.sha256));
    if let Some(was) = &decision.made_on.was {
        put("was", text(was));
    }
    put("by", text(&decision.trail.by));
    put("on", day(decision.trail.on));
    put("why", text(&decision.trail.why));
    if let Some(ground) = &decision.trail.ground {
        put("ground", text(ground));
    }
    table
}

fn rule(ruling: &Ruling, put: &mut dyn FnMut(&str, Value)) {
    if let Ruling::Agreed(agreed) = ruling {
        put("code", text(&agreed.code));
    }
    if let Some(agency) = ruling.agency() {
        put("agency", text(agency));
    }
    if let Some(measure) = ruling.measure() {
        put("measure", text(measure));
    }
    match ruling {
        Ruling::Whose(Whose::NoReport) => put("not_a_report", true.into()),
        Ruling::Whose(Whose::OtherPeriod(period)) => put("period", text(&period.to_string())),
        Ruling::Whose(Whose::Agency(_)) => {}
        Ruling::Version { instead_of, .. } => {
            put("instead_of", instead_of.iter().collect::<Array>().into());
        }
        Ruling::Reading { told, .. } => parts(told, put),
        Ruling::Agreed(agreed) => {
            if let Some(cell) = agreed.cell {
                put("cell", text(&cell.to_string()));
            }
        }
        Ruling::Judged { judgement, .. } => put("verdict", text(judgement.word())),
    }
}

fn parts(told: &Told, put: &mut dyn FnMut(&str, Value)) {
    if let Some(state) = told.state
        && let Some((word, _)) = STATES.iter().find(|(_, own)| *own == state)
    {
        put("state", text(word));
    }
    for (key, number) in [
        ("first", &told.first),
        ("second", &told.second),
        ("percent", &told.percent),
    ] {
        if let Some(number) = number {
            put(key, text(&written(number)));
        }
    }
    if let Some(evidence) = &told.evidence {
        put("evidence", inline(evidence));
    }
}

fn inline(evidence: &Evidence) -> Value {
    let mut inline = InlineTable::new();
    if let Some(kind) = &evidence.kind {
        inline.insert("kind", text(kind));
    }
    inline.insert("number", text(&evidence.number));
    inline.insert("symbol", text(&evidence.symbol));
    if let Some(date) = evidence.date {
        inline.insert("date", day(date));
    }
    inline.into()
}

/// A text on one line, as the reader of the file expects it.
fn text(words: &str) -> Value {
    one_line(words).into()
}

fn day(day: NaiveDate) -> Value {
    let date = Date {
        year: u16::try_from(day.year()).unwrap_or_default(),
        month: u8::try_from(day.month()).unwrap_or_default(),
        day: u8::try_from(day.day()).unwrap_or_default(),
    };
    Datetime {
        date: Some(date),
        time: None,
        offset: None,
    }
    .into()
}
