//! Difficulties and causes that an agency states beside a measure that lags.

use super::draw::Draw;

/// Words by the beginning of a measure's id; the longest beginning that fits counts.
const REMARKS: &[(&str, &[&str])] = &[
    (
        "1.2",
        &[
            "Một số nhiệm vụ theo kế hoạch đến quý IV mới thực hiện.",
            "Nhiệm vụ cần phối hợp nhiều cơ quan nên tiến độ còn chậm.",
        ],
    ),
    (
        "1.3",
        &["Còn vấn đề mới phát hiện qua kiểm tra cuối kỳ, đang trong thời gian khắc phục."],
    ),
    (
        "1.4",
        &[
            "Nhiệm vụ đang trong hạn xử lý, chờ ý kiến của bộ, ngành trung ương.",
            "Một số nhiệm vụ được giao cuối tháng 5, đang triển khai.",
        ],
    ),
    (
        "2.2",
        &[
            "Khối lượng văn bản cần rà soát nhiều, công chức pháp chế kiêm nhiệm.",
            "Đang đối chiếu hiệu lực văn bản trước khi cập nhật lên cơ sở dữ liệu.",
        ],
    ),
    (
        "3.1.3",
        &["Hệ thống đồng bộ chậm, một số hồ sơ chưa hiển thị kết quả trên Cổng."],
    ),
    (
        "3.1",
        &[
            "Đang trình cấp có thẩm quyền phương án đơn giản hóa năm 2024.",
            "Bộ quản lý ngành chưa sửa đổi quy định nên chưa tính được kết quả cắt giảm.",
        ],
    ),
    (
        "3.2.4",
        &["Một số hồ sơ quá hạn thuộc lĩnh vực đất đai chưa kịp gửi văn bản xin lỗi."],
    ),
    (
        "3.2",
        &[
            "Hồ sơ đất đai phức tạp, phải xác minh nguồn gốc sử dụng đất nên quá hạn.",
            "Biến động nhân sự tại bộ phận một cửa; hồ sơ liên thông chậm ở khâu phối hợp.",
        ],
    ),
    (
        "4.1.3",
        &["Đang hoàn thiện phương án sắp xếp các đơn vị sự nghiệp trình cấp có thẩm quyền."],
    ),
    (
        "5.3",
        &[
            "Các lớp bồi dưỡng tập trung mở vào quý III, quý IV.",
            "Cơ sở đào tạo điều chỉnh lịch mở lớp.",
        ],
    ),
    (
        "5.4",
        &["Một số cán bộ cấp xã đang theo học để hoàn thiện trình độ chuyên môn."],
    ),
    (
        "6.1.1",
        &[
            "Vướng mắc giải phóng mặt bằng; nhà thầu thi công chậm.",
            "Dự án mới đang hoàn thiện thủ tục đầu tư, chưa có khối lượng nghiệm thu.",
            "Giá vật liệu tăng, nguồn đất san lấp khan hiếm làm chậm tiến độ thi công.",
        ],
    ),
    (
        "6.1.3",
        &["Đơn vị được kiểm toán đề nghị giãn thời gian nộp do khó khăn về nguồn."],
    ),
    (
        "7.3.2",
        &[
            "Thiết bị số hóa còn thiếu, đường truyền chưa ổn định.",
            "Hồ sơ cũ nhiều, người dân nộp bản giấy nên số hóa chậm.",
        ],
    ),
    (
        "8.1",
        &[
            "Đang tổng hợp phiếu khảo sát, dự kiến ban hành báo cáo trong quý III.",
            "Kế hoạch cải thiện chỉ số hài lòng đang lấy ý kiến các đơn vị.",
            "Cơ sở vật chất bộ phận một cửa còn thiếu, đang đề nghị bổ sung kinh phí.",
        ],
    ),
    (
        "8.3",
        &["Thị trường xuất khẩu và bất động sản phục hồi chậm, doanh nghiệp còn thận trọng."],
    ),
    ("8.5", &["Một số chỉ tiêu chỉ đánh giá được vào cuối năm."]),
    (
        "9.1",
        &["Doanh nghiệp phản ánh văn bản đăng tải phân tán, khó tra cứu."],
    ),
    (
        "3.1.5",
        &["Quy trình của TTHC mới công bố đang trình phê duyệt."],
    ),
    (
        "4.1",
        &[
            "Đang rà soát, trình sửa đổi quy định chức năng, nhiệm vụ.",
            "Đang sắp xếp lại đội ngũ, thực hiện theo lộ trình tinh giản biên chế.",
        ],
    ),
    (
        "4.2",
        &[
            "Chờ hướng dẫn về phân cấp của bộ quản lý ngành.",
            "Kế hoạch kiểm tra việc thực hiện phân cấp triển khai trong quý III.",
        ],
    ),
    ("5.1", &["Kế hoạch tuyển dụng đang trình phê duyệt."]),
    (
        "6.2",
        &["Phương án sắp xếp một số cơ sở nhà, đất đang được thẩm định."],
    ),
    (
        "6.3",
        &["Phương án tự chủ của các đơn vị đang được thẩm định, dự kiến phê duyệt trong quý IV."],
    ),
    (
        "7.2.1",
        &["Một số văn bản kèm bản vẽ khổ lớn vẫn phải gửi bản giấy."],
    ),
    (
        "7.2.2",
        &["Một số công chức chưa cập nhật đầy đủ hồ sơ công việc trên hệ thống."],
    ),
    (
        "7.2.3",
        &["Ba đơn vị mới thành lập chưa hoàn thành kết nối."],
    ),
    (
        "7.3.3",
        &["Đang phối hợp với các sở, ngành rà soát dịch vụ công đủ điều kiện để tích hợp."],
    ),
    ("7.3.4", &["Người dân chưa quen nộp hồ sơ trực tuyến."]),
    (
        "7.3.5",
        &[
            "Người dân chưa quen thanh toán trực tuyến, nhất là người cao tuổi.",
            "Nhiều TTHC không phát sinh hồ sơ hoặc phát sinh rất ít.",
        ],
    ),
    (
        "8.1.5",
        &["Một số phản ánh liên quan nhiều cơ quan, đang xin ý kiến để trả lời."],
    ),
    (
        "8.4",
        &["Thu tiền sử dụng đất đạt thấp do thị trường bất động sản phục hồi chậm."],
    ),
    (
        "9.2.2",
        &[
            "Kế hoạch chuyển đổi vị trí công tác thực hiện chủ yếu trong quý III, quý IV.",
            "Đang rà soát danh mục vị trí phải chuyển đổi.",
        ],
    ),
    (
        "9.2.4",
        &["Gói thầu quy mô nhỏ, nhà thầu tại địa phương chưa có tài khoản trên hệ thống."],
    ),
    (
        "9.3.1",
        &["Đã lập kế hoạch đối thoại, dự kiến tổ chức trong quý III."],
    ),
    (
        "9.3.2",
        &["Kiến nghị về đất đai, mặt bằng cần xin ý kiến nhiều cơ quan nên trả lời chậm."],
    ),
];

/// Where nothing else fits.
const OTHERS: &[&str] = &["Đang triển khai theo kế hoạch, dự kiến hoàn thành trong quý IV."];

/// What the narratives of the plan that have no target say.
const NARRATIVES: &[(&str, &str)] = &[
    (
        "9.1.3",
        "Đã hướng dẫn doanh nghiệp đăng ký, sử dụng chữ ký số và số hóa hồ sơ nộp trực tuyến.",
    ),
    (
        "9.1.5",
        "Rà soát kế hoạch thanh tra, kiểm tra, không trùng lặp; ưu tiên kiểm tra tại trụ sở cơ quan.",
    ),
];

/// What an agency writes beside a measure that lags.
pub fn of_lag(agency: &str, measure: &str) -> &'static str {
    let fitting = REMARKS
        .iter()
        .filter(|(beginning, _)| measure.starts_with(beginning))
        .max_by_key(|(beginning, _)| beginning.len());
    let words = fitting.map_or(OTHERS, |(_, words)| words);
    let mut draw = Draw::of(agency, &format!("{measure} remark"));
    draw.pick(words).copied().unwrap_or_default()
}

/// What stands beside a narrative.
pub fn of_narrative(measure: &str) -> Option<&'static str> {
    NARRATIVES
        .iter()
        .find(|(id, _)| *id == measure)
        .map(|(_, words)| *words)
}
