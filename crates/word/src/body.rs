//! The body: headings, paragraphs, items, remarks, tables.

use std::collections::BTreeMap;

use nd30::document::figure::plain;
use nd30::document::{Align, Block, Chart, Column, Row, RowKind, Table};
use vietnamese::phrase::roman;

use crate::paragraph::{Paragraph, gap};
use crate::styles::Style;
use crate::table::{Place, table};
use crate::text::Setting;

/// Where blocks stand.
pub(crate) struct Flow<'a> {
    /// Width of the type area, in points.
    pub(crate) area: f64,
    /// Levels of the outline above the blocks.
    pub(crate) depth: usize,
    /// The names of tables, by the number of their block.
    pub(crate) tables: &'a BTreeMap<usize, String>,
    /// Whether the last block goes with what follows it.
    pub(crate) keep_last: bool,
}

/// Between a table and what stands over or under it.
const TABLE_GAP: f64 = 8.0;
/// A last paragraph of more letters may be torn.
const LONGEST_KEPT: usize = 700;

/// Blocks in their order.
pub(crate) fn flow(setting: &Setting<'_>, blocks: &[Block], place: &Flow<'_>) -> String {
    let mut out = String::new();
    let mut numbers = Numbers::default();
    let mut deepest = place.depth;
    let mut after_table = false;
    for (index, block) in blocks.iter().enumerate() {
        let is_last = index + 1 == blocks.len();
        let keep = is_last && place.keep_last;
        let before = after_table.then_some(TABLE_GAP);
        let was_table = std::mem::take(&mut after_table);
        match block {
            Block::Heading {
                level,
                number,
                text,
            } => {
                let level = usize::from(*level).clamp(1, 3);
                deepest = (level + place.depth).min(deepest + 1);
                out += &heading(
                    setting,
                    level,
                    number,
                    text,
                    &mut numbers,
                    deepest - 1,
                    before,
                );
            }
            Block::Paragraph { text } => {
                let paragraph = Paragraph {
                    keep_next: keep || plain(text).ends_with(':'),
                    keep_lines: keep && text.len() <= LONGEST_KEPT,
                    before,
                    ..Paragraph::of(Style::Body)
                };
                out += &paragraph.with(&setting.runs(text));
            }
            Block::Bullet { level, text } => {
                let (style, sign) = match level {
                    0 | 1 => (Style::Bullet, "-\u{a0}"),
                    _ => (Style::SubBullet, "+\u{a0}"),
                };
                let paragraph = Paragraph {
                    keep_next: keep || plain(text).ends_with(':'),
                    keep_lines: keep && text.len() <= LONGEST_KEPT,
                    before,
                    ..Paragraph::of(style)
                };
                out += &paragraph.with(&setting.runs(&format!("{sign}{text}")));
            }
            Block::Note { text } => {
                let paragraph = Paragraph {
                    keep_next: keep,
                    before,
                    ..Paragraph::of(Style::Note)
                };
                out += &paragraph.with(&setting.runs(text));
            }
            Block::Table(data) => {
                if was_table {
                    out += &gap(TABLE_GAP);
                }
                let place = Place {
                    area: place.area,
                    name: place.tables.get(&index).map(String::as_str),
                    // A short table with a title is not torn in a body; in an annex it may be.
                    whole: place.depth == 0
                        && data.caption.is_some()
                        && data.rows.len() as f64 <= setting.get("whole-table-rows"),
                };
                out += &table(setting, data, &place);
                after_table = true;
            }
            Block::Chart(chart) => {
                if was_table {
                    out += &gap(TABLE_GAP);
                }
                let place = Place {
                    area: place.area,
                    name: None,
                    whole: true,
                };
                out += &table(setting, &figures_of(chart), &place);
                after_table = true;
            }
        }
    }
    if after_table {
        out += &gap(1.0);
    }
    out
}

fn heading(
    setting: &Setting<'_>,
    level: usize,
    number: &str,
    text: &str,
    numbers: &mut Numbers,
    outline: usize,
    before: Option<f64>,
) -> String {
    let style = [Style::Part, Style::Clause, Style::Point][level - 1];
    let given = numbers.next(level);
    let automatic = level < 3 && given == number;
    let paragraph = Paragraph {
        unnumbered: level < 3 && !automatic,
        outline: (outline + 1 != level).then_some(outline),
        before,
        ..Paragraph::of(style)
    };
    let shown = match number {
        _ if automatic => text.to_owned(),
        "" => text.to_owned(),
        number => format!("{number}\u{a0}{text}"),
    };
    paragraph.with(&setting.runs(&shown))
}

/// The numbers that the list of headings gives by itself.
#[derive(Default)]
struct Numbers([u32; 3]);

impl Numbers {
    fn next(&mut self, level: usize) -> String {
        self.0[level - 1] += 1;
        self.0[level..].fill(0);
        let number = self.0[level - 1];
        match level {
            1 => format!("{}.", roman(number)),
            _ => format!("{number}."),
        }
    }
}

/// What a chart shows, as a table: charts belong to pages that nobody edits.
fn figures_of(chart: &Chart) -> Table {
    let titles = chart.series.iter().map(|series| series.label.clone());
    let share = |title: String| Column::new(title, 1.0, Align::Center);
    Table {
        caption: Some(chart.title.clone()),
        unit: None,
        size: 11.0,
        columns: std::iter::once(Column::new("", 3.0, Align::Left))
            .chain(titles.map(share))
            .collect(),
        rows: chart
            .categories
            .iter()
            .enumerate()
            .map(|(at, name)| {
                let figures = chart.series.iter();
                let figures = figures.map(|one| one.texts.get(at).cloned().unwrap_or_default());
                Row::new(RowKind::Body, std::iter::once(name.clone()).chain(figures))
            })
            .collect(),
    }
}
