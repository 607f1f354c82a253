//! From nothing to the first forms, by the steps that the program prints; and what is never written
//! over.

use super::root::Root;

/// A plan of two criteria as an office types it: one that words settle, one to be confirmed.
const PLAN: &str = "KẾ HOẠCH\nCải cách hành chính năm 2026\n(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh Lâm Sơn)\n\
STT\tTiêu chí\tYêu cầu\tThời gian\tChủ trì\tPhối hợp\n\
I\tCẢI CÁCH THỦ TỤC HÀNH CHÍNH\t\t\t\t\n\
1.1\tGiải quyết hồ sơ đúng hạn\tTừ 98% trở lên hồ sơ được giải quyết đúng hạn\tTrong năm 2026\tCác sở, ban, ngành; UBND cấp xã\tVăn phòng UBND tỉnh\n\
1.2\tTuyên truyền\tBan hành kế hoạch tuyên truyền\tTrong năm 2026\tSở Tài chính\t\n";

const LIST: &str =
    "STT\tTên đơn vị\n1\tSở Tài chính\n2\tVăn phòng UBND tỉnh\n3\tXã An Khánh\n4\tPhường Tân Lập\n";

fn init<'a>(province: &'a str, office: &'a str) -> [&'a str; 7] {
    let year = ["--year", "2026"];
    [
        "init",
        "--province",
        province,
        year[0],
        year[1],
        "--office",
        office,
    ]
}

fn set_up(root: &Root) {
    let run = root.run(&init("tỉnh Lâm Sơn", "Sở Nội vụ"));
    assert_eq!(run.code, 0, "{}", run.err);
    root.write("ds.txt", LIST);
    let run = root.run(&["agencies", "import", "ds.txt"]);
    assert_eq!(run.code, 0, "{}", run.err);
    root.write("kh.txt", PLAN);
    let run = root.run(&["plan", "import", "kh.txt"]);
    assert_eq!(run.code, 0, "{}", run.err);
}

fn text(root: &Root, name: &str) -> String {
    String::from_utf8(root.read(name).unwrap()).unwrap()
}

#[test]
fn an_office_goes_from_nothing_to_forms() {
    let root = Root::empty();
    set_up(&root);
    // One measure is to be confirmed; the forms say so until it is.
    let open = root.run(&["plan", "check"]);
    assert_eq!(open.code, 1, "{}{}", open.out, open.err);
    let forms = root.run(&["forms", "--period", "2026-Q1"]);
    assert_eq!(forms.code, 0, "{}", forms.err);
    assert_eq!(root.names("output/2026-Q1/forms").len(), 4);
    assert!(says_unconfirmed(&root));
    let plan = text(&root, "inputs/plans/2026.toml");
    let confirmed: Vec<&str> = plan
        .lines()
        .filter(|line| !line.starts_with("# xác nhận"))
        .collect();
    root.write("inputs/plans/2026.toml", confirmed.join("\n"));
    assert_eq!(root.run(&["plan", "check"]).code, 0);
    assert_eq!(root.run(&["forms", "--period", "2026-Q1"]).code, 0);
    assert!(!says_unconfirmed(&root));
}

/// Whether each sheet of a form says above its pages that the plan is not confirmed.
fn says_unconfirmed(root: &Root) -> bool {
    let form = root.read("output/2026-Q1/forms/so-tai-chinh.xlsx").unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(form)).unwrap();
    let mut sheets = 0;
    let mut saying = 0;
    for index in 0..archive.len() {
        let part = archive.by_index(index).unwrap();
        if !part.name().unwrap().starts_with("xl/worksheets/sheet") {
            continue;
        }
        let text = std::io::read_to_string(part).unwrap();
        // Hidden sheets are never printed, and have no page set-up.
        if text.contains("<oddFooter>") || text.contains("oddFooter") {
            sheets += 1;
            saying += usize::from(text.contains("chưa xác nhận"));
        }
    }
    assert!(sheets > 0);
    assert!(saying == 0 || saying == sheets, "{saying} of {sheets}");
    saying > 0
}

#[test]
fn every_page_of_a_report_says_that_the_plan_is_not_confirmed() {
    let root = Root::with_sample(&["2024-H1/so-tu-phap.xlsx"]);
    let plan = text(&root, "inputs/plans/2024.toml");
    root.write(
        "inputs/plans/2024.toml",
        format!("# xác nhận: chỉ tiêu của tiêu chí 1.1\n{plan}"),
    );
    let run = root.run(&["report", "--period", "2024-H1", "--only", "bao-cao"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let pdf = root.read("output/2024-H1/bao-cao.pdf").unwrap();
    let pages = pdf_extract::extract_text_from_mem_by_pages(&pdf).unwrap();
    assert!(pages.len() > 3);
    for (at, page) in pages.iter().enumerate() {
        assert!(page.contains("chưa xác nhận"), "trang {}", at + 1);
    }
}

#[test]
fn nothing_that_is_there_is_written_over() {
    let root = Root::empty();
    set_up(&root);
    let office = text(&root, "inputs/office.toml");
    let run = root.run(&init("tỉnh Khác", "Sở Nội vụ"));
    assert_eq!(run.code, 2);
    assert_eq!(text(&root, "inputs/office.toml"), office);

    // A plan that was edited stays; the second import tells the differences.
    let plan = text(&root, "inputs/plans/2026.toml").replace(">= 98", ">= 97");
    root.write("inputs/plans/2026.toml", &plan);
    let run = root.run(&["plan", "import", "kh.txt"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(
        run.out.contains(">= 97") && run.out.contains(">= 98"),
        "{}",
        run.out
    );
    assert_eq!(text(&root, "inputs/plans/2026.toml"), plan);
}

#[test]
fn a_plan_is_printed_as_it_is_understood_to_be_proof_read() {
    let root = Root::empty();
    set_up(&root);
    let run = root.run(&["plan", "print"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(
        root.names("output/ke-hoach"),
        ["doi-chieu-2026.pdf", "doi-chieu-2026.xlsx"]
    );
    let pdf = root.read("output/ke-hoach/doi-chieu-2026.pdf").unwrap();
    let pages = pdf_extract::extract_text_from_mem_by_pages(&pdf).unwrap();
    let said: String = pages
        .concat()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    // The words of the plan, what they are taken for, and what is still open.
    for part in [
        "Từ 98% trở lên hồ sơ được giải quyết đúng hạn",
        "Chỉ tiêu: từ 98% trở lên",
        "CẦN XÁC NHẬN",
        "Ký nháy",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    for page in &pages {
        assert!(page.contains("chưa xác nhận"), "{page}");
    }
    // Printed again it is the same, and says nothing of what was confirmed.
    let again = root.run(&["ke-hoach", "in", "2026"]);
    assert_eq!(again.code, 0, "{}", again.err);
    assert_eq!(
        root.read("output/ke-hoach/doi-chieu-2026.pdf").unwrap(),
        pdf
    );
    let plan = text(&root, "inputs/plans/2026.toml");
    let confirmed: Vec<&str> = plan
        .lines()
        .filter(|line| !line.starts_with("# xác nhận"))
        .collect();
    root.write("inputs/plans/2026.toml", confirmed.join("\n"));
    let run = root.run(&["plan", "print", "--out", "ban-in.pdf"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let pdf = root.read("ban-in.pdf").unwrap();
    let said = pdf_extract::extract_text_from_mem(&pdf).unwrap();
    assert!(!said.contains("CẦN XÁC NHẬN"), "{said}");
    // Nothing is written over, no year is invented, no kind of file guessed.
    for arguments in [
        &["plan", "print", "--out", "ban-in.pdf"][..],
        &["plan", "print", "--out", "ban-in.doc"],
        &["plan", "print", "2031"],
    ] {
        let run = root.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.out);
    }
}

#[test]
fn a_plan_with_faults_is_printed_and_told_with_what_is_to_be_confirmed() {
    let root = Root::empty();
    set_up(&root);
    root.write(
        "kh.txt",
        PLAN.replace("Sở Tài chính\t\n", "Trường Chính trị\t\n1.3\tKiểm tra\t100% vấn đề được xử lý\tTrong năm 2026\tCác cơ quan, đơn vị được kiểm tra\t\n"),
    );
    let run = root.run(&[
        "plan",
        "import",
        "kh.txt",
        "--out",
        "inputs/plans/2027.toml",
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
    // Whom the register does not know, and whom the plan leaves open, are two things.
    assert!(
        run.out
            .contains("1 tiêu chí có cơ quan chủ trì không có trong danh mục"),
        "{}",
        run.out
    );
    let plan = text(&root, "inputs/plans/2027.toml").replace("year = 2026", "year = 2027");
    assert!(
        plan.contains("reporters = [\"so-ban-nganh\", \"cap-xa\"]"),
        "{plan}"
    );
    root.write("inputs/plans/2027.toml", plan);
    let check = root.run(&["plan", "check", "--year", "2027"]);
    assert_eq!(check.code, 2, "{}{}", check.out, check.err);
    assert!(
        check.out.contains("«who»") && check.out.contains("Trường Chính trị"),
        "{}",
        check.out
    );
    let print = root.run(&["plan", "print", "2027"]);
    assert_eq!(print.code, 1, "{}{}", print.out, print.err);
    let pdf = root.read("output/ke-hoach/doi-chieu-2027.pdf").unwrap();
    let said = pdf_extract::extract_text_from_mem(&pdf).unwrap();
    assert!(said.contains("SAI"), "{said}");
    // What is no plan file can't be printed.
    root.write("inputs/plans/2027.toml", "year = ");
    assert_eq!(root.run(&["plan", "print", "2027"]).code, 2);
}

#[test]
fn one_version_of_an_amended_plan_is_printed_and_compared_by_its_name() {
    let root = Root::empty();
    set_up(&root);
    let plan = text(&root, "inputs/plans/2026.toml");
    let amendment = "[amendment]\nkind = \"Quyết định\"\nnumber = \"150/QĐ-UBND\"\ndate = 2026-07-15\nissuer = \"UBND tỉnh\"\nfrom = 2026-07-15\n";
    let at = plan.find("\n\n\n").unwrap();
    let amended =
        format!("{}\n\n{amendment}{}", &plan[..at], &plan[at..]).replace(">= 98", ">= 99");
    root.write("inputs/plans/2026-2.toml", amended);
    let run = root.run(&["plan", "print", "2026-2"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(
        root.names("output/ke-hoach"),
        ["doi-chieu-2026-2.pdf", "doi-chieu-2026-2.xlsx"]
    );
    let run = root.run(&["plan", "print", "2026"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(root.names("output/ke-hoach").len(), 4);
    assert_eq!(root.run(&["plan", "print", "2026-3"]).code, 2);
    // By their names, from wherever the command is run.
    let run = root.run(&["plan", "diff", "2026", "2026-2"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(
        run.out.contains(">= 98") && run.out.contains(">= 99"),
        "{}",
        run.out
    );
}

#[test]
fn lists_of_documents_systems_are_read_as_comma_separated_text_too() {
    let root = Root::empty();
    set_up(&root);
    root.write("ds.csv", "STT;Tên đơn vị\n1;Sở Tư pháp\n2;Xã Bình Minh\n");
    let run = root.run(&["agencies", "import", "ds.csv"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let register = text(&root, "inputs/agencies.toml");
    assert!(
        register.contains("\"Sở Tư pháp\"") && register.contains("\"UBND xã Bình Minh\""),
        "{register}"
    );
    // A document with two attachments, one of them the report.
    root.write("inputs/submissions/2026-Q1/stp.xlsx", "x");
    root.write(
        "so.csv",
        "Số đến;Ngày đến;Nơi gửi;Trích yếu;Tệp đính kèm\n152;16/3/2026;Sở Tư pháp;Báo cáo;\"cv 12.pdf; stp.xlsx\"\n",
    );
    let run = root.run(&["receipts", "import", "so.csv", "--period", "2026-Q1"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let text = text(&root, "inputs/submissions/2026-Q1/received.toml");
    assert!(
        text.contains("file = \"stp.xlsx\"\ndate = 2026-03-16\nnumber = \"152\""),
        "{text}"
    );
}

#[test]
fn receipts_in_a_workbook_count_as_those_in_text_do() {
    let root = Root::with_sample(&["2024-H1/so-tu-phap.xlsx", "2024-H1/so-noi-vu.xlsx"]);
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0_u16..).zip(["Số đến", "Ngày đến", "Tệp"]) {
        sheet.write(0, column, heading).unwrap();
    }
    sheet.write(1, 0, 152).unwrap();
    sheet.write(1, 1, "17/6/2024").unwrap();
    sheet.write(1, 2, "so-tu-phap.xlsx").unwrap();
    root.write(
        "inputs/submissions/2024-H1/received.xlsx",
        book.save_to_buffer().unwrap(),
    );
    let run = root.run(&["report", "--period", "2024-H1", "--only", "du-lieu"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let results = root.json("output/2024-H1/results.json");
    let sent = results["submissions"].as_array().unwrap();
    assert_eq!(sent.len(), 2, "the register itself is no submission");
    let of = |file: &str| sent.iter().find(|one| one["file"] == file).unwrap();
    let told = of("so-tu-phap.xlsx").to_string();
    assert!(
        told.contains("2024-06-17") && told.contains("152"),
        "{told}"
    );
    // Where both registers say different things, nothing is written and the cell is named.
    root.write(
        "inputs/submissions/2024-H1/received.toml",
        "[[received]]\nfile = \"so-tu-phap.xlsx\"\ndate = 2024-06-18\n",
    );
    let run = root.run(&["check", "--period", "2024-H1"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("ô C2"), "{}", run.err);
}

#[test]
fn what_is_missing_is_told_and_nothing_is_asked_of_nobody() {
    let root = Root::empty();
    let run = root.run(&["init"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--province"), "{}", run.err);
    // Nobody's name stands in for the office's.
    let run = root.run(&init("tỉnh Lâm Sơn", "")[..5]);
    assert!(run.code == 2 && run.err.contains("--office"), "{}", run.err);
    assert!(root.names("inputs").is_empty());
    let run = root.run(&init("tỉnh Lâm Sơn", "Văn phòng UBND tỉnh"));
    assert_eq!(run.code, 0, "{}", run.err);
    let office = text(&root, "inputs/office.toml");
    assert!(office.contains("issuer_symbol = \"VPUT\""), "{office}");
    assert!(!office.contains("Sở Nội vụ"), "{office}");
    let run = root.run(&["plan", "import", "khong-co.docx"]);
    assert_eq!(run.code, 2);
}

#[test]
fn receipts_come_from_the_register_of_incoming_documents() {
    let root = Root::with_sample(&["2024-H1/so-tu-phap.xlsx", "2024-H1/so-noi-vu.xlsx"]);
    root.write(
        "so-den.txt",
        "Số đến\tNgày đến\tNơi gửi\tTrích yếu\n152\t17/6/2024\tSở Tư pháp\tBáo cáo CCHC\n153\t17/6/2024\tSở Lạ\tBáo cáo\n",
    );
    let run = root.run(&["receipts", "import", "so-den.txt", "--period", "2024-H1"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let text = text(&root, "inputs/submissions/2024-H1/received.toml");
    assert!(
        text.contains("file = \"so-tu-phap.xlsx\"\ndate = 2024-06-17\nnumber = \"152\""),
        "{text}"
    );
    assert!(
        run.out.contains("Sở Lạ") && run.out.contains("so-noi-vu.xlsx"),
        "{}",
        run.out
    );
}
