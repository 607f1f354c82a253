//! What agencies say in their own words: gathered, each text once, named by agency.

use serde::Serialize;

/// What agencies say in their own words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Voices {
    /// Kết quả nổi bật.
    pub highlights: Vec<Voice>,
    /// Khó khăn, vướng mắc.
    pub difficulties: Vec<Voice>,
    /// Nguyên nhân.
    pub causes: Vec<Voice>,
    /// Kiến nghị, đề xuất.
    pub proposals: Vec<Voice>,
    /// Nhiệm vụ kỳ tới.
    pub next_tasks: Vec<Voice>,
    /// Difficulties and causes that stand beside a figure.
    pub remarks: Vec<Voice>,
}

/// One text, said by one or several agencies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Voice {
    /// The text, as the first of them wrote it, on one line.
    pub text: String,
    /// The names of the agencies, in the register's order.
    pub agencies: Vec<String>,
    /// For a remark: the codes of the criteria that it concerns, in the plan's order; else empty.
    pub criteria: Vec<String>,
}
