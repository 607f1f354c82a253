//! Tables that are not the report's own, by what their sheet says: another body's, another time's, those
//! of many bodies together, a draft. They give no figure; what stands in them is asked about, once a
//! sheet.

use std::collections::{BTreeMap, BTreeSet};

use super::merged_cells::Unassigned;
use super::outside_lines;
use super::row_subject::{RowSubject, SubjectFinder};
use super::select_tables::Chosen;
use crate::finding::Finding;
use crate::intake::cell_words::quoted;
use crate::intake::identify::stated;
use crate::intake::rules;
use crate::intake::value::own_words::OwnWords;
use crate::intake::value::statement;
use crate::intake::vocabulary::{Class, Quantity, Span, quantities, spans, written_out};
use crate::period::Period;
use crate::place::Place;
use crate::vietnamese::document_number::find_references;
use crate::vietnamese::fold::{fold, fold_plain};

/// The longest line above a table that is looked at, in characters.
const LONGEST_LINE: usize = 300;

/// Takes the tables that are not the report's own out of those that were chosen: the findings on them,
/// and the measures of which they speak.
pub fn doubted(
    chosen: &mut Vec<Chosen<'_, '_>>,
    asked: &SubjectFinder<'_>,
    period: &Period,
) -> (Vec<Finding>, Vec<(String, Unassigned)>) {
    let sheets: BTreeSet<usize> = chosen.iter().map(|one| one.sheet).collect();
    let first = chosen.first().map(|one| one.sheet);
    let mut doubts: BTreeMap<usize, String> = BTreeMap::new();
    for one in chosen.iter() {
        let lines = lines(one, chosen);
        let several = sheets.len() > 1;
        let is_further = several && first != Some(one.sheet);
        let why = of_others(one, &lines, asked)
            .or_else(|| several.then(|| of_state(one, &lines, period)).flatten())
            .or_else(|| of_other_plan(&lines, asked))
            .or_else(|| {
                let is_title = statement::is_title(&one.view.page.sheet.name);
                is_title.then(|| "không phải báo cáo theo tên trang".to_owned())
            })
            .or_else(|| outside_lines::doubt(one.view, &one.table, asked, period))
            .or_else(|| (is_further && !is_neutral(one, &lines, asked, period)).then(unclear));
        if let Some(why) = why {
            doubts.entry(one.sheet).or_insert(why);
        }
    }
    let (mut findings, mut withheld) = (Vec::new(), Vec::new());
    let mut told: BTreeSet<usize> = BTreeSet::new();
    for one in chosen.iter() {
        let Some(why) = doubts.get(&one.sheet) else {
            continue;
        };
        let page = &one.view.page;
        let sheet = quoted(&page.sheet.name);
        if told.insert(one.sheet) {
            let seen = format!("trang «{sheet}» {why}: không đọc số liệu của trang này");
            let expected = "số liệu của chính cơ quan, đúng kỳ, bản chính thức";
            let place = one
                .table
                .rows
                .first()
                .map_or_else(|| Place::sheet(page.file, sheet), |row| page.place(row.key));
            findings.push(Finding::new(&rules::FIGURES_UNPLACED, seen, expected).at(place));
        }
        withheld.extend(held_back(one, asked));
    }
    chosen.retain(|one| !doubts.contains_key(&one.sheet));
    (findings, withheld)
}

/// What a table says of the agency's measures, left to none of them.
fn held_back(one: &Chosen<'_, '_>, asked: &SubjectFinder<'_>) -> Vec<(String, Unassigned)> {
    let mut all = Vec::new();
    for row in &one.table.rows {
        let entries = row.entries.iter().filter(|(role, _)| role.is_result());
        let entries = entries.flat_map(|(_, entries)| entries);
        let Some(entry) = entries
            .chain(row.unplaced.iter().map(|(_, entry)| entry))
            .next()
        else {
            continue;
        };
        let measures = asked.plan.measures_for(asked.agency);
        let is_of_row = |criterion: &str, id: &str| match &row.who {
            RowSubject::Measure(measure, _) => measure.id == id,
            RowSubject::Criterion(own) => own.code == criterion,
            _ => false,
        };
        for measure in measures {
            let criterion = asked.plan.criterion_of(measure);
            if is_of_row(&criterion.code, &measure.id) {
                let place = one.view.page.place(entry.cell);
                let words = quoted(&entry.words);
                all.push((measure.id.clone(), Unassigned { place, words }));
            }
        }
    }
    all
}

/// The lines above a table that stand in no other table of its sheet, and cite no document.
fn lines(one: &Chosen<'_, '_>, chosen: &[Chosen<'_, '_>]) -> Vec<String> {
    let tables: Vec<(u32, u32)> = (chosen.iter())
        .filter(|other| other.sheet == one.sheet)
        .map(|other| {
            let header = &other.table.header;
            let last = other.table.rows.last().map_or(header.last, |row| row.row);
            (header.first, last)
        })
        .collect();
    let is_free = |row: u32| {
        !tables
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&row))
    };
    (one.view.words.iter())
        .filter(|(cell, _)| cell.row < one.table.header.first && is_free(cell.row))
        .filter(|(_, words)| words.chars().count() <= LONGEST_LINE)
        .flat_map(|(_, words)| words.lines())
        .map(str::to_owned)
        .collect()
}

/// Why a table is another body's, or that of many: by its letterhead, its title, its sheet's name.
fn of_others(one: &Chosen<'_, '_>, lines: &[String], asked: &SubjectFinder<'_>) -> Option<String> {
    if let Some(body) = &one.view.foreign {
        return Some(format!("có đầu biểu của «{body}»"));
    }
    let own = OwnWords::default().reported_by([asked.agency.name.as_str()]);
    let name = &one.view.page.sheet.name;
    let wide = (lines.iter().chain(std::iter::once(name))).find(|line| is_wider(line, &own))?;
    Some(format!("ghi «{}»", quoted(wide)))
}

/// Why a table reports on another plan: its title names one of the province by another number, and none its
/// own. A district issues plans of the same symbol itself.
fn of_other_plan(lines: &[String], asked: &SubjectFinder<'_>) -> Option<String> {
    let (own, symbol) = asked.plan.number.split_once('/')?;
    if fold_plain(&asked.agency.name).contains("ubnd") {
        return None;
    }
    let plans: Vec<(&str, String)> = lines
        .iter()
        .filter(|line| fold_plain(line).contains("thuc hien ke hoach"))
        .flat_map(|line| {
            let documents = find_references(line).into_iter();
            let plans = documents.filter(|document| {
                let own = document.symbol.as_deref().map(fold_plain);
                own == Some(fold_plain(symbol))
            });
            plans.map(move |document| (line.as_str(), document.number))
        })
        .collect();
    let is_of_reform = |line: &str| {
        let plain = fold_plain(line);
        plain.contains("cchc") || plain.contains("cai cach hanh chinh")
    };
    if plans.iter().any(|(_, number)| number == own) {
        return None;
    }
    let (line, _) = plans.iter().find(|(line, _)| !is_of_reform(line))?;
    Some(format!("ghi «{}», không phải kế hoạch này", quoted(line)))
}

/// Whether a line says that what stands below it is added up over more than the agency.
fn is_wider(line: &str, own: &OwnWords) -> bool {
    let plain = fold_plain(line);
    let found = spans(&plain);
    if found.iter().any(|span| span.class == Class::MadeFor) {
        return false;
    }
    // «Toàn huyện» is no more than the agency, where it is a district.
    let folded = fold(line);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let is_own = (1..words.len()).any(|at| {
        let levels = [at + 1, at + 2].map(|end| words.get(at..end).unwrap_or(&[]).join(" "));
        matches!(words[at - 1], "toàn" | "cả")
            && levels
                .iter()
                .any(|level| !level.is_empty() && own.is_body(level))
    });
    !is_own
        && (found.iter().any(|span| span.class == Class::ManyBodies)
            || quantities(&plain).contains(&Quantity::Wider))
}

/// Why a sheet beside others is not the report: a draft, an old state, another time, an estimate.
fn of_state(one: &Chosen<'_, '_>, lines: &[String], period: &Period) -> Option<String> {
    let name = words_of_name(&one.view.page.sheet.name);
    let is_refused = |span: &Span| span.class == Class::SheetOfOther;
    let is_longest = |span: &Span, found: &[Span]| {
        !found.iter().any(|other| {
            other.class == Class::SheetOfReport
                && other.from <= span.from
                && span.to <= other.to
                && other.to - other.from > span.to - span.from
        })
    };
    let found = spans(&name);
    let of_other_quantity = quantities(&name).into_iter().any(|quantity| {
        matches!(
            quantity,
            Quantity::LastYear | Quantity::Estimate | Quantity::Target | Quantity::PartOfTime
        )
    });
    let refuses = found
        .iter()
        .any(|span| is_refused(span) && is_longest(span, &found));
    if refuses || of_other_quantity || stated(&name, period).contradicts(period) {
        return Some("là bản khác hoặc kỳ khác theo tên trang".to_owned());
    }
    // Of single words without their marks a title has too many: «cụ thể» is not «cũ».
    let line = lines.iter().find(|line| {
        let found = spans(&fold_plain(line));
        found
            .iter()
            .any(|span| is_refused(span) && span.to - span.from > 1)
    })?;
    Some(format!("ghi «{}»", quoted(line)))
}

/// Why a further sheet is asked about of which nothing says that it is the report's.
fn unclear() -> String {
    "không rõ có thuộc báo cáo kỳ này không (tên trang, tiêu đề không nói)".to_owned()
}

/// Whether the name of a further sheet is a part's of the report, or the lines above its table name the
/// agency or the period.
fn is_neutral(
    one: &Chosen<'_, '_>,
    lines: &[String],
    asked: &SubjectFinder<'_>,
    period: &Period,
) -> bool {
    let own = &asked.agency.name;
    let names_us = |line: &str| stated(line, period).names(period) || names_body(line, own);
    let sheet = &one.view.page.sheet.name;
    let name = words_of_name(sheet);
    stated(&name, period).names(period)
        || names_body(sheet, own)
        || lines.iter().any(|line| names_us(line))
        || is_part_of_plan(&name, asked)
        || says_only_of_report(&name)
}

/// Words that may stand behind a body's name in capitals without being a part of it.
const BEHIND_NAMES: [&str; 14] = [
    "nam", "quy", "thang", "ky", "ngay", "tinh", "thanh", "huyen", "den", "tu", "theo", "trong",
    "bao", "ve",
];

/// Whether a line has a body's name, word by word, and no longer name that begins with it: «UBND xã
/// Tân Lập» stands neither in «UBND xã Tân Lập Đông» nor in «UBND xã Tân Lậpx».
fn names_body(line: &str, body: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let all = text.split(|c: char| !c.is_alphanumeric());
        all.filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let line = words(line);
    let plain: Vec<String> = line.iter().map(|word| fold_plain(word)).collect();
    let own: Vec<String> = words(body).iter().map(|word| fold_plain(word)).collect();
    let goes_on = |at: usize| {
        line.get(at).is_some_and(|next| {
            next.starts_with(char::is_uppercase) && !BEHIND_NAMES.contains(&plain[at].as_str())
        })
    };
    !own.is_empty()
        && plain
            .windows(own.len())
            .enumerate()
            .any(|(at, found)| found == own && !goes_on(at + own.len()))
}

/// Whether every word of a sheet's name is one of reports, a number or a letter.
fn says_only_of_report(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let mut known: Vec<bool> = (words.iter())
        .map(|word| {
            let is_roman = word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
            let is_number = word.chars().all(|c| c.is_ascii_digit());
            is_roman || is_number || word.chars().count() == 1
        })
        .collect();
    for span in spans(name) {
        if span.class == Class::SheetOfReport {
            known[span.from..span.to].fill(true);
        }
    }
    known.into_iter().all(|known| known)
}

/// Whether a sheet's name, without what numbers it, is words of the plan's.
fn is_part_of_plan(name: &str, asked: &SubjectFinder<'_>) -> bool {
    let full = written_out(name);
    let words: Vec<&str> = (full.split(' '))
        .filter(|word| word.chars().any(|c| !c.is_ascii_digit()))
        .collect();
    let run = format!(" {} ", words.join(" "));
    let has = |text: &str| format!(" {} ", written_out(&fold_plain(text))).contains(&run);
    !words.is_empty()
        && asked
            .plan
            .criteria
            .iter()
            .any(|criterion| has(&criterion.name))
}

/// The words of a sheet's name without diacritics, numbers apart from letters: «PL1» is «pl 1».
fn words_of_name(name: &str) -> String {
    let mut apart = String::new();
    let mut last: Option<char> = None;
    for letter in name.chars() {
        if last.is_some_and(|last| last.is_ascii_digit() != letter.is_ascii_digit()) {
            apart.push(' ');
        }
        apart.push(if matches!(letter, '_' | '-') {
            ' '
        } else {
            letter
        });
        last = Some(letter);
    }
    let plain = fold_plain(&apart);
    let words: Vec<&str> = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::names_body;

    #[test]
    fn a_body_is_named_word_by_word() {
        let own = "UBND xã Tân Lập";
        for line in [
            "Kết quả của UBND xã Tân Lập",
            "UBND XÃ TÂN LẬP NĂM 2026",
            "Biểu số liệu UBND xã Tân Lập 6 tháng",
            "UBND xã Tân Lập, tỉnh Minh Họa",
            "ubnd_xa_tan_lap",
        ] {
            assert!(names_body(line, own), "{line}");
        }
        for line in [
            "UBND xã Tân Lập Đông",
            "UBND XÃ TÂN LẬP ĐÔNG",
            "UBND xã Tân Lậpa",
            "xã Tân Lập",
        ] {
            assert!(!names_body(line, own), "{line}");
        }
    }
}
