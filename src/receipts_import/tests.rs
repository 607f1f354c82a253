use papers::read_plain;

use super::*;
use crate::agency::load;

fn register() -> Register {
    load::load(include_str!("../../inputs/agencies.toml"), "agencies.toml").unwrap()
}

fn read(table: &str, files: &[&str]) -> ReceiptsRead {
    let files: Vec<String> = files.iter().map(|file| (*file).to_owned()).collect();
    receipts(&read_plain(table), &files, &register())
}

const HEAD: &str = "STT\tSố đến\tNgày đến\tNơi gửi\tTrích yếu\tTệp đính kèm\n";

#[test]
fn a_row_belongs_to_the_file_that_it_names() {
    let table = format!("{HEAD}1\t2375\t17/06/2024\tSở Y tế\tBáo cáo\tBao cao SYT.xlsx\n");
    let read = read(&table, &["bao cao syt.xlsx", "khác.xlsx"]);
    assert_eq!(read.matched.len(), 1);
    assert_eq!(read.matched[0].file, "bao cao syt.xlsx");
    assert_eq!(read.matched[0].date.unwrap().to_string(), "2024-06-17");
    assert_eq!(read.matched[0].number.as_deref(), Some("2375"));
    assert_eq!(read.without, ["khác.xlsx"]);
}

#[test]
fn without_a_name_the_sender_decides_only_where_one_file_is_its() {
    let table = format!(
        "{HEAD}1\t1\t17/06/2024\tSở Y tế\tBáo cáo\t\n2\t2\t18/06/2024\tSở Tài chính\tBáo cáo\t\n"
    );
    let read = read(
        &table,
        &["so-y-te.xlsx", "so tai chinh 1.xlsx", "so tai chinh 2.xlsx"],
    );
    let files: Vec<&str> = read.matched.iter().map(|one| one.file.as_str()).collect();
    assert_eq!(files, ["so-y-te.xlsx"]);
    assert_eq!(read.unmatched.len(), 1);
}

#[test]
fn a_row_without_a_day_is_told_and_gives_none() {
    let table = format!("{HEAD}1\t1\tsáng thứ hai\tSở Y tế\tBáo cáo\tso-y-te.xlsx\n");
    let read = read(&table, &["so-y-te.xlsx"]);
    assert_eq!((read.matched.len(), read.unmatched.len()), (0, 1));
}

#[test]
fn what_the_register_of_receipts_has_stays() {
    let table = format!("{HEAD}1\t9\t19/06/2024\tSở Y tế\t\tso-y-te.xlsx\n");
    let read = read(&table, &["so-y-te.xlsx"]);
    let old = "# tay\n[[received]]\nfile = \"so-y-te.xlsx\"\ndate = 2024-06-17\n";
    let (text, count) = added(Some(old), &read.matched).unwrap();
    assert_eq!((text.as_str(), count), (old, 0));
    let (text, count) = added(None, &read.matched).unwrap();
    assert_eq!(count, 1);
    assert!(text.contains("date = 2024-06-19\nnumber = \"9\""), "{text}");
    // What an editor needs to know stands first.
    assert!(
        text.starts_with("#:schema ") && text.ends_with("number = \"9\"\n"),
        "{text}"
    );
    let (text, _) = added(Some("# tay\n"), &read.matched).unwrap();
    assert!(text.starts_with("# tay\n\n[[received]]"), "{text}");
}
