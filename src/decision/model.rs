//! What a decision is.

use chrono::NaiveDate;

use crate::exact::Exact;
use crate::period::PeriodId;
use crate::place::Cell;
use crate::submission::{Evidence, State};
use crate::vietnamese::fold::fold_plain;

/// The folder of the decisions, a file a period, relative to the root.
pub const FOLDER: &str = "inputs/decisions";

/// The file of a period's decisions, relative to the root.
pub fn file_name(period: PeriodId) -> String {
    format!("{FOLDER}/{period}.toml")
}

/// Words on one line, as decisions note them: breaks and control characters are spaces.
pub fn one_line(words: &str) -> String {
    let spaced = |letter: char| if letter.is_control() { ' ' } else { letter };
    let words: String = words.chars().map(spaced).collect();
    words.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// Whether words say anything: `…`, as commands are printed to be completed, says nothing.
pub fn says_something(words: &str) -> bool {
    words.chars().any(char::is_alphanumeric)
}

/// The decisions of a period, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decisions {
    /// All of them.
    pub list: Vec<Decision>,
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The line of its block in the file, from 1.
    pub line: usize,
    /// The file that it was made on.
    pub made_on: MadeOn,
    /// What is decided.
    pub ruling: Ruling,
    /// Who, when, why, on what ground.
    pub trail: Trail,
}

/// The file that a decision was made on, and what it said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeOn {
    /// Its name in the period's folder, for the reader.
    pub file: String,
    /// SHA-256 of its bytes, in small hexadecimal digits: what tells it.
    pub sha256: String,
    /// What was read or found when the decision was made, in words; absent: not noted.
    pub was: Option<String>,
}

/// Who made a decision, on which day, why, on what ground.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trail {
    /// Who made it.
    pub by: String,
    /// On which day.
    pub on: NaiveDate,
    /// Why: a sentence.
    pub why: String,
    /// On what ground: a telephone call, a letter's number; absent: none but the reason.
    pub ground: Option<String>,
}

impl Trail {
    /// Reason and ground in one line.
    pub fn reason(&self) -> String {
        match &self.ground {
            Some(ground) => format!("{} (căn cứ: {ground})", self.why),
            None => self.why.clone(),
        }
    }
}

/// What is decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ruling {
    /// Whose the file is.
    Whose(Whose),
    /// The file is the one that counts of the agency's files.
    Version {
        /// The agency's id.
        agency: String,
        /// SHA-256 of the files that were set aside for it.
        instead_of: Vec<String>,
    },
    /// What the agency reports of a measure.
    Reading {
        /// The agency's id.
        agency: String,
        /// The measure's id.
        measure: String,
        /// What it is, part by part.
        told: Box<Told>,
    },
    /// A finding is right as it is.
    Agreed(Agreed),
    /// How the office judges a document or a narrative.
    Judged {
        /// The agency's id.
        agency: String,
        /// The measure's id.
        measure: String,
        /// The result.
        judgement: Judgement,
    },
}

/// Whose a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// An agency's report of this period, whatever its words say.
    Agency(String),
    /// No report of anybody's.
    NoReport,
    /// A report for another period.
    OtherPeriod(PeriodId),
}

/// A finding that was looked at and is right as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// The code of its rule.
    pub code: String,
    /// The agency's id.
    pub agency: String,
    /// The measure's id, where it concerns one.
    pub measure: Option<String>,
    /// The cell, where it stands in one.
    pub cell: Option<Cell>,
}

/// What the parts of a reading are; a part that is absent stays as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// The state.
    pub state: Option<State>,
    /// The first figure, in the measure's unit.
    pub first: Option<Exact>,
    /// The second figure, in the measure's unit.
    pub second: Option<Exact>,
    /// The rate that the agency states, in percent.
    pub percent: Option<Exact>,
    /// The document that proves it.
    pub evidence: Option<Evidence>,
}

/// How the office judges a document or a narrative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judgement {
    /// The evidence is accepted: done.
    Met,
    /// Not done, though the deadline has passed.
    NotMet,
    /// The evidence is not accepted.
    Insufficient,
}

impl Judgement {
    /// The words of the file, each with what it means.
    pub const WORDS: [(&'static str, Judgement); 3] = [
        ("met", Judgement::Met),
        ("not-met", Judgement::NotMet),
        ("insufficient", Judgement::Insufficient),
    ];

    /// The word of the file.
    pub fn word(self) -> &'static str {
        let found = Judgement::WORDS.iter().find(|(_, own)| *own == self);
        found.map_or("", |(word, _)| word)
    }

    /// The judgement that a clerk names on the command line: by the word of the file, or in
    /// Vietnamese without accents.
    pub fn spoken(word: &str) -> Option<Judgement> {
        match word {
            "dat" | "met" => Some(Judgement::Met),
            "khong-dat" | "not-met" => Some(Judgement::NotMet),
            "chua-du-can-cu" | "insufficient" => Some(Judgement::Insufficient),
            _ => None,
        }
    }

    /// How it is printed.
    pub fn label(self) -> &'static str {
        match self {
            Judgement::Met => "Đạt (chấp nhận minh chứng)",
            Judgement::NotMet => "Không đạt",
            Judgement::Insufficient => "Chưa đủ căn cứ (không chấp nhận minh chứng)",
        }
    }
}

/// The states that a decision may name, by the words of the file.
pub const STATES: [(&str, State); 6] = [
    ("value", State::Value),
    ("nothing-arose", State::NothingArose),
    ("blank", State::Blank),
    ("done", State::Done),
    ("in-progress", State::InProgress),
    ("not-started", State::NotStarted),
];

/// The state that a clerk names on the command line: by the word of the file, or in Vietnamese
/// without accents.
pub fn state_spoken(word: &str) -> Option<State> {
    let found = STATES.iter().find(|(own, state)| {
        let label = fold_plain(state.label()).replace(' ', "-");
        *own == word || label == word
    });
    found.map(|(_, state)| *state)
}

impl Ruling {
    /// The agency that it names.
    pub fn agency(&self) -> Option<&str> {
        match self {
            Ruling::Whose(Whose::Agency(agency))
            | Ruling::Version { agency, .. }
            | Ruling::Reading { agency, .. }
            | Ruling::Judged { agency, .. }
            | Ruling::Agreed(Agreed { agency, .. }) => Some(agency),
            Ruling::Whose(_) => None,
        }
    }

    /// The measure that it names.
    pub fn measure(&self) -> Option<&str> {
        match self {
            Ruling::Reading { measure, .. } | Ruling::Judged { measure, .. } => Some(measure),
            Ruling::Agreed(agreed) => agreed.measure.as_deref(),
            Ruling::Whose(_) | Ruling::Version { .. } => None,
        }
    }

    /// Whether it says what an agency reports, or what that is worth: not of a whole file, nor of a
    /// finding.
    pub fn is_of_figures(&self) -> bool {
        matches!(self, Ruling::Reading { .. } | Ruling::Judged { .. })
    }

    /// The name of its blocks in the file: `whose`.
    pub fn block(&self) -> &'static str {
        match self {
            Ruling::Whose(_) => "whose",
            Ruling::Version { .. } => "version",
            Ruling::Reading { .. } => "reading",
            Ruling::Agreed(_) => "agreed",
            Ruling::Judged { .. } => "judged",
        }
    }

    /// What kind of decision it is, printed.
    pub fn label(&self) -> &'static str {
        match self {
            Ruling::Whose(_) => "Tệp của cơ quan nào",
            Ruling::Version { .. } => "Bản được tính",
            Ruling::Reading { .. } => "Số liệu xác định lại",
            Ruling::Agreed(_) => "Xác nhận đúng",
            Ruling::Judged { .. } => "Đánh giá của cơ quan tổng hợp",
        }
    }
}

/// What a ruling is about; two of one subject contradict each other.
pub fn subject(ruling: &Ruling) -> String {
    let (agency, measure) = (
        ruling.agency().unwrap_or(""),
        ruling.measure().unwrap_or(""),
    );
    match ruling {
        Ruling::Whose(_) => "whose".to_owned(),
        Ruling::Version { .. } => format!("version|{agency}"),
        Ruling::Reading { .. } => format!("reading|{agency}|{measure}"),
        Ruling::Judged { .. } => format!("judged|{agency}|{measure}"),
        Ruling::Agreed(agreed) => {
            let cell = agreed.cell.map_or(String::new(), |cell| cell.to_string());
            format!("agreed|{}|{agency}|{measure}|{cell}", agreed.code)
        }
    }
}
