//! The answers of a question part by part, for who gives them by fields instead of a command line.

use super::question::Question;

/// What stands in a command for what the clerk fills in.
const OPEN: char = '…';
/// The same for an agency that is to be named.
const OPEN_AGENCY: &str = "TÊN CƠ QUAN";

/// One way to answer a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// What the answer says.
    pub means: String,
    /// The options of the command `decide`, without those on who decides and why.
    pub options: Vec<Given>,
}

/// An option of the command `decide`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Its name, without dashes: `first`.
    pub option: String,
    /// Its value; empty for one that has none, absent where the clerk fills it in.
    pub value: Option<String>,
    /// What is to be filled in, as the command shows it: `C=…`.
    pub shape: String,
}

impl Question {
    /// The ways to answer it, in the order of its answers.
    pub fn ways(&self) -> Vec<Way> {
        let answers = self.answers.iter().zip(&self.meanings);
        answers
            .map(|(command, means)| Way {
                means: means.clone(),
                options: self.options(command),
            })
            .collect()
    }

    fn options(&self, command: &str) -> Vec<Given> {
        let mut options: Vec<Given> = Vec::new();
        for word in words(command) {
            match (word.strip_prefix("--"), options.last_mut()) {
                (Some(option), _) => options.push(Given {
                    option: option.to_owned(),
                    value: Some(String::new()),
                    shape: String::new(),
                }),
                // The program and its command stand before the first option.
                (None, None) => {}
                (None, Some(last)) => {
                    let is_open = word.contains(OPEN) || word == OPEN_AGENCY;
                    last.value = match (is_open, last.option.as_str()) {
                        (false, _) => Some(word.clone()),
                        // A file's name that no command line can bear is known all the same.
                        (true, "file") => self.file.clone(),
                        (true, _) => None,
                    };
                    last.shape = word;
                }
            }
        }
        let of_the_trail = ["root", "period", "why", "by", "ground", "on"];
        options.retain(|given| !of_the_trail.contains(&given.option.as_str()));
        options
    }
}

/// The words of a command line: what stands between quotes is one.
fn words(command: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let (mut is_quoted, mut is_begun) = (false, false);
    for letter in command.chars() {
        match letter {
            '"' => {
                is_quoted = !is_quoted;
                is_begun = true;
            }
            ' ' if !is_quoted => {
                if is_begun {
                    words.push(std::mem::take(&mut word));
                }
                is_begun = false;
            }
            _ => {
                word.push(letter);
                is_begun = true;
            }
        }
    }
    if is_begun {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::super::question::{Kind, question};

    fn options(command: &str) -> Vec<(String, Option<String>)> {
        let mut asked = question(Kind::Reading, String::new());
        asked.file = Some("a \"b\".xlsx".to_owned());
        asked.answers = vec![command.to_owned()];
        asked.meanings = vec!["số liệu đúng là …".to_owned()];
        let ways = asked.ways().remove(0).options.into_iter();
        ways.map(|given| (given.option, given.value)).collect()
    }

    #[test]
    fn what_is_known_is_given_and_the_rest_is_open() {
        let said =
            |option: &str, value: Option<&str>| (option.to_owned(), value.map(str::to_owned));
        assert_eq!(
            options(
                "cchc decide --period 2024-H1 --agency so-y-te --measure 3.2.3 --first … --second 12 --why \"…\" --by \"…\""
            ),
            [
                said("agency", Some("so-y-te")),
                said("measure", Some("3.2.3")),
                said("first", None),
                said("second", Some("12")),
            ]
        );
        assert_eq!(
            options("cchc decide --file \"…\" --agency \"TÊN CƠ QUAN\" --why \"…\" --by \"…\""),
            [said("file", Some("a \"b\".xlsx")), said("agency", None)]
        );
        assert_eq!(
            options("cchc decide --file \"một hai.xlsx\" --not-a-report --why \"…\" --by \"…\""),
            [
                said("file", Some("một hai.xlsx")),
                said("not-a-report", Some(""))
            ]
        );
    }
}
