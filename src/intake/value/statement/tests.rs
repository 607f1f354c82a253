use super::*;
use crate::intake::tests::form_builder;

fn own() -> OwnWords {
    let labels = [
        "Hoàn thành Kế hoạch CCHC năm",
        "Số nhiệm vụ đã hoàn thành",
        "Số nhiệm vụ được giao",
    ];
    OwnWords::of_labels(&labels, labels[2]).reported_by(["Sở Y tế"])
}

#[test]
fn words_beside_a_figure_that_are_said_of_it() {
    let period = form_builder::period();
    for text in [
        "Đính chính: số đã hoàn thành là 5",
        "Sửa lại: 45/50",
        "Điều chỉnh lại: 3",
        "Số liệu năm 2023",
        "Số liệu trên là của quý I",
        "Tính đến 31/3/2024",
        "Số liệu trên bao gồm cả quý IV/2023",
        "Chỉ tính TTHC toàn trình",
        "Số ước, chưa chính thức",
        "Đang rà soát lại số liệu",
    ] {
        assert!(doubts(text, Beside::Row, Some(&period)), "{text}");
    }
    for text in [
        "Đạt chỉ tiêu",
        "Theo Thông báo số 12/TB-UBND ngày 03/01/2024",
        "Cùng kỳ năm trước: 5/12",
        "Tính đến 14/6/2024",
        "Số liệu 6 tháng đầu năm 2024",
        "(Số liệu từ ngày 15/12/2023 đến ngày 14/6/2024)",
        "Một số nhiệm vụ được giao cuối tháng 5, đang triển khai.",
        "Hồ sơ cũ nhiều, người dân nộp bản giấy nên số hóa chậm.",
        "Cơ sở đào tạo điều chỉnh lịch mở lớp.",
        "Phát hiện 02 sai phạm, đang xử lý",
        "Nguồn: hệ thống một cửa",
        "Bộ quản lý ngành chưa sửa đổi quy định nên chưa tính được kết quả cắt giảm.",
    ] {
        assert!(!doubts(text, Beside::Row, Some(&period)), "{text}");
    }
}

#[test]
fn lines_about_a_table() {
    let period = form_builder::period();
    let says = |text: &str, beside| doubts(text, beside, Some(&period));
    for text in [
        "(Từ ngày 15/3/2024 đến ngày 14/6/2024)",
        "Số liệu quý I năm 2024",
        "(Số liệu ước thực hiện)",
        "DỰ THẢO BÁO CÁO",
        "BIỂU GIAO CHỈ TIÊU",
    ] {
        assert!(says(text, Beside::Above), "{text}");
    }
    for text in [
        "BÁO CÁO (ĐÍNH CHÍNH)",
        "(Số liệu từ ngày 15/12/2023 đến ngày 14/6/2024)",
        "Kết quả thực hiện Kế hoạch số 100/KH-UBND ngày 24/5/2024",
    ] {
        assert!(!says(text, Beside::Above), "{text}");
    }
    assert!(says("Ghi chú: Đính chính mục 1.2: 9/12.", Beside::Below));
    assert!(!says("Ghi chú: Dấu (-) là không phát sinh", Beside::Below));
}

#[test]
fn figures_of_another_body() {
    for text in ["Số liệu của Sở Công Thương", "Số liệu cấp huyện"] {
        assert!(names_other_source(text, &own()), "{text}");
    }
    for text in [
        "Số liệu của Sở",
        "Số liệu của Sở Y tế",
        "Sở Công Thương chủ trì",
    ] {
        assert!(!names_other_source(text, &own()), "{text}");
    }
}

#[test]
fn words_that_say_the_contrary_of_figures() {
    let says = |text: &str, first: i64, second: i64| {
        let (first, second) = (Exact::whole(first), Exact::whole(second));
        contradicts(text, (Some(&first), Some(&second)), &own())
    };
    assert!(says("Không phát sinh", 5, 5));
    assert!(says("Chưa thực hiện", 4, 8));
    assert!(says("Trong đó 02 nhiệm vụ đang thực hiện", 5, 5));
    assert!(says("Còn 01 nhiệm vụ chưa hoàn thành", 6, 6));
    assert!(!says("Còn 01 nhiệm vụ chưa hoàn thành", 5, 6));
    assert!(!says("Chưa đến hạn", 5, 6));
    assert!(!says("Chưa hoàn thành", 5, 6));
    assert!(!says("Không có vướng mắc", 5, 5));
    assert!(!says("Không phát sinh", 0, 0));
}
