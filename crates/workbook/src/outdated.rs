//! Results of formulas that were saved before what they are computed from was changed: programs that do
//! not calculate keep the old number, the next program shows another one. Which of the two an agency
//! saw, nobody can tell. Only formulas are followed whose result is beyond doubt: sums of areas, the four
//! operations, cells of the same sheet, choices between them, rounding.

use std::collections::{BTreeMap, BTreeSet};

use place::Cell;

use crate::formula_tokens::{Function, Token, tokens};
use crate::model::{Content, Sheet, Value};

/// What the error of such a cell begins with.
pub const OUTDATED: &str = "kết quả đã lưu";

/// The most cells that are looked at for the formulas of a sheet.
const MOST_STEPS: u32 = 1_000_000;
/// How deep formulas are followed into those that they need.
const DEEPEST: u32 = 64;
/// The share by which two results of the same formula may differ: programs round in other places. Of
/// results below one it is a share of one: what cancels out to nothing leaves such dust.
const ROUNDING: f64 = 1e-9;

/// Marks the cells of a sheet whose saved number is not what their formula gives.
pub(super) fn mark(sheet: &mut Sheet, formulas: &BTreeMap<Cell, String>) {
    let seen: &Sheet = sheet;
    let mut reader = Results {
        sheet: seen,
        formulas,
        known: BTreeMap::new(),
        open: BTreeSet::new(),
        left: MOST_STEPS,
    };
    let outdated: Vec<(Cell, f64, f64)> = formulas
        .keys()
        .filter_map(|cell| {
            let saved = saved(seen.cells.get(cell)?)?;
            let result = reader.formula(*cell, 0)?;
            let is_same =
                (saved - result).abs() <= ROUNDING * saved.abs().max(result.abs()).max(1.0);
            (!is_same).then_some((*cell, saved, result))
        })
        .collect();
    for (cell, saved, result) in outdated {
        if let Some(content) = sheet.cells.get_mut(&cell) {
            let (saved, result) = (written(saved), written(result));
            content.value = Value::Error(format!("{OUTDATED} là {saved}, tính lại là {result}"));
        }
    }
}

/// A number as a reader of Vietnamese writes it, to a few digits.
fn written(number: f64) -> String {
    let rounded = (number * 1e6).round() / 1e6;
    rounded.to_string().replace('.', ",")
}

/// The number that is saved in a cell.
fn saved(content: &Content) -> Option<f64> {
    match content.value {
        Value::Number(number) => Some(content.stored.unwrap_or(number)),
        _ => None,
    }
}

/// The results of a sheet's formulas.
struct Results<'a> {
    sheet: &'a Sheet,
    formulas: &'a BTreeMap<Cell, String>,
    known: BTreeMap<Cell, Option<f64>>,
    /// The cells whose formulas are being followed.
    open: BTreeSet<Cell>,
    left: u32,
}

impl Results<'_> {
    /// What a cell's formula gives; none where that is not beyond doubt.
    fn formula(&mut self, cell: Cell, depth: u32) -> Option<f64> {
        if let Some(known) = self.known.get(&cell) {
            return *known;
        }
        let formulas = self.formulas;
        let formula = formulas.get(&cell).filter(|_| depth < DEEPEST)?;
        // One that needs its own result has none.
        if !self.open.insert(cell) {
            return None;
        }
        let tokens = tokens(formula);
        let result = tokens.and_then(|tokens| {
            let mut parser = Parser {
                tokens: &tokens,
                at: 0,
                results: self,
                depth,
            };
            let result = parser.sum()?;
            (parser.at == tokens.len() && result.is_finite()).then_some(result)
        });
        self.open.remove(&cell);
        self.known.insert(cell, result);
        result
    }

    /// The number in a cell: none in one that is no number. `of_area`: text counts nothing there.
    fn value(&mut self, cell: Cell, depth: u32, of_area: bool) -> Option<f64> {
        self.left = self.left.checked_sub(1)?;
        let Some(content) = self.sheet.cells.get(&cell) else {
            return Some(0.0);
        };
        if content.struck.is_some() || content.raised.is_some() {
            return None;
        }
        if self.open.contains(&cell) {
            return None;
        }
        if content.formula
            && let Some(result) = self.formula(cell, depth + 1)
        {
            return Some(result);
        }
        match &content.value {
            Value::Number(_) => saved(content),
            Value::Empty if !content.formula => Some(0.0),
            // What is text here is what a sum passes over, but what looks like a number may be one.
            Value::Text(text) if of_area && !text.contains(|c: char| c.is_ascii_digit()) => {
                Some(0.0)
            }
            _ => None,
        }
    }

    /// The sum of an area.
    fn sum_of(&mut self, (first, last): (Cell, Cell), depth: u32) -> Option<f64> {
        let sheet = self.sheet;
        let inside = sheet.cells.range(first..=last);
        let cells: Vec<Cell> = inside
            .map(|(cell, _)| *cell)
            .filter(|cell| (first.column..=last.column).contains(&cell.column))
            .collect();
        let cells = cells.into_iter();
        cells
            .map(|cell| self.value(cell, depth, true))
            .try_fold(0.0, |sum, value| Some(sum + value?))
    }
}

/// Reads the pieces of a formula as a sum of products.
struct Parser<'p, 'r, 's> {
    tokens: &'p [Token],
    at: usize,
    results: &'r mut Results<'s>,
    depth: u32,
}

impl Parser<'_, '_, '_> {
    fn sign(&mut self, wanted: &str) -> Option<char> {
        match self.tokens.get(self.at) {
            Some(Token::Sign(sign)) if wanted.contains(*sign) => {
                self.at += 1;
                Some(*sign)
            }
            _ => None,
        }
    }

    fn sum(&mut self) -> Option<f64> {
        let mut sum = self.product()?;
        while let Some(sign) = self.sign("+-") {
            let next = self.product()?;
            sum = if sign == '+' { sum + next } else { sum - next };
        }
        Some(sum)
    }

    fn product(&mut self) -> Option<f64> {
        let mut product = self.factor()?;
        while let Some(sign) = self.sign("*/") {
            let next = self.factor()?;
            if sign == '/' && next == 0.0 {
                return None;
            }
            product = if sign == '*' {
                product * next
            } else {
                product / next
            };
        }
        Some(product)
    }

    fn factor(&mut self) -> Option<f64> {
        if let Some(sign) = self.sign("+-") {
            let factor = self.factor()?;
            return Some(if sign == '-' { -factor } else { factor });
        }
        if self.sign("(").is_some() {
            let inside = self.sum()?;
            return self.sign(")").map(|_| inside);
        }
        let token = *self.tokens.get(self.at)?;
        self.at += 1;
        match token {
            Token::Number(number) => Some(number),
            Token::Cell(cell) => self.results.value(cell, self.depth, false),
            Token::Function(function) => self.function(function),
            Token::Area(..) | Token::Sign(_) | Token::Text => None,
        }
    }

    fn function(&mut self, function: Function) -> Option<f64> {
        match function {
            Function::Sum => self.sums(),
            Function::If => self.choice(),
            Function::Round => {
                self.sign("(")?;
                let number = self.sum()?;
                self.sign(",")?;
                let places = self.sum()?;
                self.sign(")")?;
                rounded(number, places)
            }
            Function::Absolute => {
                self.sign("(")?;
                let number = self.sum()?;
                self.sign(")")?;
                Some(number.abs())
            }
        }
    }

    /// What stands in the brackets of a sum.
    fn sums(&mut self) -> Option<f64> {
        self.sign("(")?;
        let mut sum = 0.0;
        loop {
            sum += match self.tokens.get(self.at) {
                Some(Token::Area(first, last)) => {
                    let area = (*first, *last);
                    self.at += 1;
                    self.results.sum_of(area, self.depth)?
                }
                _ => self.sum()?,
            };
            match self.sign(",)")? {
                ',' => {}
                _ => return Some(sum),
            }
        }
    }

    /// What stands in the brackets of a choice: the branch that its comparison leads to. Nothing of the
    /// other one is looked at: it can be a text.
    fn choice(&mut self) -> Option<f64> {
        self.sign("(")?;
        let holds = self.comparison()?;
        self.sign(",")?;
        if !holds {
            self.skip_argument()?;
            self.sign(",")?;
        }
        let chosen = self.sum()?;
        if holds && self.sign(",").is_some() {
            self.skip_argument()?;
        }
        self.sign(")").map(|_| chosen)
    }

    /// Whether two numbers compare as it is said; none where they are equal but for rounding.
    fn comparison(&mut self) -> Option<bool> {
        let left = self.sum()?;
        let first = self.sign("<>=")?;
        let second = self.sign("<>=");
        let right = self.sum()?;
        let is_near = (left - right).abs() <= ROUNDING * left.abs().max(right.abs()).max(1.0);
        if is_near && left != right {
            return None;
        }
        match (first, second) {
            ('<', None) => Some(left < right),
            ('>', None) => Some(left > right),
            ('=', None) => Some(left == right),
            ('<', Some('=')) => Some(left <= right),
            ('>', Some('=')) => Some(left >= right),
            ('<', Some('>')) => Some(left != right),
            _ => None,
        }
    }

    /// Goes past the pieces of an argument, to the comma or bracket behind it.
    fn skip_argument(&mut self) -> Option<()> {
        let mut open = 0_u32;
        loop {
            match self.tokens.get(self.at)? {
                Token::Sign('(') => open += 1,
                Token::Sign(',' | ')') if open == 0 => return Some(()),
                Token::Sign(')') => open -= 1,
                _ => {}
            }
            self.at += 1;
        }
    }
}

/// A number to so many places; none where it lies in the middle, which programs round in two ways.
fn rounded(number: f64, places: f64) -> Option<f64> {
    if places.fract() != 0.0 || places.abs() > 9.0 {
        return None;
    }
    let scale = 10_f64.powf(places);
    let scaled = number * scale;
    let is_middle = ((scaled - scaled.floor()) - 0.5).abs() < 1e-6;
    (!is_middle).then(|| scaled.round() / scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cells of a sheet that are marked: numbers, and formulas with their saved results.
    fn outdated(numbers: &[(&str, f64)], formulas: &[(&str, &str, f64)]) -> Vec<String> {
        let mut sheet = Sheet::new("A");
        let mut known = BTreeMap::new();
        for (cell, number) in numbers {
            let content = Content::plain(Value::Number(*number));
            sheet.cells.insert(cell.parse().unwrap(), content);
        }
        for (cell, formula, number) in formulas {
            let mut content = Content::plain(Value::Number(*number));
            content.formula = true;
            let cell: Cell = cell.parse().unwrap();
            sheet.cells.insert(cell, content);
            known.insert(cell, (*formula).to_owned());
        }
        mark(&mut sheet, &known);
        let cells = sheet.cells.iter();
        cells
            .filter(|(_, content)| matches!(content.value, Value::Error(_)))
            .map(|(cell, _)| cell.to_string())
            .collect()
    }

    #[test]
    fn results_that_are_not_what_the_formula_gives() {
        let numbers = [("A1", 100.0), ("A2", 240.0), ("B1", 101.0), ("B2", 240.0)];
        let sums = |a: f64, b: f64| {
            outdated(
                &numbers,
                &[
                    ("A3", "SUM(A1:A2)", a),
                    ("B3", "of:=SUM([.B1:.B2])", b),
                    ("C3", "A3/B3*100", a / b * 100.0),
                ],
            )
        };
        assert!(sums(340.0, 341.0).is_empty());
        assert_eq!(sums(349.0, 341.0), ["A3", "C3"]);
        assert_eq!(outdated(&numbers, &[("D1", "=4+6", 12.0)]), ["D1"]);
        // What rests on an outdated result is outdated too.
        let chain = [("D1", "=4+6", 12.0), ("D2", "$D$1/2", 6.0)];
        assert_eq!(outdated(&[], &chain), ["D1", "D2"]);
    }

    #[test]
    fn choices_and_rounding_are_followed() {
        for (formula, result) in [
            ("IF(A1>0,118,0)", 118.0),
            ("IF(A1<>100,118,A1/4)", 25.0),
            ("of:=IF([.A1]>=100;\"\";1)", 7.0),
            ("IF(A1<=99,\"\",SUM(A1,1))", 101.0),
            ("IF(A1=100,IF(A2>0,1,2),3)", 2.0),
            ("ROUND(2.6,0)", 3.0),
            ("ROUND(A1/3,2)", 33.33),
            ("ABS(1-A1)", 99.0),
        ] {
            let saved = |number| outdated(&[("A1", 100.0)], &[("D1", formula, number)]);
            assert!(saved(result).is_empty(), "{formula}");
            let is_followed = !formula.contains(";\"\"");
            assert_eq!(
                saved(result + 1.0).len(),
                usize::from(is_followed),
                "{formula}"
            );
        }
    }

    #[test]
    fn formulas_that_are_not_followed_are_left() {
        for formula in [
            "IF(A1=\"\",1,2)",
            "IF(A1>0,\"x\",7)",
            "IF(AND(A1>0,A1<9),1,2)",
            "ROUND(A1+0.5,0)",
            "ROUNDUP(A1,0)",
            "Sheet2!A1+1",
            "A1&\"x\"",
            "A1^2",
            "10%*A1",
            "SUMIF(A1:A2,1)",
            "A1/0",
            "D1+1",
            "NOW()",
        ] {
            let found = outdated(&[("A1", 100.0)], &[("D1", formula, 7.0)]);
            assert!(found.is_empty(), "{formula}");
        }
        let parts = [("A1", 0.1), ("A2", 0.2), ("A3", 0.3)];
        assert!(outdated(&parts, &[("D1", "A1+A2", 0.3)]).is_empty());
        assert!(outdated(&parts, &[("D1", "A3-A1-A2", 0.0)]).is_empty());
    }
}
