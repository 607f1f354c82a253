//! The plan as it was amended in July: the one of January with what the decision changes.

use crate::Failed;

/// What stood there, and what stands there since.
const CHANGES: &[(&str, &str)] = &[
    (
        "# Sửa đổi từ ngày 15/7/2026: 2026-2.toml.",
        "# Bản này có hiệu lực từ ngày 15/7/2026 theo quyết định ghi ở [amendment].\n\
         # Tệp này do lệnh «cargo xtask sample-province» lập ra từ 2026.toml.",
    ),
    (
        "# ---------- Mục tiêu chung ----------",
        "[amendment]\nkind = \"Quyết định\"\nnumber = \"1507/QĐ-UBND\"\ndate = 2026-07-15\n\
         issuer = \"Chủ tịch UBND tỉnh Minh Họa\"\nfrom = 2026-07-15\n\n\
         # ---------- Mục tiêu chung ----------",
    ),
    // The third milestone is raised.
    (
        "quý II đạt 45%, quý III đạt 70%",
        "quý II đạt 45%, quý III đạt 75%",
    ),
    (
        "{ by = 2026-09-30, target = \">= 70\" }",
        "{ by = 2026-09-30, target = \">= 75\" }",
    ),
    // A shared total and its parts are raised.
    (
        "Toàn tỉnh 1.200 lượt người, mỗi xã, phường ít nhất 15 lượt người",
        "Toàn tỉnh 1.500 lượt người, mỗi xã, phường ít nhất 20 lượt người",
    ),
    ("target = \">= 1200\"", "target = \">= 1500\""),
    (
        "own = [{ who = [\"cap-xa\"], target = \">= 15\" }]",
        "own = [{ who = [\"cap-xa\"], target = \">= 20\" }]",
    ),
    // The new Sở Xây dựng reports in the place of the old one.
    (
        "who = [\"so-cong-thuong\", \"so-xay-dung\", ",
        "who = [\"so-cong-thuong\", \"so-xay-dung\", \"so-xay-dung-moi\", ",
    ),
    (
        "reporters = [\"so-cong-thuong\", \"so-xay-dung\", ",
        "reporters = [\"so-cong-thuong\", \"so-xay-dung\", \"so-xay-dung-moi\", ",
    ),
    // A mean is asked for more sharply.
    (
        "Trung bình dưới 3 ngày làm việc",
        "Trung bình dưới 2,5 ngày làm việc",
    ),
    ("target = \"< 3\"", "target = \"< 2,5\""),
];

/// A criterion that is added.
const ADDED: &str = r#"[[criteria]]
code = "1.6"
field = "I"
name = "Sơ kết việc thực hiện cải cách hành chính sau khi sắp xếp đơn vị hành chính cấp xã"
requirement = "Tổ chức sơ kết, báo cáo UBND tỉnh"
deadline = { text = "Trước ngày 31/10/2026", date = 2026-10-30 }
lead = { text = "Sở Nội vụ", who = ["so-noi-vu"] }
support = { text = "UBND cấp xã", who = ["cap-xa"] }

[[measures]]
id = "1.6"
criteria = ["1.6"]
label = "Sơ kết việc thực hiện cải cách hành chính sau sắp xếp"
kind = "document"
target = "done"
progress = "due"
reporters = ["so-noi-vu"]
rollup = "single"

"#;

/// Where it is added.
const BEFORE: &str = "# ---------- II. Thể chế ----------";

/// The criterion that is taken out stands between these.
const TAKEN_OUT: [&str; 2] = [
    "[[criteria]]\ncode = \"6.5\"",
    "[[criteria]]\ncode = \"6.6\"",
];

/// The text of `2026-2.toml`.
///
/// # Errors
/// The plan does not hold what is changed, once.
pub fn text(plan: &str) -> Result<String, Failed> {
    let mut text = plan.to_owned();
    for (old, new) in CHANGES {
        if text.matches(old).count() != 1 {
            return Err(format!("2026.toml phải có đúng một chỗ «{old}»").into());
        }
        text = text.replace(old, new);
    }
    let [from, to] = TAKEN_OUT.map(|mark| text.find(mark));
    let (Some(from), Some(to)) = (from, to) else {
        return Err("2026.toml không còn tiêu chí 6.5".into());
    };
    text.replace_range(from..to, "");
    Ok(text.replace(BEFORE, &format!("{ADDED}{BEFORE}")))
}
