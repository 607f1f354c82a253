//! What the province reports, from the top: totals that are split among the ordinary bodies of a level,
//! and plain figures of each body with a story of its own. A province figure can so be worked out by
//! hand: the total, and so many times the plain figure.

/// Cumulative figures at the four cut-offs.
pub type Year = [i64; 4];

/// One measure at one level.
pub struct Stream {
    /// The measure.
    pub measure: &'static str,
    /// The level.
    pub level: &'static str,
    /// How many parts a unit of the first and of the second figure has: 100 for two decimals.
    pub scale: [i64; 2],
    /// First figures of the ordinary bodies together; of a rate, what is missing to the second.
    pub first: First,
    /// Second figures of the ordinary bodies together.
    pub second: Option<Year>,
    /// First and second of each body with a story.
    pub each: [Year; 2],
    /// First and second of each half of the split commune, counted from 1/7: quý III, năm.
    pub anew: [[i64; 2]; 2],
}

/// How first figures are made.
#[derive(Debug, Clone, Copy)]
pub enum First {
    /// A total; a part of the second where there is one.
    Total(Year),
    /// A total that has nothing to do with the second.
    Beside(Year),
    /// The second less a total that only so many bodies share.
    Short(Year, usize),
    /// So many bodies have 86 (or 92) of a hundred, the others 70.
    Good(Year, i64),
}

use First::{Beside, Good, Short, Total};

use super::bodies::{COMMUNES as XA, DEPARTMENTS as SO};

const NONE: Year = [0; 4];
const NO: [[i64; 2]; 2] = [[0; 2]; 2];

/// Of whole numbers.
const fn of(
    measure: &'static str,
    level: &'static str,
    first: First,
    second: Option<Year>,
    each: [Year; 2],
    anew: [[i64; 2]; 2],
) -> Stream {
    Stream {
        measure,
        level,
        scale: [1, 1],
        first,
        second,
        each,
        anew,
    }
}

const fn scaled(scale: [i64; 2], stream: Stream) -> Stream {
    Stream { scale, ..stream }
}

/// The streams.
pub const STREAMS: &[Stream] = &[
    of(
        "1.3",
        SO,
        Total([3, 9, 17, 24]),
        None,
        [[0, 1, 2, 2], NONE],
        NO,
    ),
    of(
        "1.3",
        XA,
        Total([4, 12, 20, 31]),
        None,
        [[0, 1, 3, 5], NONE],
        [[1, 2], [0, 0]],
    ),
    of(
        "1.4",
        XA,
        Total([2_000, 4_300, 6_500, 8_600]),
        None,
        [[60, 120, 180, 240], NONE],
        [[30, 60], [0, 0]],
    ),
    of(
        "1.5",
        SO,
        Total([44, 104, 168, 218]),
        Some([220, 220, 220, 220]),
        [[4, 9, 15, 20], [20, 20, 20, 20]],
        NO,
    ),
    of(
        "1.5",
        XA,
        Total([280, 590, 960, 1_280]),
        Some([1_290, 1_290, 1_290, 1_290]),
        [[6, 14, 24, 30], [30, 30, 30, 30]],
        [[5, 8], [8, 8]],
    ),
    of(
        "2.1",
        SO,
        Short([1, 2, 3, 4], 2),
        Some([22, 44, 66, 88]),
        [[1, 2, 4, 5], [1, 2, 4, 5]],
        NO,
    ),
    of(
        "2.3",
        SO,
        Total([33, 80, 152, 165]),
        Some([2_200, 4_500, 7_000, 9_500]),
        [[2, 4, 6, 8], [100, 200, 300, 400]],
        NO,
    ),
    of(
        "3.1.1",
        SO,
        Short([2, 0, 0, 0], 1),
        Some([900, 900, 900, 900]),
        [[90; 4], [90; 4]],
        NO,
    ),
    of(
        "3.1.1",
        XA,
        Short([5, 3, 0, 0], 5),
        Some([5_160; 4]),
        [[120; 4], [120; 4]],
        [[120, 120], [120, 120]],
    ),
    of(
        "3.1.2",
        SO,
        Total([150, 380, 520, 690]),
        Some([2_000; 4]),
        [[10, 20, 30, 36], [100; 4]],
        NO,
    ),
    of(
        "3.2.1",
        SO,
        Short([200, 520, 700, 900], 3),
        Some([9_000, 20_000, 31_000, 41_000]),
        [[390, 880, 1_276, 1_670], [400, 900, 1_300, 1_700]],
        NO,
    ),
    of(
        "3.2.1",
        XA,
        Short([120, 300, 520, 700], 8),
        Some([18_000, 40_000, 62_000, 82_000]),
        [[298, 694, 1_090, 1_388], [300, 700, 1_100, 1_400]],
        [[198, 347], [200, 350]],
    ),
    scaled(
        [10, 1],
        of(
            "3.2.3",
            XA,
            Beside([441_000, 960_000, 1_488_000, 1_886_000]),
            Some([18_000, 40_000, 62_000, 82_000]),
            [[9_900, 23_100, 36_300, 46_200], [300, 700, 1_100, 1_400]],
            [[6_600, 11_550], [200, 350]],
        ),
    ),
    of(
        "3.2.4",
        XA,
        Good([8, 14, 20, 26], 86),
        Some([16_000, 36_000, 56_000, 74_000]),
        [[210, 490, 770, 980], [300, 700, 1_100, 1_400]],
        [[140, 245], [200, 350]],
    ),
    of(
        "3.2.5",
        XA,
        Good([6, 12, 18, 24], 92),
        Some([15_000, 34_000, 53_000, 70_000]),
        [[200, 480, 760, 970], [300, 700, 1_100, 1_400]],
        [[140, 245], [200, 350]],
    ),
    of(
        "3.2.6.a",
        SO,
        Total([2_200, 4_700, 7_300, 9_600]),
        Some([3_000, 6_500, 10_000, 13_000]),
        [[60, 130, 200, 270], [100, 200, 300, 400]],
        NO,
    ),
    of(
        "3.2.6.b",
        XA,
        Total([3_500, 7_600, 11_900, 16_400]),
        Some([6_000, 13_000, 20_000, 27_000]),
        [[50, 130, 200, 280], [100, 240, 360, 480]],
        [[35, 75], [60, 120]],
    ),
    of(
        "4.1",
        SO,
        Total([5, 12, 20, 26]),
        Some([1_500; 4]),
        [[0, 1, 1, 1], [50; 4]],
        NO,
    ),
    of(
        "4.2",
        SO,
        Total([2, 6, 11, 13]),
        Some([110; 4]),
        [[0, 1, 1, 1], [10; 4]],
        NO,
    ),
    of(
        "4.2",
        XA,
        Total([4, 9, 15, 20]),
        Some([344; 4]),
        [[0, 0, 1, 1], [8; 4]],
        [[0, 0], [4, 4]],
    ),
    of("5.2", SO, Total(NONE), None, [NONE, NONE], NO),
    of("5.2", XA, Total([0, 0, 1, 1]), None, [NONE, NONE], NO),
    scaled(
        [100, 100],
        of(
            "6.2",
            SO,
            Total([6_400_000, 24_000_000, 48_000_000, 75_200_000]),
            Some([80_000_000; 4]),
            [[100_000, 600_000, 1_200_000, 1_850_000], [2_000_000; 4]],
            NO,
        ),
    ),
    scaled(
        [100, 1],
        of(
            "6.3",
            XA,
            Total([450_000, 840_000, 1_580_000, 2_170_000]),
            None,
            [[10_000, 20_000, 32_000, 42_000], NONE],
            [[6_000, 11_000], [0, 0]],
        ),
    ),
    of(
        "7.7",
        XA,
        Total([200, 430, 700, 1_150]),
        None,
        [[4, 9, 14, 20], NONE],
        [[3, 6], [0, 0]],
    ),
];
