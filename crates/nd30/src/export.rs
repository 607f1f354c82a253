//! From a document's world to the bytes of its PDF.

use chrono::{Datelike, NaiveDate};
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst::{World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::world::{MAIN, PageWorld};
use failure::{Failure, Fault, Faults, Outcome};

/// Vietnam's offset from UTC, in minutes.
const OFFSET: i32 = 7 * 60;

/// What a document is exported as.
pub(crate) struct Export {
    /// Date of the document.
    pub date: NaiveDate,
    /// Whether files are attached to it.
    pub attached: bool,
}

/// Sets the pages.
pub(crate) fn typeset(world: &PageWorld<'_>) -> Outcome<PagedDocument> {
    let result = typst::compile::<PagedDocument>(world);
    // A warning is about a font, or a layout that never settles: both would show in the pages.
    if !result.warnings.is_empty() {
        return Err(faults(world, &result.warnings));
    }
    result.output.map_err(|errors| faults(world, &errors))
}

/// The bytes of a document that was set. The strongest archive level for a tagged file: PDF/A-2a,
/// or PDF/A-3a where files are attached, each together with PDF/UA-1.
pub(crate) fn export(
    world: &PageWorld<'_>,
    document: &PagedDocument,
    export: &Export,
) -> Outcome<Vec<u8>> {
    typst_pdf::pdf(document, &options(export)).map_err(|errors| faults(world, &errors))
}

fn options(export: &Export) -> PdfOptions {
    let archive = if export.attached {
        PdfStandard::A_3a
    } else {
        PdfStandard::A_2a
    };
    let standards = PdfStandards::new(&[archive, PdfStandard::Ua_1])
        .unwrap_or_else(|error| panic!("these standards go together: {error:?}"));
    PdfOptions {
        creator: Smart::Custom(Some(format!("cchc {}", env!("CARGO_PKG_VERSION")))),
        timestamp: midnight(export.date),
        standards,
        ..PdfOptions::default()
    }
}

fn midnight(date: NaiveDate) -> Option<Timestamp> {
    let month = u8::try_from(date.month()).ok()?;
    let day = u8::try_from(date.day()).ok()?;
    let datetime = Datetime::from_ymd_hms(date.year(), month, day, 0, 0, 0)?;
    Timestamp::new_local(datetime, OFFSET)
}

/// What the typesetter says, as faults of the template's keeper.
fn faults(world: &PageWorld<'_>, diagnostics: &[SourceDiagnostic]) -> Failure {
    let mut faults = Faults::new();
    for diagnostic in diagnostics {
        faults.add(fault(world, diagnostic));
    }
    match faults.check() {
        Err(failure) => failure,
        Ok(()) => Fault::new("templates", "không dàn được trang", "").into(),
    }
}

fn fault(world: &PageWorld<'_>, diagnostic: &SourceDiagnostic) -> Fault {
    let mut hints = String::new();
    for hint in &diagnostic.hints {
        hints.push_str(&format!(" ({})", hint.v));
    }
    // What a template asserts it says in its own words.
    let message = diagnostic.message.trim_start_matches("assertion failed: ");
    let what = format!("mẫu trang in có lỗi: {message}{hints}");
    let mend = "Sửa mẫu tại dòng đã nêu, hoặc xóa tệp này để dùng lại mẫu kèm theo chương trình.";
    // The deepest template in the chain of calls, never the engine's own main file.
    let calls = diagnostic.trace.iter().map(|point| point.span.into());
    let place = std::iter::once(diagnostic.span)
        .chain(calls)
        .find_map(|span| {
            let id = span.id()?;
            let name = id.vpath().get_without_slash();
            let source = world.source(id).ok()?;
            let range = world.range(span)?;
            let line = source.lines().byte_to_line(range.start)? + 1;
            (name != MAIN).then(|| (format!("templates/{name}"), line))
        });
    match place {
        Some((file, line)) => Fault::new(file, what, mend).at_line(line),
        None => Fault::new("templates", what, mend),
    }
}
