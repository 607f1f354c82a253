//! The memory of a full report, which must not grow with the files of the folder.

use super::measured::measured;
use super::office::office;

/// The most memory of a full report, of all its processes together, in megabytes.
const MOST_MEMORY: u64 = 512;
/// What some thousand files more may cost, in megabytes: the rows of results and of the summary. The
/// typesetter alone would take two tenths of a megabyte for each file that an annex lists.
const MOST_GROWTH: u64 = 120;

/// The memory of a full report over so many files that are none.
fn of_report(files: usize) -> u64 {
    let root = office();
    for at in 0..files {
        let name = format!("inputs/submissions/2026-Q1/Báo cáo của đơn vị thứ {at}.xlsx");
        root.write(&name, format!("không phải Excel {at}"));
    }
    let run = measured(&root, &["report", "--period", "2026-Q1"]);
    assert_eq!(run.code, Some(0), "{}", run.told);
    println!("{files} files: {} MB, {:?}", run.most, run.took);
    run.most
}

#[test]
fn a_report_over_thousands_of_files_takes_little_more_than_over_some_hundred() {
    let few = of_report(300);
    let many = of_report(2_300);
    assert!(many < MOST_MEMORY, "{many} MB");
    assert!(many < few + MOST_GROWTH, "{few} MB, then {many} MB");
}
