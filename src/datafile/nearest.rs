//! The word that was most likely meant.

/// The known word that is nearest to a misspelt one, if any is near enough to be offered.
fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= candidate.chars().count().div_ceil(3))
        .min()
        .map(|(_, candidate)| candidate)
}

/// The beginning of a fault's advice: a question that offers the nearest known word; empty where none
/// is near.
pub fn guess<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(word, known)
        .map(|known| format!("Có phải là «{known}»? "))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn offers_what_is_near_and_nothing_else() {
        let known = ["name", "note", "valid_from", "valid_to"];
        assert_eq!(nearest("nmae", known), Some("name"));
        assert_eq!(nearest("valid_form", known), Some("valid_from"));
        assert_eq!(nearest("telephone", known), None);
    }
}
