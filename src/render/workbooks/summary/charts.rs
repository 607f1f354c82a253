//! The charts of «Tổng quan». Series can be told apart in grey: by lightness and by pattern.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartLine,
    ChartPatternFill, ChartPatternFillType, ChartRange, ChartSolidFill, ChartType, Color,
};

use super::look;
use super::page::{Page, Written};
use crate::report::terms::Verdict;

/// The width of a chart in pixels: as wide as the widest table.
const WIDTH: u32 = 915;

/// How a series is filled.
#[derive(Clone, Copy)]
enum Fill {
    Plain(Color, Ink),
    Pattern(Color, ChartPatternFillType),
}

/// The colour of the numbers on a fill.
#[derive(Clone, Copy)]
enum Ink {
    Dark,
    Light,
}

/// A chart: its kind, and the fills of its series, one for each column of the table from the second.
pub(super) struct Bars {
    kind: ChartType,
    series: Vec<(u16, Fill)>,
}

impl Bars {
    /// Verdicts, stacked.
    pub(super) fn verdicts() -> Self {
        let series = (1_u16..).zip(Verdict::ALL.map(verdict_fill)).collect();
        Bars {
            kind: ChartType::BarStacked,
            series,
        }
    }

    /// The shares of levels of very different sizes, each bar as long as the other.
    pub(super) fn shares(self) -> Self {
        Bars {
            kind: ChartType::BarPercentStacked,
            ..self
        }
    }

    /// What is to be done, stacked.
    pub(super) fn to_do() -> Self {
        let verdicts = [Verdict::NotMet, Verdict::Behind, Verdict::Insufficient];
        Bars {
            kind: ChartType::BarStacked,
            series: (1_u16..).zip(verdicts.map(verdict_fill)).collect(),
        }
    }

    /// Sent, late, missing, stacked.
    pub(super) fn arrivals() -> Self {
        let fills = [
            verdict_fill(Verdict::Met),
            verdict_fill(Verdict::Behind),
            Fill::Plain(Color::RGB(0xC3DCF2), Ink::Dark),
            Fill::Pattern(
                Color::RGB(0x6B6B7B),
                ChartPatternFillType::DiagonalStripesWideUpwards,
            ),
            Fill::Plain(Color::RGB(0x6B6B7B), Ink::Light),
            verdict_fill(Verdict::NotMet),
        ];
        Bars {
            kind: ChartType::BarStacked,
            series: (1_u16..).zip(fills).collect(),
        }
    }

    /// Received so far, day by day.
    pub(super) fn days() -> Self {
        Bars {
            kind: ChartType::Column,
            series: vec![
                (1, Fill::Plain(Color::RGB(0xC3DCF2), Ink::Dark)),
                (2, Fill::Plain(look::INK, Ink::Dark)),
            ],
        }
    }
}

fn verdict_fill(verdict: Verdict) -> Fill {
    let colour = look::verdict_colour(verdict);
    match verdict {
        Verdict::NotMet => Fill::Plain(colour, Ink::Light),
        Verdict::NothingArose => {
            Fill::Pattern(Color::RGB(0x8C8C8C), ChartPatternFillType::Dotted10Percent)
        }
        Verdict::NoTarget => Fill::Pattern(
            Color::RGB(0x8C8C8C),
            ChartPatternFillType::DiagonalStripesLightUpwards,
        ),
        _ => Fill::Plain(colour, Ink::Dark),
    }
}

/// Puts a chart of a table's rows at a row, of a height in pixels. The headings stand in the row above the first.
pub(super) fn insert(
    page: &mut Page,
    (row, height): (u32, u32),
    title: &str,
    (first, last): (u32, u32),
    bars: &Bars,
) -> Written {
    let shares = bars.kind == ChartType::BarPercentStacked;
    let stacked = shares || bars.kind == ChartType::BarStacked;
    let sheet = page.sheet.name();
    let mut chart = Chart::new(bars.kind);
    for (column, fill) in &bars.series {
        let series = chart.add_series();
        series
            .set_name(&ChartRange::new_from_range(
                &sheet,
                first - 1,
                *column,
                first - 1,
                *column,
            ))
            .set_categories(&ChartRange::new_from_range(&sheet, first, 0, last, 0))
            .set_values(&ChartRange::new_from_range(
                &sheet, first, *column, last, *column,
            ))
            .set_format(&mut fill.format())
            .set_data_label(&fill.label(stacked))
            .set_gap(45);
        if stacked {
            series.set_overlap(100);
        }
    }
    dress(
        &mut chart,
        title,
        stacked,
        if shares { "0%" } else { "#,##0" },
    );
    chart
        .set_width(WIDTH)
        .set_height(height)
        .set_alt_text(title);
    page.sheet.insert_chart_with_offset(row, 0, &chart, 4, 6)?;
    Ok(())
}

/// Title, axes and legend.
fn dress(chart: &mut Chart, title: &str, stacked: bool, numbers_as: &str) {
    chart
        .title()
        .set_name(title)
        .set_font(face().set_size(12).set_bold());
    // In a bar chart the library's y axis is the one of the names.
    let names = if stacked {
        // The first row of the table on top.
        chart.y_axis().set_reverse()
    } else {
        chart.x_axis()
    };
    names
        .set_font(face().set_size(10))
        .set_major_gridlines(false);
    let numbers = if stacked {
        chart.x_axis()
    } else {
        chart.y_axis()
    };
    numbers
        .set_font(face().set_size(9))
        .set_num_format(numbers_as)
        .set_min(0)
        .set_major_gridlines_line(ChartLine::new().set_color(Color::RGB(0xD9D9D9)));
    chart
        .legend()
        .set_position(ChartLegendPosition::Bottom)
        .set_font(face().set_size(10));
}

fn face() -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name("Times New Roman");
    font
}

impl Fill {
    fn format(self) -> ChartFormat {
        let mut format = ChartFormat::new();
        format.set_border(
            ChartLine::new()
                .set_color(Color::RGB(0x404040))
                .set_width(0.75),
        );
        match self {
            Fill::Plain(colour, _) => {
                format.set_solid_fill(ChartSolidFill::new().set_color(colour));
            }
            Fill::Pattern(colour, pattern) => {
                format.set_pattern_fill(
                    ChartPatternFill::new()
                        .set_pattern(pattern)
                        .set_foreground_color(colour)
                        .set_background_color(Color::White),
                );
            }
        }
        format
    }

    /// The number on the bar; noughts are left out.
    fn label(self, inside: bool) -> ChartDataLabel {
        let mut font = face();
        font.set_size(9);
        if let (Fill::Plain(_, Ink::Light), true) = (self, inside) {
            font.set_color(Color::White);
        }
        let mut label = ChartDataLabel::new();
        label.show_value().set_num_format("#,##0;;").set_font(&font);
        label
    }
}
