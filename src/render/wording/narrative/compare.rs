//! A narrative's marked figures against those that the inputs give now.

use super::super::figures::Mark;
use super::super::text::one_line;
use super::{Marked, Narrative, inline};
use crate::failure::Fault;
use crate::report::decided_marks::{MARK, without_mark};

/// A marked figure that the inputs no longer give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The line in the file, from 1.
    pub line: usize,
    /// The figure and its verdict as the file has them.
    pub old: Mark,
    /// The same now; absent where the source gives nothing any more.
    pub new: Option<Mark>,
}

impl Narrative {
    /// The marked figures that are not what the inputs give now, in the order of lines.
    pub fn changes(&self, now: &Marked) -> Vec<Change> {
        let figures = now.figures();
        self.cited
            .iter()
            .filter_map(|(line, old)| {
                let new = figures.get(&one_line(&old.source));
                let stands = new.is_some_and(|new| stands(old, new));
                (!stands).then(|| Change {
                    line: *line,
                    old: old.clone(),
                    new: new.cloned(),
                })
            })
            .collect()
    }
}

/// Whether a marked figure is what it was; a mark without a verdict leaves that to the clerk.
fn stands(old: &Mark, new: &Mark) -> bool {
    // Who determined a figure does not make it another.
    let same = |old: &str, new: &str| without_mark(&one_line(old)) == without_mark(&one_line(new));
    same(&old.text, &new.text) && (old.verdict.is_empty() || same(&old.verdict, &new.verdict))
}

impl Change {
    /// What has changed, in words.
    pub fn what(&self) -> String {
        let Mark {
            text,
            source,
            verdict,
        } = &self.old;
        match &self.new {
            None => format!("số liệu «{text}» ({source}) không còn trong kết quả hiện nay"),
            Some(new) if one_line(&new.text) == one_line(text) => format!(
                "số liệu «{text}» ({source}) giữ nguyên, nhưng kết quả đánh giá «{verdict}» nay là «{}»",
                new.verdict
            ),
            Some(new) => {
                let judged = if verdict.is_empty() || *verdict == new.verdict {
                    String::new()
                } else {
                    format!("; kết quả đánh giá «{verdict}» nay là «{}»", new.verdict)
                };
                format!("số liệu «{text}» ({source}) nay là «{}»{judged}", new.text)
            }
        }
    }

    /// The change as the operator's fault.
    pub fn fault(&self, file: &str) -> Fault {
        let mend = match &self.new {
            // A figure that rests on a decision is not to be printed without its mark.
            Some(new) => {
                let or_words = match new.text.contains(MARK) {
                    true => "",
                    false => "; hoặc xóa dấu, chỉ để lại chữ",
                };
                let written = inline::written(new);
                format!("sửa dấu thành {written} rồi xem lại câu{or_words}")
            }
            None => "bỏ hoặc viết lại câu; hoặc xóa dấu, chỉ để lại chữ".to_owned(),
        };
        Fault::new(file, self.what(), mend).at_line(self.line)
    }
}
