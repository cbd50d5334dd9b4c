//! The library's `style` attributes as classes of `style/math.css` and as
//! attributes of MathML, since the policy of the pages forbids inline styles.

/// What an inline style becomes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    /// Names of classes.
    pub(crate) classes: Vec<&'static str>,
    /// Attributes, with values that have been checked.
    pub(crate) attributes: Vec<(&'static str, String)>,
}

/// Reads the value of a `style` attribute. The part that is not known is the
/// error: nothing that the library draws may get lost unnoticed.
pub(crate) fn read(style: &str) -> Result<Look, String> {
    let mut look = Look::default();
    for declaration in style
        .split(';')
        .map(str::trim)
        .filter(|text| !text.is_empty())
    {
        let (property, value) = declaration
            .split_once(':')
            .ok_or_else(|| declaration.to_owned())?;
        let (property, value) = (property.trim(), value.trim());
        if let Some(class) = class(property, value) {
            look.classes.push(class);
        } else if let Some(attribute) = attribute(property, value) {
            look.attributes.push(attribute);
        } else if !is_said_twice(property, value) {
            return Err(declaration.to_owned());
        }
    }
    Ok(look)
}

/// `justify-items` comes with `text-align`, a width in `rem` with an attribute.
fn is_said_twice(property: &str, value: &str) -> bool {
    property == "justify-items" || (property == "width" && value.ends_with("rem"))
}

fn class(property: &str, value: &str) -> Option<&'static str> {
    Some(match (property, value) {
        ("text-align", "left") => "tex-left",
        ("text-align", "right") => "tex-right",
        ("padding-left", "0") => "tex-pl0",
        ("padding-left", "0.1em") => "tex-pl2",
        ("padding-left", "0.1667em") => "tex-pl3",
        ("padding-left", "0.2222em") => "tex-pl4",
        ("padding-left", "0.2778em") => "tex-pl5",
        ("padding-left", "1em") => "tex-pl18",
        ("padding-right", "0") => "tex-pr0",
        ("padding-right", "0.1em") => "tex-pr2",
        ("padding-right", "0.1667em") => "tex-pr3",
        ("padding-right", "0.2222em") => "tex-pr4",
        ("padding-right", "0.2778em") => "tex-pr5",
        ("padding-top", "0.1667em") => "tex-pt3",
        ("padding-top" | "padding-bottom", "0") => "tex-tight",
        ("border-left", value) => border(value, "tex-rule-left", "tex-dash-left")?,
        ("border-right", value) => border(value, "tex-rule-right", "tex-dash-right")?,
        ("border-top", value) => border(value, "tex-rule-top", "tex-dash-top")?,
        ("width", "100%") => "tex-wide",
        ("width", "50%") => "tex-half",
        ("width", "7.5%") => "tex-margin",
        ("math-shift", "compact") => "tex-compact",
        ("font-variant-caps", "small-caps") => "tex-caps",
        ("margin-left", value) => back(value)?,
        _ => return None,
    })
}

fn border(value: &str, solid: &'static str, dashed: &'static str) -> Option<&'static str> {
    match value {
        "0.05em solid currentcolor" => Some(solid),
        "0.05em dashed currentcolor" => Some(dashed),
        _ => None,
    }
}

/// Space to the left, which MathML has no attribute for: the nearest of the
/// steps in the style sheet, named in eighteenths of an em as TeX counts them.
fn back(value: &str) -> Option<&'static str> {
    let number_ends = value.find(|c: char| c.is_ascii_alphabetic())?;
    let (number, unit) = value.split_at(number_ends);
    let ems = number.parse::<f64>().ok()?
        * match unit {
            "em" | "rem" => 1.0,
            "ex" => 0.45,
            _ => return None,
        };
    Some(match (-ems * 18.0).round() {
        ..=1.0 => "tex-back1",
        ..=2.0 => "tex-back2",
        ..=3.0 => "tex-back3",
        ..=4.0 => "tex-back4",
        ..=7.0 => "tex-back5",
        ..=13.0 => "tex-back9",
        ..=27.0 => "tex-back18",
        _ => "tex-back36",
    })
}

fn attribute(property: &str, value: &str) -> Option<(&'static str, String)> {
    match property {
        "color" if is_colour(value) => Some(("mathcolor", value.to_owned())),
        "font-size" if is_percentage(value) => Some(("mathsize", value.to_owned())),
        _ => None,
    }
}

fn is_colour(value: &str) -> bool {
    value.len() == 7 && value.starts_with('#') && value[1..].bytes().all(|b| b.is_ascii_hexdigit())
}

fn is_percentage(value: &str) -> bool {
    value
        .strip_suffix('%')
        .is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_the_library_says_becomes_classes_and_attributes() {
        let look = read("text-align: right;justify-items: end;padding-right: 0;").unwrap();
        assert_eq!(look.classes, ["tex-right", "tex-pr0"]);
        let look = read("color:#ff0000;math-shift:compact;").unwrap();
        assert_eq!(look.classes, ["tex-compact"]);
        assert_eq!(look.attributes, [("mathcolor", "#ff0000".to_owned())]);
    }

    #[test]
    fn space_to_the_left_takes_the_nearest_step() {
        for (value, class) in [
            ("-0.1667em", "tex-back3"),
            ("-1em", "tex-back18"),
            ("-90em", "tex-back36"),
        ] {
            assert_eq!(
                read(&format!("margin-left:{value};")).unwrap().classes,
                [class]
            );
        }
    }

    #[test]
    fn what_is_not_known_is_told() {
        for style in [
            "position:fixed",
            "color:red;",
            "color:#12345",
            "width:calc(1px)",
            "x",
            "font-size:9px",
        ] {
            assert!(read(style).is_err(), "{style}");
        }
    }
}
