//! Keys for comparing names of agencies: the abbreviations that offices use are written out.

use super::fold::{fold, strip};

/// Abbreviations that mean the same wherever they stand in a name: plain words, written out. The
/// longest that fits wins; `+` parts them.
const ANYWHERE: &[(&str, &str)] = &[
    ("ubnd", "ủy ban nhân dân"),
    ("hdnd", "hội đồng nhân dân"),
    ("ubmttq", "ủy ban mặt trận tổ quốc"),
    ("tp", "thành phố"),
    ("tx", "thị xã"),
    ("bql", "ban quản lí"),
    ("kcn", "khu công nghiệp"),
    ("kbnn", "kho bạc nhà nước"),
    ("kb nn", "kho bạc nhà nước"),
    ("bhxh", "bảo hiểm xã hội"),
    ("vp", "văn phòng"),
    ("vpub", "văn phòng ủy ban nhân dân"),
    ("ptnt", "phát triển nông thôn"),
    ("gtvt", "giao thông vận tải"),
    ("hcc", "hành chính công"),
    ("snv", "sở nội vụ"),
    ("stp", "sở tư pháp"),
    ("stc", "sở tài chính"),
    ("skhdt", "sở kế hoạch đầu tư"),
    ("sct", "sở công thương"),
    ("snnptnt", "sở nông nghiệp phát triển nông thôn"),
    ("snn ptnt", "sở nông nghiệp phát triển nông thôn"),
    ("sgtvt", "sở giao thông vận tải"),
    ("sxd", "sở xây dựng"),
    ("stnmt", "sở tài nguyên môi trường"),
    ("stttt", "sở thông tin truyền thông"),
    ("sldtbxh", "sở lao động thương binh xã hội"),
    ("svhttdl", "sở văn hóa thể thao du lịch"),
    ("skhcn", "sở khoa học công nghệ"),
    ("sgddt", "sở giáo dục đào tạo"),
    ("syt", "sở y tế"),
    ("snnmt", "sở nông nghiệp môi trường"),
];

/// What abbreviations mean after "sở" (or "phòng", which a district has for each).
const FIELDS: &[(&str, &str)] = &[
    ("nv", "nội vụ"),
    ("tp", "tư pháp"),
    ("tc", "tài chính"),
    ("ct", "công thương"),
    ("xd", "xây dựng"),
    ("yt", "y tế"),
    ("kh dt", "kế hoạch đầu tư"),
    ("khdt", "kế hoạch đầu tư"),
    ("nn ptnt", "nông nghiệp phát triển nông thôn"),
    ("nnptnt", "nông nghiệp phát triển nông thôn"),
    ("nn mt", "nông nghiệp môi trường"),
    ("nnmt", "nông nghiệp môi trường"),
    ("tn mt", "tài nguyên môi trường"),
    ("tnmt", "tài nguyên môi trường"),
    ("tt tt", "thông tin truyền thông"),
    ("tttt", "thông tin truyền thông"),
    ("ld tb xh", "lao động thương binh xã hội"),
    ("ldtb xh", "lao động thương binh xã hội"),
    ("ld tbxh", "lao động thương binh xã hội"),
    ("ldtbxh", "lao động thương binh xã hội"),
    ("vh tt dl", "văn hóa thể thao du lịch"),
    ("vh ttdl", "văn hóa thể thao du lịch"),
    ("vhtt dl", "văn hóa thể thao du lịch"),
    ("vhttdl", "văn hóa thể thao du lịch"),
    ("kh cn", "khoa học công nghệ"),
    ("khcn", "khoa học công nghệ"),
    ("gd dt", "giáo dục đào tạo"),
    ("gddt", "giáo dục đào tạo"),
];

/// What abbreviations mean after "ủy ban nhân dân".
const LEVELS: &[(&str, &str)] = &[
    ("h", "huyện"),
    ("x", "xã"),
    ("p", "phường"),
    ("tt", "thị trấn"),
    ("tp", "thành phố"),
    ("tx", "thị xã"),
    ("t", "tỉnh"),
];

/// The key of an agency's name with its diacritics: [`fold`], abbreviations written out, signs and
/// the word "và" (`&`) left out. `UBND TP. Sông Công` → `ủy ban nhân dân thành phố sông công`.
pub fn fold_name(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> = folded
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty() && *word != "và")
        .collect();
    let plain: Vec<String> = words.iter().map(|word| strip(word)).collect();
    let mut key: Vec<String> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (taken, written) = expansion(&plain[at..], &key).unwrap_or_else(|| (1, words[at]));
        key.extend(written.split(' ').map(str::to_owned));
        at += taken;
    }
    key.join(" ")
}

/// The key of an agency's name without diacritics.
pub fn fold_name_plain(name: &str) -> String {
    strip(&fold_name(name))
}

/// What the next words mean, and how many of them, after the words written so far.
fn expansion(words: &[String], before: &[String]) -> Option<(usize, &'static str)> {
    let after = |ending: &str| before.join(" ").ends_with(ending);
    let mut tables: Vec<&[(&str, &'static str)]> = Vec::new();
    if before
        .last()
        .is_some_and(|word| word == "sở" || word == "phòng")
    {
        tables.push(FIELDS);
    }
    if after("ủy ban nhân dân") {
        tables.push(LEVELS);
    }
    tables.push(ANYWHERE);
    tables.into_iter().find_map(|table| {
        table
            .iter()
            .filter_map(|(short, long)| {
                let length = short.split(' ').count();
                let fits = words.len() >= length && words[..length].join(" ") == *short;
                fits.then_some((length, *long))
            })
            .max_by_key(|(length, _)| *length)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_written_out() {
        for (name, other) in [
            ("UBND TP. Sông Công", "Ủy ban nhân dân thành phố Sông Công"),
            ("Uỷ ban ND", "Ủy ban ND"),
            ("Sở TT&TT", "Sở Thông tin và Truyền thông"),
            ("Sở KH và ĐT", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ"),
            ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
            ("Sở LĐTBXH", "Sở Lao động, Thương binh và Xã hội"),
            ("Sở VHTT&DL", "Sở Văn hóa, Thể thao và Du lịch"),
            ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
            ("Sở NN và PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
            ("Sở TP", "Sở Tư pháp"),
            ("SNV", "Sở Nội vụ"),
            ("BQL các KCN", "Ban Quản lý các khu công nghiệp"),
            ("VP UBND tỉnh", "Văn phòng UBND tỉnh"),
            ("UBND P. Quang Trung", "Ủy ban nhân dân phường Quang Trung"),
            ("UBND TT Hùng Sơn", "UBND thị trấn Hùng Sơn"),
            ("UBND H.Phú Bình", "UBND huyện Phú Bình"),
            ("KBNN Thái Nguyên", "Kho bạc Nhà nước Thái Nguyên"),
        ] {
            assert_eq!(fold_name(name), fold_name(other), "{name}");
        }
        assert_eq!(
            fold_name_plain("UBND xã Tân Thái"),
            "uy ban nhan dan xa tan thai"
        );
        assert_ne!(fold_name("UBND xã Tân Thái"), fold_name("UBND xã Tân Thai"));
        assert_ne!(fold_name("Trung tâm Y tế"), fold_name("Sở Y tế"));
    }
}
