//! Where figures stand: file, sheet, cells; the line of a decision.

use crate::decided::InForce;
use crate::decision::file_name;
use crate::exact::Exact;
use crate::report::basis::Basis;
use crate::report::lookup::Lookup;
use crate::submission::Reading;
use crate::vietnamese::phrase;

/// File › sheet › cells of both figures.
pub(super) fn place(lookup: &Lookup, agency: &str, reading: Option<&Reading>) -> String {
    let Some(place) = reading.and_then(|reading| reading.place.as_ref()) else {
        return lookup
            .used(agency)
            .map_or(String::new(), |sent| sent.file.clone());
    };
    let named = reading.map(named_cells).unwrap_or_default();
    let file_and_sheet = match &place.sheet {
        Some(sheet) => format!("{} › {sheet}", place.file),
        None => place.file.clone(),
    };
    match named.as_slice() {
        [] => place.to_string(),
        cells => format!(
            "{file_and_sheet} › {}{}",
            cells.join(", "),
            from_last_year(lookup.basis, reading)
        ),
    }
}

/// Where the second figure of a growth comes from that stands in no cell of this report: the report of the
/// same period of the year before.
fn from_last_year(basis: &Basis, reading: Option<&Reading>) -> String {
    let taken = reading.filter(|one| {
        let measure = basis.plan.measure(&one.measure);
        measure.is_some_and(|measure| measure.second_from_last_year)
            && one.second.is_some()
            && one.cells.second.is_none()
    });
    match (taken, basis.last_year) {
        (Some(_), Some(past)) => format!("; số cùng kỳ: báo cáo {}", past.period.id.name()),
        _ => String::new(),
    }
}

/// The cells of a reading's figures.
fn named_cells(reading: &Reading) -> Vec<String> {
    let cells = [
        reading.cells.first,
        reading.cells.second,
        reading.cells.percent,
    ];
    cells
        .into_iter()
        .flatten()
        .map(|cell| cell.to_string())
        .collect()
}

/// Sheet and cells of a reading: `Biểu nhập › F12, H12`; empty where it has no place.
pub(in crate::report) fn cells_of(reading: Option<&Reading>) -> String {
    let Some((reading, place)) = reading.and_then(|one| Some((one, one.place.as_ref()?))) else {
        return String::new();
    };
    let cells = named_cells(reading).join(", ");
    match (&place.sheet, cells.is_empty()) {
        (Some(sheet), false) => format!("{sheet} › {cells}"),
        (Some(sheet), true) => place
            .cell
            .as_ref()
            .map_or_else(|| sheet.clone(), |cell| format!("{sheet} › {cell}")),
        (None, _) => cells,
    }
}

/// `inputs/decisions/2024-H1.toml, dòng 4`.
pub(super) fn line_of(basis: &Basis, own: &InForce) -> String {
    let file = file_name(basis.period.id);
    format!("{file}, dòng {}", own.decision.line)
}

/// Every digit of a figure.
pub(super) fn whole(figure: &Exact) -> String {
    phrase::decimal(figure, 0, 15)
}
