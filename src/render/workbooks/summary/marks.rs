//! Conditional formats that mark verdicts and severities.

use rust_xlsxwriter::{ConditionalFormatCell, ConditionalFormatCellRule, Format};
use strum::VariantArray;

use super::look;
use super::page::{Page, Written};
use crate::finding::Severity;
use crate::report::matrix::letters;
use crate::report::terms::Verdict;

/// A range of cells: first row, first column, last row, last column.
pub(super) type Range = (u32, u16, u32, u16);

/// Marks verdicts by their letters.
pub(super) fn verdict_letters(page: &mut Page, range: Range) -> Written {
    for verdict in Verdict::ALL {
        equal(page, range, letters(verdict), look::verdict(verdict))?;
    }
    Ok(())
}

/// Marks verdicts by their printed names.
pub(super) fn verdict_labels(page: &mut Page, range: Range) -> Written {
    for verdict in Verdict::ALL {
        equal(page, range, verdict.label(), look::verdict(verdict))?;
    }
    Ok(())
}

/// Marks severities by their printed names.
pub(super) fn severities(page: &mut Page, range: Range) -> Written {
    for severity in Severity::VARIANTS {
        equal(page, range, severity.label(), look::severity(*severity))?;
    }
    Ok(())
}

/// Marks the cells that hold a text.
pub(super) fn equal(page: &mut Page, range: Range, text: &str, format: Format) -> Written {
    let (first_row, first_column, last_row, last_column) = range;
    let rule = ConditionalFormatCell::new()
        .set_rule(ConditionalFormatCellRule::EqualTo(text))
        .set_format(format);
    page.sheet
        .add_conditional_format(first_row, first_column, last_row, last_column, &rule)?;
    Ok(())
}
