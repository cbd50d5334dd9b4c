//! Former addresses.

use std::collections::HashMap;

use super::{Finding, PlannedPage, Redirect, address::folded, document::Doc, finding::At, written};

/// Who has an address.
enum Owner<'a> {
    Page,
    Alias { path: &'a str, to: &'a str },
}

/// The redirects of all documents, and warnings for aliases that can't be one.
/// A real page wins over an alias, and of two aliases the first.
pub(super) fn redirects(
    docs: &[&Doc<'_>],
    pages: &[PlannedPage],
    warnings: &mut Vec<Finding>,
) -> Vec<Redirect> {
    let mut owners: HashMap<String, Owner<'_>> = pages
        .iter()
        .map(|page| (folded(&page.address), Owner::Page))
        .collect();
    let mut redirects = Vec::new();
    for doc in docs {
        for alias in &doc.front().aliases {
            let from = match written::address(&rooted(alias, doc)) {
                Ok(written) => written.address,
                Err(why) => {
                    warnings.push(unusable(doc, alias, why));
                    continue;
                }
            };
            let key = folded(&from);
            match owners.get(&key) {
                None => {
                    owners.insert(
                        key,
                        Owner::Alias {
                            path: &doc.file.path,
                            to: &doc.href,
                        },
                    );
                    redirects.push(Redirect {
                        from,
                        to: doc.href.clone(),
                    });
                }
                Some(Owner::Page) if from == doc.address => {}
                Some(Owner::Page) => warnings.push(taken(doc, alias, &from, "a page")),
                Some(Owner::Alias { to, .. }) if *to == doc.href => {}
                Some(Owner::Alias { path, .. }) => {
                    warnings.push(taken(doc, alias, &from, &format!("an alias of {path}")));
                }
            }
        }
    }
    redirects
}

/// An alias from the root of the site. Without a slash at its start it is one
/// already in Zola (whose documents have a `path`), while in Hugo it stands
/// beside the document.
fn rooted(alias: &str, doc: &Doc<'_>) -> String {
    let alias = alias.trim();
    let has_scheme = alias
        .split_once(':')
        .is_some_and(|(scheme, _)| !scheme.contains('/'));
    if alias.is_empty() || alias.starts_with('/') || has_scheme || doc.front().path.is_some() {
        return alias.to_string();
    }
    let own = doc.address.trim_end_matches('/');
    let parent = own.rfind('/').map_or("", |slash| &own[..slash]);
    // `../x` climbs from there; more than there is to climb is unusable.
    let (mut parent, mut alias) = (parent, alias);
    while let Some(rest) = alias.strip_prefix("../") {
        let Some(slash) = parent.rfind('/') else {
            break;
        };
        (parent, alias) = (&parent[..slash], rest);
    }
    format!(
        "{}/{}",
        encoded(parent),
        alias.strip_prefix("./").unwrap_or(alias)
    )
}

/// The address is decoded, an alias is not: joined they must be of one kind.
fn encoded(path: &str) -> String {
    inkleaf_content::encode_path(path)
}

fn at<'d>(doc: &Doc<'d>, alias: &str) -> At<'d> {
    At::value(doc.file, &["aliases", "alias"], alias)
}

fn unusable(doc: &Doc<'_>, alias: &str, why: written::Unusable) -> Finding {
    at(doc, alias).warning(
        "alias-unusable",
        format!("the alias `{alias}` can't be an address: {why}"),
        "write the former address from the root of the site: `aliases: [/old/address/]`".into(),
    )
}

fn taken(doc: &Doc<'_>, alias: &str, from: &str, owner: &str) -> Finding {
    at(doc, alias).warning(
        "alias-taken",
        format!("the alias {from} is the address of {owner} and leads there"),
        "delete the alias, or give the other one another address".into(),
    )
}
