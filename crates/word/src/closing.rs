//! The end of a document: boxes 7, 9b and 12, a table without lines that is not torn.

use nd30::document::{Document, Marks};

use crate::head::columns;
use crate::measure::Look;
use crate::paragraph::{Paragraph, gap};
use crate::styles::Style;
use crate::text::Setting;
use crate::units::MM;

/// Recipients to the left, signature to the right.
pub(crate) fn closing(
    setting: &Setting<'_>,
    document: &Document,
    marks: &Marks,
    area: f64,
) -> String {
    let right_width = setting.get("signature-width");
    let left_width = area - right_width;
    let left = recipients(setting, &document.recipients, marks.drafter.as_deref());
    let right = signature(setting, document, right_width);
    if left.is_empty() && right.is_empty() {
        return String::new();
    }
    let or_empty = |content: String| match content.is_empty() {
        true => Paragraph::of(Style::Recipient).with(""),
        false => content,
    };
    columns(
        &[(or_empty(left), or_empty(right))],
        left_width,
        right_width,
    ) + &gap(1.0)
}

/// Over the first line of both columns, less what stands under the last paragraph.
fn above(setting: &Setting<'_>) -> f64 {
    (6.0 * MM - setting.get("paragraph-gap")).max(0.0)
}

fn recipients(setting: &Setting<'_>, list: &[String], drafter: Option<&str>) -> String {
    let mut out = String::new();
    if !list.is_empty() {
        // On the baseline of the position, which is larger.
        let lift = (setting.get("signature-size") - setting.get("recipients-title-size")) * 0.891;
        out += &Paragraph {
            before: Some(above(setting) + lift),
            ..Paragraph::of(Style::RecipientsTitle)
        }
        .with(&setting.runs("Nơi nhận:"));
    }
    for (index, name) in list.iter().enumerate() {
        let mark = if index + 1 == list.len() { "." } else { ";" };
        out +=
            &Paragraph::of(Style::Recipient).with(&setting.runs(&format!("-\u{a0}{name}{mark}")));
    }
    if let Some(drafter) = drafter {
        out += &Paragraph::of(Style::Drafter).with(&setting.runs(drafter));
    }
    out
}

fn signature(setting: &Setting<'_>, document: &Document, area: f64) -> String {
    let Some(signature) = &document.signature else {
        return String::new();
    };
    let look = Look::bold(setting.get("signature-size"));
    let mut out = String::new();
    for (index, line) in signature.lines.iter().enumerate() {
        let upper = setting.plain(line).to_uppercase();
        let (side, _) = setting.balance(&upper, look, area, area);
        out += &Paragraph {
            before: (index == 0).then(|| above(setting)),
            left: Some(side),
            right: Some(side),
            ..Paragraph::of(Style::Authority)
        }
        .with(&setting.runs(line));
    }
    out += &Paragraph {
        before: Some(setting.get("signature-room")),
        ..Paragraph::of(Style::SignerName)
    }
    .with(&setting.runs(&signature.name));
    out
}
