//! Writes the icons of an SVG into a folder, to be looked at:
//! `cargo run --package inkleaf-icon --example icons -- drawing.svg folder`.

use std::path::Path;
use std::{env, fs, process::ExitCode};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [svg, folder] = arguments.as_slice() else {
        eprintln!("Give a drawing and a folder.");
        return ExitCode::FAILURE;
    };
    match write(Path::new(svg), Path::new(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{svg}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(svg: &Path, folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    fs::create_dir_all(folder)?;
    for icon in inkleaf_icon::icons(&fs::read(svg)?, [[250, 250, 246], [20, 24, 26]])? {
        let name = format!("{:?}-{}.png", icon.purpose, icon.size).to_lowercase();
        println!("{name}: {} bytes", icon.png.len());
        fs::write(folder.join(name), icon.png)?;
    }
    Ok(())
}
