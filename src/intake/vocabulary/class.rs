//! What a phrase of the vocabulary says.

use crate::submission::State;

/// What a phrase says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// The heading of a column: what stands in it.
    Column(ColumnRole),
    /// How far a task is.
    State(State),
    /// That a document was issued; done only beside that document.
    Issued,
    /// The kind of a document.
    DocumentKind,
    /// Nothing of how far a task is.
    Neutral,
    /// Of two numbers the whole.
    Total,
    /// Of two numbers the part that is done.
    Part,
    /// The beginning of a remark.
    Remark,
    /// That what stands beside it is not done, not wholly, or is another thing.
    Refusal,
    /// Which quantity of a thing is counted.
    Quantity(Quantity),
    /// A body or a level of bodies, told by its words with their diacritics.
    Body,
    /// In the name of a sheet: nothing but a part of the report.
    SheetOfReport,
    /// In the name of a sheet or above its table: what stands there is not the report.
    SheetOfOther,
    /// In a title: many bodies, whose figures are added up.
    ManyBodies,
    /// In a title: for whom a form was made, whoever fills it in.
    MadeFor,
    /// Words of a body in another meaning: «toàn bộ», «cơ sở».
    NoBody,
    /// In the heading of a column or the label of a figure: what is planned or assigned.
    PlanHeading,
    /// Of a heading that names two figures, the whole or what is planned: «Chỉ tiêu/Kết quả».
    WholeOfTwo,
    /// Of a heading that names two figures, what is done.
    DoneOfTwo,
    /// Beside a name of money: it is the unit of what stands around: «Đơn vị tính: triệu đồng».
    UnitStated,
    /// In a heading: a time, which says nothing of what the column is for.
    HeadingTime,
    /// An abbreviation of headings, and what it stands for.
    HeadingShort(&'static str),
    /// Before a document: it is only the basis of some work.
    Basis,
    /// Before a document: it was issued.
    Issues,
    /// Of what is still to be done.
    ToCome,
    /// Where a document's text says that it was issued.
    SaysIssued,
    /// The beginning of the lines of a signature.
    Signature,
    /// The beginning of a part of a text that is a remark, and no result.
    RemarkStart,
    /// An abbreviation, and what it stands for.
    Short(&'static str),
    /// A word that says nothing of what is counted, wherever it stands: «của», «trong».
    Word,
    /// Beside a figure: what is said about it, told by its words with their diacritics.
    Statement(Statement),
}

/// What words beside a figure say about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Statement {
    /// That another figure counts: «đính chính».
    Corrects,
    /// The same, where a figure stands with it: «điều chỉnh lại: 3».
    CorrectsTo,
    /// The same, in a note on the figure's own cell, where nothing else is spoken of: «sai».
    CorrectsCell,
    /// That it counts more or less than is asked for: «bao gồm cả».
    Scope,
    /// That it is no result, or none yet: «số ước».
    NoResult,
    /// The same, where the clause says nothing else: «ước».
    NoResultAlone,
    /// That what follows is said of the figures: «số liệu», «tính đến».
    OfFigures,
    /// Above a table: that it is no report.
    Title,
    /// In the name of a row: that it is of another thing, where the measure's own words do not have it.
    TurnsName,
    /// The same above a column of figures.
    TurnsHeading,
    /// The same in the cell of a figure.
    TurnsFigure,
    /// Before two figures in a cell: what was done to the whole, and not to the part that is asked for.
    Deed,
    /// The same: that it is to be done, and is not.
    Duty,
    /// Right before two figures: that they are a day, or the number of a document or a part of it.
    Cites,
}

impl Statement {
    /// What is said by its key in the file.
    const KEYS: [(&'static str, Statement); 14] = [
        ("corrects", Statement::Corrects),
        ("corrects-to", Statement::CorrectsTo),
        ("corrects-cell", Statement::CorrectsCell),
        ("scope", Statement::Scope),
        ("no-result", Statement::NoResult),
        ("no-result-alone", Statement::NoResultAlone),
        ("of-figures", Statement::OfFigures),
        ("title", Statement::Title),
        ("turns-name", Statement::TurnsName),
        ("turns-heading", Statement::TurnsHeading),
        ("turns-figure", Statement::TurnsFigure),
        ("deed", Statement::Deed),
        ("duty", Statement::Duty),
        ("cites", Statement::Cites),
    ];
}

impl Class {
    /// The class of its key in the file: `column:first`, `state:done`, `neutral`.
    pub fn from_key(key: &'static str) -> Option<Class> {
        let (kind, name) = key.split_once(':').unwrap_or((key, ""));
        match (kind, name) {
            ("column", name) => named(&ColumnRole::KEYS, name).map(Class::Column),
            ("quantity", name) => named(&Quantity::KEYS, name).map(Class::Quantity),
            ("statement", name) => named(&Statement::KEYS, name).map(Class::Statement),
            ("state", "issued") => Some(Class::Issued),
            ("state", name) => named(&STATES, name).map(Class::State),
            ("document-kind", "") => Some(Class::DocumentKind),
            ("neutral", "") => Some(Class::Neutral),
            ("total", "") => Some(Class::Total),
            ("part", "") => Some(Class::Part),
            ("remark", "") => Some(Class::Remark),
            ("refusal", "") => Some(Class::Refusal),
            ("body", "") => Some(Class::Body),
            ("sheet", "report") => Some(Class::SheetOfReport),
            ("sheet", "other") => Some(Class::SheetOfOther),
            ("scope", "many") => Some(Class::ManyBodies),
            ("scope", "made-for") => Some(Class::MadeFor),
            ("no-body", "") => Some(Class::NoBody),
            ("plan-heading", "") => Some(Class::PlanHeading),
            ("of-two", "whole") => Some(Class::WholeOfTwo),
            ("of-two", "done") => Some(Class::DoneOfTwo),
            ("unit-stated", "") => Some(Class::UnitStated),
            ("heading-time", "") => Some(Class::HeadingTime),
            ("heading-short", name) if !name.is_empty() => Some(Class::HeadingShort(name)),
            ("document", "basis") => Some(Class::Basis),
            ("document", "issues") => Some(Class::Issues),
            ("document", "to-come") => Some(Class::ToCome),
            ("document", "says-issued") => Some(Class::SaysIssued),
            ("signature", "") => Some(Class::Signature),
            ("remark-start", "") => Some(Class::RemarkStart),
            ("word", "") => Some(Class::Word),
            ("short", name) if !name.is_empty() => Some(Class::Short(name)),
            _ => None,
        }
    }
}

/// The value of a name.
fn named<T: Copy>(table: &[(&str, T)], name: &str) -> Option<T> {
    let found = table.iter().find(|(key, _)| *key == name);
    found.map(|(_, value)| *value)
}

/// The states that a phrase can declare, by their keys.
const STATES: [(&str, State); 5] = [
    ("done", State::Done),
    ("in-progress", State::InProgress),
    ("not-started", State::NotStarted),
    ("nothing-arose", State::NothingArose),
    ("not-applicable", State::NotApplicable),
];

/// Where in a text a phrase may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It is the whole text.
    Whole,
    /// The text begins with it.
    Start,
    /// Anywhere, as whole words.
    Inside,
}

impl Place {
    /// The place of its key in the file.
    pub fn from_key(key: &str) -> Option<Place> {
        match key {
            "whole" => Some(Place::Whole),
            "start" => Some(Place::Start),
            "inside" => Some(Place::Inside),
            _ => None,
        }
    }
}

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnRole {
    /// The criterion's code, or a running number.
    Code,
    /// What is measured.
    Label,
    /// The unit of the row's figures.
    Unit,
    /// The plan's requirement.
    Requirement,
    /// Who leads or supports.
    Responsible,
    /// By when.
    Deadline,
    /// The result, in whatever words.
    Result,
    /// The first figure.
    First,
    /// The second figure.
    Second,
    /// The rate.
    Percent,
    /// The state.
    State,
    /// The document that proves it, in one cell.
    Evidence,
    /// Its number.
    EvidenceNumber,
    /// Its symbol.
    EvidenceSymbol,
    /// Its date.
    EvidenceDate,
    /// Difficulties, causes, remarks.
    Remarks,
    /// Something that this report does not ask for: another period, another year.
    Other,
}

impl ColumnRole {
    /// The roles by their keys in the file.
    const KEYS: [(&'static str, ColumnRole); 17] = [
        ("code", ColumnRole::Code),
        ("label", ColumnRole::Label),
        ("unit", ColumnRole::Unit),
        ("requirement", ColumnRole::Requirement),
        ("responsible", ColumnRole::Responsible),
        ("deadline", ColumnRole::Deadline),
        ("result", ColumnRole::Result),
        ("first", ColumnRole::First),
        ("second", ColumnRole::Second),
        ("percent", ColumnRole::Percent),
        ("state", ColumnRole::State),
        ("evidence", ColumnRole::Evidence),
        ("evidence-number", ColumnRole::EvidenceNumber),
        ("evidence-symbol", ColumnRole::EvidenceSymbol),
        ("evidence-date", ColumnRole::EvidenceDate),
        ("remarks", ColumnRole::Remarks),
        ("other", ColumnRole::Other),
    ];

    /// Whether an agency writes its results in such a column.
    pub fn is_result(self) -> bool {
        matches!(
            self,
            ColumnRole::Result
                | ColumnRole::First
                | ColumnRole::Second
                | ColumnRole::Percent
                | ColumnRole::State
        )
    }

    /// Whether an agency writes anything in such a column.
    pub fn is_input(self) -> bool {
        self.is_result()
            || matches!(
                self,
                ColumnRole::Evidence
                    | ColumnRole::EvidenceNumber
                    | ColumnRole::EvidenceSymbol
                    | ColumnRole::EvidenceDate
                    | ColumnRole::Remarks
            )
    }
}

/// One of the quantities of a thing that offices count side by side: of the same dossiers some were
/// received, some resolved, some in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quantity {
    /// What came in.
    Received,
    /// What was left from another period, or is left to one.
    CarriedOver,
    /// What was resolved.
    Resolved,
    /// What was resolved by its day.
    InTime,
    /// What was resolved before its day, alone.
    Early,
    /// What was late.
    Overdue,
    /// What is not done yet.
    Pending,
    /// Another year or period.
    LastYear,
    /// What will be.
    Estimate,
    /// What is asked for.
    Target,
    /// What came or was done on line.
    Online,
    /// What came or was done on paper.
    OnPaper,
    /// Letters of apology.
    Apology,
    /// Points and ranks.
    Points,
    /// A wider body's figure.
    Wider,
    /// What was digitised.
    Digitised,
    /// What was made public.
    Published,
    /// What was answered.
    Answered,
    /// A rise or a fall.
    Changed,
    /// What was sent back.
    Returned,
    /// A part of the time.
    PartOfTime,
    /// What was added.
    Added,
    /// None: words that name a quantity elsewhere, and here a place or a power («thẩm quyền giải quyết»).
    Unnamed,
}

impl Quantity {
    /// The quantities by their keys in the file.
    const KEYS: [(&'static str, Quantity); 23] = [
        ("received", Quantity::Received),
        ("carried-over", Quantity::CarriedOver),
        ("resolved", Quantity::Resolved),
        ("in-time", Quantity::InTime),
        ("early", Quantity::Early),
        ("overdue", Quantity::Overdue),
        ("pending", Quantity::Pending),
        ("last-year", Quantity::LastYear),
        ("estimate", Quantity::Estimate),
        ("target", Quantity::Target),
        ("online", Quantity::Online),
        ("on-paper", Quantity::OnPaper),
        ("apology", Quantity::Apology),
        ("points", Quantity::Points),
        ("wider", Quantity::Wider),
        ("digitised", Quantity::Digitised),
        ("published", Quantity::Published),
        ("answered", Quantity::Answered),
        ("changed", Quantity::Changed),
        ("returned", Quantity::Returned),
        ("part-of-time", Quantity::PartOfTime),
        ("added", Quantity::Added),
        ("none", Quantity::Unnamed),
    ];
}
