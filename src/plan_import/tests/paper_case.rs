//! Invented appendices of other provinces as text, with what a careful reader makes of each row. Lines:
//! `P` a paragraph, `C` what the columns are, `H` a row of headings, `S` a row of one cell across, `R` a
//! row, `J` what of the row above stands on the next page, `!` what the row before is: `field I`,
//! `group 1`, `criterion 1 : ratio >= 95 ; done` (`?`: a question is right). A cell `^` goes on from above.

/// A row of a table.
#[derive(Debug, Clone)]
pub struct CaseRow {
    /// It is one cell across the table.
    pub across: bool,
    /// Its cells.
    pub cells: Vec<String>,
}

/// What is expected of a row.
#[derive(Debug, Clone)]
pub struct Expected {
    /// `field`, `group` or `criterion`.
    pub kind: String,
    /// Its number in the plan.
    pub code: String,
    /// Its measures: `ratio >= 95`.
    pub measures: Vec<String>,
    /// Its texts, by what their columns are.
    pub texts: Vec<(String, String)>,
}

/// An appendix.
#[derive(Debug, Clone, Default)]
pub struct Case {
    /// The paragraphs above it.
    pub paragraphs: Vec<String>,
    /// Its rows, those of headings among them.
    pub rows: Vec<CaseRow>,
    /// What is expected.
    pub expected: Vec<Expected>,
}

/// Reads a case.
pub fn read(text: &str) -> Case {
    let mut case = Case::default();
    let mut roles: Vec<String> = Vec::new();
    let mut above: Vec<String> = Vec::new();
    // Which of `expected` a continuation belongs to: the row before it.
    for line in text.lines() {
        let Some((mark, rest)) = line.split_once(' ') else {
            continue;
        };
        let cells = || {
            rest.split('|')
                .map(|cell| cell.trim().to_owned())
                .collect::<Vec<_>>()
        };
        match mark {
            "P" => case.paragraphs.push(rest.to_owned()),
            "C" => roles = rest.split(' ').map(str::to_owned).collect(),
            "H" => case.rows.push(CaseRow {
                across: false,
                cells: cells(),
            }),
            "S" => {
                case.rows.push(CaseRow {
                    across: true,
                    cells: vec![rest.trim().to_owned()],
                });
                above = vec![rest.trim().to_owned()];
            }
            "R" => {
                let own = cells();
                above = own
                    .iter()
                    .enumerate()
                    .map(|(at, cell)| match cell.as_str() {
                        "^" => above.get(at).cloned().unwrap_or_default(),
                        cell => cell.to_owned(),
                    })
                    .collect();
                case.rows.push(CaseRow {
                    across: false,
                    cells: own,
                });
            }
            "J" => {
                let own = cells();
                if let Some(last) = case.expected.last_mut() {
                    for (role, cell) in roles.iter().zip(&own) {
                        if let Some((_, text)) = last.texts.iter_mut().find(|(of, _)| of == role) {
                            *text = format!("{text} {cell}").trim().to_owned();
                        }
                    }
                }
                case.rows.push(CaseRow {
                    across: false,
                    cells: own,
                });
            }
            "!" => case.expected.push(expected(rest, &roles, &above)),
            _ => {}
        }
    }
    case
}

fn expected(rest: &str, roles: &[String], above: &[String]) -> Expected {
    let (head, measures) = rest.split_once(':').unwrap_or((rest, ""));
    let (kind, code) = head.trim().split_once(' ').unwrap();
    let texts = roles
        .iter()
        .zip(above)
        .filter(|(role, _)| !matches!(role.as_str(), "code" | "extra" | "unit" | "both"))
        .map(|(role, text)| (role.clone(), text.clone()))
        .collect();
    Expected {
        kind: kind.to_owned(),
        code: code.trim().to_owned(),
        measures: measures
            .split(';')
            .map(|one| one.trim().to_owned())
            .filter(|one| !one.is_empty())
            .collect(),
        texts,
    }
}
