use papers::read_plain;

use super::*;
use crate::agency::load;

const HEAD: &str = "\n[[levels]]\nid = \"so\"\nname = \"Sở, ban, ngành\"\nplural = \"các sở\"\n[[levels]]\nid = \"xa\"\nname = \"UBND cấp xã\"\nplural = \"UBND các xã\"\n[[levels]]\nid = \"doc\"\nname = \"Cơ quan ngành dọc\"\nplural = \"các cơ quan ngành dọc\"\n";

const LIST: &str = "STT\tTên đơn vị\tGhi chú\n1\tSở Tài chính\t\n2\tXã An Khánh\t\n3\tUBND phường Tân Lập\t\n4\tKho bạc Nhà nước\t\n5\tTổ công tác 06\t\n";

fn levels() -> Vec<crate::agency::Level> {
    let with_one = format!("{HEAD}[[agencies]]\nid = \"x\"\nname = \"X\"\nlevel = \"so\"\n");
    load::load(&with_one, "a.toml").unwrap().levels
}

#[test]
fn names_tell_level_id_and_other_names() {
    let list = listed(&read_plain(LIST), &levels());
    let told: Vec<String> = list
        .agencies
        .iter()
        .map(|one| format!("{}|{}|{}", one.id, one.name, one.level))
        .collect();
    assert_eq!(
        told,
        [
            "so-tai-chinh|Sở Tài chính|so",
            "xa-an-khanh|UBND xã An Khánh|xa",
            "phuong-tan-lap|UBND phường Tân Lập|xa",
            "kho-bac-nha-nuoc|Kho bạc Nhà nước|doc",
        ]
    );
    assert_eq!(list.unplaced, ["Tổ công tác 06"]);
    assert!(list.agencies[0].aliases.contains(&"STC".to_owned()));
    assert!(
        list.agencies[2]
            .aliases
            .contains(&"UBND P. Tân Lập".to_owned())
    );
}

#[test]
fn two_communes_of_one_name_get_two_ids_and_share_no_alias() {
    let text = "STT\tTên đơn vị\tHuyện\n1\tXã An Khánh\tHuyện A\n2\tXã An Khánh\tHuyện B\n";
    let list = listed(&read_plain(text), &levels());
    let ids: Vec<&str> = list.agencies.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["xa-an-khanh", "xa-an-khanh-huyen-b"]);
    assert!(list.agencies.iter().all(|one| one.aliases.is_empty()));
}

#[test]
fn the_list_becomes_a_register_that_loads() {
    let list = listed(&read_plain(LIST), &levels());
    let head = format!("# Danh mục\n{HEAD}");
    let text = added(&head, &list.agencies, None).unwrap();
    assert!(text.starts_with("# Danh mục"), "comments stay");
    assert_eq!(load::load(&text, "a.toml").unwrap().agencies.len(), 4);
}

#[test]
fn mergers_end_old_bodies_on_the_day_before() {
    let list = listed(&read_plain(LIST), &levels());
    let text = added(HEAD, &list.agencies, None).unwrap();
    let register = load::load(&text, "a.toml").unwrap();
    let table =
        "Đơn vị cũ\tĐơn vị mới\nXã An Khánh\tXã Tân Khánh\nUBND phường Tân Lập\t\nXã Không Có\t\n";
    let read = mergers(&read_plain(table), &register);
    assert_eq!(read.unknown, ["Xã Không Có"]);
    let day = "2025-07-01".parse().unwrap();
    let new = [ListedAgency {
        id: "xa-tan-khanh".to_owned(),
        name: "UBND xã Tân Khánh".to_owned(),
        level: "xa".to_owned(),
        parent: String::new(),
        aliases: Vec::new(),
    }];
    let text = added(&text, &new, Some(day)).unwrap();
    let text = merged(&text, &read.mergers, day, &|_| {
        Some("xa-tan-khanh".to_owned())
    })
    .unwrap();
    let register = load::load(&text, "a.toml").unwrap();
    let old = register.get("xa-an-khanh").unwrap();
    assert_eq!(old.valid_to.unwrap().to_string(), "2025-06-30");
    assert_eq!(old.successors, ["xa-tan-khanh"]);
    assert_eq!(
        register.get("phuong-tan-lap").unwrap().successors,
        ["xa-tan-khanh"]
    );
    assert_eq!(
        register.get("xa-tan-khanh").unwrap().valid_from.unwrap(),
        day
    );
}

#[test]
fn titles_tell_the_level_of_those_below_and_are_no_agencies() {
    let text = "STT\tTên cơ quan\nI\tCẤP TỈNH\n1\tTrung tâm Xúc tiến đầu tư\nII\tCƠ QUAN NGÀNH DỌC\n2\tThuế tỉnh Lâm Sơn\n3\tBưu điện tỉnh\nIII\tCẤP XÃ\n4\tXã An Khánh\n";
    let list = listed(&read_plain(text), &levels());
    let found: Vec<(&str, &str)> = list
        .agencies
        .iter()
        .map(|one| (one.name.as_str(), one.level.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("Trung tâm Xúc tiến đầu tư", "so"),
            ("Thuế tỉnh Lâm Sơn", "doc"),
            ("Bưu điện tỉnh", "doc"),
            ("UBND xã An Khánh", "xa"),
        ]
    );
    assert_eq!(list.unplaced, Vec::<String>::new());
}
