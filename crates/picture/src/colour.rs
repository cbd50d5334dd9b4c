//! Colour profiles: which of them say nothing, which stay, and which are left
//! to the original.

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// Larger profiles are not put into every version. Those of cameras and screens
/// have a few hundred bytes to a few thousand.
const LARGE: usize = 16 * 1024;

/// What the numbers of a picture mean.
pub(crate) enum Colours {
    /// sRGB, the web's own.
    Srgb,
    /// What this profile says. It is to stay with the picture: wide-gamut
    /// colours taken for sRGB are pale.
    Profile(Vec<u8>),
    /// Shades of grey; the table leads to sRGB's. WebP has no grey, and a
    /// profile for grey does not go with one for red, green and blue.
    Grey(Box<[u8; 256]>),
}

/// What a picture's profile says of its colours. `None` if it can't be understood,
/// is of another kind than the picture, or too large.
pub(crate) fn colours(profile: Option<Vec<u8>>, grey: bool) -> Option<Colours> {
    let Some(bytes) = profile else {
        return Some(Colours::Srgb);
    };
    let profile = ColorProfile::new_from_slice(&bytes).ok()?;
    match profile.color_space {
        DataColorSpace::Rgb if is_srgb(&profile)? => Some(Colours::Srgb),
        DataColorSpace::Rgb if bytes.len() <= LARGE => Some(Colours::Profile(bytes)),
        DataColorSpace::Gray if grey => shades(&profile).map(Colours::Grey),
        _ => None,
    }
}

/// Whether a profile is sRGB by another name: no colour of a lattice moves by
/// more than one step. Most profiles in the wild are, at 3 KB each.
fn is_srgb(profile: &ColorProfile) -> Option<bool> {
    let steps = || (0..=8u8).map(|step| step.saturating_mul(32));
    let lattice: Vec<u8> = steps()
        .flat_map(|r| steps().flat_map(move |g| steps().flat_map(move |b| [r, g, b])))
        .collect();
    let mapped = to_srgb(profile, Layout::Rgb, &lattice)?;
    Some(
        lattice
            .iter()
            .zip(&mapped)
            .all(|(a, b)| a.abs_diff(*b) <= 1),
    )
}

fn shades(profile: &ColorProfile) -> Option<Box<[u8; 256]>> {
    let all: Vec<u8> = (0..=u8::MAX).collect();
    let mapped = to_srgb(profile, Layout::Gray, &all)?;
    let mut table = Box::new([0; 256]);
    for (shade, rgb) in table.iter_mut().zip(mapped.chunks_exact(3)) {
        *shade = rgb[1];
    }
    Some(table)
}

fn to_srgb(profile: &ColorProfile, layout: Layout, colours: &[u8]) -> Option<Vec<u8>> {
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let transform = profile
        .create_transform_8bit(layout, &srgb, Layout::Rgb, options)
        .ok()?;
    let channels = if layout == Layout::Gray { 1 } else { 3 };
    let mut mapped = vec![0; colours.len() / channels * 3];
    transform.transform(colours, &mut mapped).ok()?;
    Some(mapped)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn bytes(profile: &ColorProfile) -> Option<Vec<u8>> {
        Some(profile.encode().unwrap())
    }

    #[test]
    fn srgb_by_any_name_needs_no_profile() {
        assert!(matches!(colours(None, false), Some(Colours::Srgb)));
        let srgb = bytes(&ColorProfile::new_srgb());
        assert!(matches!(colours(srgb, false), Some(Colours::Srgb)));
    }

    #[test]
    fn wide_gamut_profiles_stay() {
        for wide in [
            ColorProfile::new_display_p3(),
            ColorProfile::new_adobe_rgb(),
        ] {
            let kept = colours(bytes(&wide), false);
            assert!(matches!(kept, Some(Colours::Profile(_))));
        }
    }

    #[test]
    fn grey_is_led_to_the_greys_of_srgb() {
        let linear = ColorProfile::new_gray_with_gamma(1.0);
        let Some(Colours::Grey(shades)) = colours(bytes(&linear), true) else {
            panic!("a grey profile was not understood");
        };
        assert_eq!((shades[0], shades[255]), (0, 255));
        // A linear 0.5 is 0.735 in sRGB.
        assert!(shades[128].abs_diff(188) <= 1, "{}", shades[128]);
        assert!(colours(bytes(&linear), false).is_none());
    }

    #[test]
    fn rubbish_is_not_understood() {
        assert!(colours(Some(vec![0; 200]), false).is_none());
        let mut cut = bytes(&ColorProfile::new_display_p3()).unwrap();
        cut.truncate(140);
        assert!(colours(Some(cut), false).is_none());
    }
}
