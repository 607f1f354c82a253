//! Which columns of an agency's own layout are what: one question a layout, however many files have it.

use super::changes::by_criterion;
use super::question::{Kind, Question, question};
use crate::assessment::verdict::ProvinceFigure;
use crate::own_layout::{OwnLayout, Proposal, Purpose, file_name};
use crate::place::{Cell, Place};
use crate::report::basis::Basis;
use crate::report::figures::counted;
use crate::submission::State;

/// A layout of which the clerk is asked, and the files that have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenLayout {
    proposal: Proposal,
    files: Vec<String>,
    /// Where it is: files with their sheets.
    sheets: Vec<(String, String)>,
    agencies: Vec<String>,
}

impl OpenLayout {
    /// A layout that a file has.
    pub fn new(proposal: Proposal, file: &str, agency: Option<&str>) -> Self {
        OpenLayout {
            sheets: vec![(file.to_owned(), proposal.sheet.clone())],
            proposal,
            files: vec![file.to_owned()],
            agencies: agency.map(str::to_owned).into_iter().collect(),
        }
    }

    /// One more table has it.
    pub fn add(&mut self, sheet: &str, file: &str, agency: Option<&str>) {
        self.sheets.push((file.to_owned(), sheet.to_owned()));
        if !self.files.iter().any(|own| own == file) {
            self.files.push(file.to_owned());
            self.agencies.extend(agency.map(str::to_owned));
        }
    }

    /// The layout.
    pub fn layout(&self) -> &OwnLayout {
        &self.proposal.layout
    }

    /// Whether it is a file's.
    pub(super) fn is_in(&self, file: &str) -> bool {
        self.files.iter().any(|own| own == file)
    }

    /// Whether a table of a sheet has it.
    pub(super) fn is_on(&self, file: &str, sheet: Option<&str>) -> bool {
        let mut sheets = self.sheets.iter();
        sheets.any(|(own, of)| own == file && Some(of.as_str()) == sheet)
    }
}

/// The question about a layout.
pub(super) fn of_layout(
    basis: &Basis,
    own: &OpenLayout,
    command: &dyn Fn(&str) -> String,
) -> Question {
    let proposal = &own.proposal;
    let first = own.files.first().cloned().unwrap_or_default();
    let who = match own.agencies.as_slice() {
        [] => format!("Tệp «{first}»"),
        [one] => basis.name_of(one),
        [one, rest @ ..] => format!(
            "{} và {} cơ quan khác cùng mẫu",
            basis.name_of(one),
            counted(rest.len())
        ),
    };
    let is_open = own.layout().open().next().is_some();
    let asks = if proposal.changed.is_some() && !is_open {
        format!(
            "{who}: bảng đã đổi so với mẫu đã xác nhận; các cột còn lại có đúng như chương trình hiểu không?"
        )
    } else if proposal.changed.is_some() {
        format!("{who}: bảng đã đổi so với mẫu đã xác nhận; cột mới dùng để ghi gì?")
    } else if is_open {
        format!("{who}: cột nào trong bảng dùng để ghi gì?")
    } else {
        format!("{who}: các cột của bảng có đúng như chương trình hiểu không?")
    };
    let mut seen = Vec::new();
    if let Some(changed) = &proposal.changed
        && !changed.missing.is_empty()
    {
        seen.push(format!("cột không còn: {}", changed.missing.join("; ")));
    }
    for column in own.layout().open() {
        let at = column.at.as_deref().unwrap_or("?");
        let example =
            (column.example.as_ref()).map_or(String::new(), |words| format!(" (ví dụ: {words})"));
        let other = match proposal.other_period.iter().any(|own| own == at) {
            true => "; đầu cột nêu kỳ khác nên số liệu ở cột này không được tính ở kỳ này",
            false => "",
        };
        seen.push(format!(
            "cột {at} «{}» chưa rõ{example}{other}",
            column.heading
        ));
    }
    seen.extend(own.layout().columns.iter().filter_map(|column| {
        let at = column.at.as_deref().unwrap_or("?");
        Some(format!(
            "đã hiểu cột {at} «{}» là: {}",
            column.heading,
            column.is?.label()
        ))
    }));
    let open: Vec<String> = (own.layout().open())
        .map(|column| format!(" --column {}=…", column.at.as_deref().unwrap_or("?")))
        .collect();
    let name = file_name(&own.layout().fingerprint);
    let stem = name.strip_suffix(".toml").unwrap_or(&name);
    let answer = command(&format!("--layout {stem}{}", open.concat()));
    let sheet = &proposal.sheet;
    let mut sha256 = basis.submissions.iter().filter(|sent| sent.file == first);
    let at = Some(Place {
        file: first.clone(),
        sheet: Some(sheet.clone()),
        cell: Some(Cell::new(proposal.row.saturating_sub(1), 0)),
    });
    Question {
        agency: own.agencies.first().cloned(),
        agency_name: own.agencies.first().map(|id| basis.name_of(id)),
        sha256: sha256.next().and_then(|sent| sent.sha256.clone()),
        files: own.files[1.min(own.files.len())..].to_vec(),
        file: Some(first),
        places: vec![format!("{sheet} › hàng {}", proposal.row)],
        at,
        seen,
        figures: Purpose::spoken_words()
            .into_iter()
            .map(|(word, label)| format!("{word}: {label}"))
            .collect(),
        changes: changes(basis, own),
        answers: vec![answer],
        meanings: vec!["các cột dùng để ghi …".to_owned()],
        ..question(Kind::Columns, asks)
    }
}

/// How much is not read without an answer, and of which criteria.
fn changes(basis: &Basis, own: &OpenLayout) -> Vec<String> {
    let mut unread: Vec<(&str, &str)> = Vec::new();
    for file in &own.files {
        let Some(sent) = basis.submissions.iter().find(|sent| sent.file == *file) else {
            continue;
        };
        let agency = sent.agency.as_deref().unwrap_or_default();
        let readings = sent.readings.iter();
        let of_file = readings.filter(|reading| reading.state == State::Unreadable);
        unread.extend(of_file.map(|reading| (agency, reading.measure.as_str())));
    }
    if unread.is_empty() {
        let words = match own.proposal.changed {
            Some(_) => "các cột đã xác nhận vẫn được dùng; cột mới, cột đã đổi thì chưa",
            None => "chưa trả lời thì số liệu ở cột chưa rõ chưa được dùng",
        };
        return vec![words.to_owned()];
    }
    let mut lines = vec![format!(
        "{} số liệu chưa đọc được vì chưa rõ cột; các ô khác của bảng được hỏi sau, nếu còn",
        counted(unread.len())
    )];
    let lacking: Vec<&ProvinceFigure> = (basis.assessment.province.iter())
        .filter(|figure| {
            let mut own = unread
                .iter()
                .filter(|(_, measure)| *measure == figure.measure);
            own.any(|(agency, _)| figure.missing.iter().any(|missing| missing == agency))
        })
        .collect();
    if !lacking.is_empty() {
        let (whole, criteria) = (basis.office.whole(), by_criterion(basis, &lacking));
        lines.push(format!("{whole} đang thiếu vì bảng này: {criteria}"));
    }
    lines
}
