//! The office and an empty register.

use super::new_office::{NewOffice, quoted};

/// The text of `inputs/office.toml`.
pub(super) fn office(new: &NewOffice) -> String {
    let NewOffice {
        province,
        office,
        symbol,
        ..
    } = new;
    // «tỉnh Lâm Sơn» and «thành phố Hải An» without their kind.
    let place = ["tỉnh ", "thành phố ", "Tỉnh ", "Thành phố "]
        .iter()
        .find_map(|kind| province.strip_prefix(kind))
        .unwrap_or(province);
    let kind = if province.to_lowercase().starts_with("thành phố") {
        "thành phố"
    } else {
        "tỉnh"
    };
    let signer = if new.signer.is_empty() {
        "Nguyễn Văn Mẫu"
    } else {
        &new.signer
    };
    let mark = if new.signer.is_empty() {
        "# xác nhận: họ tên người ký\n"
    } else {
        ""
    };
    format!(
        "#:schema ../schemas/office.schema.json\n#\n# Cơ quan lập báo cáo: tiêu đề văn bản, người ký, nơi nhận. Xem docs/inputs.md, mục \"Cơ quan lập báo cáo\".\n\n\
         province = {}\nsuperior = {}\nissuer = {}\nissuer_symbol = {}\ndrafting_unit = \"CCHC\"\nplace = {}\naddressees = [{}]\n\
         # xác nhận: nơi các cơ quan liên hệ, in trên biểu mẫu\ncontact = {}\n\n\
         # xác nhận: nơi nhận\nrecipients = [\n  \"Như trên\",\n  {},\n  {},\n  {},\n  \"Lãnh đạo Sở\",\n]\nfiled = \"VT, CCHC\"\nreport_of = \"office\"\n\n\
         [signer]\nauthority = \"head\"\nhead_title = {}\n{mark}name = {}\n",
        quoted(province),
        quoted(&format!("UBND {province}")),
        quoted(office),
        quoted(symbol),
        quoted(place),
        quoted(&format!("Ủy ban nhân dân {province}")),
        quoted(&format!("Phòng Cải cách hành chính, {office}")),
        quoted(&format!("Chủ tịch, các Phó Chủ tịch UBND {kind}")),
        quoted(&format!("Văn phòng UBND {kind}")),
        quoted(&format!("Các sở, ban, ngành thuộc {kind}")),
        quoted(&new.title),
        quoted(signer),
    )
}

/// The year from which there is no district level (Luật Tổ chức chính quyền địa phương 2025).
const TWO_LEVELS_FROM: i32 = 2026;

/// The text of `inputs/agencies.toml` without any agency.
pub(super) fn register(new: &NewOffice) -> String {
    let superior = format!("UBND {}", new.province);
    let two = new.year >= TWO_LEVELS_FROM;
    let level = |id: &str, name: &str, plural: &str, above: bool| {
        let above = if above {
            format!("superior = {}\n", quoted(&superior))
        } else {
            String::new()
        };
        format!(
            "\n[[levels]]\nid = \"{id}\"\nname = {}\nplural = {}\n{above}",
            quoted(name),
            quoted(plural)
        )
    };
    let mut text = String::from(
        "#:schema ../schemas/agencies.schema.json\n#\n# Danh mục cơ quan, đơn vị gửi báo cáo. Xem docs/inputs.md, mục \"Danh mục cơ quan\".\n# Nhập từ bảng có sẵn: cchc agencies import DANH-SACH.xlsx\n",
    );
    text += &level("so-ban-nganh", "Sở, ban, ngành", "các sở, ban, ngành", true);
    if !two {
        text += &level(
            "cap-huyen",
            "UBND cấp huyện",
            "UBND các huyện, thị xã, thành phố",
            true,
        );
    }
    let communes = if two {
        "UBND các xã, phường, đặc khu"
    } else {
        "UBND các xã, phường, thị trấn"
    };
    text += &level("cap-xa", "UBND cấp xã", communes, two);
    text += &level(
        "nganh-doc",
        "Cơ quan ngành dọc",
        "các cơ quan ngành dọc đóng trên địa bàn",
        false,
    );
    text
}
