//! A plan file made of a paper, with what is told of it: plain data, so that another process can do the
//! work of it. What is asked of a long paper, or of one that is made to be slow, takes its time there.

use papers::Block;
use serde::{Deserialize, Serialize};

use super::drafted::Draft;
use super::{RowKind, draft, plan_file, read_paper, year_of};
use crate::agency::Register;
use crate::failure::{Fault, Outcome};
use crate::plan::model::Kind;

/// A plan file made of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    /// The plan's year.
    pub year: i32,
    /// The plan file.
    pub file: String,
    /// How many fields it has.
    pub fields: usize,
    /// How many groups.
    pub groups: usize,
    /// How many criteria.
    pub criteria: usize,
    /// How many measures.
    pub measures: usize,
    /// Of how many measures the target is sure.
    pub sure: usize,
    /// How many measures have no figure.
    pub tasks: usize,
    /// The criteria whose leading bodies the register does not know: code, and what the paper says.
    pub of_nobody: Vec<(String, String)>,
}

impl Imported {
    /// What is told of a draft, and its file.
    fn of(draft: &Draft) -> Self {
        let count = |kind| draft.rows.iter().filter(|row| row.row.kind == kind).count();
        let measures: Vec<_> = draft.rows.iter().flat_map(|row| &row.measures).collect();
        let is_task = |kind: &Kind| matches!(kind, Kind::Document | Kind::Narrative);
        let of_nobody = draft
            .rows
            .iter()
            .filter(|row| !row.measures.is_empty() && row.lead.who.is_empty());
        Imported {
            year: draft.year,
            file: plan_file(draft),
            fields: count(RowKind::Field),
            groups: count(RowKind::Group),
            criteria: count(RowKind::Criterion),
            measures: measures.len(),
            sure: (measures.iter())
                .filter(|one| one.proposal.doubts.is_empty())
                .count(),
            tasks: (measures.iter())
                .filter(|one| is_task(&one.proposal.kind))
                .count(),
            of_nobody: of_nobody
                .map(|row| (row.row.code.clone(), row.row.lead.clone()))
                .collect(),
        }
    }
}

/// Makes a plan file of a paper; without a year, of the one that its title or day names.
///
/// # Errors
/// A paper that can't be read, of no year that is known, or without an appendix.
pub fn imported(
    shown: &str,
    bytes: &[u8],
    register: &Register,
    year: Option<i32>,
) -> Outcome<Imported> {
    let blocks: Vec<Block> = read_paper(shown, bytes)?;
    let Some(year) = year.or_else(|| year_of(&blocks)) else {
        return Err(Fault::new(
            shown,
            "không rõ kế hoạch của năm nào",
            "Ghi năm, ví dụ: --year 2026.",
        )
        .into());
    };
    let Some(draft) = draft(&blocks, register, year) else {
        return Err(Fault::new(
            shown,
            "không có bảng nào là phụ lục kế hoạch",
            "Bảng cần có hàng tiêu đề nêu ít nhất: tiêu chí (nội dung, nhiệm vụ) và một trong các cột yêu cầu (mục tiêu, chỉ tiêu), thời gian, cơ quan chủ trì.",
        )
        .into());
    };
    Ok(Imported::of(&draft))
}
