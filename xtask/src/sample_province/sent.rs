//! What lies in a period's folder, and what is odd about it.

use std::collections::BTreeMap;

use cchc::form::{Column, EstimateColumn, NarrativeSection};
use cchc::inputs::Inputs;
use cchc::period::Period;
use cchc::pipeline::forms::identity;
use cchc::plan::model::{Measure, Plan};
use cchc::render::workbooks::form::{Entries, Entry};
use cchc::submission::State;
use chrono::NaiveDate;

use super::bodies::{Body, COMMUNES, Stage, TOLD};
use super::lean::lean;
use super::own_layout::{self, Cell};
use super::stated::{Said, World, of_2025};
use crate::Failed;
use crate::sample_period::draw::Draw;
use crate::sample_period::filled;
use crate::sample_period::plain;

/// Days from the first of the figures to the cut-off of the year, and to its end.
const DAYS_TO_CUT_OFF: f64 = 364.0;
const DAYS_OF_YEAR: f64 = 381.0;

/// A file.
pub struct Sent {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// When it was received, where the clerk wrote that down.
    pub received: Option<NaiveDate>,
}

/// Who sends nothing that can be used in a period.
const SILENT: &[(Stage, &str)] = &[
    (Stage::Q1, "xa-mau-ngoc"),
    (Stage::Q1, "xa-mau-vien"),
    (Stage::H1, "xa-mau-ngoc"),
    (Stage::H1, "xa-mau-tung"),
    (Stage::Q3, "xa-mau-ngoc"),
    (Stage::Y, "xa-mau-nam"),
];

/// Who sends a form in which nothing was entered.
const EMPTY: (Stage, &str) = (Stage::H1, "xa-mau-sa");
/// Who sends twice, the first time with another figure: under which name, and how many days later.
const TWICE: &[(Stage, &str, &str, i64)] = &[
    (Stage::H1, "xa-mau-minh", "xa-mau-minh (lan 2).xlsx", 2),
    (Stage::Q3, "xa-mau-tung", "xa-mau-tung (sua).xlsx", 0),
];
/// Who sends after the day on which it is due.
const LATE: &[(Stage, &str)] = &[
    (Stage::H1, "phuong-mau-ha"),
    (Stage::Q3, "phuong-mau-ha"),
    (Stage::Q3, "xa-mau-vien"),
];
/// Who sends a workbook in a layout of its own.
const OWN_LAYOUT: &[(Stage, &str)] = &[
    (Stage::H1, "xa-mau-linh"),
    (Stage::Q3, "xa-mau-linh"),
    (Stage::Q3, "phuong-mau-chau"),
];
/// Whose workbook in a layout of its own does not say whose it is.
pub const NAMELESS: (Stage, &str) = (Stage::H1, "xa-mau-loc");
/// The name of that file.
pub const NAMELESS_FILE: &str = "bao cao 6 thang.xlsx";

/// What a period's files are made from.
pub struct Season<'a> {
    /// What the office edits.
    pub inputs: &'a Inputs,
    /// What is stated.
    pub world: &'a World,
    /// The plan.
    pub plan: &'a Plan,
    /// The period.
    pub period: &'a Period,
    /// How far the year has gone.
    pub stage: Stage,
}

impl Season<'_> {
    /// The files.
    ///
    /// # Errors
    /// The register lacks a body, or a container can't be written.
    pub fn files(&self) -> Result<Vec<Sent>, Failed> {
        let mut files = Vec::new();
        for body in self
            .world
            .bodies
            .iter()
            .filter(|body| body.exists(self.stage))
        {
            let is = |list: &[(Stage, &str)]| list.contains(&(self.stage, body.id.as_str()));
            if is(SILENT) {
                continue;
            }
            let rows = self.rows(body);
            if is(OWN_LAYOUT) || is(&[NAMELESS]) {
                files.push(self.own_layout(body, &rows, is(&[NAMELESS]))?);
                continue;
            }
            let entries = match is(&[EMPTY]) {
                true => filled::empty(),
                false => self.entries(body, &rows),
            };
            let twice = TWICE
                .iter()
                .find(|(stage, id, ..)| (*stage, *id) == (self.stage, body.id.as_str()));
            if let Some((_, _, name, days)) = twice {
                let mut first = entries.clone();
                first.set("1.4", Column::First, Entry::Number(12.0));
                files.push(self.form(body, &first, &format!("{}.xlsx", body.id), 0)?);
                files.push(self.form(body, &entries, name, *days)?);
                continue;
            }
            let days = if is(LATE) {
                3
            } else {
                Draw::of(&body.id, "arrival").between(0, 2)
            };
            files.push(self.form(body, &entries, &self.file_name(body), days)?);
        }
        Ok(files)
    }

    /// The files of the small set of 2025.
    ///
    /// # Errors
    /// The register lacks a body.
    pub fn files_of_2025(&self) -> Result<Vec<Sent>, Failed> {
        let mut files = Vec::new();
        for body in self
            .world
            .bodies
            .iter()
            .filter(|body| !body.exists(Stage::Q3) || body.exists(Stage::H1))
        {
            let rows = self.rows_of_2025(body);
            if !rows.is_empty() {
                files.push(self.form(
                    body,
                    &self.entries(body, &rows),
                    &self.file_name(body),
                    1,
                )?);
            }
        }
        Ok(files)
    }

    /// A body's form of the small set of 2025, with something changed in it.
    ///
    /// # Errors
    /// The register lacks the body, or it is not in the set.
    pub fn form_of_2025(&self, id: &str, change: impl Fn(&mut Entries)) -> Result<Vec<u8>, Failed> {
        let mut bodies = self.world.bodies.iter();
        let body = bodies
            .find(|body| body.id == id)
            .ok_or("không có cơ quan")?;
        let rows = self.rows_of_2025(body);
        let mut entries = self.entries(body, &rows);
        change(&mut entries);
        Ok(self.form(body, &entries, &self.file_name(body), 1)?.bytes)
    }

    fn rows_of_2025(&self, body: &Body) -> Vec<(&'static str, Said)> {
        let said = |measure| Some((measure, of_2025(&body.id, measure, self.stage)?));
        ["5.3", "6.1"].into_iter().filter_map(said).collect()
    }

    /// What a body states, by measure, as it enters it.
    fn rows(&self, body: &Body) -> Vec<(&str, Said)> {
        let Some(agency) = self.inputs.register.get(&body.id) else {
            return Vec::new();
        };
        self.plan
            .measures_for(agency)
            .filter_map(|measure| {
                let said = self.world.said(body, &measure.id, self.stage)?;
                let odd = self.odd(body, &measure.id);
                Some((measure.id.as_str(), odd.unwrap_or(said)))
            })
            .collect()
    }

    /// What is entered wrongly, or otherwise than by others.
    fn odd(&self, body: &Body, measure: &str) -> Option<Said> {
        Some(match (self.stage, body.id.as_str(), measure) {
            // Đồng for triệu đồng.
            (Stage::H1, "xa-mau-cam", "6.3") => Said::One(200_000_000.0),
            (Stage::H1 | Stage::Q3, "xa-mau-my", "3.1.1") => Said::State(State::NotApplicable),
            // More online than received.
            (Stage::Q3, "xa-mau-nam", "3.2.4") => Said::Pair(1_170.0, 1_100.0),
            _ => return None,
        })
    }

    fn entries(&self, body: &Body, rows: &[(&str, Said)]) -> Entries {
        let mut entries = Entries {
            preparer: Some("Trần Thị Mẫu".to_owned()),
            signer: Some("Nguyễn Văn Ví Dụ".to_owned()),
            ..filled::empty()
        };
        for (id, said) in rows {
            enter(&mut entries, id, said);
        }
        if self.period.estimate && Draw::of(&body.id, "estimate").chance(60) {
            entries.estimates = self.estimates(rows);
        }
        if (self.stage, body.id.as_str()) == (Stage::H1, "xa-mau-dao") {
            let words = Entry::Text("đang tổng hợp".to_owned());
            entries.set("1.4", Column::First, words);
        }
        if body.level != COMMUNES {
            let told = [
                (
                    NarrativeSection::Difficulties,
                    "Một số nhiệm vụ phải chờ hướng dẫn sau khi sắp xếp tổ chức bộ máy.",
                ),
                (
                    NarrativeSection::NextTasks,
                    "Tập trung các chỉ tiêu chưa đạt; giải quyết dứt điểm hồ sơ quá hạn.",
                ),
            ];
            entries.narrative = told
                .into_iter()
                .map(|(section, words)| (section, words.to_owned()))
                .collect();
        }
        entries
    }

    /// What a body expects of the whole year: what it states, grown to the end of December.
    fn estimates(&self, rows: &[(&str, Said)]) -> BTreeMap<(String, EstimateColumn), f64> {
        let mut estimates = BTreeMap::new();
        for (id, said) in rows {
            let measure = self.plan.measure(id);
            let adds_up = |one: &&Measure| one.kind.adds_up() && !one.standing;
            let Some(measure) = measure.filter(adds_up) else {
                continue;
            };
            let grown = |figure: f64| (figure * DAYS_OF_YEAR / DAYS_TO_CUT_OFF).round();
            let figures = match said {
                // What was planned or assigned for the year stays, and nobody does more than all of it.
                Said::Pair(first, of) if measure.second_of_year => {
                    let most = if measure.capped { *of } else { f64::INFINITY };
                    [Some(grown(*first).min(most)), Some(*of)]
                }
                Said::Pair(first, of) => [Some(grown(*first)), Some(grown(*of))],
                Said::One(first) => [Some(grown(*first)), None],
                Said::State(_) | Said::Done(..) => [None, None],
            };
            for (column, figure) in [EstimateColumn::First, EstimateColumn::Second]
                .into_iter()
                .zip(figures)
            {
                estimates.extend(figure.map(|figure| (((*id).to_owned(), column), figure)));
            }
        }
        estimates
    }

    fn form(&self, body: &Body, entries: &Entries, name: &str, days: i64) -> Result<Sent, Failed> {
        let agency = self
            .inputs
            .register
            .get(&body.id)
            .ok_or_else(|| format!("danh mục không có {}", body.id))?;
        let identity = identity(self.inputs, self.period, self.plan, agency);
        Ok(Sent {
            name: name.to_owned(),
            bytes: lean(&filled::bytes(self.inputs, &identity, entries))?,
            received: self.arrival(body, days),
        })
    }

    /// As most bodies name their file, or as some do.
    fn file_name(&self, body: &Body) -> String {
        if body.level != COMMUNES || TOLD.contains(&body.id.as_str()) {
            return format!("{}.xlsx", body.id);
        }
        let name = body.name.trim_start_matches("UBND ");
        match Draw::of(&body.id, "file name").between(1, 10) {
            1 => format!("Báo cáo CCHC {name}.xlsx"),
            2 => format!("{}_BC CCHC.xlsx", plain(name).to_uppercase()),
            _ => format!("{}.xlsx", body.id),
        }
    }

    /// The day of arrival, so many days after the cut-off's next; 3 is too late.
    fn arrival(&self, body: &Body, days: i64) -> Option<NaiveDate> {
        if Draw::of(&body.id, "noted").chance(3) {
            return None;
        }
        let due = self.period.due_agencies;
        Some(match days {
            0 => due.pred_opt().unwrap_or(due),
            1 | 2 => due,
            _ => due.succ_opt().unwrap_or(due),
        })
    }

    /// A table with codes and one column for each figure.
    fn own_layout(
        &self,
        body: &Body,
        rows: &[(&str, Said)],
        nameless: bool,
    ) -> Result<Sent, Failed> {
        let text = |words: &str| Cell::Text(words.to_owned());
        let mut table = vec![vec![text(filled::NOTICE)]];
        if !nameless {
            table.push(vec![text(&body.name.to_uppercase())]);
        }
        let title = match self.stage {
            Stage::H1 => "KẾT QUẢ CẢI CÁCH HÀNH CHÍNH 6 THÁNG ĐẦU NĂM 2026",
            _ => "KẾT QUẢ CẢI CÁCH HÀNH CHÍNH QUÝ III NĂM 2026",
        };
        table.push(vec![text(title)]);
        table.push(
            [
                "Mã tiêu chí",
                "Nội dung",
                "Số liệu thứ nhất",
                "Số liệu thứ hai",
                "Tình trạng",
                "Văn bản minh chứng",
            ]
            .map(text)
            .to_vec(),
        );
        for (id, said) in rows {
            let measure = self.plan.measure(id).ok_or("kế hoạch không có chỉ số")?;
            let mut row = vec![text(id), text(&measure.label)];
            row.extend(match said {
                Said::Pair(first, second) => vec![Cell::Number(*first), Cell::Number(*second)],
                Said::One(first) => vec![Cell::Number(*first)],
                Said::State(state) => vec![text(""), text(""), text(state.label())],
                Said::Done(number, symbol, day) => vec![
                    text(""),
                    text(""),
                    text(State::Done.label()),
                    text(&format!(
                        "Số {number}/{symbol} ngày {}",
                        day.format("%d/%m/%Y")
                    )),
                ],
            });
            table.push(row);
        }
        Ok(Sent {
            name: if nameless {
                NAMELESS_FILE.to_owned()
            } else {
                format!("BC {}.xlsx", plain(body.name.trim_start_matches("UBND ")))
            },
            bytes: own_layout::workbook(&table)?,
            received: self.arrival(body, 1),
        })
    }
}

fn enter(entries: &mut Entries, id: &str, said: &Said) {
    match said {
        Said::Pair(first, second) => {
            entries.set(id, Column::First, Entry::Number(*first));
            entries.set(id, Column::Second, Entry::Number(*second));
        }
        Said::One(first) => entries.set(id, Column::First, Entry::Number(*first)),
        Said::State(state) => entries.set(id, Column::State, filled::state(*state)),
        Said::Done(number, symbol, day) => {
            entries.set(id, Column::State, filled::state(State::Done));
            entries.set(id, Column::EvidenceNumber, Entry::Text(number.to_string()));
            entries.set(id, Column::EvidenceSymbol, Entry::Text(symbol.clone()));
            entries.set(id, Column::EvidenceDate, Entry::Date(*day));
        }
    }
}
