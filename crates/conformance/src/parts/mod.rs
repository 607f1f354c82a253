//! Which printed lines are which part of the decree's sample page, told from the page alone.

pub mod annexes;
pub mod body;
pub mod closing;
pub mod head;
mod kinds;
pub mod letterhead;
pub mod marks;

use crate::line::Line;
use crate::printed::Printed;
use annexes::Annex;
use body::Body;
use closing::Closing;
use head::Head;
use letterhead::Letterhead;
use marks::Marks;

/// The parts of a document.
pub struct Parts {
    /// The document itself; none where the file has annexes alone.
    pub document: Option<Main>,
    /// Its annexes.
    pub annexes: Vec<Annex>,
    /// First page of each part that has its own page numbers: the document, each annex.
    pub starts: Vec<usize>,
}

/// The parts of the document itself.
pub struct Main {
    /// Lines of its pages.
    pub lines: Vec<Line>,
    /// Boxes 1 to 4 and 5b.
    pub letterhead: Letterhead,
    /// Boxes 5a and 9a.
    pub head: Head,
    /// Box 6.
    pub body: Body,
    /// Boxes 7 and 9b, and what stands under them.
    pub closing: Closing,
    /// Boxes 10, 11 and 13.
    pub marks: Marks,
}

impl Parts {
    /// Tells the parts of a document.
    pub fn of(printed: &Printed) -> Self {
        let all = printed.pages.len();
        let labels = annexes::labels(printed);
        let is_annexes = labels
            .first()
            .is_some_and(|label| annexes::opens(printed, label));
        // A label in the midst of a page is told where it is measured; the document ends before the
        // first page that an annex opens.
        let opening = labels
            .iter()
            .find(|label| annexes::is_first(printed, label));
        let own_end = match opening {
            Some(_) if is_annexes => 0,
            Some(label) => label.page,
            None => all,
        };
        let document = (own_end > 0).then(|| Main::of(printed, own_end));
        let signed = document.as_ref().and_then(|main| main.closing.name.clone());
        let after = |label: &&Line| {
            let name = signed.as_ref().map(|name| (name.page, name.y()));
            document.is_none() || name.is_some_and(|name| (label.page, label.y()) > name)
        };
        let labels: Vec<Line> = labels.iter().filter(after).cloned().collect();
        let annexes = annexes::annexes(printed, labels);
        let mut starts: Vec<usize> = document.iter().map(|_| 0).collect();
        starts.extend(annexes.iter().map(|annex| annex.page()));
        starts.dedup();
        Parts {
            document,
            annexes,
            starts,
        }
    }
}

impl Main {
    fn of(printed: &Printed, end: usize) -> Self {
        let lines: Vec<Line> = printed.lines_of(0..end).cloned().collect();
        let letterhead = Letterhead::of(printed, &lines);
        let head = Head::of(printed, &lines, &letterhead);
        let marks = Marks::of(printed, &lines, head.end);
        let is_foot = |line: &Line| marks.address.iter().any(|foot| foot.is_at(line));
        let text: Vec<Line> = lines
            .iter()
            .filter(|line| !is_foot(line))
            .cloned()
            .collect();
        let closing = Closing::of(printed, &text, head.end);
        let body = Body::of(printed, &text, head.end, closing.start);
        Main {
            lines,
            letterhead,
            head,
            body,
            closing,
            marks,
        }
    }
}
