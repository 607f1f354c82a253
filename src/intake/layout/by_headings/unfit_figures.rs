//! Figures of a row that can't be the measure's: another quantity's, the plan's, or what was struck out.

use super::figure_purpose::is_base;
use super::fill_form_row::RowFiller;
use super::form_row::FormRow;
use super::row_entries::Entry;
use super::rows::HeadedRow;
use super::unplaced_cells;
use crate::form::Column;
use crate::intake::value::counted::MeasurePart;
use crate::intake::visible_sheet::VisibleSheet;
use crate::intake::vocabulary::ColumnRole;
use crate::intake::workbook::Value;
use crate::place::Cell;
use crate::plan::model::Measure;

impl RowFiller<'_> {
    /// The cell of a row that tells a plan («Kế hoạch năm 2024») where the measure's second figure is none:
    /// units of 2021, dossiers resolved.
    pub fn of_plan(&self, row: &HeadedRow<'_>, measure: &Measure) -> Option<Cell> {
        let entries = row.entries.get(&ColumnRole::Second).into_iter().flatten();
        let mut of_plan =
            entries.filter(|entry| !is_base(&self.header.columns[&entry.column], measure));
        let cell = of_plan
            .find(|entry| unplaced_cells::tells_figures(entry))?
            .cell;
        measure.kind.has_second().then_some(cell)
    }

    /// The cell of a row in which a figure is struck out, in a column of figures: what is left of the row
    /// is not what the agency reports.
    pub fn struck_out(&self, row: &HeadedRow<'_>) -> Option<(Cell, String)> {
        let columns = self.header.columns.iter();
        columns
            .filter(|(_, head)| {
                let role = head.role;
                role.is_none_or(|role| role.is_result() && role != ColumnRole::State)
            })
            .find_map(|(column, _)| {
                let cell = Cell::new(row.row, *column);
                let content = self.page.content(cell)?;
                let struck = content.struck.clone()?;
                let is_figure =
                    content.value == Value::Empty && struck.contains(|c: char| c.is_ascii_digit());
                is_figure.then_some((cell, struck))
            })
    }

    /// Where a figure of another quantity stands beside a rate, or one figure, that nothing says to be
    /// the measure's: received and returned dossiers have a rate too. None where both figures of the
    /// measure are told, or its rate by name, or the row's result in a column of results.
    pub fn of_other_quantities(
        &self,
        page: &VisibleSheet<'_>,
        line: &FormRow,
        row: &HeadedRow<'_>,
        measure: &Measure,
    ) -> Option<Cell> {
        let told: Vec<Cell> = [Column::First, Column::Second, Column::Percent]
            .into_iter()
            .filter_map(|column| Some(line.cells.get(&column)?.cell))
            .collect();
        let is_whole = !line.is_vacant(Column::First) && !line.is_vacant(Column::Second);
        let names_it = |cell: &Cell| {
            let Some(head) = self.header.columns.get(&cell.column) else {
                return false;
            };
            let named = &head.quantities;
            let fits = self
                .asked
                .counted(measure)
                .fits(named, MeasurePart::Percent);
            let is_result = head.role == Some(ColumnRole::Result) && named.is_empty();
            is_result || (head.role == Some(ColumnRole::Percent) && !named.is_empty() && fits)
        };
        if !measure.kind.has_second() || told.is_empty() || is_whole || told.iter().any(names_it) {
            return None;
        }
        let others = self.header.columns.iter();
        others
            .filter(|(_, head)| !head.quantities.is_empty())
            .map(|(column, _)| Cell::new(row.row, *column))
            .find(|cell| {
                let content = page.content(*cell);
                content.is_some_and(|content| matches!(content.value, Value::Number(_)))
            })
    }

    /// The first cell of a row's figures whose heading names another quantity than the measure's.
    pub fn unfit(&self, row: &HeadedRow<'_>, measure: &Measure) -> Option<Cell> {
        let counted = self.asked.counted(measure);
        let parts = [
            (ColumnRole::First, MeasurePart::First),
            (ColumnRole::Second, MeasurePart::Second),
            (ColumnRole::Percent, MeasurePart::Percent),
            (ColumnRole::Result, MeasurePart::Whole),
        ];
        let unfit = |(role, part): (ColumnRole, MeasurePart)| {
            let mut entries = row.entries.get(&role).into_iter().flatten();
            let named = |entry: &&Entry| &self.header.columns[&entry.column].quantities;
            entries
                .find(|entry| !counted.fits(named(entry), part))
                .map(|entry| entry.cell)
        };
        let has_figures = measure.kind.has_figures();
        parts.into_iter().filter(|_| has_figures).find_map(unfit)
    }
}
