//! An answer as the command line gives it, and who gives it.

use chrono::NaiveDate;

use crate::decision::{Trail, one_line, says_something};
use crate::failure::{Fault, Faults};
use crate::period::PeriodId;
use crate::place::Cell;
use crate::vietnamese::phrase::date_short;

/// An answer as it was given on the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The period; absent: the latest that has workbooks.
    pub period: Option<PeriodId>,
    /// What is decided.
    pub about: About,
    /// Who decides.
    pub by: Option<String>,
    /// On which day; absent: today.
    pub on: Option<NaiveDate>,
    /// Why.
    pub why: Option<String>,
    /// On what ground.
    pub ground: Option<String>,
    /// The day of the command.
    pub today: NaiveDate,
}

/// What an answer is about; agencies by id or name, files by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// Whose a file is.
    File {
        /// The file.
        file: String,
        /// The agency that sent it; absent: it is no report, or of another period.
        agency: Option<String>,
        /// The period that it is for, where that is another.
        other_period: Option<PeriodId>,
    },
    /// Which file of an agency counts.
    Version {
        /// The agency.
        agency: String,
        /// The file.
        file: String,
    },
    /// What a reading is, in the words of the command line.
    Reading {
        /// The agency.
        agency: String,
        /// The measure's id.
        measure: String,
        /// The state's word.
        state: Option<String>,
        /// The first figure.
        first: Option<String>,
        /// The second figure.
        second: Option<String>,
        /// The stated rate.
        percent: Option<String>,
        /// The document that proves it: `Báo cáo số 12/BC-STP ngày 3/6/2024`.
        evidence: Option<String>,
    },
    /// That a finding is right as it is.
    Agree {
        /// The agency.
        agency: String,
        /// The finding's code.
        code: String,
        /// The measure's id.
        measure: Option<String>,
        /// The cell.
        cell: Option<Cell>,
    },
    /// Which column of an agency's own layout is what.
    Layout {
        /// The layout: the name of its file, or its fingerprint.
        layout: String,
        /// What columns are, `C=so-thu-nhat`, by their letters or their headings.
        columns: Vec<String>,
    },
    /// How the office judges a document.
    Judge {
        /// The agency.
        agency: String,
        /// The measure's id.
        measure: String,
        /// The verdict's word.
        verdict: String,
    },
}

impl About {
    /// What options say together, each by its name without dashes, and what columns are.
    ///
    /// # Errors
    /// They say nothing, or more than one thing.
    pub fn of(said: &dyn Fn(&str) -> Option<String>, columns: Vec<String>) -> Result<Self, String> {
        let has = |name: &str| said(name).is_some();
        let has_parts = ["first", "second", "percent", "state", "evidence"]
            .into_iter()
            .any(has);
        let told = [
            has("file"),
            has("version"),
            has_parts,
            has("verdict"),
            has("agree"),
            has("layout"),
        ];
        if told.into_iter().filter(|told| *told).count() > 1 {
            return Err(
                "mỗi lệnh quyết định một điều: --file, --version, số liệu (--first …), --verdict, --agree hoặc --layout"
                    .to_owned(),
            );
        }
        if let Some(layout) = said("layout") {
            return Ok(About::Layout { layout, columns });
        }
        let (agency, measure) = (said("agency"), said("measure"));
        if let Some(file) = said("file") {
            let other_period = said("other-period").map(|text| text.parse()).transpose()?;
            if agency.is_none() && other_period.is_none() && !has("not-a-report") {
                return Err(
                    "chưa nói tệp là gì: thêm --agency MÃ, --not-a-report hoặc --other-period KỲ"
                        .to_owned(),
                );
            }
            return Ok(About::File {
                file,
                agency,
                other_period,
            });
        }
        match (agency, measure) {
            (Some(agency), _) if has("version") => Ok(About::Version {
                agency,
                file: said("version").unwrap_or_default(),
            }),
            (Some(agency), measure) if has("agree") => Ok(About::Agree {
                agency,
                code: said("agree").unwrap_or_default(),
                measure,
                cell: said("cell").map(|text| text.parse()).transpose()?,
            }),
            (Some(agency), Some(measure)) if has("verdict") => Ok(About::Judge {
                agency,
                measure,
                verdict: said("verdict").unwrap_or_default(),
            }),
            (Some(agency), Some(measure)) if has_parts => Ok(About::Reading {
                agency,
                measure,
                state: said("state"),
                first: said("first"),
                second: said("second"),
                percent: said("percent"),
                evidence: said("evidence"),
            }),
            _ => Err(
                "chưa nói quyết định điều gì: thêm số liệu (--first, --second …), --state, --evidence, --verdict hoặc --agree"
                    .to_owned(),
            ),
        }
    }
}

/// Who, when, why; all that is missing at once.
pub(super) fn trail(answer: &Answer, faults: &mut Faults) -> Option<Trail> {
    let said = |text: &Option<String>| {
        let text = one_line(text.as_deref().unwrap_or_default());
        Some(text).filter(|text| says_something(text))
    };
    let (by, why) = (said(&answer.by), said(&answer.why));
    if why.is_none() {
        faults.add(Fault::new(
            "",
            "chưa nêu lý do",
            "Thêm --why \"…\": một câu nói vì sao quyết định như vậy.",
        ));
    }
    if by.is_none() {
        faults.add(Fault::new(
            "",
            "chưa nêu người quyết định",
            "Thêm --by \"Họ và tên\".",
        ));
    }
    if answer.ground.is_some() && said(&answer.ground).is_none() {
        faults.add(Fault::new(
            "",
            "căn cứ không nói gì",
            "Ghi --ground \"điện thoại, công văn số …\", hoặc bỏ đi.",
        ));
    }
    let on = answer.on.unwrap_or(answer.today);
    if on > answer.today {
        faults.add(Fault::new(
            "",
            format!("ngày quyết định {} ở sau hôm nay", date_short(on)),
            "Sửa --on, hoặc bỏ đi để lấy ngày hôm nay.",
        ));
        return None;
    }
    Some(Trail {
        by: by?,
        on,
        why: why?,
        ground: said(&answer.ground),
    })
}
