//! Shows how code is coloured: `cargo run -p inkleaf-highlight --example show
//! -- rust < main.rs`. Prints the HTML of the block; with `--marks` the class
//! before each piece instead, for reading in a terminal.

use std::io;

use inkleaf_content::spans;
use inkleaf_highlight::Highlighter;

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let language = arguments.next().unwrap_or_default();
    let marks = arguments.next().is_some_and(|word| word == "--marks");
    let code = io::read_to_string(io::stdin())?;
    let Some(notation) = Highlighter::new().spans(&language, &code) else {
        println!("«{language}» is not a known language.");
        return Ok(());
    };
    let mut rest = code.as_str();
    for (length, class) in spans::runs(&notation) {
        let Some((piece, after)) = rest.split_at_checked(length) else {
            break;
        };
        rest = after;
        match class.map(spans::Class::letter) {
            Some(letter) if marks => print!("[{letter} {piece}]"),
            Some(letter) => print!("<span class=\"{letter}\">{}</span>", escaped(piece)),
            None if marks => print!("{piece}"),
            None => print!("{}", escaped(piece)),
        }
    }
    println!(
        "{}",
        if marks {
            rest.to_owned()
        } else {
            escaped(rest)
        }
    );
    Ok(())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
