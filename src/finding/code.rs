//! Codes of rules: `SL01`.

use std::fmt;

/// The letters of a code: what its rule is about. The order is that of the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Series {
    /// `DB`: what is asked for and missing.
    Completeness,
    /// `GH`: what was not sent, or late.
    Arrival,
    /// `HL`: implausible figures.
    Plausibility,
    /// `HS`: figures of one agency's measures that contradict each other.
    Dossiers,
    /// `KT`: characters that documents cannot print.
    Characters,
    /// `MC`: documents that prove.
    Evidence,
    /// `NH`: whose a file is, and what stands where in it.
    Identity,
    /// `NQ`: figures of one reading that contradict each other.
    Consistency,
    /// `QD`: decisions of the clerk.
    Decision,
    /// `SL`: figures and states.
    Figure,
    /// `TEP`: the file itself.
    File,
    /// `TG`: tables whose figures do not add up.
    TableSums,
}

impl Series {
    /// The series of some letters; `None` where no series has them.
    const fn of(letters: &[u8]) -> Option<Series> {
        Some(match letters {
            b"DB" => Series::Completeness,
            b"GH" => Series::Arrival,
            b"HL" => Series::Plausibility,
            b"HS" => Series::Dossiers,
            b"KT" => Series::Characters,
            b"MC" => Series::Evidence,
            b"NH" => Series::Identity,
            b"NQ" => Series::Consistency,
            b"QD" => Series::Decision,
            b"SL" => Series::Figure,
            b"TEP" => Series::File,
            b"TG" => Series::TableSums,
            _ => return None,
        })
    }
}

/// The code of a rule: the letters of a series and two digits. It never changes its meaning, since
/// clerks and agencies quote it. Ordered as it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    text: &'static str,
    series: Series,
}

impl Code {
    /// The code that is printed as `text`.
    ///
    /// # Panics
    /// Where `text` is not the letters of a series and two digits. Rules are statics, so this stops
    /// the build, never a run.
    pub const fn new(text: &'static str) -> Code {
        let bytes = text.as_bytes();
        assert!(bytes.len() > 2, "a code is letters and two digits");
        let (letters, digits) = bytes.split_at(bytes.len() - 2);
        assert!(digits[0].is_ascii_digit() && digits[1].is_ascii_digit());
        match Series::of(letters) {
            Some(series) => Code { text, series },
            None => panic!("no series of codes has these letters"),
        }
    }

    /// How it is printed: `SL01`.
    pub fn as_str(self) -> &'static str {
        self.text
    }

    /// What its rule is about.
    pub fn series(self) -> Series {
        self.series
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.pad(self.text)
    }
}
