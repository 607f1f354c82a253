//! A small form with the marks of the contract, filled in by tests.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_xlsxwriter::{Format, Formula, Workbook};

use crate::agency::{Agency, Level, Register};
use crate::form::{
    Column, FORM_VERSION, FormIdentity, IDENTITY_CHUNK, IDENTITY_MARK, IDENTITY_SHEET, INPUT_SHEET,
    TABLE_MARK,
};
use crate::period::{Period, PeriodId, PeriodKind, Window};
use crate::plan::model::{
    Assignment, Criterion, Deadline, Figure, Kind, Measure, Plan, Progress, RollUp,
};
use crate::plan::target::Target;

/// What a test enters in a cell.
#[derive(Debug, Clone)]
pub(super) enum Entry {
    Number(f64),
    Percent(f64),
    Date(i32, u32, u32),
    Text(String),
    Struck(String),
    PartlyStruck(String, String),
    Formula(&'static str, &'static str),
    /// A number in a format of its own.
    Shown(f64, &'static str),
    /// Text, a raised mark, text.
    Raised(&'static str, &'static str, &'static str),
    /// A number, and a note on its cell.
    Noted(f64, &'static str),
}

/// A day.
pub(super) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// The sample period.
pub(in crate::intake) fn period() -> Period {
    let window = Window {
        from: day(2023, 12, 15),
        to: day(2024, 6, 14),
    };
    Period {
        id: PeriodId {
            year: 2024,
            kind: PeriodKind::H1,
        },
        regime: window,
        window,
        due_agencies: day(2024, 6, 18),
        due_office: day(2024, 6, 25),
        estimate: false,
    }
}

fn figure(label: &str, unit: &str) -> Option<Figure> {
    Some(Figure {
        label: label.to_owned(),
        unit: unit.to_owned(),
        ..Figure::default()
    })
}

fn measure(
    id: &str,
    kind: Kind,
    first: Option<Figure>,
    second: Option<Figure>,
    reporter: &str,
) -> Measure {
    Measure {
        id: id.to_owned(),
        criteria: vec![id.to_owned()],
        label: format!("Chỉ số {id}"),
        kind,
        first,
        second,
        unit: "%".to_owned(),
        capped: kind == Kind::Ratio,
        target: Target::None,
        progress: Progress::Due,
        reporters: vec![reporter.to_owned()],
        rollup: RollUp::Pooled,
        ..Measure::default()
    }
}

/// A plan with a measure of each kind.
pub(super) fn plan() -> Plan {
    let dossiers = || figure("Số hồ sơ", "hồ sơ");
    // Its own words are those of all situations of `cell-texts.tsv`.
    let done = || {
        figure(
            "Số hồ sơ giải quyết đúng hạn, số hóa, công khai, niêm yết, trả lời",
            "hồ sơ",
        )
    };
    let money = || figure("Số vốn (triệu đồng)", "triệu đồng");
    let measures = vec![
        measure("1.1", Kind::Ratio, done(), dossiers(), "so"),
        measure("1.2", Kind::Ratio, done(), dossiers(), "so"),
        measure(
            "2.1",
            Kind::Count,
            figure(
                "Số sáng kiến; cán bộ lãnh đạo bị kỷ luật; trường hợp vi phạm",
                "sáng kiến",
            ),
            None,
            "so",
        ),
        measure("3.1", Kind::Document, None, None, "so"),
        measure("3.2", Kind::Document, None, None, "so"),
        measure("4.1", Kind::Ratio, money(), money(), "so"),
        measure("5.1", Kind::Growth, money(), money(), "so"),
        measure("6.1", Kind::Ratio, dossiers(), dossiers(), "xa"),
    ];
    let nobody = Assignment {
        text: String::new(),
        who: Vec::new(),
    };
    let criteria = measures
        .iter()
        .map(|measure| Criterion {
            code: measure.id.clone(),
            field: "I".to_owned(),
            group: None,
            name: measure.label.clone(),
            requirement: String::new(),
            points: None,
            deadline: Deadline {
                text: String::new(),
                date: None,
            },
            lead: nobody.clone(),
            support: nobody.clone(),
        })
        .collect();
    Plan {
        amendment: None,
        year: 2024,
        number: "100/KH-UBND".to_owned(),
        date: day(2024, 5, 24),
        issuer: "Chủ tịch UBND tỉnh".to_owned(),
        title: "Kế hoạch".to_owned(),
        goals: Vec::new(),
        fields: Vec::new(),
        groups: Vec::new(),
        criteria,
        measures,
        ..Plan::default()
    }
}

fn agency(id: &str, name: &str, level: &str) -> Agency {
    Agency {
        id: id.to_owned(),
        name: name.to_owned(),
        level: level.to_owned(),
        parent: None,
        aliases: Vec::new(),
        valid_from: None,
        valid_to: None,
        successors: Vec::new(),
        starts_anew: false,
        email: None,
        note: None,
    }
}

/// Two departments and a commune.
pub(super) fn register() -> Register {
    let level = |id: &str, name: &str| Level {
        id: id.to_owned(),
        name: name.to_owned(),
        plural: name.to_owned(),
        superior: None,
    };
    Register {
        levels: vec![level("so", "Sở"), level("xa", "Cấp xã")],
        agencies: vec![
            agency("so-mau", "Sở Mẫu", "so"),
            agency("so-khac", "Sở Khác", "so"),
            agency("xa-mau", "UBND xã Mẫu", "xa"),
        ],
    }
}

/// A form, before it is written.
#[derive(Debug, Clone)]
pub(super) struct Form {
    pub(super) agency: &'static str,
    pub(super) period: PeriodKind,
    pub(super) version: u32,
    pub(super) entries: BTreeMap<(String, Column), Entry>,
    pub(super) narrative: Option<String>,
    /// How many rows the hidden keys stand too high, as when a table is sorted without them.
    pub(super) keys_left_behind: usize,
    /// Rows of the table, by measure; in the plan's order unless a test changes it.
    pub(super) rows: Vec<String>,
    pub(super) columns: Vec<Column>,
    /// Blank rows and columns before the table, and between its key row and its first row.
    pub(super) offset: (u32, u16, u32),
    /// Blank rows before the row of an index, and blank columns before the column of an index.
    pub(super) gaps: ((usize, u32), (usize, u16)),
    pub(super) sheet: String,
    pub(super) hidden_measures: Vec<String>,
    pub(super) filtered_measures: Vec<String>,
    pub(super) hidden_columns: Vec<Column>,
    pub(super) with_identity: bool,
    pub(super) with_plan: bool,
    pub(super) with_table: bool,
    /// The lines above the table.
    pub(super) letterhead: Vec<String>,
    /// A line below the table.
    pub(super) signature: Option<String>,
    /// Headings that were rewritten.
    pub(super) headings: BTreeMap<Column, String>,
    /// Words or numbers in the row of a measure, so many columns right of the table.
    pub(super) beside: Vec<(String, u16, Entry)>,
    /// A line between the headings and the first row, in the column of a heading.
    pub(super) above_rows: Option<(Column, String)>,
}

impl Form {
    /// A blank form of the sample department.
    pub(super) fn new() -> Self {
        let agency = register().agencies[0].clone();
        Form {
            agency: "so-mau",
            period: PeriodKind::H1,
            version: FORM_VERSION,
            entries: BTreeMap::new(),
            narrative: None,
            keys_left_behind: 0,
            rows: plan()
                .measures_for(&agency)
                .map(|measure| measure.id.clone())
                .collect(),
            columns: Column::ALL.to_vec(),
            offset: (6, 0, 2),
            gaps: ((0, 0), (0, 0)),
            sheet: INPUT_SHEET.to_owned(),
            hidden_measures: Vec::new(),
            filtered_measures: Vec::new(),
            hidden_columns: Vec::new(),
            with_identity: true,
            with_plan: true,
            with_table: true,
            letterhead: vec!["UBND TỈNH".to_owned()],
            signature: None,
            headings: BTreeMap::new(),
            beside: Vec::new(),
            above_rows: None,
        }
    }

    /// Enters something.
    pub(super) fn enter(mut self, measure: &str, column: Column, entry: Entry) -> Self {
        self.entries.insert((measure.to_owned(), column), entry);
        self
    }

    pub(super) fn number(self, measure: &str, column: Column, number: f64) -> Self {
        self.enter(measure, column, Entry::Number(number))
    }

    pub(super) fn text(self, measure: &str, column: Column, text: &str) -> Self {
        self.enter(measure, column, Entry::Text(text.to_owned()))
    }

    /// The address of a cell.
    pub(super) fn address(&self, measure: &str, column: Column) -> String {
        let row = self.rows.iter().position(|row| row == measure).unwrap();
        crate::place::Cell::new(self.row(row), u32::from(self.column(column))).to_string()
    }

    /// The row of the sheet of a row of the table.
    fn row(&self, at: usize) -> u32 {
        let (from, count) = self.gaps.0;
        let gap = if at >= from { count } else { 0 };
        self.first().0 + u32::try_from(at).unwrap() + gap
    }

    fn first(&self) -> (u32, u16) {
        (self.offset.0 + 1 + self.offset.2, self.offset.1 + 1)
    }

    fn column(&self, column: Column) -> u16 {
        let at = self
            .columns
            .iter()
            .position(|other| *other == column)
            .unwrap();
        let (from, count) = self.gaps.1;
        let gap = if at >= from { count } else { 0 };
        self.first().1 + u16::try_from(at).unwrap() + gap
    }

    /// The identity that it carries.
    pub(super) fn identity(&self) -> FormIdentity {
        let register = register();
        let agency = register
            .get(self.agency)
            .cloned()
            .unwrap_or_else(|| agency(self.agency, "Sở Lạ", "so"));
        let mut period = period();
        period.id.kind = self.period;
        FormIdentity {
            version: self.version,
            distinct_name: agency.name.clone(),
            parent_name: None,
            period,
            plan: plan().slice_for(&agency),
            agency,
            office: "Sở Nội vụ".to_owned(),
            contact: "Phòng CCHC".to_owned(),
        }
    }

    /// The file.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut workbook = Workbook::new();
        // Equal forms are equal files, whenever they are made.
        let made = rust_xlsxwriter::ExcelDateTime::from_ymd(2024, 6, 1).unwrap();
        let properties = rust_xlsxwriter::DocProperties::new().set_creation_datetime(&made);
        workbook.set_properties(&properties);
        let sheet = workbook.add_worksheet();
        sheet.set_name(&self.sheet).unwrap();
        let above = self.offset.1 + 1;
        for (row, line) in (0..).zip(&self.letterhead) {
            sheet.write_string(row, above, line).unwrap();
        }
        if let Some(signature) = &self.signature {
            let below = self.row(self.rows.len()) + 3;
            sheet.write_string(below, above, signature).unwrap();
        }
        if self.with_table {
            self.write_table(sheet);
        }
        if let Some(narrative) = &self.narrative {
            let sheet = workbook.add_worksheet();
            sheet.write_string(3, 0, "cchc:difficulties").unwrap();
            sheet.write_string(3, 1, narrative).unwrap();
            sheet.set_column_hidden(0).unwrap();
        }
        if self.with_identity {
            let sheet = workbook.add_worksheet();
            sheet
                .set_name(IDENTITY_SHEET)
                .unwrap()
                .set_very_hidden(true);
            sheet.write_string(0, 0, IDENTITY_MARK).unwrap();
            let mut json = serde_json::to_value(self.identity()).unwrap();
            if !self.with_plan {
                json.as_object_mut().unwrap().remove("plan");
            }
            let json: Vec<char> = json.to_string().chars().collect();
            for (row, chunk) in (1..).zip(json.chunks(IDENTITY_CHUNK)) {
                sheet
                    .write_string(row, 0, chunk.iter().collect::<String>())
                    .unwrap();
            }
        }
        workbook.save_to_buffer().unwrap()
    }

    fn write_table(&self, sheet: &mut rust_xlsxwriter::Worksheet) {
        let (key_row, key_column) = (self.offset.0, self.offset.1);
        sheet.write_string(key_row, key_column, TABLE_MARK).unwrap();
        sheet.set_row_hidden(key_row).unwrap();
        sheet.set_column_hidden(key_column).unwrap();
        sheet
            .write_string(key_row, self.first().1 + 40, "cchc:something-new")
            .unwrap();
        for column in &self.columns {
            sheet
                .write_string(key_row, self.column(*column), column.key())
                .unwrap();
            let heading = self.headings.get(column).map(String::as_str);
            let heading = heading.unwrap_or(column.heading());
            sheet
                .write_string(key_row + 1, self.column(*column), heading)
                .unwrap();
        }
        if let Some((column, words)) = &self.above_rows {
            let at = self.column(*column);
            sheet.write_string(key_row + 2, at, words).unwrap();
        }
        for (measure, right, entry) in &self.beside {
            let row = self.rows.iter().position(|row| row == measure).unwrap();
            let last = self.column(*self.columns.last().unwrap());
            write(sheet, self.row(row), last + right, entry);
        }
        let keys = self.rows.iter().cycle().skip(self.keys_left_behind);
        for ((at, id), key) in self.rows.iter().enumerate().zip(keys) {
            let row = self.row(at);
            sheet.write_string(row, key_column, key).unwrap();
            sheet
                .write_string(row, self.column(Column::Label), format!("Chỉ số {id}"))
                .unwrap();
            for column in &self.columns {
                if let Some(entry) = self.entries.get(&(id.clone(), *column)) {
                    write(sheet, row, self.column(*column), entry);
                }
            }
            if self.hidden_measures.contains(id) || self.filtered_measures.contains(id) {
                sheet.set_row_hidden(row).unwrap();
            }
        }
        if !self.filtered_measures.is_empty() {
            let last = self.row(self.rows.len());
            let column = self.column(Column::State);
            sheet.autofilter(key_row + 1, column, last, column).unwrap();
            let condition = rust_xlsxwriter::FilterCondition::new().add_list_filter("Hoàn thành");
            sheet.filter_column(column, &condition).unwrap();
        }
        for column in &self.hidden_columns {
            sheet.set_column_hidden(self.column(*column)).unwrap();
        }
    }
}

fn write(sheet: &mut rust_xlsxwriter::Worksheet, row: u32, column: u16, entry: &Entry) {
    let struck = Format::new().set_font_strikethrough();
    match entry {
        Entry::Number(number) => sheet.write_number(row, column, *number),
        Entry::Percent(number) => sheet.write_number_with_format(
            row,
            column,
            *number,
            &Format::new().set_num_format("0.00%"),
        ),
        Entry::Date(year, month, date) => {
            let date = rust_xlsxwriter::ExcelDateTime::from_ymd(
                u16::try_from(*year).unwrap(),
                u8::try_from(*month).unwrap(),
                u8::try_from(*date).unwrap(),
            )
            .unwrap();
            sheet.write_datetime_with_format(
                row,
                column,
                date,
                &Format::new().set_num_format("dd/mm/yyyy"),
            )
        }
        Entry::Text(text) => sheet.write_string(row, column, text),
        Entry::Struck(text) => sheet.write_string_with_format(row, column, text, &struck),
        Entry::PartlyStruck(gone, kept) => {
            let plain = Format::new();
            sheet.write_rich_string(row, column, &[(&struck, gone), (&plain, kept)])
        }
        Entry::Shown(number, format) => {
            let format = Format::new().set_num_format(*format);
            sheet.write_number_with_format(row, column, *number, &format)
        }
        Entry::Raised(before, mark, after) => {
            let (plain, up) = (
                Format::new(),
                Format::new().set_font_script(rust_xlsxwriter::FormatScript::Superscript),
            );
            let pieces = [(&plain, *before), (&up, *mark), (&plain, *after)];
            let pieces: Vec<_> = pieces
                .into_iter()
                .filter(|(_, text)| !text.is_empty())
                .collect();
            sheet.write_rich_string(row, column, &pieces)
        }
        Entry::Noted(number, note) => {
            sheet
                .insert_note(row, column, &rust_xlsxwriter::Note::new(*note))
                .unwrap();
            sheet.write_number(row, column, *number)
        }
        Entry::Formula(formula, result) => {
            sheet.write_formula(row, column, Formula::new(*formula).set_result(*result))
        }
    }
    .unwrap();
}
