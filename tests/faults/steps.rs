//! Each command, with a fault at each of its steps on the disk in turn. After it, and one more run of
//! any command, the whole root is as it was before the command or as the command leaves it, byte for
//! byte.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use tempfile::TempDir;

use super::office::{
    Files, INIT, LAYOUT, asked_of_layout, done, files_below, in_place, is_staged, nothing,
    numbered, office, other_office, reported, restore, restore_from, run, set_up, with_own_layout,
};
use crate::root::Root;

/// The names of the steps that take no space.
const CHANGES: [&str; 5] = [
    "rename",
    "link",
    "remove_file",
    "remove_folder",
    "remove_in_folder",
];

/// Commands that change nothing, one of which is the next run.
const NEXT: [&[&str]; 3] = [
    &["explain", "SL01"],
    &["plan", "check"],
    &["questions", "--period", "2026-Q1"],
];

/// A command, the root before it, and what it leaves.
struct Case {
    root: Root,
    arguments: Vec<&'static str>,
    next: Vec<&'static [&'static str]>,
    old: Files,
    new: Files,
}

impl Case {
    fn new(root: Root, arguments: &[&'static str]) -> Self {
        let old = files_below(&root.path("."));
        done(&root, arguments);
        let new = files_below(&root.path("."));
        assert!(old != new, "{arguments:?} writes nothing");
        assert!(!is_staged(&root.path(".")));
        Case {
            root,
            arguments: arguments.to_vec(),
            next: NEXT.to_vec(),
            old,
            new,
        }
    }

    /// A command that has run once already, and has something else to write by now.
    fn again(root: Root, arguments: &[&'static str], change: impl Fn(&Root)) -> Self {
        done(&root, arguments);
        change(&root);
        Case::new(root, arguments)
    }

    /// Runs the command once, and keeps what a kill at each of its steps would leave: a folder for each,
    /// with the name of the step. A command that makes many documents is struck everywhere at the cost
    /// of one run.
    fn snapshots(&self) -> (TempDir, Vec<String>) {
        let root = &self.root;
        restore(root, &self.old);
        let folder = tempfile::tempdir().unwrap();
        let fault = format!("snapshots:{}", folder.path().display());
        let ended = run(root, &self.arguments, Some(&fault));
        assert!(ended.is_done(), "{:?}: {}", self.arguments, ended.told);
        assert!(files_below(&root.path(".")) == self.new);
        let name = |step: usize| fs::read_to_string(folder.path().join(format!("{step}.step")));
        let steps: Vec<String> = (1..).map_while(|step| name(step).ok()).collect();
        assert!(steps.len() > 10, "{:?}: {steps:?}", self.arguments);
        (folder, steps)
    }

    /// The command killed at each step: what is left of it, and a run that is killed at the ends of each
    /// sort of step. Gives the names of its steps.
    fn killed_everywhere(&self) -> Vec<String> {
        let (folder, steps) = self.snapshots();
        for step in 1..=steps.len() {
            restore_from(&self.root, &folder.path().join(step.to_string()));
            let what = format!("{:?}, killed at step {step}", self.arguments);
            self.settled(step, &what);
        }
        self.struck_at_ends("kill", &steps);
        steps
    }

    /// The command on a disk that is full from some write on, each in turn.
    fn full_everywhere(&self) {
        let (_folder, steps) = self.snapshots();
        for (at, name) in steps.iter().enumerate() {
            // What only moves or removes fails at the next write, as it would there.
            if !CHANGES.contains(&name.as_str()) {
                self.struck_at("full", at + 1);
            }
        }
    }

    /// The command on a disk of which nothing can be changed from some step on, each in turn.
    fn fixed_everywhere(&self) {
        let (_folder, steps) = self.snapshots();
        for step in 1..=steps.len() {
            self.struck_at("read-only", step);
        }
    }

    /// The next run after a fault; gives the files before it and after it.
    fn settled(&self, step: usize, what: &str) -> (Files, Files) {
        let root = &self.root;
        let at_once = files_below(&root.path("."));
        let is_left = is_staged(&root.path("."));
        // The first is the quickest; each fourth time another has its turn.
        let turn = if step.is_multiple_of(4) { step / 4 } else { 0 };
        let next = run(root, self.next[turn % self.next.len()], None);
        let now = files_below(&root.path("."));
        assert!(next.code.is_some(), "{what}");
        assert!(now == self.old || now == self.new, "{what}: a torn set");
        assert!(!is_staged(&root.path(".")), "{what}: something is left");
        let says_so = next.told.contains("lần chạy trước");
        assert_eq!(is_left, says_so, "{what}: {}", next.told);
        let says_replaced = next.told.contains("đã thay xong");
        assert!(!says_replaced || now == self.new, "{what}: {}", next.told);
        let says_nothing_replaced = next.told.contains("chưa thay tệp nào");
        assert!(
            !says_nothing_replaced || now == self.old,
            "{what}: {}",
            next.told
        );
        assert!(at_once == now || is_left, "{what}: changed by another run");
        (at_once, now)
    }

    /// The command on a disk that is full, or of which nothing can be changed, from each step of its
    /// exchange on: one run of it replaces the set in copies of the root first. What the program as a
    /// whole says of such a fault is seen where it is struck itself.
    fn rehearsed_everywhere(&self) {
        let root = &self.root;
        restore(root, &self.old);
        let folder = tempfile::tempdir().unwrap();
        let fault = format!("rehearse:{}", folder.path().display());
        let ended = run(root, &self.arguments, Some(&fault));
        assert!(ended.is_done(), "{:?}: {}", self.arguments, ended.told);
        assert!(files_below(&root.path(".")) == self.new);
        for (kind, reason) in [("full", "ổ đĩa đã đầy"), ("read-only", "ổ đĩa chỉ cho đọc")]
        {
            let told_of = |step: usize| {
                fs::read_to_string(folder.path().join(format!("{kind}-{step}.told"))).ok()
            };
            let told: Vec<String> = (1..).map_while(told_of).collect();
            assert!(told.len() > 10, "{:?}: {told:?}", self.arguments);
            for (at, told) in told.iter().enumerate() {
                let step = at + 1;
                let what = format!("{:?}, {kind} at step {step}: {told}", self.arguments);
                restore_from(root, &folder.path().join(format!("{kind}-{step}")));
                let (at_once, now) = self.settled(step, &what);
                match told.split_once('\n') {
                    // What is only tidied up may fail: the set is whole, and the next run tidies up.
                    None => assert!(now == self.new, "{what}"),
                    Some(("refused", why)) => {
                        assert!(why.contains(reason), "{what}");
                        assert!(now == self.old, "{what}");
                        assert!(in_place(&at_once) == in_place(&self.old), "{what}");
                    }
                    // On a full disk files can still be moved: everything old is back at once.
                    Some((_, why)) => {
                        assert!(why.contains(reason), "{what}");
                        assert!(kind == "read-only", "{what}");
                    }
                }
            }
        }
    }

    /// The command struck at the first and at the last step of each name by faults of a kind.
    fn struck_at_ends(&self, kind: &str, steps: &[String]) {
        let names: BTreeSet<&String> = steps.iter().collect();
        let of_each = names.into_iter().flat_map(|name| {
            let at = [
                steps.iter().position(|step| step == name),
                steps.iter().rposition(|step| step == name),
            ];
            at.into_iter().flatten().map(|at| at + 1)
        });
        for step in of_each.collect::<BTreeSet<usize>>() {
            self.struck_at(kind, step);
        }
    }

    /// The command struck at a step by faults of a kind.
    fn struck_at(&self, kind: &str, step: usize) {
        let root = &self.root;
        restore(root, &self.old);
        let ended = run(root, &self.arguments, Some(&format!("{kind}:{step}")));
        let what = format!("{:?}, {kind} at step {step}", self.arguments);
        let (at_once, now) = self.settled(step, &what);
        if ended.is_done() {
            assert!(now == self.new, "{what}: done, and nothing written");
        } else if kind.starts_with("kill") {
            assert_eq!(ended.code, None, "{what}: {}", ended.told);
        } else {
            assert_eq!(ended.code, Some(2), "{what}: {}", ended.told);
            let reason = match kind {
                "full" => "ổ đĩa đã đầy",
                _ => "ổ đĩa chỉ cho đọc",
            };
            assert!(ended.told.contains(reason), "{what}: {}", ended.told);
            // On a full disk files can still be moved: everything old is back at once. On one that
            // is fixed in the middle of the exchange the next run goes on, and that is told.
            let says_nothing_written = ended.told.contains("chưa ghi tệp nào");
            let is_nothing_written = in_place(&at_once) == in_place(&self.old);
            assert!(is_nothing_written || !says_nothing_written, "{what}");
            let is_settled_later = kind == "read-only" && ended.told.contains("lệnh bất kỳ");
            assert!(now == self.old || is_settled_later, "{what}");
        }
    }
}

/// The tests of a command: killed at every step, on a full disk, on one that is fixed.
macro_rules! commands {
    ($($name:ident: $case:expr;)*) => {
        $(mod $name {
            use super::*;

            #[test]
            fn is_whole_wherever_it_is_killed() {
                $case.killed_everywhere();
            }

            #[test]
            fn is_whole_whenever_the_disk_is_full() {
                $case.full_everywhere();
            }

            #[test]
            fn is_whole_whenever_nothing_can_be_changed() {
                $case.fixed_everywhere();
            }
        })*
    };
}

commands! {
    init: Case::new(nothing(), &INIT);
    plan_import: Case::new(set_up(), &["plan", "import", "kh.txt"]);
    agencies_import: Case::new(office(), &["agencies", "import", "ds-2.txt"]);
    agencies_merge: Case::new(
        office(),
        &["agencies", "merge", "sap-nhap.txt", "--from", "01/7/2026"],
    );
    receipts_import: Case::new(office(), &["receipts", "import", "so.txt", "--period", "2026-Q1"]);
    forms: Case::again(office(), &["forms", "--period", "2026-Q1"], other_office);
    returns: Case::again(office(), &["check", "--period", "2026-Q1"], |root| {
        fs::remove_file(root.path("inputs/submissions/2026-Q1/a.xlsx")).unwrap();
        root.write("inputs/submissions/2026-Q1/c.xlsx", "không phải Excel");
    });
    decide: decided();
    draft: Case::new(office(), &["report", "--draft", "--period", "2026-Q1"]);
    summary: Case::again(
        office(),
        &["report", "--period", "2026-Q1", "--only", "tong-hop"],
        other_files,
    );
    returns_beside: Case::new(
        office(),
        &["check", "kh.txt", "so.txt", "--return"],
    );
    own_report: Case::new(filled(), &["report", "noi/so-tu-phap.xlsx", "--draft"]);
    outgoing: Case::again(reported(), &["outgoing", "--period", "2026-Q1"], |root| {
        let text = String::from_utf8(root.read("inputs/agencies.toml").unwrap()).unwrap();
        let named = "name = \"Sở Tài chính\"";
        root.write("inputs/agencies.toml", text.replacen(named, &format!("{named}\nemail = \"stc@tinh.vn\""), 1));
    });
    narrative_import: Case::new(
        reported(),
        &["narrative", "import", "output/2026-Q1/bao-cao.docx"],
    );
    layout: Case::new(asked_of_layout(), &CONFIRM);
    returns_and_questions: Case::again(with_own_layout(), &["check", "--period", "2026-Q1"], |root| {
        fs::remove_dir_all(root.path("inputs/layouts")).unwrap();
        fs::remove_file(root.path("inputs/submissions/2026-Q1/a.xlsx")).unwrap();
    });
    plan_print: Case::new(office(), &["plan", "print", "2026"]);
    plan_beside: Case::new(
        office(),
        &["plan", "import", "kh.txt", "--out", "nháp/kế hoạch.toml"],
    );
}

/// All documents of a period, beside those of a run before.
fn full_report() -> Case {
    Case::again(office(), &["report", "--period", "2026-Q1"], |root| {
        other_office(root);
        other_files(root);
    })
}

/// A report as a Word file beside its pages, once more for an office of another name.
fn word_files() -> Case {
    let report = [
        "report", "--period", "2026-Q1", "--only", "bao-cao", "--docx",
    ];
    Case::again(office(), &report, other_office)
}

/// A dispatch to each agency that has sent nothing, and to each whose results are missed.
fn dispatches() -> Case {
    let report = [
        "report",
        "--period",
        "2026-Q1",
        "--only",
        "cong-van",
        "--each-reminder",
        "--each-miss",
    ];
    Case::again(office(), &report, |root| {
        other_office(root);
        other_files(root);
    })
}

/// What is issued is kept with all that it was made of.
fn issue() -> Case {
    Case::new(with_number(), &ISSUE)
}

/// Commands that take seconds: killed, full and fixed at every step all the same, from one run each; the
/// program itself is struck at the ends of each sort of step.
fn struck_everywhere(case: &Case) {
    let steps = case.killed_everywhere();
    case.rehearsed_everywhere();
    for kind in ["full", "read-only"] {
        case.struck_at_ends(kind, &steps);
    }
}

#[test]
fn a_full_report_is_whole_wherever_it_is_struck() {
    struck_everywhere(&full_report());
}

#[test]
fn word_files_are_whole_wherever_they_are_struck() {
    struck_everywhere(&word_files());
}

#[test]
fn dispatches_to_each_are_whole_wherever_they_are_struck() {
    struck_everywhere(&dispatches());
}

#[test]
fn a_printed_plan_is_whole_wherever_it_is_struck() {
    struck_everywhere(&Case::again(office(), &["plan", "print", "2026"], |root| {
        let plan = String::from_utf8(root.read("inputs/plans/2026.toml").unwrap()).unwrap();
        let changed = plan.replacen("Tuyên truyền", "Tuyên truyền, tập huấn", 1);
        root.write("inputs/plans/2026.toml", changed);
    }));
}

#[test]
fn an_issue_is_whole_wherever_it_is_struck() {
    struck_everywhere(&issue());
}

/// The clerk's answer to what the columns of a layout are.
pub const CONFIRM: [&str; 15] = [
    "decide",
    "--period",
    "2026-Q1",
    "--layout",
    LAYOUT,
    "--column",
    "C=so-thu-nhat",
    "--column",
    "D=so-thu-hai",
    "--why",
    "Đã hỏi Sở Tài chính",
    "--by",
    "Nguyễn Thị Mẫu",
    "--on",
    "2026-03-18",
];

pub const ISSUE: [&str; 9] = [
    "report", "--period", "2026-Q1", "--only", "bao-cao", "--only", "phu-luc", "--only", "du-lieu",
];

/// An office whose report has got its number.
fn with_number() -> Root {
    let root = office();
    numbered(&root);
    root
}

/// A second decision, beside the first one.
fn decided() -> Case {
    let root = office();
    done(&root, &decision("xa-an-khanh.xlsx"));
    Case::new(root, &decision("a.xlsx"))
}

/// The arguments of a decision.
fn decision(file: &'static str) -> [&'static str; 12] {
    [
        "decide",
        "--period",
        "2026-Q1",
        "--file",
        file,
        "--not-a-report",
        "--why",
        "Gửi nhầm",
        "--by",
        "Nguyễn Thị Mẫu",
        "--on",
        "2026-03-18",
    ]
}

/// Another agency has sent something, and one has taken its file back.
fn other_files(root: &Root) {
    fs::remove_file(root.path("inputs/submissions/2026-Q1/a.xlsx")).unwrap();
    root.write("inputs/submissions/2026-Q1/c.xlsx", "không phải Excel");
}

/// A folder with a form that was filled in.
fn filled() -> Root {
    let root = Root::with_sample(&["2024-H1/so-tu-phap.xlsx"]);
    let form = root
        .read("inputs/submissions/2024-H1/so-tu-phap.xlsx")
        .unwrap();
    fs::remove_dir_all(root.path("inputs")).unwrap();
    root.write("noi/so-tu-phap.xlsx", form);
    root
}

/// What a command leaves that writes outside the root is settled by the next one that writes there.
#[test]
fn what_is_left_outside_the_root_is_settled_by_the_next_that_writes_there() {
    let root = office();
    let outside = tempfile::tempdir().unwrap();
    let out = outside.path().join("ke-hoach.toml");
    let command = ["plan", "import", "kh.txt", "--out", out.to_str().unwrap()];
    let ended = run(&root, &command, Some("kill:7"));
    assert_eq!(ended.code, None, "{}", ended.told);
    assert!(is_staged(outside.path()));
    let next = run(&root, &command, None);
    assert!(next.is_done(), "{}", next.told);
    assert!(next.told.contains("lần chạy trước"), "{}", next.told);
    assert!(out.is_file() && !is_staged(outside.path()));
}

#[test]
fn a_standard_output_that_takes_only_a_part_is_told() {
    let root = office();
    for arguments in [
        &["check", "--period", "2026-Q1", "--format", "json"][..],
        &["--help"],
    ] {
        let full = fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_cchc"))
            .args(arguments)
            .current_dir(root.path("."))
            .stdout(full)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(
            told.contains("không in được trọn vẹn") && told.contains("đã đầy"),
            "{told}"
        );
    }
}

#[test]
fn a_reader_that_has_enough_is_no_fault() {
    let root = office();
    let mut child = Command::new(env!("CARGO_BIN_EXE_cchc"))
        .args(["check", "--period", "2026-Q1", "--format", "json"])
        .current_dir(root.path("."))
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    // As `| head` does; what the command says of the files is its code all the same.
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(!told.contains("không in được"), "{told}");
    assert!(root.path("output/2026-Q1/returns").is_dir());
}
