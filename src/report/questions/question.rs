//! What a question is.

use serde::Serialize;

use crate::place::Place;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Whose a file is.
    Whose,
    /// Which of an agency's files counts.
    Version,
    /// What a file says that nobody can read.
    Unread,
    /// Whether a decision still holds.
    Stale,
    /// Which column is what.
    Columns,
    /// What a figure or a state is.
    Reading,
    /// Whether evidence is accepted.
    Judged,
    /// Whether something doubtful is right.
    Agreed,
}

impl Kind {
    /// How it is printed.
    pub fn label(self) -> &'static str {
        match self {
            Kind::Whose => "Tệp của cơ quan nào",
            Kind::Version => "Bản nào được tính",
            Kind::Unread => "Tệp không đọc được",
            Kind::Stale => "Quyết định cũ không còn phù hợp",
            Kind::Columns => "Cột trong bảng",
            Kind::Reading => "Số liệu chưa rõ, chưa dùng được",
            Kind::Judged => "Minh chứng",
            Kind::Agreed => "Số liệu đáng ngờ",
        }
    }
}

/// An answer: what it says, and the command that gives it.
pub(super) type Answer = (String, String);

impl Question {
    /// The same question with its answers.
    pub(super) fn answered_by(mut self, answers: Vec<Answer>) -> Self {
        (self.meanings, self.answers) = answers.into_iter().unzip();
        self
    }

    /// Takes in what another question about the same says besides.
    pub(super) fn take(&mut self, other: Question) {
        let new = |own: &[String], more: Vec<String>| -> Vec<String> {
            more.into_iter()
                .filter(|words| !own.contains(words))
                .collect()
        };
        self.seen.extend(new(&self.seen, other.seen));
        self.codes.extend(new(&self.codes, other.codes));
        self.files.extend(new(&self.files, other.files));
        for (answer, means) in other.answers.into_iter().zip(other.meanings) {
            if !self.answers.contains(&answer) {
                self.answers.push(answer);
                self.meanings.push(means);
            }
        }
    }

    /// Under which heading it stands.
    pub fn heading(&self) -> &'static str {
        match self.decides && self.kind > Kind::Columns {
            true => "Số liệu, kết quả chung chỉ còn chờ trả lời này",
            false => self.kind.label(),
        }
    }
}

/// An agency that a file may be of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Candidate {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether its name is only somewhat like what the file says.
    pub only_similar: bool,
    /// The body that the file names, which has ended and which it succeeds.
    pub successor_of: Option<String>,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Question {
    /// What is asked.
    pub kind: Kind,
    /// The question, in a sentence.
    pub asks: String,
    /// The codes of the findings from which it comes.
    pub codes: Vec<String>,
    /// The agency's id, where it is known.
    pub agency: Option<String>,
    /// Its name.
    pub agency_name: Option<String>,
    /// The file, relative to the period's folder.
    pub file: Option<String>,
    /// SHA-256 of the file.
    pub sha256: Option<String>,
    /// The measures that it is about.
    pub measures: Vec<String>,
    /// Where: sheet › cell.
    pub places: Vec<String>,
    /// The first of these places, for who looks it up in the file.
    #[serde(skip)]
    pub at: Option<Place>,
    /// What was seen.
    pub seen: Vec<String>,
    /// What the figures of the measure are, as the command names them.
    pub figures: Vec<String>,
    /// What it could mean: for a file, the agencies that most likely sent it.
    pub candidates: Vec<Candidate>,
    /// What it could mean: for a figure, what it could be; that nothing can be made of it.
    pub could_be: Vec<String>,
    /// The files among which is to be chosen.
    pub files: Vec<String>,
    /// What an answer would change, by criterion.
    pub changes: Vec<String>,
    /// Whether a common result waits for nothing but this answer.
    pub decides: bool,
    /// How the answer is given: commands to be completed.
    pub answers: Vec<String>,
    /// What each of the answers says, in the same order.
    pub meanings: Vec<String>,
}

/// An empty question of a kind.
pub(super) fn question(kind: Kind, asks: String) -> Question {
    Question {
        kind,
        asks,
        codes: Vec::new(),
        agency: None,
        agency_name: None,
        file: None,
        sha256: None,
        measures: Vec::new(),
        places: Vec::new(),
        at: None,
        seen: Vec::new(),
        figures: Vec::new(),
        candidates: Vec::new(),
        could_be: Vec::new(),
        files: Vec::new(),
        changes: Vec::new(),
        decides: false,
        answers: Vec::new(),
        meanings: Vec::new(),
    }
}
