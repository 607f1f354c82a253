//! What one agency is like in one period: the figures on which several of its measures rest, so that
//! they agree with each other as they would in life.

use cchc::agency::Agency;

use super::draw::Draw;

/// How far the year has gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// 6 tháng.
    Half,
    /// 9 tháng.
    NineMonths,
}

/// What sort of agency it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    /// A department, or another body of the province.
    Department,
    /// A district.
    District,
    /// A commune.
    Commune,
}

/// Dossiers in a year where an agency is known for many or few.
const DOSSIERS: &[(&str, i64)] = &[
    ("thanh-tra-tinh", 0),
    ("van-phong-ubnd-tinh", 0),
    ("ban-dan-toc", 0),
    ("so-tai-chinh", 120),
    ("so-khoa-hoc-va-cong-nghe", 190),
    ("so-thong-tin-va-truyen-thong", 280),
    ("so-noi-vu", 820),
    ("so-van-hoa-the-thao-va-du-lich", 960),
    ("so-xay-dung", 1_450),
    ("so-nong-nghiep-va-ptnt", 1_620),
    ("so-giao-duc-va-dao-tao", 1_900),
    ("bql-cac-kcn", 2_250),
    ("so-y-te", 2_700),
    ("so-lao-dong-tbxh", 6_100),
    ("so-ke-hoach-va-dau-tu", 6_600),
    ("so-tai-nguyen-va-moi-truong", 9_400),
    ("so-tu-phap", 14_200),
    ("so-giao-thong-van-tai", 16_300),
    ("so-cong-thuong", 21_500),
    ("huyen-vo-nhai", 12_300),
    ("thanh-pho-song-cong", 14_100),
    ("huyen-dinh-hoa", 15_400),
    ("huyen-dong-hy", 18_200),
    ("huyen-phu-luong", 19_300),
    ("huyen-phu-binh", 24_600),
    ("huyen-dai-tu", 30_200),
    ("thanh-pho-pho-yen", 34_800),
    ("thanh-pho-thai-nguyen", 62_500),
];

/// Dossiers overdue after six months; everybody else has none, but for a few communes.
const OVERDUE: &[(&str, i64)] = &[
    ("so-xay-dung", 3),
    ("so-giao-thong-van-tai", 9),
    ("so-tai-nguyen-va-moi-truong", 46),
    ("huyen-vo-nhai", 8),
    ("huyen-phu-binh", 27),
    ("huyen-dai-tu", 44),
    ("thanh-pho-pho-yen", 61),
    ("thanh-pho-thai-nguyen", 118),
];

/// An agency in a period.
pub struct Profile<'a> {
    /// Its id.
    pub id: &'a str,
    /// What sort it is.
    pub rank: Rank,
    /// How far the year has gone.
    pub stage: Stage,
    /// Administrative procedures in its competence.
    pub procedures: i64,
    /// Dossiers resolved.
    pub resolved: i64,
    /// Of these, overdue.
    pub overdue: i64,
    /// Dossiers received.
    pub received: i64,
    /// Offices and units.
    pub bodies: i64,
    /// Procedures that can be paid online.
    pub payable: i64,
}

impl<'a> Profile<'a> {
    /// The profile of an agency.
    pub fn of(agency: &'a Agency, stage: Stage) -> Self {
        let rank = match agency.level.as_str() {
            "cap-huyen" => Rank::District,
            "cap-xa" => Rank::Commune,
            _ => Rank::Department,
        };
        let mut draw = Draw::of(&agency.id, "profile");
        let procedures = match rank {
            Rank::Department => draw.between(38, 164),
            Rank::District => draw.between(221, 248),
            Rank::Commune => draw.between(104, 122),
        };
        let bodies = match rank {
            Rank::Department => draw.between(5, 12),
            _ => draw.between(12, 13),
        };
        let payable = procedures * draw.between(25, 45) / 100;
        let mut profile = Profile {
            id: &agency.id,
            rank,
            stage,
            procedures,
            resolved: 0,
            overdue: 0,
            received: 0,
            bodies,
            payable,
        };
        profile.add_dossiers(&mut draw);
        profile
    }

    fn add_dossiers(&mut self, draw: &mut Draw) {
        let usual = match self.rank {
            Rank::Department => draw.between(400, 3_000),
            Rank::District => draw.between(12_000, 30_000),
            Rank::Commune => draw.between(700, 3_600),
        };
        let yearly = known(DOSSIERS, self.id).unwrap_or(usual);
        let few = match self.rank {
            Rank::Commune if draw.chance(13) => draw.between(1, 3),
            _ => 0,
        };
        let overdue = known(OVERDUE, self.id).unwrap_or(few);
        let waiting = draw.between(25, 70);
        self.resolved = self.so_far("3.2", yearly);
        self.overdue = match self.stage {
            Stage::Half => overdue,
            Stage::NineMonths => overdue + overdue * draw.between(5, 20) / 100,
        };
        self.received = self.resolved + self.resolved * waiting / 1_000;
    }

    /// Draws for a measure, the same in every period.
    pub fn draw(&self, measure: &str) -> Draw {
        Draw::of(self.id, measure)
    }

    /// What of a year's number has come so far; never less in a later period.
    pub fn so_far(&self, measure: &str, yearly: i64) -> i64 {
        let mut draw = Draw::of(self.id, &format!("{measure} pace"));
        let half = draw.between(440, 500);
        let nine_months = half + draw.between(220, 280);
        let reached = match self.stage {
            Stage::Half => half,
            Stage::NineMonths => nine_months,
        };
        yearly.max(0) * reached / 1_000
    }

    /// One of two numbers, by the period.
    pub fn by_stage<T>(&self, half: T, nine_months: T) -> T {
        match self.stage {
            Stage::Half => half,
            Stage::NineMonths => nine_months,
        }
    }
}

fn known(list: &[(&str, i64)], id: &str) -> Option<i64> {
    list.iter()
        .find(|(known, _)| *known == id)
        .map(|(_, number)| *number)
}
