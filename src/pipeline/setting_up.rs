//! `init`, `agencies`, `receipts`: an office's inputs from what it says and the lists that it has.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::{Finished, plan_year, sources};
use crate::agency::{self, Level};
use crate::datafile;
use crate::failure::{Fault, Faults, Outcome, shown};
use crate::first_inputs::{NewOffice, first_inputs};
use crate::inputs::{self, AGENCIES_FILE};
use crate::output::{self, NewFile, Part};
use crate::period::PeriodId;
use crate::receipts_import::{self, receipts};
use crate::register_import::{self, ListedAgency, listed, mergers};
use workbook::workers::Readers;

/// What is to be set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SetUp {
    /// The first inputs of an office.
    Init(NewOffice),
    /// Agencies from a list.
    Agencies {
        /// The list.
        list: PathBuf,
        /// The day from which they exist.
        from: Option<NaiveDate>,
    },
    /// Mergers from a table.
    Mergers {
        /// The table.
        table: PathBuf,
        /// The first day of the new bodies.
        from: NaiveDate,
    },
    /// Receipts from the register of incoming documents.
    Receipts {
        /// The register.
        register: PathBuf,
        /// The period.
        period: Option<PeriodId>,
    },
}

/// Does it.
///
/// # Errors
/// The operator's faults, all of them; then nothing was written.
pub fn run(root: &Path, set_up: &SetUp, readers: &Readers) -> Outcome<Finished> {
    let text = match set_up {
        SetUp::Init(office) => init(root, office)?,
        SetUp::Agencies { list, from } => agencies(root, list, *from, readers)?,
        SetUp::Mergers { table, from } => merge(root, table, *from, readers)?,
        SetUp::Receipts { register, period } => receive(root, register, *period, readers)?,
    };
    Ok(Finished { text, exit: 0 })
}

/// Writes the first inputs; never over anything that is there.
fn init(root: &Path, office: &NewOffice) -> Outcome<String> {
    let files = first_inputs(office)?;
    let mut faults = Faults::new();
    for (name, _) in files.iter().filter(|(name, _)| root.join(name).exists()) {
        faults.add(Fault::new(
            *name,
            "tệp đã có, không ghi đè",
            "Chạy lệnh này ở thư mục khác (--root), hoặc sửa tệp đang có.",
        ));
    }
    faults.into_outcome(())?;
    let texts = files
        .iter()
        .map(|(name, text)| (*name, None, text.as_str()));
    write_inputs(root, texts)?;
    let names: Vec<String> = files
        .iter()
        .map(|(name, _)| format!("    {name}\n"))
        .collect();
    Ok(format!(
        "Đã ghi:\n{}\nViệc tiếp theo:\n  1. Mở các tệp trên bằng Notepad, đối chiếu các dòng «# xác nhận: …».\n  2. Nhập danh mục cơ quan từ bảng có sẵn: cchc agencies import DANH-SACH.xlsx\n  3. Nhập phụ lục của kế hoạch đã ký: cchc plan import KE-HOACH.docx --year {year}\n  4. In kế hoạch để đối chiếu với bản đã ký: cchc plan print {year}\n  5. Xem còn chỗ nào sai, chỗ nào phải xác nhận: cchc plan check\n  6. Lập biểu mẫu gửi các cơ quan: cchc forms --period {year}-Q1\n",
        names.concat(),
        year = office.year,
    ))
}

/// The text of the register, and its levels even where it has no agency yet.
fn register_text(root: &Path) -> Outcome<(String, Vec<Level>)> {
    let text = datafile::read_text(root, AGENCIES_FILE)?;
    // The loader refuses a register without agencies, which is just what is to be filled.
    let probe = if text.contains("[[agencies]]") {
        text.clone()
    } else {
        format!(
            "{text}\n[[agencies]]\nid = \"chua-co\"\nname = \"Chưa có\"\nlevel = \"so-ban-nganh\"\n"
        )
    };
    let register = agency::load::load(&probe, AGENCIES_FILE)?;
    Ok((text, register.levels))
}

/// Adds the agencies of a list to the register.
fn agencies(
    root: &Path,
    list: &Path,
    from: Option<NaiveDate>,
    readers: &Readers,
) -> Outcome<String> {
    let shown = shown::path(list);
    let (text, levels) = register_text(root)?;
    let blocks = bodies_in(list, &shown, readers)?;
    let read = listed(&blocks, &levels);
    if read.agencies.is_empty() {
        return Err(Fault::new(
            shown,
            "không có bảng nào nêu tên cơ quan",
            "Bảng cần có hàng tiêu đề với cột «Tên cơ quan» (hoặc «Tên đơn vị») và, nếu có, cột «Cấp», «Trực thuộc».",
        )
        .into());
    }
    let new = not_there(&text, &read.agencies);
    let known = read.agencies.len() - new.len();
    write_register(root, &text, |text| register_import::added(text, &new, from))?;
    let mut told = format!("{AGENCIES_FILE}: thêm {} cơ quan", new.len());
    told += &if known > 0 {
        format!("; {known} cơ quan đã có sẵn.\n")
    } else {
        ".\n".to_owned()
    };
    told += &listing("Chưa xếp được vào cấp nào, phải tự thêm", &read.unplaced);
    told += "\nViệc tiếp theo:\n  1. Mở inputs/agencies.toml bằng Notepad, đối chiếu cấp (level), tên gọi khác (aliases), cơ quan cấp trên (parent).\n  2. Nhập phụ lục của kế hoạch đã ký: cchc plan import KE-HOACH.docx\n";
    Ok(told)
}

/// The most rows of a list of bodies: a province has some hundred.
const MOST_BODIES: usize = 5_000;

/// A list of bodies as paragraphs and tables.
fn bodies_in(list: &Path, shown: &str, readers: &Readers) -> Outcome<Vec<papers::Block>> {
    let blocks = plan_year::blocks_of(list, readers)?;
    let rows = blocks.iter().map(|block| match block {
        papers::Block::Table(table) => table.rows.len(),
        papers::Block::Paragraph(_) => 0,
    });
    let rows: usize = rows.sum();
    if rows > MOST_BODIES {
        return Err(Fault::new(
            shown,
            format!(
                "bảng có {rows} dòng, nhiều hơn {MOST_BODIES} dòng là mức tối đa của một danh mục"
            ),
            "Chỉ giữ các dòng nêu cơ quan, lưu thành tệp mới rồi chạy lại.",
        )
        .into());
    }
    Ok(blocks)
}

/// Those of a list that the register does not have by name.
fn not_there(text: &str, list: &[ListedAgency]) -> Vec<ListedAgency> {
    let register = agency::load::load(text, AGENCIES_FILE).unwrap_or_default();
    let named = |name: &str| {
        register
            .agencies
            .iter()
            .any(|agency| agency.name == name && agency.valid_to.is_none())
    };
    let taken = |id: &str| register.get(id).is_some();
    list.iter()
        .filter(|one| !named(&one.name))
        .cloned()
        .map(|mut one| {
            // A new body that bears the name, and so the id, of one that has ended.
            let own = one.id.clone();
            let mut number = 2;
            while taken(&one.id) {
                one.id = format!("{own}-{number}");
                number += 1;
            }
            one
        })
        .collect()
}

/// Ends the old bodies of a table on the day before, and adds the new ones that are not there.
fn merge(root: &Path, table: &Path, from: NaiveDate, readers: &Readers) -> Outcome<String> {
    let shown = shown::path(table);
    let text = datafile::read_text(root, AGENCIES_FILE)?;
    let register = agency::load::load(&text, AGENCIES_FILE)?;
    let blocks = bodies_in(table, &shown, readers)?;
    let read = mergers(&blocks, &register);
    if read.mergers.is_empty() {
        return Err(Fault::new(
            shown,
            "không có bảng nào nêu đơn vị cũ và đơn vị mới đã biết trong danh mục",
            "Bảng cần có hàng tiêu đề với cột «Đơn vị cũ» (trước sắp xếp) và «Đơn vị mới» (sau sắp xếp).",
        )
        .into());
    }
    let mut names: Vec<Vec<String>> = read
        .mergers
        .iter()
        .map(|one| vec!["1".to_owned(), one.new.clone()])
        .collect();
    names.dedup();
    names.insert(0, vec!["STT".to_owned(), "Tên đơn vị".to_owned()]);
    let new = listed(
        &[papers::Block::Table(papers::Table::of_texts(names))],
        &register.levels,
    );
    let mut added: Vec<ListedAgency> = not_there(&text, &new.agencies);
    added.dedup_by(|one, other| one.name == other.name);
    let id_of = |name: &str| {
        let found = new
            .agencies
            .iter()
            .zip(std::iter::repeat(name))
            .find(|(one, name)| {
                one.name == **name
                    || one
                        .name
                        .strip_prefix("UBND ")
                        .is_some_and(|bare| bare.eq_ignore_ascii_case(name))
            });
        let official = found.map_or(name, |(one, _)| one.name.as_str());
        let there = register
            .agencies
            .iter()
            .find(|agency| agency.name == official && agency.valid_to.is_none());
        added
            .iter()
            .find(|one| one.name == official)
            .map(|one| one.id.clone())
            .or_else(|| there.map(|agency| agency.id.clone()))
    };
    write_register(root, &text, |text| {
        let text = register_import::added(text, &added, Some(from))?;
        register_import::merged(&text, &read.mergers, from, &id_of)
    })?;
    let mut told = format!(
        "{AGENCIES_FILE}: {} đơn vị kết thúc từ ngày {}, {} đơn vị mới.\n",
        read.mergers.len(),
        crate::vietnamese::phrase::date_short(from),
        added.len(),
    );
    told += &listing(
        "Đơn vị cũ không có (hoặc có nhiều hơn một) trong danh mục",
        &read.unknown,
    );
    told += &listing(
        "Đơn vị mới chưa xếp được vào cấp nào, phải tự thêm",
        &new.unplaced,
    );
    told += "\nViệc tiếp theo:\n  1. Mở inputs/agencies.toml bằng Notepad, đối chiếu ngày kết thúc (valid_to), cơ quan kế thừa (successors) của đơn vị cũ, tên và cấp của đơn vị mới.\n  2. Xem kế hoạch còn chỗ nào nêu đơn vị cũ: cchc plan check\n";
    Ok(told)
}

/// Writes the register, if what it became still loads.
fn write_register(
    root: &Path,
    text: &str,
    change: impl FnOnce(&str) -> Option<String>,
) -> Outcome<()> {
    let changed = change(text).ok_or_else(|| {
        Fault::new(
            AGENCIES_FILE,
            "tệp viết sai cú pháp, không ghi thêm được",
            "Sửa theo các dòng mà «cchc plan check» nêu rồi chạy lại.",
        )
    })?;
    agency::load::load(&changed, AGENCIES_FILE)?;
    write_inputs(root, [(AGENCIES_FILE, Some(text), changed.as_str())])
}

/// Adds the receipts of a register of incoming documents to those of a period.
fn receive(
    root: &Path,
    register: &Path,
    period: Option<PeriodId>,
    readers: &Readers,
) -> Outcome<String> {
    let shown = shown::path(register);
    let inputs = inputs::load_inputs(root)?;
    let period = sources::choose_period(root, &inputs, period)?;
    let listed = sources::listing(root, period)?.files;
    let files: Vec<String> = listed.into_iter().map(|file| file.name).collect();
    let blocks = plan_year::blocks_of(register, readers)?;
    let read = receipts(&blocks, &files, &inputs.register);
    if read.matched.is_empty() {
        return Err(Fault::new(
            shown,
            "không có dòng nào khớp với tệp của kỳ",
            "Bảng cần có hàng tiêu đề với các cột «Ngày đến», «Nơi gửi» hoặc «Tệp đính kèm»; tên tệp hoặc nơi gửi phải khớp với tệp trong thư mục của kỳ.",
        )
        .into());
    }
    let name = format!("{}/{}", sources::shown_folder(period), sources::RECEIPTS);
    let text = sources::receipts_text(root, period)?;
    let (changed, count) =
        receipts_import::added(text.as_deref(), &read.matched).ok_or_else(|| {
            Fault::new(
                name.clone(),
                "tệp viết sai cú pháp, không ghi thêm được",
                "Chạy «cchc check» để biết dòng sai, sửa rồi chạy lại.",
            )
        })?;
    write_inputs(root, [(name.as_str(), text.as_deref(), changed.as_str())])?;
    let mut told = format!("{name}: thêm {count} báo cáo");
    let known = read.matched.len() - count;
    told += &if known > 0 {
        format!("; {known} báo cáo đã ghi từ trước, giữ nguyên.\n")
    } else {
        ".\n".to_owned()
    };
    told += &listing("Dòng của sổ chưa khớp với tệp nào", &read.unmatched);
    told += &listing("Tệp chưa có trong sổ", &read.without);
    told += &format!(
        "\nViệc tiếp theo:\n  1. Dòng, tệp chưa khớp: ghi ngày đến, số đến vào {name} bằng Notepad.\n  2. Kiểm tra các tệp đã nhận: cchc check --period {period}\n"
    );
    Ok(told)
}

/// Writes files of the inputs, all of them or none, each made of the text that stood there (nothing:
/// there was no file); names begin with `inputs/`.
fn write_inputs<'a>(
    root: &Path,
    texts: impl IntoIterator<Item = (&'a str, Option<&'a str>, &'a str)>,
) -> Outcome<()> {
    let mut files = Vec::new();
    let mut before = Vec::new();
    for (name, was, text) in texts {
        let name = name.trim_start_matches("inputs/");
        before.push((name, was));
        files.push(NewFile {
            name: name.to_owned(),
            bytes: text.as_bytes().to_vec(),
        });
    }
    let part = Part::MadeOf(&before);
    output::replace(&root.join("inputs"), "inputs", part, &files).map(drop)
}

/// A list with its title; nothing where it is empty.
fn listing(title: &str, items: &[String]) -> String {
    if items.is_empty() {
        return String::new();
    }
    let lines: Vec<String> = items.iter().map(|item| format!("    {item}\n")).collect();
    format!("{title} ({}):\n{}", items.len(), lines.concat())
}
