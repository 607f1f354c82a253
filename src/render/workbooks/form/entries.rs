//! What stands in the input cells of a form that is written already filled in (samples, tests).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::formulas;
use super::layout::Layout;
use crate::form::{Column, EstimateColumn, FormIdentity, NarrativeSection};
use crate::report::terms::{Exact, Measure, Quotient};

/// What stands in an input cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// A number.
    Number(f64),
    /// A text, as it was typed.
    Text(String),
    /// A day.
    Date(NaiveDate),
}

/// Everything that stands in the input cells of a form; a blank form has none of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Entries {
    /// Measure's id → column → what stands there.
    pub cells: BTreeMap<String, BTreeMap<Column, Entry>>,
    /// What it expects of the whole year, by measure's id and column.
    pub estimates: BTreeMap<(String, EstimateColumn), f64>,
    /// The agency's narrative.
    pub narrative: BTreeMap<NarrativeSection, String>,
    /// Who filled it in.
    pub preparer: Option<String>,
    /// Who signs.
    pub signer: Option<String>,
    /// What a reader of the file must know of all that stands in it: `Số liệu minh họa`. Printed
    /// above the narrative and kept among the file's properties.
    pub notice: Option<String>,
    /// Why the form is not to be used yet: its plan is not confirmed to the end. Printed above every
    /// page, and beside the period on every sheet.
    pub plan_notice: Option<String>,
}

impl Entries {
    /// What stands in a cell.
    pub fn get(&self, measure: &str, column: Column) -> Option<&Entry> {
        self.cells.get(measure)?.get(&column)
    }

    /// Puts something into a cell.
    pub fn set(&mut self, measure: &str, column: Column, entry: Entry) {
        let row = self.cells.entry(measure.to_owned()).or_default();
        row.insert(column, entry);
    }

    /// The rate that the form's own formula has saved, in percent; nothing where it can't be computed.
    pub(super) fn percent(&self, measure: &Measure) -> Option<f64> {
        let figure = |column| match self.get(&measure.id, column) {
            Some(Entry::Number(number)) => Exact::from_spreadsheet(*number),
            _ => None,
        };
        let (first, second) = (figure(Column::First)?, figure(Column::Second)?);
        let value = Quotient::of(measure.kind)?.value(&first, &second)?;
        Some(value.to_f64())
    }

    /// What the form's own counter has saved.
    pub(super) fn counter(&self, layout: &Layout<'_>, identity: &FormIdentity) -> String {
        let (mut blank, mut doubtful) = (0, 0);
        for (row, measure) in layout.measures() {
            match formulas::check(layout, row, measure, identity.period.window, self).saved {
                formulas::NOT_ENTERED => blank += 1,
                formulas::ENTERED => {}
                _ => doubtful += 1,
            }
        }
        formulas::counter_result(blank, doubtful)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{FormContent, PreviousFigures, sample};
    use super::*;

    /// Enters a pair of cells, and gives what rate, check and counter have saved.
    fn saved(measure: &str, cells: &[(Column, Entry)]) -> (Option<f64>, &'static str, String) {
        let identity = sample::identity();
        let mut entries = Entries::default();
        for (column, entry) in cells {
            entries.set(measure, *column, entry.clone());
        }
        let content = FormContent {
            identity: &identity,
            superior: None,
            previous: &PreviousFigures::default(),
            rules: &[],
            entries: &entries,
        };
        let layout = content.layout();
        let window = identity.period.window;
        let (row, found) = layout
            .measures()
            .find(|(_, found)| found.id == measure)
            .unwrap();
        let check = formulas::check(&layout, row, found, window, &entries).saved;
        (
            entries.percent(found),
            check,
            entries.counter(&layout, &identity),
        )
    }

    fn text(words: &str) -> Entry {
        Entry::Text(words.to_owned())
    }

    #[test]
    fn what_is_saved_is_what_a_spreadsheet_computes() {
        use Column::{EvidenceDate, EvidenceNumber, EvidenceSymbol, First, Second, State};
        let number = Entry::Number;
        let late = NaiveDate::from_ymd_opt(2024, 6, 15).unwrap();
        let done = || (State, text("Hoàn thành"));
        let (rate, check, counter) = saved("1.1.a", &[(First, number(1.0)), (Second, number(4.0))]);
        assert_eq!((rate, check), (Some(25.0), "Đã nhập"));
        assert_eq!(counter, "Còn 6 chỉ số chưa nhập");
        type Case<'a> = (&'a str, &'a [(Column, Entry)], &'a str);
        let cases: [Case<'_>; 9] = [
            ("1.1.a", &[], "Chưa nhập"),
            ("1.1.a", &[(First, number(1.0))], "Thiếu số liệu thứ hai"),
            (
                "1.1.a",
                &[(First, number(5.0)), (Second, number(4.0))],
                "Số thứ nhất lớn hơn số thứ hai",
            ),
            (
                "1.1.a",
                &[(First, text("khoảng 4")), (Second, number(4.0))],
                "Số liệu thứ nhất không phải là số",
            ),
            ("1.1.a", &[(State, text("Không phát sinh"))], "Đã nhập"),
            (
                "1.2",
                &[(First, number(2.0)), (State, text("Không phát sinh"))],
                "Có số liệu nhưng chọn «Không phát sinh»",
            ),
            (
                "2.1.2.a",
                &[done()],
                "Thiếu minh chứng (số, ký hiệu văn bản)",
            ),
            (
                "2.1.2.a",
                &[
                    done(),
                    (EvidenceNumber, text("5")),
                    (EvidenceSymbol, text("BC-STP")),
                    (EvidenceDate, Entry::Date(late)),
                ],
                "Ngày văn bản nằm ngoài thời gian số liệu",
            ),
            (
                "2.1.2.a",
                &[(State, text("xong rồi"))],
                "Tình trạng không có trong danh mục",
            ),
        ];
        for (measure, cells, expected) in cases {
            assert_eq!(saved(measure, cells).1, expected, "{measure} {cells:?}");
        }
    }

    #[test]
    fn the_counter_tells_blank_rows_from_doubtful_ones() {
        let (_, _, counter) = saved("1.1.a", &[(Column::First, Entry::Number(1.0))]);
        assert_eq!(counter, "Còn 6 chỉ số chưa nhập; 1 chỉ số cần xem lại");
    }

    #[test]
    fn growth_and_reduction_have_a_rate_and_nothing_over_nothing_has_none() {
        let pair = |first, second| {
            [
                (Column::First, Entry::Number(first)),
                (Column::Second, Entry::Number(second)),
            ]
        };
        assert_eq!(saved("2.1.1.b", &pair(110.0, 100.0)).0, Some(10.0));
        assert_eq!(saved("2.1.1.a", &pair(1.0, 8.0)).0, Some(12.5));
        assert_eq!(saved("1.1.a", &pair(0.0, 0.0)).0, None);
    }
}
