//! Which end belongs to which opening.

use std::collections::BTreeMap;

use super::token::{Kind, Syntax, Token, ZOLA_END};

/// For each token the index of the one it makes a pair with, or `None`.
///
/// An end belongs to the last open call of its name (in Zola's syntax: to the
/// last open call); what was opened in between has no end of its own.
pub(crate) fn pairs(tokens: &[Token]) -> Vec<Option<usize>> {
    let mut partners = vec![None; tokens.len()];
    // Open calls, and for each name their places among them.
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, token) in tokens.iter().enumerate() {
        match &token.kind {
            Kind::Open {
                name,
                syntax,
                single: false,
                ..
            } => {
                let key = if *syntax == Syntax::ZolaBody {
                    ZOLA_END
                } else {
                    name
                };
                places.entry(key).or_default().push(open.len());
                open.push((i, key));
            }
            Kind::Close { name } => {
                let Some(place) = places.get(name.as_str()).and_then(|p| p.last().copied()) else {
                    continue;
                };
                partners[open[place].0] = Some(i);
                partners[i] = Some(open[place].0);
                for (_, key) in open.drain(place..) {
                    places.get_mut(key).and_then(Vec::pop);
                }
            }
            _ => {}
        }
    }
    partners
}

#[cfg(test)]
mod tests {
    use super::pairs;
    use crate::{regions::Regions, shortcode::scan::scan};

    fn of(text: &str) -> Vec<Option<usize>> {
        pairs(&scan(text, &mut Regions::new(text), |_| false))
    }

    #[test]
    fn ends_belong_to_the_last_opening_of_their_name() {
        let found = of("{{<a>}}{{<b>}}{{<a>}}{{</a>}}{{</b>}}{{</a>}}");
        assert_eq!(
            found,
            [Some(5), Some(4), Some(3), Some(2), Some(1), Some(0)]
        );
    }

    #[test]
    fn what_crosses_has_no_end() {
        let found = of("{{<a>}}{{<b>}}{{</a>}}{{</b>}}");
        assert_eq!(found, [Some(2), None, Some(0), None]);
    }

    #[test]
    fn syntaxes_do_not_mix() {
        let found = of("{% a() %}{{< end >}}{% end %}");
        assert_eq!(found, [Some(2), None, Some(0)]);
    }
}
