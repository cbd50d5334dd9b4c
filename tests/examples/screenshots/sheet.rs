//! The sheet: all pictures side by side, those of a kind of page in a row.

use std::fmt::Write;

/// A picture that was taken.
pub(crate) struct Picture {
    /// The kind of page that it shows.
    pub(crate) kind: String,
    /// Its file, beside the sheet.
    pub(crate) file: String,
}

const HEAD: &str = "<!doctype html>
<html lang=\"en\">
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<title>Every kind of page</title>
<style>
  body { margin: 2rem; background: #888; font: 1rem/1.5 system-ui, sans-serif }
  section { display: flex; gap: 1rem; align-items: start; overflow-x: auto; padding-block-end: 2rem }
  figure { flex: none; margin: 0 }
  img { display: block; max-height: 40rem; box-shadow: 0 0 0 1px #0004 }
</style>
<h1>Every kind of page</h1>
";

/// The sheet's document. Pictures of one kind follow each other.
pub(crate) fn html(pictures: &[Picture]) -> String {
    let mut sheet = String::from(HEAD);
    for row in pictures.chunk_by(|one, other| one.kind == other.kind) {
        let kind = row.first().map_or("", |picture| &picture.kind);
        let _ = writeln!(sheet, "<h2>{kind}</h2>\n<section>");
        for Picture { file, .. } in row {
            let name = file.trim_end_matches(".png");
            let _ = writeln!(
                sheet,
                "<figure><a href=\"{file}\"><img src=\"{file}\" alt=\"{name}\" loading=\"lazy\"></a>\
                 <figcaption>{name}</figcaption></figure>"
            );
        }
        sheet.push_str("</section>\n");
    }
    sheet
}
