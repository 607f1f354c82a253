//! A small office with all that it needs, made by the program itself: four agencies, a plan of two
//! criteria, the agencies' forms. A run over it takes a fraction of a second.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

use crate::root::Root;

/// The name of the folder in which a set of files is made ready.
const STAGING: &str = ".cchc-dang-ghi";

const PLAN: &str = "KẾ HOẠCH\nCải cách hành chính năm 2026\n(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh Lâm Sơn)\n\
STT\tTiêu chí\tYêu cầu\tThời gian\tChủ trì\tPhối hợp\n\
I\tCẢI CÁCH THỦ TỤC HÀNH CHÍNH\t\t\t\t\n\
1.1\tGiải quyết hồ sơ đúng hạn\tTừ 98% trở lên hồ sơ được giải quyết đúng hạn\tTrong năm 2026\tCác sở, ban, ngành; UBND cấp xã\tVăn phòng UBND tỉnh\n\
1.2\tTuyên truyền\tBan hành kế hoạch tuyên truyền\tTrong năm 2026\tSở Tài chính\t\n";

/// Papers of the office: the plan once more under another year, agencies that come later, mergers, the
/// register of incoming documents.
const PAPERS: [(&str, &str); 5] = [
    ("kh.txt", PLAN),
    (
        "ds.txt",
        "STT\tTên đơn vị\n1\tSở Tài chính\n2\tVăn phòng UBND tỉnh\n3\tXã An Khánh\n4\tPhường Tân Lập\n",
    ),
    (
        "ds-2.txt",
        "STT\tTên đơn vị\n1\tSở Xây dựng\n2\tXã Bình Sơn\n",
    ),
    (
        "sap-nhap.txt",
        "STT\tĐơn vị cũ\tĐơn vị mới\n1\tXã An Khánh\tXã Đại Phúc\n2\tPhường Tân Lập\tXã Đại Phúc\n",
    ),
    (
        "so.txt",
        "Ngày đến\tSố đến\tNơi gửi\tTệp đính kèm\n17/3/2026\t101\tSở Tài chính\tso-tai-chinh.xlsx\n",
    ),
];

/// The arguments that set up an office.
pub const INIT: [&str; 7] = [
    "init",
    "--province",
    "tỉnh Lâm Sơn",
    "--year",
    "2026",
    "--office",
    "Sở Nội vụ",
];

/// The files below a folder: name and bytes; folders in which nothing lies are no part of it.
pub type Files = BTreeMap<PathBuf, Vec<u8>>;

pub fn files_below(folder: &Path) -> Files {
    let mut files = Files::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_path_buf();
                files.insert(name, fs::read(path).unwrap());
            }
        }
    }
    files
}

/// Those that lie in their places.
pub fn in_place(files: &Files) -> Vec<(&PathBuf, &Vec<u8>)> {
    let is_staged = |name: &Path| name.components().any(|part| part.as_os_str() == STAGING);
    files.iter().filter(|(name, _)| !is_staged(name)).collect()
}

/// Whether a staging folder lies anywhere below a folder.
pub fn is_staged(folder: &Path) -> bool {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .any(|entry| {
            let path = entry.path();
            path.is_dir() && (path.ends_with(STAGING) || is_staged(&path))
        })
}

/// Makes a root what it was.
pub fn restore(root: &Root, files: &Files) {
    let folder = root.path(".");
    empty(&folder);
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// Makes a root what another folder is, with the folders in which nothing lies.
pub fn restore_from(root: &Root, other: &Path) {
    empty(&root.path("."));
    copy(other, &root.path("."));
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(from, to).unwrap();
        }
    }
}

fn empty(folder: &Path) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            fs::remove_dir_all(path).unwrap();
        } else {
            fs::remove_file(path).unwrap();
        }
    }
}

/// How a run ended: its code (none where it was killed), and what it told.
pub struct Ended {
    pub code: Option<i32>,
    pub told: String,
}

impl Ended {
    pub fn is_done(&self) -> bool {
        matches!(self.code, Some(0 | 1))
    }
}

/// Runs the program, with a fault where there is one. No process of it is left.
pub fn run(root: &Root, arguments: &[&str], fault: Option<&str>) -> Ended {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cchc"));
    command.args(arguments).current_dir(root.path("."));
    command.stdin(Stdio::null());
    if let Some(fault) = fault {
        command.env("CCHC_FAULT", fault);
    }
    let output = command.output().unwrap();
    if output.status.code().is_none() {
        wait_for_workers(&root.path("."));
    }
    Ended {
        code: output.status.code(),
        told: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Waits until no process works in a folder any more: workers end with the program that is gone.
fn wait_for_workers(folder: &Path) {
    let folder = folder.canonicalize().unwrap();
    let is_working = || {
        fs::read_dir("/proc").unwrap().flatten().any(|entry| {
            let works_in = fs::read_link(entry.path().join("cwd"));
            works_in.is_ok_and(|works_in| works_in == folder)
        })
    };
    let started = Instant::now();
    while is_working() {
        assert!(
            started.elapsed() < Duration::from_secs(60),
            "a worker outlives its program"
        );
        thread::sleep(Duration::from_millis(5));
    }
}

/// The files of an office without anything: its papers.
fn papers() -> Root {
    let root = Root::empty();
    for (name, text) in PAPERS {
        root.write(name, text);
    }
    root
}

/// A root with the papers only.
pub fn nothing() -> Root {
    papers()
}

/// The office, before any agency has sent anything.
pub fn set_up() -> Root {
    static FILES: OnceLock<Files> = OnceLock::new();
    let files = FILES.get_or_init(|| {
        let root = papers();
        done(&root, &INIT);
        done(&root, &["agencies", "import", "ds.txt"]);
        files_below(&root.path("."))
    });
    let root = Root::empty();
    restore(&root, files);
    root
}

/// The office with a plan and the workbooks that came: two blank forms, one that is none, one in a
/// folder.
pub fn office() -> Root {
    static FILES: OnceLock<Files> = OnceLock::new();
    let files = FILES.get_or_init(|| {
        let root = set_up();
        done(&root, &["plan", "import", "kh.txt"]);
        done(&root, &["forms", "--period", "2026-Q1"]);
        for name in ["so-tai-chinh.xlsx", "xa-an-khanh.xlsx"] {
            let form = root.read(&format!("output/2026-Q1/forms/{name}")).unwrap();
            root.write(&format!("inputs/submissions/2026-Q1/{name}"), form);
        }
        for name in ["a.xlsx", "thư mục/b.xlsx"] {
            root.write(
                &format!("inputs/submissions/2026-Q1/{name}"),
                "không phải Excel",
            );
        }
        fs::remove_dir_all(root.path("output")).unwrap();
        files_below(&root.path("."))
    });
    let root = Root::empty();
    restore(&root, files);
    root
}

/// The office with documents of the period: the report as a Word file too, and the data.
pub fn reported() -> Root {
    static FILES: OnceLock<Files> = OnceLock::new();
    let files = FILES.get_or_init(|| {
        let root = office();
        let report = ["report", "--period", "2026-Q1"];
        let kinds = ["--only", "bao-cao", "--only", "du-lieu", "--docx"];
        done(&root, &[&report[..], &kinds].concat());
        files_below(&root.path("."))
    });
    let root = Root::empty();
    restore(&root, files);
    root
}

/// A table of an agency's own, of which nobody can tell what the columns are.
const OWN_TABLE: &str = "SỞ TÀI CHÍNH;;;\nBÁO CÁO CẢI CÁCH HÀNH CHÍNH QUÝ I NĂM 2026;;;\n\
STT;Tiêu chí;Cột một;Cột hai\n1.1;Giải quyết hồ sơ đúng hạn;99;100\n1.2;Tuyên truyền;;\n";

/// The office to which an agency has sent a layout of its own.
pub fn with_own_layout() -> Root {
    let root = office();
    root.write("inputs/submissions/2026-Q1/so-tai-chinh.csv", OWN_TABLE);
    fs::remove_file(root.path("inputs/submissions/2026-Q1/so-tai-chinh.xlsx")).unwrap();
    root
}

/// The same, of which it was asked.
pub fn asked_of_layout() -> Root {
    let root = with_own_layout();
    done(&root, &["check", "--period", "2026-Q1"]);
    assert!(
        root.path(&format!("inputs/layouts/{LAYOUT}.toml"))
            .is_file()
    );
    root
}

/// All that any command needs: documents, a layout that is asked about, a number for the report.
pub fn everything() -> Root {
    static FILES: OnceLock<Files> = OnceLock::new();
    let files = FILES.get_or_init(|| {
        let root = asked_of_layout();
        let report = ["report", "--period", "2026-Q1", "--only", "du-lieu"];
        done(&root, &report);
        let so = String::from_utf8(root.read("so.txt").unwrap()).unwrap();
        root.write(
            "so.txt",
            so.replace("so-tai-chinh.xlsx", "so-tai-chinh.csv"),
        );
        numbered(&root);
        files_below(&root.path("."))
    });
    let root = Root::empty();
    restore(&root, files);
    root
}

/// The period's report has got its number.
pub fn numbered(root: &Root) {
    let office = String::from_utf8(root.read("inputs/office.toml").unwrap()).unwrap();
    let issued = "\n[issued.2026-Q1]\nnumber = \"05\"\ndate = 2026-03-20\n";
    root.write("inputs/office.toml", office + issued);
}

/// The name of its layout.
pub const LAYOUT: &str = "mau-b1a41acab127f017";

/// Runs the program, which does what it is asked.
pub fn done(root: &Root, arguments: &[&str]) {
    let ended = run(root, arguments, None);
    assert!(ended.is_done(), "{arguments:?}: {}", ended.told);
}

/// What an office prints on its papers is changed.
pub fn other_office(root: &Root) {
    let office = String::from_utf8(root.read("inputs/office.toml").unwrap()).unwrap();
    let changed = office.replacen("issuer = \"Sở Nội vụ\"", "issuer = \"Sở Nội vụ mẫu\"", 1);
    assert!(changed != office, "the office has an issuer");
    root.write("inputs/office.toml", changed);
}
