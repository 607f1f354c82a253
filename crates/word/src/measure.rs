//! How wide a text is and how its lines break, for what the decree measures: rules in parts of a line,
//! titles whose lines are about equally long.

use nd30::Fonts;

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    /// Size, in points.
    pub(crate) size: f64,
    /// Whether it is bold.
    pub(crate) bold: bool,
    /// Whether it is in italics.
    pub(crate) italic: bool,
}

impl Look {
    /// Upright.
    pub(crate) fn plain(size: f64) -> Self {
        Look {
            size,
            bold: false,
            italic: false,
        }
    }

    /// Bold.
    pub(crate) fn bold(size: f64) -> Self {
        Look {
            bold: true,
            ..Look::plain(size)
        }
    }

    /// In italics.
    pub(crate) fn italic(size: f64) -> Self {
        Look {
            italic: true,
            ..Look::plain(size)
        }
    }
}

/// How wide a text is, in points.
pub(crate) fn width(fonts: &Fonts, text: &str, look: Look) -> f64 {
    fonts.width(text, look.bold, look.italic) * look.size
}

/// The lines of a text in a block of some width; a `\n` breaks, a no-break space does not.
pub(crate) fn lines(fonts: &Fonts, text: &str, look: Look, widest: f64) -> Vec<String> {
    let mut lines = Vec::new();
    for part in text.split('\n') {
        let mut line = String::new();
        for word in part.split(' ') {
            let longer = if line.is_empty() {
                word.to_owned()
            } else {
                format!("{line} {word}")
            };
            if !line.is_empty() && width(fonts, &longer, look) > widest {
                lines.push(std::mem::replace(&mut line, word.to_owned()));
            } else {
                line = longer;
            }
        }
        lines.push(line);
    }
    lines
}

/// How wide the widest line is.
pub(crate) fn widest_line(fonts: &Fonts, lines: &[String], look: Look) -> f64 {
    let widths = lines.iter().map(|line| width(fonts, line, look));
    widths.fold(0.0, f64::max)
}

/// The smallest width that keeps the number of lines: the lines are about equally long.
pub(crate) fn balanced(fonts: &Fonts, text: &str, look: Look, widest: f64) -> f64 {
    /// A step, and the least width: 2 and 20 mm.
    const STEP: f64 = 144.0 / 25.4;
    const LEAST: f64 = 1440.0 / 25.4;
    let count = lines(fonts, text, look, widest).len();
    let mut room = widest;
    while room - STEP > LEAST {
        let narrower = lines(fonts, text, look, room - STEP);
        if narrower.len() > count || widest_line(fonts, &narrower, look) > room - STEP {
            break;
        }
        room -= STEP;
    }
    widest_line(fonts, &lines(fonts, text, look, room), look)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_are_balanced() {
        let fonts = Fonts::bundled();
        let look = Look::bold(14.0);
        let text =
            "Kết quả thực hiện Kế hoạch duy trì, cải thiện và nâng cao Chỉ số cải cách hành chính";
        let all = width(fonts, text, look);
        let room = balanced(fonts, text, look, all * 0.7);
        assert_eq!(lines(fonts, text, look, room + 0.1).len(), 2);
        assert!(room < all * 0.6, "{room} of {all}");
        assert_eq!(
            lines(fonts, "a\u{a0}b c\nd", look, 1.0),
            ["a\u{a0}b", "c", "d"]
        );
    }
}
