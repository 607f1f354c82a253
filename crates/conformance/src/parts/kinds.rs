//! The names of the kinds of document.

use crate::line::Line;

/// The 29 kinds of document of Nghị định 30/2020/NĐ-CP, Điều 7, without the công văn, which prints no name.
const NAMES: [&str; 28] = [
    "nghị quyết",
    "quyết định",
    "chỉ thị",
    "quy chế",
    "quy định",
    "thông cáo",
    "thông báo",
    "hướng dẫn",
    "chương trình",
    "kế hoạch",
    "phương án",
    "đề án",
    "dự án",
    "báo cáo",
    "biên bản",
    "tờ trình",
    "hợp đồng",
    "công điện",
    "bản ghi nhớ",
    "bản thỏa thuận",
    "giấy ủy quyền",
    "giấy mời",
    "giấy giới thiệu",
    "giấy nghỉ phép",
    "phiếu gửi",
    "phiếu chuyển",
    "phiếu báo",
    "thư công",
];

/// Whether a line is the name of a kind of document, and nothing else.
pub fn is_type_name(line: &Line) -> bool {
    let key = line.key();
    NAMES.iter().any(|name| vietnamese::fold::fold(name) == key)
}
