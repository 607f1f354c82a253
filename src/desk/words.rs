//! What a form or the part of an address behind its question mark says.

/// Words by the name of their field, in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    pairs: Vec<(String, String)>,
}

impl Words {
    /// The words of a form.
    pub fn of_form(form: &str) -> Self {
        let pairs = form_urlencoded::parse(form.as_bytes());
        Words {
            pairs: pairs.into_owned().collect(),
        }
    }

    /// The words of an address.
    pub fn of_address(query: Option<String>) -> Self {
        Words::of_form(&query.unwrap_or_default())
    }

    /// The word of a field, without blanks around it; empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        let own = self.pairs.iter().find(|(key, _)| key == name);
        own.map_or("", |(_, word)| word.trim())
    }

    /// The words of a field that may be filled more than once, in their order.
    pub fn all(&self, name: &'static str) -> impl Iterator<Item = &str> {
        let own = self.pairs.iter().filter(move |(key, _)| key == name);
        own.map(|(_, word)| word.trim())
    }
}
