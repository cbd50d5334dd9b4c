//! The list of a document's sections, from the outline that rendering gives.

use std::iter::Peekable;

use inkleaf_content::Heading;
use inkleaf_site::Section;

/// Fewer sections are found by looking at them.
const LEAST: usize = 3;

/// More are a list to get lost in: then the chapters alone are listed.
const MOST: usize = 60;

/// The sections, those of lower levels within those of higher ones. Empty where
/// a list would be of no use. Headings of the fourth level are listed only
/// where those above are not enough for a list.
pub(crate) fn contents(outline: &[Heading]) -> Vec<Section> {
    let to = |level: u8| {
        let headings = outline.iter().filter(move |heading| heading.level <= level);
        headings.filter(|heading| !heading.text.is_empty())
    };
    let deepest = match to(3).count() {
        count if count < LEAST => 4,
        count if count > MOST && to(2).count() >= LEAST => 2,
        _ => 3,
    };
    if to(deepest).count() < LEAST {
        return Vec::new();
    }
    nested(&mut to(deepest).peekable(), 0)
}

/// The headings at the front that are of a level below `above`, those of still
/// lower ones within them.
fn nested<'h>(
    headings: &mut Peekable<impl Iterator<Item = &'h Heading>>,
    above: u8,
) -> Vec<Section> {
    let mut sections = Vec::new();
    while let Some(heading) = headings.next_if(|heading| heading.level > above) {
        sections.push(Section {
            id: heading.id.clone(),
            title: heading.text.clone(),
            children: nested(headings, heading.level),
        });
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(levels: &[u8]) -> Vec<Heading> {
        let heading = |(i, level): (usize, &u8)| Heading {
            level: *level,
            id: format!("h{i}"),
            text: format!("{i}"),
        };
        levels.iter().enumerate().map(heading).collect()
    }

    /// `0(1 2) 3`.
    fn shape(levels: &[u8]) -> String {
        fn write(sections: &[Section]) -> String {
            let write = |section: &Section| match &*section.children {
                [] => section.title.clone(),
                children => format!("{}({})", section.title, write(children)),
            };
            sections.iter().map(write).collect::<Vec<_>>().join(" ")
        }
        write(&contents(&outline(levels)))
    }

    #[test]
    fn sections_stand_within_those_of_a_higher_level() {
        assert_eq!(shape(&[2, 3, 3, 2]), "0(1 2) 3");
        assert_eq!(shape(&[3, 2, 3]), "0 1(2)");
        assert_eq!(shape(&[2, 2, 2, 4, 5]), "0 1 2");
    }

    #[test]
    fn the_fourth_level_helps_out_where_there_is_little_above_it() {
        assert_eq!(shape(&[2, 4, 4]), "0(1 2)");
        assert_eq!(shape(&[2, 4, 3, 4]), "0(1 2(3))");
    }

    #[test]
    fn a_list_must_be_of_use() {
        assert_eq!(shape(&[]), "");
        assert_eq!(shape(&[2, 2]), "");
        assert_eq!(shape(&[5, 5, 5, 5]), "");
        let mut many = vec![3; 70];
        many.extend([2, 2, 2]);
        assert_eq!(shape(&many), "70 71 72");
    }
}
