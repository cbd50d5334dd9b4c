//! Draws Mermaid files, to look at the pictures: `draw FOLDER FILE.mmd…` writes
//! `FILE-light.svg` and `FILE-dark.svg` into the folder.

use std::{env, fs, path::Path, time::Instant};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = env::args().skip(1);
    let folder = arguments.next().ok_or("usage: draw FOLDER FILE…")?;
    for file in arguments {
        let name = Path::new(&file)
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let start = Instant::now();
        match inkleaf_diagram::draw(&fs::read_to_string(&file)?) {
            Ok(drawing) => {
                fs::write(format!("{folder}/{name}-light.svg"), &drawing.light)?;
                fs::write(format!("{folder}/{name}-dark.svg"), &drawing.dark)?;
                let (width, height, bytes) = (drawing.width, drawing.height, drawing.light.len());
                println!(
                    "{name}: {width}×{height}, {bytes} bytes, {:?}: {}",
                    start.elapsed(),
                    drawing.about.text(&format!("{:?}", drawing.kind))
                );
            }
            Err(error) => println!("{name}: line {:?}: {error}", error.line()),
        }
    }
    Ok(())
}
