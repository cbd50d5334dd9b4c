//! «Did you mean …?»

/// The known word that is most likely meant, if any is near enough: case and
/// `_`, `-` count for nothing, and at most a third of it may differ.
pub(crate) fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let fold = |text: &str| text.to_lowercase().replace(['_', '-'], "");
    let word = fold(word);
    let scored = known.iter().map(|candidate| {
        let folded = fold(candidate);
        (
            strsim::damerau_levenshtein(&word, &folded),
            folded.chars().count(),
            *candidate,
        )
    });
    let (distance, length, candidate) = scored.min_by_key(|(distance, ..)| *distance)?;
    (distance * 3 <= length.max(3)).then_some(candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        let known = ["title", "base_url", "posts_per_page"];
        assert_eq!(nearest("titel", &known), Some("title"));
        assert_eq!(nearest("baseURL", &known), Some("base_url"));
        assert_eq!(nearest("postsPerPage", &known), Some("posts_per_page"));
        assert_eq!(nearest("theme", &known), None);
        assert_eq!(nearest("x", &[]), None);
    }
}
