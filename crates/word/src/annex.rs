//! Annexes: a section of its own for each, with its own page numbers.

use std::collections::BTreeMap;

use nd30::document::figure::plain;
use nd30::document::{Annex, Orientation};

use crate::body::{Flow, flow};
use crate::head::{date_text, number_text, rule};
use crate::measure::Look;
use crate::paragraph::{Paragraph, gap};
use crate::section::Sheet;
use crate::styles::Style;
use crate::text::Setting;
use crate::units::MM;

/// An annex, without the end of its section.
pub(crate) fn annex(setting: &Setting<'_>, annex: &Annex, sheet: &Sheet) -> String {
    let none = BTreeMap::new();
    let place = Flow {
        area: sheet.area(setting),
        depth: 1,
        tables: &none,
        keep_last: false,
    };
    head(setting, annex, place.area) + &flow(setting, &annex.blocks, &place)
}

fn head(setting: &Setting<'_>, annex: &Annex, area: f64) -> String {
    let mut out = Paragraph {
        before: annex.stamp_room.then(|| setting.get("stamp-room")),
        ..Paragraph::of(Style::AnnexLabel)
    }
    .with(&setting.runs(&annex.label));
    let widest = setting.get(match annex.orientation {
        Orientation::Portrait => "annex-widths.portrait",
        Orientation::Landscape => "annex-widths.landscape",
    });
    let look = Look::bold(setting.get("annex-title-size"));
    let shown = setting.plain(&annex.title).to_uppercase();
    let title = match setting.width(&shown, look) > widest {
        true => broken_before_period(&annex.title),
        false => annex.title.clone(),
    };
    let shown = setting.plain(&title).to_uppercase();
    let (side, _) = setting.balance(&shown, look, widest, area);
    let no_source = annex.accompanying.is_none();
    out += &Paragraph {
        left: Some(side),
        right: Some(side),
        after: no_source.then_some(5.0 * MM),
        ..Paragraph::of(Style::AnnexTitle)
    }
    .with(&setting.runs(&title));
    if let Some(source) = &annex.accompanying {
        let look = Look::italic(setting.get("annex-source-size"));
        let line = format!(
            "(Kèm theo {} số {} {} của {})",
            source.document,
            number_text(setting, &source.number, look),
            date_text(setting, &source.date, look),
            source.issuer
        );
        let shown = setting.plain(&line);
        let (side, last) = setting.balance(&shown, look, 165.0 * MM, area);
        out += &Paragraph {
            left: Some(side),
            right: Some(side),
            ..Paragraph::of(Style::Accompanying)
        }
        .with(&setting.runs(&line));
        out += &rule(last * setting.get("annex-rule"), area, 5.0 * MM);
    } else {
        out += &gap(1.0);
    }
    out
}

/// A title whose last words are the period breaks before them.
fn broken_before_period(title: &str) -> String {
    const STARTS: [&str; 3] = [" 6 tháng ", " quý ", " năm "];
    let text = title.replace('\u{a0}', " ");
    if plain(title) != title || title.contains('\n') {
        return title.to_owned();
    }
    let starts = STARTS
        .iter()
        .filter_map(|start| text.rfind(start))
        .filter(|at| {
            let rest = &text[at + 1..];
            let words = rest.split(' ').count();
            let ends = rest.split(" của ").next().unwrap_or(rest);
            words <= 12 && ends.ends_with(|letter: char| letter.is_ascii_digit())
        });
    match starts.min() {
        Some(at) => format!("{}\n{}", &text[..at], &text[at + 1..]),
        None => title.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::broken_before_period;

    #[test]
    fn a_title_breaks_before_its_period() {
        let broken = |text: &str| broken_before_period(text);
        assert_eq!(
            broken("Kết quả 6 tháng đầu năm 2024"),
            "Kết quả\n6 tháng đầu năm 2024"
        );
        assert_eq!(
            broken("Kết quả quý III năm 2024"),
            "Kết quả\nquý III năm 2024"
        );
        assert_eq!(
            broken("Kết quả năm 2024 của Sở Y tế"),
            "Kết quả\nnăm 2024 của Sở Y tế"
        );
        assert_eq!(broken("Kết quả các năm qua"), "Kết quả các năm qua");
    }
}
