//! The bodies of the invented province: names that say that they are samples, and what each is known
//! for. On 1/7/2026 communes merge and split, a department absorbs another body under its old name, and
//! a board ends.

/// How far the year has gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Quý I.
    Q1,
    /// 6 tháng.
    H1,
    /// Quý III: nine months.
    Q3,
    /// The year.
    Y,
}

impl Stage {
    /// All of them.
    pub const ALL: [Stage; 4] = [Stage::Q1, Stage::H1, Stage::Q3, Stage::Y];

    /// The period's id.
    pub fn period(self) -> &'static str {
        ["2026-Q1", "2026-H1", "2026-Q3", "2026-Y"][self as usize]
    }

    /// Whether it closes after the day on which bodies change.
    pub fn is_after_change(self) -> bool {
        self >= Stage::Q3
    }
}

/// The level of the departments.
pub const DEPARTMENTS: &str = "so-ban-nganh";
/// The level of the communes.
pub const COMMUNES: &str = "cap-xa";
/// The level of the vertical bodies.
pub const VERTICAL: &str = "nganh-doc";

/// A body of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its level.
    pub level: &'static str,
    /// What becomes of it on 1/7/2026.
    pub fate: Fate,
    /// Another name that it is known by.
    pub alias: Option<&'static str>,
}

/// What becomes of a body on 1/7/2026.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stays.
    Stays,
    /// It ends; these follow it.
    Ends(&'static [&'static str]),
    /// It begins: cumulative figures hold those of so many bodies before it.
    Begins(i64),
    /// It begins, one of two of a split, and counts from its first day.
    BeginsAnew,
}

use Fate::{Begins, BeginsAnew, Ends, Stays};

/// Departments and boards: id, name, abbreviation, fate.
const OF_PROVINCE: &[(&str, &str, &str, Fate)] = &[
    ("van-phong-ubnd-tinh", "Văn phòng UBND tỉnh", "VPUB", Stays),
    ("so-noi-vu", "Sở Nội vụ", "SNV", Stays),
    ("so-tu-phap", "Sở Tư pháp", "STP", Stays),
    ("so-tai-chinh", "Sở Tài chính", "STC", Stays),
    ("so-cong-thuong", "Sở Công Thương", "SCT", Stays),
    (
        "so-nong-nghiep-va-moi-truong",
        "Sở Nông nghiệp và Môi trường",
        "SNNMT",
        Stays,
    ),
    (
        "so-xay-dung",
        "Sở Xây dựng",
        "SXD",
        Ends(&["so-xay-dung-moi"]),
    ),
    ("so-xay-dung-moi", "Sở Xây dựng", "SXD", Begins(2)),
    (
        "so-khoa-hoc-va-cong-nghe",
        "Sở Khoa học và Công nghệ",
        "SKHCN",
        Stays,
    ),
    (
        "so-van-hoa-the-thao-va-du-lich",
        "Sở Văn hóa, Thể thao và Du lịch",
        "SVHTTDL",
        Stays,
    ),
    (
        "so-giao-duc-va-dao-tao",
        "Sở Giáo dục và Đào tạo",
        "SGDĐT",
        Stays,
    ),
    ("so-y-te", "Sở Y tế", "SYT", Stays),
    ("thanh-tra-tinh", "Thanh tra tỉnh", "TTr", Stays),
    (
        "ban-quan-ly-ha-tang",
        "Ban Quản lý hạ tầng tỉnh",
        "BQLHT",
        Ends(&["so-xay-dung-moi"]),
    ),
    (
        "ban-quan-ly-cac-kcn",
        "Ban Quản lý các khu công nghiệp tỉnh",
        "BQLKCN",
        Ends(&[]),
    ),
];

/// Wards, by the word behind «Mẫu».
const WARDS: &[&str] = &[
    "An", "Bình", "Châu", "Đông", "Giang", "Hà", "Hưng", "Kim", "Long", "Phú", "Tân", "Thịnh",
];

/// Communes, likewise.
const RURAL: &[&str] = &[
    "Ân",
    "Bách",
    "Cẩm",
    "Cương",
    "Dương",
    "Đạo",
    "Đức",
    "Hải",
    "Hiền",
    "Hòa",
    "Hồng",
    "Khánh",
    "Khê",
    "Lâm",
    "Lập",
    "Liên",
    "Linh",
    "Lộc",
    "Lương",
    "Mai",
    "Minh",
    "Mỹ",
    "Nam",
    "Nghĩa",
    "Ngọc",
    "Nguyên",
    "Nhân",
    "Ninh",
    "Phong",
    "Phúc",
    "Quang",
    "Quế",
    "Sa",
    "Tâm",
    "Thạch",
    "Thái",
    "Thanh",
    "Thành",
    "Thắng",
    "Thọ",
    "Thủy",
    "Tiến",
    "Trung",
    "Trường",
    "Tú",
    "Tùng",
    "Vân",
    "Viên",
    "Vinh",
    "Xuân",
];

/// What becomes of communes: the id before, those after.
const CHANGING: &[(&str, &[&str])] = &[
    ("xa-mau-lap", &["xa-mau-hop"]),
    ("xa-mau-que", &["xa-mau-hop"]),
    ("xa-mau-tu", &["xa-mau-hop"]),
    ("xa-mau-khe", &["phuong-mau-tan-moi"]),
    ("phuong-mau-tan", &["phuong-mau-tan-moi"]),
    (
        "xa-mau-truong",
        &["xa-mau-truong-dong", "xa-mau-truong-tay"],
    ),
];

/// New communes: id, name, fate.
const NEW: &[(&str, &str, Fate)] = &[
    ("xa-mau-hop", "UBND xã Mẫu Hợp", Begins(3)),
    ("phuong-mau-tan-moi", "UBND phường Mẫu Tân", Begins(2)),
    ("xa-mau-truong-dong", "UBND xã Mẫu Trường Đông", BeginsAnew),
    ("xa-mau-truong-tay", "UBND xã Mẫu Trường Tây", BeginsAnew),
];

/// Every body, in the register's order.
pub fn all() -> Vec<Body> {
    let mut bodies: Vec<Body> = OF_PROVINCE
        .iter()
        .map(|(id, name, alias, fate)| Body {
            id: (*id).to_owned(),
            name: (*name).to_owned(),
            level: DEPARTMENTS,
            fate: *fate,
            alias: Some(*alias),
        })
        .collect();
    bodies.extend(WARDS.iter().map(|word| commune("phường", word)));
    bodies.extend(RURAL.iter().map(|word| commune("xã", word)));
    bodies.extend(NEW.iter().map(|(id, name, fate)| Body {
        id: (*id).to_owned(),
        name: (*name).to_owned(),
        level: COMMUNES,
        fate: *fate,
        alias: None,
    }));
    bodies.push(Body {
        id: "thue-tinh".to_owned(),
        name: "Thuế tỉnh Minh Họa".to_owned(),
        level: VERTICAL,
        fate: Stays,
        alias: None,
    });
    bodies
}

fn commune(sort: &str, word: &str) -> Body {
    let plain = crate::sample_period::plain(word).to_lowercase();
    let sort_id = crate::sample_period::plain(sort);
    // «Thanh» and «Thành» are two communes with one name without marks.
    let twin = if word == "Thành" { "-2" } else { "" };
    let id = format!("{sort_id}-mau-{plain}{twin}");
    let fate = CHANGING
        .iter()
        .find(|(before, _)| *before == id)
        .map_or(Stays, |(_, after)| Ends(after));
    Body {
        name: format!("UBND {sort} Mẫu {word}"),
        id,
        level: COMMUNES,
        fate,
        alias: None,
    }
}

/// Communes with a story of their own (`oddities`): their figures are the plain ones of `streams`, so
/// that what is wrong with them changes no total but by those.
pub const TOLD: [&str; 13] = [
    "xa-mau-ngoc",
    "xa-mau-vien",
    "xa-mau-tung",
    "phuong-mau-ha",
    "xa-mau-minh",
    "xa-mau-sa",
    "xa-mau-dao",
    "xa-mau-cam",
    "xa-mau-my",
    "xa-mau-linh",
    "phuong-mau-chau",
    "xa-mau-nam",
    "xa-mau-loc",
];

impl Body {
    /// Whether it is one of those among which the totals of a level are split.
    pub fn is_ordinary(&self) -> bool {
        self.fate == Stays && !TOLD.contains(&self.id.as_str())
    }

    /// Whether it exists at a period's cut-off.
    pub fn exists(&self, stage: Stage) -> bool {
        match self.fate {
            Stays => true,
            Ends(_) => !stage.is_after_change(),
            Begins(_) | BeginsAnew => stage.is_after_change(),
        }
    }
}
