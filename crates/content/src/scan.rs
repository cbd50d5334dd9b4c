//! Looking for bytes.

/// Where the first byte stands that `is` one to find.
///
/// Where hardly any is, nearly all time goes into saying no. So sixteen bytes
/// are looked at without a branch between them, which compilers turn into
/// vector instructions: `is` should be made of `|` and `&`.
#[cfg(feature = "front-matter")]
pub(crate) fn position(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    let any = |chunk: &[u8; 16]| chunk.iter().fold(false, |any, byte| any | is(*byte));
    let start = match bytes.as_chunks::<16>().0.iter().position(any) {
        Some(chunk) => chunk * 16,
        // The last sixteen overlap with those before: they are as quick.
        None => match bytes.last_chunk() {
            Some(last) if any(last) => bytes.len() - 16,
            Some(_) => return None,
            None => 0,
        },
    };
    let place = bytes[start..].iter().position(|byte| is(*byte))?;
    Some(start + place)
}

/// The same for the browser, where one document takes no time, but its code
/// has to be downloaded.
#[cfg(not(feature = "front-matter"))]
pub(crate) fn position(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    bytes.iter().position(|byte| is(*byte))
}

#[cfg(test)]
mod tests {
    use super::position;

    #[test]
    fn the_first_is_found_wherever_it_stands() {
        for length in 0..70 {
            let mut bytes = vec![b'-'; length];
            assert_eq!(position(&bytes, |byte| byte == b'x'), None);
            for place in (0..length).rev() {
                bytes[place] = b'x';
                assert_eq!(position(&bytes, |byte| byte == b'x'), Some(place));
            }
        }
    }
}
