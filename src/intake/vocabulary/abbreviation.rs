//! Words that plans and offices abbreviate.

/// Abbreviations with what they stand for, without diacritics.
const WRITTEN_OUT: &[(&str, &str)] = &[
    ("tthc", "thu tuc hanh chinh"),
    ("cchc", "cai cach hanh chinh"),
    ("dvc", "dich vu cong"),
    ("dvctt", "dich vu cong truc tuyen"),
    ("ubnd", "uy ban nhan dan"),
    ("hdnd", "hoi dong nhan dan"),
    ("vb", "van ban"),
    ("qppl", "quy pham phap luat"),
    ("vbqppl", "van ban quy pham phap luat"),
    ("csdl", "co so du lieu"),
    ("sncl", "su nghiep cong lap"),
    ("ttdt", "thong tin dien tu"),
    ("cqcm", "co quan chuyen mon"),
    ("cbccvc", "can bo cong chuc vien chuc"),
    ("ccvc", "cong chuc vien chuc"),
    ("pakn", "phan anh kien nghi"),
    ("dn", "doanh nghiep"),
    ("hs", "ho so"),
    ("nsnn", "ngan sach nha nuoc"),
    ("ktxh", "kinh te xa hoi"),
];

/// A text without diacritics, its abbreviations written out.
pub fn written_out(plain: &str) -> String {
    let written: Vec<&str> = plain
        .split(' ')
        .map(|word| {
            let long = WRITTEN_OUT.iter().find(|(short, _)| *short == word);
            long.map_or(word, |(_, long)| *long)
        })
        .collect();
    written.join(" ")
}
