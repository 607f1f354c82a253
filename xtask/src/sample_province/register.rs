//! The register of the invented province, as text.

use std::fmt::Write as _;

use super::bodies::{Body, COMMUNES, DEPARTMENTS, Fate, Stage, VERTICAL};

/// The last day of what ends.
const LAST: &str = "2026-06-30";
/// The first day of what begins.
const FIRST: &str = "2026-07-01";

/// The text of `agencies.toml`; `in_march` as it was before anything changed.
pub fn text(bodies: &[Body], in_march: bool) -> String {
    let mut text = "#:schema ../../../schemas/agencies.schema.json\n#\n\
        # Danh mục cơ quan của tỉnh mẫu: mọi tên gọi đều là giả định. Từ ngày 01/7/2026 một số xã, phường sáp nhập,\n\
        # chia tách; Sở Xây dựng tiếp nhận Ban Quản lý hạ tầng tỉnh và là cơ quan mới dưới tên cũ; một ban quản lý thôi hoạt động.\n\
        # Tệp này do lệnh «cargo xtask sample-province» lập ra.\n"
        .to_owned();
    for (id, name, plural) in [
        (DEPARTMENTS, "Sở, ban, ngành", "các sở, ban, ngành"),
        (COMMUNES, "UBND cấp xã", "UBND các xã, phường"),
        (
            VERTICAL,
            "Cơ quan ngành dọc",
            "các cơ quan ngành dọc đóng trên địa bàn tỉnh",
        ),
    ] {
        // Writing to a text can't fail.
        let _ = write!(
            text,
            "\n[[levels]]\nid = \"{id}\"\nname = \"{name}\"\nplural = \"{plural}\"\n"
        );
        if id != VERTICAL {
            text.push_str("superior = \"UBND tỉnh Minh Họa\"\n");
        }
    }
    let known = |body: &&Body| !in_march || body.exists(Stage::Q1);
    for body in bodies.iter().filter(known) {
        let _ = write!(
            text,
            "\n[[agencies]]\nid = \"{}\"\nname = \"{}\"\nlevel = \"{}\"\n",
            body.id, body.name, body.level
        );
        if let Some(alias) = body.alias {
            let _ = writeln!(text, "aliases = [\"{alias}\"]");
        }
        match body.fate {
            _ if in_march => {}
            Fate::Stays => {}
            Fate::Ends(after) => {
                let _ = writeln!(text, "valid_to = {LAST}");
                if !after.is_empty() {
                    let _ = writeln!(text, "successors = [\"{}\"]", after.join("\", \""));
                }
            }
            Fate::Begins(_) => {
                let _ = writeln!(text, "valid_from = {FIRST}");
            }
            Fate::BeginsAnew => {
                let _ = writeln!(text, "valid_from = {FIRST}\nstarts_anew = true");
            }
        }
    }
    text
}
