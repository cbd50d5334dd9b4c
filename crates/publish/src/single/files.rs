//! Which pictures and other files come along.

use std::collections::{BTreeMap, BTreeSet};

use flate2::Crc;

use super::pack::Pack;
use super::{LARGEST, Part, Published};
use crate::files::extension;
use crate::output::page_file;
use crate::{BuildError, Images};

/// What all of them may weigh, in bytes.
const BUDGET: usize = 32 * 1024 * 1024;
/// What a picture may weigh where only small ones are wanted.
const SMALL: usize = 64 * 1024;

/// Files in the document, by address: id of the block, media type and checksum (CRC-32,
/// RFC 1952, section 8). They are compressed already, so that gzip has none for them.
pub(super) type Files = BTreeMap<String, (String, &'static str, u32)>;

/// Adds the files that pages show. Also answers how many were left out.
pub(super) fn add(site: &Published<'_>, pack: &mut Pack) -> Result<(Files, usize), BuildError> {
    let shown: BTreeSet<&Vec<String>> = site.records.iter().flat_map(|page| page.shown()).collect();
    // Some are shown in several ways, of which the same variant is the one to take.
    let mut found: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for group in &shown {
        found.extend(chosen(site, group)?);
    }
    let mut found: Vec<_> = found.into_iter().collect();
    // Those that weigh least come first: so as many as can be.
    found.sort_by_key(|(address, bytes)| (bytes.len(), address.clone()));
    let mut files = Files::new();
    let mut weight = 0;
    for (address, bytes) in found {
        let Some(media_type) = media_type(&address) else {
            continue;
        };
        weight += bytes.len();
        if weight > BUDGET {
            break;
        }
        let id = format!("file-{}", files.len());
        pack.add_packed(Part::Files, &id, &bytes);
        let mut sum = Crc::new();
        sum.update(&bytes);
        files.insert(address, (id, media_type, sum.sum()));
    }
    let is_in = |address: &String| files.contains_key(address);
    let is_left_out = |group: &&&Vec<String>| {
        !group.iter().any(is_in) && group.iter().any(|address| site.has(address))
    };
    let left_out = shown.iter().filter(is_left_out).count();
    Ok((files, left_out))
}

/// The variant of a file that comes along, if one does.
fn chosen(site: &Published<'_>, group: &[String]) -> Result<Option<(String, Vec<u8>)>, BuildError> {
    let mut variants = group.iter().filter_map(|address| {
        let file = page_file(address)?;
        let bytes = site.out.read(&file, LARGEST).transpose()?;
        Some(bytes.map(|bytes| (address.clone(), bytes)))
    });
    let is_small = |(address, bytes): &(String, Vec<u8>)| {
        let is_picture = media_type(address).is_some_and(|kind| kind.starts_with("image/"));
        is_picture && bytes.len() <= SMALL
    };
    match site.images {
        Images::None => Ok(None),
        Images::All => variants.next().transpose(),
        Images::Small => {
            let all = variants.collect::<Result<Vec<_>, _>>()?;
            let small = all.into_iter().filter(is_small);
            Ok(small.min_by_key(|(_, bytes)| bytes.len()))
        }
    }
}

/// The media type (RFC 2046) of a file that a page shows or a style sheet loads.
pub(super) fn media_type(address: &str) -> Option<&'static str> {
    Some(match &*extension(address.as_ref()) {
        "apng" => "image/apng",
        "avif" => "image/avif",
        "bmp" => "image/bmp",
        "gif" => "image/gif",
        "ico" => "image/vnd.microsoft.icon",
        "jpe" | "jfif" | "jpeg" | "jpg" => "image/jpeg",
        "jxl" => "image/jxl",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "webp" => "image/webp",
        "aac" => "audio/aac",
        "flac" => "audio/flac",
        "m4a" => "audio/mp4",
        "mp3" => "audio/mpeg",
        "oga" | "ogg" | "opus" => "audio/ogg",
        "wav" => "audio/wav",
        "mp4" | "m4v" => "video/mp4",
        "mov" => "video/quicktime",
        "ogv" => "video/ogg",
        "webm" => "video/webm",
        "vtt" => "text/vtt",
        "woff2" => "font/woff2",
        _ => return None,
    })
}
