//! The fonts of the pages: four styles of one family.

use std::sync::OnceLock;

use typst::foundations::Bytes;
use typst::layout::{Abs, Em};
use typst::text::{Font, FontBook, FontStyle, FontVariations, FontWeight};
use typst::utils::LazyHash;

use failure::{Fault, Outcome};

/// The four styles that come with the program (Tinos: the widths of Times New Roman).
const BUNDLED: [&[u8]; 4] = [
    include_bytes!("../fonts/Tinos-Regular.ttf"),
    include_bytes!("../fonts/Tinos-Bold.ttf"),
    include_bytes!("../fonts/Tinos-Italic.ttf"),
    include_bytes!("../fonts/Tinos-BoldItalic.ttf"),
];

/// The styles that every family must have, with their Vietnamese names.
const STYLES: [(bool, bool, &str); 4] = [
    (false, false, "đứng"),
    (true, false, "đậm"),
    (false, true, "nghiêng"),
    (true, true, "đậm nghiêng"),
];

/// Four styles of one family, each with all letters of Vietnamese.
#[derive(Debug)]
pub struct Fonts {
    book: LazyHash<FontBook>,
    list: Vec<Font>,
    family: String,
}

impl Fonts {
    /// The fonts that come with the program.
    pub fn bundled() -> &'static Fonts {
        static FONTS: OnceLock<Fonts> = OnceLock::new();
        FONTS.get_or_init(|| {
            let files = BUNDLED.iter().map(|bytes| Bytes::new(*bytes)).collect();
            Fonts::check("", files).unwrap_or_else(|failure| {
                panic!("the bundled fonts were checked by a test: {failure}")
            })
        })
    }

    /// The fonts of an office's own choice, from the bytes of the four files; `folder` is named in
    /// the faults. Fails where a style or a Vietnamese letter is missing, or families differ.
    pub fn from_files(folder: &str, files: Vec<Vec<u8>>) -> Outcome<Fonts> {
        Fonts::check(folder, files.into_iter().map(Bytes::new).collect())
    }

    fn check(folder: &str, files: Vec<Bytes>) -> Outcome<Fonts> {
        let mend = "Chọn phông có đủ bốn kiểu chữ và đủ chữ tiếng Việt, hoặc dùng phông kèm theo \
                    chương trình.";
        let fault = |what: String| Fault::new(folder, what, mend);
        let list: Vec<Font> = files.into_iter().flat_map(Font::iter).collect();
        let family = match list.first() {
            Some(font) => font.info().family.to_string(),
            None => return Err(fault("không đọc được phông chữ nào".into()).into()),
        };
        if let Some(other) = list.iter().find(|font| font.info().family != family) {
            let what = format!("hai họ phông khác nhau: {family}, {}", other.info().family);
            return Err(fault(what).into());
        }
        for (bold, italic, name) in STYLES {
            let Some(font) = list.iter().find(|font| is_style(font, bold, italic)) else {
                return Err(fault(format!("phông {family} thiếu kiểu {name}")).into());
            };
            let missing: String = vietnamese_letters().filter(|c| !has(font, *c)).collect();
            if !missing.is_empty() {
                let what = format!("phông {family} kiểu {name} thiếu chữ: {missing}");
                return Err(fault(what).into());
            }
        }
        Ok(Fonts {
            book: LazyHash::new(FontBook::from_fonts(&list)),
            list,
            family,
        })
    }

    /// Name of the family.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// Whether all styles can print a character.
    pub fn print(&self, character: char) -> bool {
        self.list.iter().all(|font| has(font, character))
    }

    /// How wide a text is without a break, in parts of its size. A letter that the font lacks counts
    /// as half.
    pub fn width(&self, text: &str, bold: bool, italic: bool) -> f64 {
        let Some(font) = self.list.iter().find(|font| is_style(font, bold, italic)) else {
            return 0.0;
        };
        let variant = font.info().variant;
        let font = font
            .clone()
            .instantiate(variant, Abs::zero(), &FontVariations::default());
        let one = |letter: char| {
            let glyph = font.ttf().glyph_index(letter);
            let advance = glyph.and_then(|glyph| font.x_advance(glyph.0));
            advance.map_or(0.5, Em::get)
        };
        text.chars().map(one).sum()
    }

    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    pub(crate) fn font(&self, index: usize) -> Option<Font> {
        self.list.get(index).cloned()
    }
}

fn is_style(font: &Font, bold: bool, italic: bool) -> bool {
    let variant = font.info().variant;
    (variant.style != FontStyle::Normal) == italic && (variant.weight >= FontWeight::BOLD) == bold
}

fn has(font: &Font, character: char) -> bool {
    font.info().coverage.contains(u32::from(character))
}

/// The 134 Vietnamese letters outside ASCII, composed: 67 small ones and their capitals.
pub fn vietnamese_letters() -> impl Iterator<Item = char> {
    const SMALL: &str = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";
    SMALL
        .chars()
        .chain(SMALL.chars().flat_map(char::to_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bundled_fonts_have_four_styles_with_every_vietnamese_letter() {
        assert_eq!(vietnamese_letters().count(), 134);
        let fonts = Fonts::bundled();
        assert_eq!(fonts.family(), "Tinos");
        for c in vietnamese_letters().chain("–—…≥≤±×%₫“”".chars()) {
            assert!(fonts.print(c), "{c}");
        }
    }

    #[test]
    fn widths_are_those_of_times_new_roman() {
        let width = |text| Fonts::bundled().width(text, false, false);
        assert!((width("0123456789") - 5.0).abs() < 0.01);
        assert!((width("mi") - (0.778 + 0.278)).abs() < 0.001);
        let bold = Fonts::bundled().width("ảnh", true, false);
        assert!(bold > width("anh"), "{bold}");
    }

    #[test]
    fn bundled_fonts_have_what_checks_take_for_printed() {
        let lacking: String = vietnamese::printed::printed_characters()
            .filter(|c| !Fonts::bundled().print(*c))
            .collect();
        assert_eq!(lacking, "");
    }

    #[test]
    fn a_missing_style_is_the_operators_fault() {
        let failure = Fonts::from_files("assets/phong-chu", vec![BUNDLED[0].to_vec()]).unwrap_err();
        assert!(failure.to_string().contains("thiếu kiểu đậm"), "{failure}");
        let failure = Fonts::from_files("assets/phong-chu", vec![b"x".to_vec()]).unwrap_err();
        assert!(failure.to_string().contains("không đọc được"), "{failure}");
    }
}
