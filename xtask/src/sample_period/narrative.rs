//! The narrative of departments and districts; communes leave theirs blank, but for a few.

use std::collections::BTreeMap;

use cchc::form::NarrativeSection;

use super::profile::{Profile, Rank};

/// What departments write.
const DEPARTMENTS: [&[&str]; 5] = [
    &[
        "Đã ban hành kế hoạch CCHC năm 2024 và phân công cụ thể cho từng phòng, đơn vị. 100% văn bản đi (trừ văn bản mật) được ký số. Kỷ luật, kỷ cương hành chính được tăng cường, không có công chức vi phạm trong kỳ.",
        "Tỷ lệ hồ sơ giải quyết đúng hạn được duy trì ở mức cao. Đã tái cấu trúc quy trình, rút ngắn thời gian giải quyết một số TTHC so với quy định. Công tác tuyên truyền CCHC được đổi mới, gắn với chuyển đổi số.",
        "Đã rà soát, trình công bố danh mục TTHC sửa đổi, bổ sung và cập nhật kịp thời trên Cổng dịch vụ công. Tổ chức kiểm tra CCHC tại các đơn vị trực thuộc. Các kiến nghị của tổ chức, công dân được trả lời đúng thời hạn.",
        "Triển khai hiệu quả hệ thống quản lý văn bản và điều hành, hầu hết hồ sơ công việc được xử lý trên môi trường mạng. Tỷ lệ hồ sơ nộp trực tuyến tăng so với cùng kỳ năm 2023.",
    ],
    &[
        "Một số hệ thống thông tin của bộ, ngành chưa kết nối đồng bộ với hệ thống của tỉnh. Công chức phụ trách CCHC chủ yếu kiêm nhiệm.",
        "Tỷ lệ thanh toán trực tuyến ở một số lĩnh vực còn thấp. Việc số hóa kết quả giải quyết TTHC các năm trước cần nhiều kinh phí, nhân lực.",
        "Một số văn bản quy phạm pháp luật thay đổi thường xuyên, phải sửa đổi quy trình nội bộ nhiều lần. Hạ tầng công nghệ thông tin chưa đáp ứng yêu cầu.",
    ],
    &[
        "Biên chế được giao giảm trong khi nhiệm vụ tăng. Kinh phí dành cho CCHC và chuyển đổi số còn hạn chế.",
        "Công tác phối hợp giữa các phòng, đơn vị có lúc chưa kịp thời. Một bộ phận người dân, doanh nghiệp chưa quen sử dụng dịch vụ công trực tuyến.",
        "Phần mềm dùng chung của bộ, ngành thường xuyên nâng cấp, chưa ổn định. Một số công chức còn ngại thay đổi phương thức làm việc.",
    ],
    &[
        "Đề nghị UBND tỉnh quan tâm bố trí kinh phí số hóa hồ sơ, kết quả giải quyết TTHC. Đề nghị Sở Thông tin và Truyền thông kết nối hệ thống của tỉnh với cơ sở dữ liệu chuyên ngành.",
        "Đề nghị Sở Nội vụ tổ chức tập huấn nghiệp vụ cho công chức phụ trách CCHC các cấp.",
        "Không có.",
    ],
    &[
        "Tiếp tục thực hiện các nhiệm vụ trong kế hoạch CCHC năm 2024, tập trung các chỉ tiêu chưa đạt. Nâng tỷ lệ hồ sơ trực tuyến và thanh toán trực tuyến.",
        "Hoàn thành phương án đơn giản hóa TTHC nội bộ. Tự kiểm tra CCHC tại các đơn vị trực thuộc trong quý III, quý IV.",
        "Đẩy nhanh tiến độ giải ngân vốn đầu tư. Hoàn thành các lớp đào tạo, bồi dưỡng theo kế hoạch.",
    ],
];

/// What districts write.
const DISTRICTS: [&[&str]; 5] = [
    &[
        "UBND huyện đã ban hành kế hoạch CCHC và kế hoạch kiểm tra năm 2024. Bộ phận một cửa các cấp hoạt động nền nếp; tỷ lệ hồ sơ trực tuyến tăng so với cùng kỳ. Tổ công nghệ số cộng đồng hỗ trợ người dân tại cơ sở.",
        "Tổ chức đối thoại với nhân dân và doanh nghiệp, giải quyết kịp thời nhiều kiến nghị. Đã kiểm tra CCHC tại một số xã, thị trấn, chấn chỉnh các tồn tại. Công tác số hóa hồ sơ được đẩy mạnh.",
        "Duy trì mô hình ngày không viết, ngày không hẹn tại bộ phận một cửa. Sắp xếp các đơn vị hành chính cấp xã theo đúng kế hoạch. Công khai đầy đủ TTHC tại nơi tiếp nhận.",
    ],
    &[
        "Hồ sơ đất đai phát sinh nhiều, một số hồ sơ còn quá hạn. Trang thiết bị của bộ phận một cửa cấp xã đã cũ, đường truyền chưa ổn định.",
        "Tiến độ giải ngân vốn đầu tư còn chậm do vướng giải phóng mặt bằng. Tỷ lệ thanh toán trực tuyến ở cấp xã còn thấp.",
        "Công chức cấp xã kiêm nhiệm nhiều việc; kỹ năng số của một bộ phận công chức còn hạn chế.",
    ],
    &[
        "Địa bàn rộng, dân cư phân tán, điều kiện hạ tầng số ở một số xã vùng cao còn khó khăn. Nhân lực của chi nhánh văn phòng đăng ký đất đai thiếu.",
        "Người đứng đầu một số cơ quan, đơn vị chưa thực sự quyết liệt trong chỉ đạo CCHC. Kinh phí đầu tư cho bộ phận một cửa còn hạn chế.",
    ],
    &[
        "Đề nghị UBND tỉnh hỗ trợ kinh phí mua sắm trang thiết bị cho bộ phận một cửa cấp xã.",
        "Đề nghị Sở Tài nguyên và Môi trường tháo gỡ vướng mắc trong giải quyết hồ sơ đất đai; bổ sung nhân lực cho chi nhánh văn phòng đăng ký đất đai.",
        "Đề nghị Sở Thông tin và Truyền thông nâng cấp hệ thống thông tin giải quyết TTHC, bảo đảm ổn định vào giờ cao điểm.",
    ],
    &[
        "Chấn chỉnh việc giải quyết hồ sơ quá hạn, thực hiện nghiêm việc xin lỗi công dân. Đôn đốc giải ngân vốn đầu tư công.",
        "Tổ chức đối thoại với doanh nghiệp, hợp tác xã. Kiểm tra CCHC tại các xã, thị trấn còn lại; nâng tỷ lệ số hóa hồ sơ.",
    ],
];

/// What a few communes write, of difficulties alone.
const COMMUNES: [&str; 3] = [
    "Máy tính, máy quét của bộ phận một cửa đã cũ, ảnh hưởng đến việc số hóa hồ sơ.",
    "Nhiều người dân lớn tuổi chưa có tài khoản định danh điện tử nên khó nộp hồ sơ trực tuyến.",
    "Công chức bộ phận một cửa kiêm nhiệm nhiều việc.",
];

/// The narrative of an agency.
pub fn of(profile: &Profile<'_>) -> BTreeMap<NarrativeSection, String> {
    let mut draw = profile.draw("narrative");
    let pool = match profile.rank {
        Rank::Department => &DEPARTMENTS,
        Rank::District => &DISTRICTS,
        Rank::Commune => {
            let mut few = BTreeMap::new();
            if let (true, Some(text)) = (draw.chance(8), draw.pick(&COMMUNES)) {
                few.insert(NarrativeSection::Difficulties, (*text).to_owned());
            }
            return few;
        }
    };
    let is_city = profile.id.starts_with("thanh-pho");
    NarrativeSection::ALL
        .into_iter()
        .zip(pool)
        .filter_map(|(section, texts)| {
            let text = (*draw.pick(texts)?).to_owned();
            let text = if is_city {
                text.replace("UBND huyện", "UBND thành phố")
                    .replace("xã, thị trấn", "xã, phường")
            } else {
                text
            };
            Some((section, text))
        })
        .collect()
}
