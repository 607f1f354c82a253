//! Who sent a workbook: by its letterhead and the rest of its words, and where these disagree.

use super::form_builder::{Form, day};
use super::other_layouts::{read_case, real};
use super::text_table::{Case, TextSheet};
use super::*;
use crate::form::Column;

/// A case of `senders.txt`.
#[derive(Debug, Default)]
struct Sender {
    file: String,
    lines: Vec<String>,
    expected: String,
}

fn cases() -> Vec<Sender> {
    let mut cases = Vec::new();
    let mut case = Sender::default();
    let text = include_str!("senders.txt");
    for line in text
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
    {
        if let Some(file) = line.strip_prefix("file: ") {
            case.file = file.to_owned();
        } else if let Some(expected) = line.strip_prefix("= ") {
            case.expected = expected.to_owned();
            cases.push(std::mem::take(&mut case));
        } else {
            case.lines.push(line.to_owned());
        }
    }
    cases
}

/// The workbook of a case: its lines, and a table with one row that every agency reports.
fn workbook_of(sender: &Sender) -> Case {
    let mut cover = Vec::new();
    let (mut above, mut below): (Vec<Vec<String>>, Vec<Vec<String>>) = Default::default();
    for line in &sender.lines {
        let row = |text: &str| vec![text.to_owned()];
        match line.split_once(' ') {
            Some(("^", text)) => cover.push(row(text)),
            Some(("_", text)) => below.push(row(text)),
            Some((">", text)) => {
                let beside = ["".to_owned(), "".to_owned(), text.to_owned()];
                above.last_mut().unwrap().extend(beside);
            }
            _ => above.push(row(line)),
        }
    }
    let table = ["STT", "Nội dung", "Kết quả"];
    let measure = "Công khai đầy đủ, đúng quy định toàn bộ TTHC thuộc thẩm quyền giải quyết trên Cổng/Trang thông tin điện tử của các Sở, ngành, UBND cấp huyện, UBND cấp xã.";
    let cells = |row: [&str; 3]| row.map(str::to_owned).to_vec();
    above.push(Vec::new());
    above.push(cells(table));
    above.push(cells(["3.1.2", measure, "90/91 TTHC"]));
    above.extend(below);
    let sheet = |name: &str, rows| TextSheet {
        name: name.to_owned(),
        font: None,
        rows,
    };
    let mut sheets = vec![sheet("Bieu", above)];
    if !cover.is_empty() {
        sheets.insert(0, sheet("Thu", cover));
    }
    Case {
        file: sender.file.clone(),
        sheets,
        ..Case::default()
    }
}

#[test]
fn the_sender_is_who_the_workbook_names_as_such() {
    let (plan, register) = real();
    let mut wrong = String::new();
    for sender in cases() {
        let read = read_case(&workbook_of(&sender), &plan, &register);
        let error = read
            .findings
            .iter()
            .find(|finding| finding.rule.severity == crate::finding::Severity::Error);
        let told = match (&read.submission.agency, read.submission.disposition, error) {
            (Some(agency), Disposition::Accepted, _) => agency.clone(),
            (_, Disposition::UnknownAgency, Some(error)) => error.rule.code.to_string(),
            other => format!("{other:?}"),
        };
        if told != sender.expected {
            wrong.push_str(&format!(
                "{sender:?}: {told} {:?}\n",
                error.map(|e| &e.seen)
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn an_unknown_body_is_told_with_the_likeliest() {
    let (plan, register) = real();
    let seen = |lines: [&str; 2]| {
        let sender = Sender {
            file: "bc.xlsx".to_owned(),
            lines: lines.map(str::to_owned).to_vec(),
            expected: String::new(),
        };
        let read = read_case(&workbook_of(&sender), &plan, &register);
        assert_eq!(read.submission.agency, None);
        read.findings[0].seen.clone()
    };
    for (lines, likely) in [
        (["SỞ Y TẾ", "TRUNG TÂM KIỂM SOÁT BỆNH TẬT"], "Sở Y tế"),
        (
            ["UBND HUYỆN ĐẠI TỪ", "UBND XÃ VẠN THỎ Ạ"],
            "UBND xã Vạn Thọ",
        ),
        (
            ["UBND HUYỆN ĐẠI TỪ", "UBND XÃ VẠN PHÚ"],
            "có từ ngày 01/12/2024",
        ),
    ] {
        assert!(seen(lines).contains(likely), "{}", seen(lines));
    }
}

/// The form of the sample department, with other words at the head and below.
fn form_with(agency: &str, signature: &str) -> Form {
    let mut form = super::filled::complete();
    form.letterhead = vec!["UBND TỈNH".to_owned(), agency.to_owned()];
    form.signature = Some(signature.to_owned());
    form
}

#[test]
fn a_form_is_taken_only_where_all_that_names_its_agency_agrees() {
    let read = |agency: &str, signature: &str, file: &str| {
        let source = Source {
            file: file.to_owned(),
            bytes: form_with(agency, signature).bytes(),
        };
        let (submission, findings) = read_source(&source);
        let codes: Vec<String> = findings
            .iter()
            .map(|one| one.rule.code.to_string())
            .collect();
        (submission.disposition, submission.agency, codes)
    };
    let own = (Disposition::Accepted, Some("so-mau".to_owned()), Vec::new());
    let asked = (Disposition::UnknownAgency, None, vec!["NH17".to_owned()]);
    for (agency, signature, file) in [
        ("SỞ MẪU", "GIÁM ĐỐC", "so-mau.xlsx"),
        ("SỞ MẪU", "KT. GIÁM ĐỐC SỞ MẪU", "bieu 6 thang.xlsx"),
        ("", "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ", "Sở Mẫu gửi Sở Khác.xlsx"),
    ] {
        assert_eq!(
            read(agency, signature, file),
            own,
            "{agency} {signature} {file}"
        );
    }
    for (agency, signature, file) in [
        ("SỞ KHÁC", "GIÁM ĐỐC", "so-mau.xlsx"),
        ("SỞ MẪU", "GIÁM ĐỐC SỞ KHÁC", "so-mau.xlsx"),
        ("SỞ MẪU", "GIÁM ĐỐC", "so-khac.xlsx"),
        ("UBND XÃ MẪU", "CHỦ TỊCH", "xa-mau.xlsx"),
        ("TRUNG TÂM MẪU", "GIÁM ĐỐC", "so-mau.xlsx"),
    ] {
        assert_eq!(
            read(agency, signature, file),
            asked,
            "{agency} {signature} {file}"
        );
    }
}

#[test]
fn an_agency_that_checks_its_form_alone_is_told_of_another_name_on_it() {
    let codes_of = |agency: &str| {
        let source = source_of(&form_with(agency, "GIÁM ĐỐC"));
        codes(&read_alone(&source, &workbook::read).2)
    };
    assert_eq!(codes_of("SỞ MẪU"), []);
    assert_eq!(codes_of("SỞ KHÁC").first().unwrap().0.to_string(), "NH17");
}

#[test]
fn a_second_sheet_of_another_form_is_not_taken() {
    let path =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/cells/two-forms.xlsx");
    let bytes = std::fs::read(path).unwrap();
    let (plan, register) = real();
    let period = form_builder::period();
    let names = Names::new(&register, period.cut_off());
    let expected = Expected {
        plan: &plan,
        register: &register,
        names: &names,
        period: &period,
        layouts: crate::own_layout::OwnLayouts::NONE,
    };
    let source = Source {
        file: "xa-5839.xlsx".to_owned(),
        bytes,
    };
    let read = read(&source, Receipt::default(), &expected, &workbook::read);
    assert_eq!(read.submission.disposition, Disposition::UnknownAgency);
    assert_eq!(read.submission.readings, []);
    let [finding] = read.findings.as_slice() else {
        panic!("{:?}", read.findings);
    };
    assert!(finding.is(&rules::OTHER_NAME));
    assert!(finding.seen.contains("Vạn Thọ") && finding.seen.to_lowercase().contains("ký phú"));
}

/// What becomes of several files: the disposition of each, in the order of their names.
fn settled(files: &[(&str, Vec<u8>, Option<u32>)]) -> Vec<Disposition> {
    let (plan, register, period) = (
        form_builder::plan(),
        form_builder::register(),
        form_builder::period(),
    );
    let names = Names::new(&register, period.cut_off());
    let expected = Expected {
        plan: &plan,
        register: &register,
        names: &names,
        period: &period,
        layouts: crate::own_layout::OwnLayouts::NONE,
    };
    let reads = files.iter().map(|(file, bytes, received)| {
        let source = Source {
            file: (*file).to_owned(),
            bytes: bytes.clone(),
        };
        let receipt = Receipt {
            date: received.map(|on| day(2024, 6, on)),
            number: None,
        };
        read(&source, receipt, &expected, &workbook::read)
    });
    let (submissions, findings) = settle(reads.collect());
    for submission in submissions
        .iter()
        .filter(|one| one.disposition == Disposition::Undecided)
    {
        let is_asked = findings.iter().any(|finding| {
            finding.is(&rules::UNDECIDED_VERSION)
                && finding
                    .place
                    .as_ref()
                    .is_some_and(|place| place.file == submission.file)
        });
        assert!(is_asked, "{}", submission.file);
    }
    submissions.iter().map(|one| one.disposition).collect()
}

#[test]
fn a_later_file_counts_only_where_it_holds_what_the_earlier_one_held() {
    use Disposition::{Accepted, Superseded, Undecided};
    let whole = super::filled::complete();
    let mut part = Form::new().number("1.1", Column::First, 3.0);
    part = part.number("1.1", Column::Second, 4.0);
    let mended = super::filled::complete().number("1.1", Column::First, 1.0);
    let files = |later: &Form, name: &'static str| {
        [
            ("a.xlsx", whole.bytes(), Some(10)),
            (name, later.bytes(), Some(12)),
        ]
    };
    assert_eq!(settled(&files(&mended, "b.xlsx")), [Superseded, Accepted]);
    assert_eq!(settled(&files(&part, "b.xlsx")), [Undecided, Undecided]);
    assert_eq!(
        settled(&files(&part, "b bo sung.xlsx")),
        [Undecided, Undecided]
    );
    assert_eq!(
        settled(&files(&part, "b ban thay the.xlsx")),
        [Superseded, Accepted]
    );
    // The day of receipt and the revision in the name tell two things.
    let turned = [
        ("a lan 2.xlsx", whole.bytes(), Some(10)),
        ("b lan 1.xlsx", mended.bytes(), Some(12)),
    ];
    assert_eq!(settled(&turned), [Undecided, Undecided]);
}

#[test]
fn a_form_is_not_dropped_for_a_file_that_is_less_surely_the_agencys() {
    use Disposition::{Accepted, Undecided};
    let form = super::filled::complete();
    let mut nameless = super::filled::complete().number("1.1", Column::First, 1.0);
    nameless.with_identity = false;
    let both = settled(&[
        ("so-mau (1).xlsx", nameless.bytes(), Some(12)),
        ("so-mau.xlsx", form.bytes(), Some(10)),
    ]);
    assert_eq!(both, [Undecided, Undecided]);
    let alone = settled(&[("so-mau (1).xlsx", nameless.bytes(), Some(12))]);
    assert_eq!(alone, [Accepted]);
}
