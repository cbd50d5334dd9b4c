//! The smaller versions of a picture, from the cache or made now.

use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
};

use crate::{
    Cache, LeftAlone, PictureError, Plan,
    cache::{Entry, Key},
    header::Header,
    make::make,
    plan,
};

/// One smaller version of a picture, or one of its full size that is lighter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// Its width in pixels: the `w` of `srcset`.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// Where it lies, in the cache. To be copied, not moved.
    pub file: PathBuf,
    /// How its published name ends, without a dot.
    pub extension: &'static str,
    /// How large the file is.
    pub bytes: u64,
}

/// What is known of a picture after its versions were made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Width and height in pixels as the picture is shown, turned as EXIF wants
    /// it; `None` for kinds of file that are not read here.
    pub size: Option<(u32, u32)>,
    /// The versions, by rising width and rising number of bytes. None of them is
    /// wider than the picture or has more bytes. There may be none at all.
    pub variants: Vec<Variant>,
    /// Why the picture is left as it is; `None` also where no version would have
    /// saved anything.
    pub left: Option<LeftAlone>,
    /// Nothing was decoded: the cache had it, or the header was enough.
    pub from_cache: bool,
    /// Eight hexadecimal digits that change with the picture's content and with
    /// how versions are made; empty if there are none.
    hash: String,
}

impl Made {
    /// The name under which a version is published: `STEM-HASH8-480.webp`. It
    /// never stands for other bytes, so that browsers may keep it for ever.
    pub fn file_name(&self, stem: &str, variant: &Variant) -> String {
        let Variant {
            width, extension, ..
        } = variant;
        format!("{stem}-{}-{width}.{extension}", self.hash)
    }

    /// Whether the original belongs into `srcset` beside the versions, as its
    /// widest candidate. Not if there is one of its full size, nor if one is as
    /// wide as any column of text on any screen asks for: browsers would load
    /// the original of a camera on screens with three pixels for each.
    pub fn srcset_has_original(&self) -> bool {
        let widest = self.variants.last().map_or(0, |variant| variant.width);
        let own = self.size.map_or(0, |(width, _)| width);
        widest > 0 && widest < own.min(plan::widest())
    }
}

/// The smaller versions of the picture in a file.
///
/// What the cache knows is not decoded again; it is found by the file's content,
/// not by its name. The same picture gives the same bytes.
///
/// # Errors
/// [`PictureError`]; the picture can be published as it is all the same.
pub fn variants(original: &Path, cache: &Cache) -> Result<Made, PictureError> {
    let bytes = fs::read(original).map_err(PictureError::io("read", original))?;
    variants_of(&bytes, cache)
}

/// The smaller versions of the picture that a file's bytes are. The bytes are
/// the author's own, before [`stripped`](crate::stripped); versions have no
/// metadata beside a colour profile.
///
/// # Errors
/// [`PictureError`]; the picture can be published as it is all the same.
pub fn variants_of(bytes: &[u8], cache: &Cache) -> Result<Made, PictureError> {
    let (header, plan) = plan::read(bytes)?;
    let (header, widths, whole) = match (header, plan) {
        (Some(header), Plan::Make { widths, whole, .. }) => (header, widths, whole),
        (header, Plan::LeftAlone { reason, .. }) => return Ok(left(header, reason)),
        (None, Plan::Make { .. }) => return Ok(left(None, LeftAlone::OtherKind)),
    };
    let key = Key::of(bytes);
    if let Some(entry) = cache.find(&key) {
        return Ok(made(cache, &header, &key, &entry, true));
    }
    let (width, height) = header.stored;
    let inside = cache.gate.enter(u64::from(width) * u64::from(height));
    // The decoders are written with care, but a picture that finds a mistake in
    // one of them must not end the whole run.
    let versions = catch_unwind(AssertUnwindSafe(|| make(bytes, &header, &widths, whole)))
        .unwrap_or_else(|_| Err(PictureError::Damaged("the decoder gave up on it".into())))?;
    drop(inside);
    let reason = versions.is_none().then_some(LeftAlone::Colours);
    let entry = cache.keep(&key, &versions.unwrap_or_default(), reason)?;
    Ok(made(cache, &header, &key, &entry, false))
}

fn left(header: Option<Header>, reason: LeftAlone) -> Made {
    Made {
        size: header.map(|header| header.size()),
        variants: Vec::new(),
        left: Some(reason),
        from_cache: true,
        hash: String::new(),
    }
}

fn made(cache: &Cache, header: &Header, key: &Key, entry: &Entry, from_cache: bool) -> Made {
    let variants = entry.versions.iter().map(|listed| Variant {
        width: listed.width,
        height: listed.height,
        file: cache.version_file(key, listed.width),
        extension: "webp",
        bytes: listed.bytes,
    });
    Made {
        size: Some(header.size()),
        variants: variants.collect(),
        left: entry.left,
        from_cache,
        hash: key.digits()[..8].to_owned(),
    }
}
