//! The words of a plan file: what a measure counts, how its progress is judged, how agencies' figures
//! make the province's.

use crate::datafile::words;

words! {
    /// What a measure counts.
    pub enum Kind, "Loại chỉ số." {
        /// First ÷ second × 100.
        Ratio = "ratio", "Tỷ lệ %: số thứ nhất ÷ số thứ hai × 100.";
        /// First ÷ second × 100, where first is what was cut.
        Reduction = "reduction", "Tỷ lệ giảm %: số đã giảm ÷ số gốc × 100.";
        /// (First − second) ÷ second × 100.
        Growth = "growth", "Tốc độ tăng %: (kỳ này − kỳ trước) ÷ kỳ trước × 100.";
        /// First.
        Count = "count", "Đếm: chỉ có số thứ nhất.";
        /// First ÷ second: a mean over cases.
        Average = "average", "Bình quân: số thứ nhất ÷ số thứ hai, ví dụ tổng số ngày ÷ số hồ sơ.";
        /// First: a score, a published rate, an index.
        Score = "score", "Điểm số, chỉ số, tỷ lệ đã được công bố: chỉ có số thứ nhất.";
        /// First: a score; second: how many answers it rests on.
        WeightedScore = "weighted-score", "Điểm số (số thứ nhất) kèm số phiếu, số mẫu (số thứ hai).";
        /// First: a rank; second: among how many.
        Rank = "rank", "Thứ hạng (số thứ nhất) trong số được xếp hạng (số thứ hai).";
        /// A document or a task: done, with evidence.
        Document = "document", "Văn bản, nhiệm vụ: hoàn thành, có minh chứng.";
        /// A narrative without a target.
        Narrative = "narrative", "Nội dung trình bày, không có chỉ tiêu.";
    }
}

impl Kind {
    /// Whether two figures are asked for.
    pub fn has_second(self) -> bool {
        matches!(
            self,
            Kind::Ratio
                | Kind::Reduction
                | Kind::Growth
                | Kind::Average
                | Kind::WeightedScore
                | Kind::Rank
        )
    }

    /// Whether the value is the first figure as it stands.
    pub fn is_first_alone(self) -> bool {
        matches!(
            self,
            Kind::Count | Kind::Score | Kind::WeightedScore | Kind::Rank
        )
    }

    /// Whether Σ first ÷ Σ second means anything.
    pub fn can_be_pooled(self) -> bool {
        matches!(
            self,
            Kind::Ratio | Kind::Reduction | Kind::Growth | Kind::Average
        )
    }

    /// Whether its first figure adds up over a year and over bodies: a score or a rank says how things
    /// stand, and may fall.
    pub fn adds_up(self) -> bool {
        self.has_figures() && !matches!(self, Kind::Score | Kind::WeightedScore | Kind::Rank)
    }

    /// Whether figures are asked for at all.
    pub fn has_figures(self) -> bool {
        self.has_second() || matches!(self, Kind::Count | Kind::Score)
    }
}

words! {
    /// How progress is judged before the deadline.
    pub enum Progress, "Cách xét tiến độ trước khi đến hạn." {
        /// Must hold now, in every period.
        Always = "always", "Phải bảo đảm ở mọi kỳ.";
        /// Should hold all year; below it is behind.
        Hold = "hold", "Phải giữ trong cả năm; thấp hơn là chậm tiến độ.";
        /// Grows over the year; held against the share of the time that has passed.
        Grow = "grow", "Tăng dần: so với phần thời gian đã qua.";
        /// Has a number of its own by each of some days; held against the last of them.
        Steps = "steps", "Theo các mốc ở khóa steps.";
        /// Asked in every quarter anew; held against the quarter's own figure.
        Quarterly = "quarterly", "Mỗi quý đều phải đạt, tính riêng số liệu của quý.";
        /// Is due at the deadline only.
        Due = "due", "Chỉ xét khi đến hạn.";
    }
}

words! {
    /// How the agencies' figures make the province's.
    pub enum RollUp, "Cách tổng hợp thành số liệu chung." {
        /// Pooled over all readings of other measures, which `combined` names.
        Combined = "combined", "Tính gộp các chỉ số nêu ở khóa combined; khi đó không cần ghi khóa này.";
        /// Σ first ÷ Σ second.
        Pooled = "pooled", "Tổng số thứ nhất ÷ tổng số thứ hai.";
        /// Σ first.
        Sum = "sum", "Cộng số thứ nhất.";
        /// The mean of agencies' values, each of equal weight.
        Mean = "mean", "Bình quân giá trị của các cơ quan, mỗi cơ quan như nhau.";
        /// Σ (first × second) ÷ Σ second.
        Weighted = "weighted", "Bình quân có trọng số: điểm của từng cơ quan theo số phiếu của cơ quan đó.";
        /// The one named agency's.
        Single = "single", "Số liệu của một cơ quan.";
        /// Agencies that meet it ÷ agencies in which something arose.
        Bodies = "bodies", "Số cơ quan đạt ÷ số cơ quan có phát sinh.";
    }
}
