//! `inkleaf serve`, run as a program.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

const INDEX: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<!--inkleaf:head-->\n\
    <link rel=\"inkleaf-app\" href=\"/app-1.js\" data-wasm=\"/app-1_bg.wasm\">\n\
    </head>\n<body>\n<!--inkleaf:body-->\n<div id=\"app\"></div>\n</body>\n</html>\n";

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A blog of one post and one draft, and an app that only looks like one.
fn blog() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let post = "---\ntitle: Hello\ndate: 2024-05-01\n---\nThe first version.\n";
    write(folder.path(), "blog/posts/hello.md", post);
    let draft = "---\ntitle: Later\ndate: 2024-05-02\ndraft: true\n---\nNot finished.\n";
    write(folder.path(), "blog/posts/later.md", draft);
    write(folder.path(), "app/index.html", INDEX);
    for file in [
        "app-1.js",
        "app-1_bg.wasm",
        "inkleaf-renderer.js",
        "inkleaf-renderer_bg.wasm",
    ] {
        write(folder.path(), &format!("app/{file}"), file);
    }
    folder
}

/// A running preview; its output is kept open, and it is ended with the test.
struct Preview {
    child: Child,
    url: String,
    _output: BufReader<ChildStdout>,
}

impl Preview {
    fn of(folder: &TempDir, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_inkleaf"))
            .args(["serve", "--source", "blog", "--shell", "app", "--port", "0"])
            .args(arguments)
            .current_dir(folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let url = loop {
            let mut line = String::new();
            assert_ne!(
                output.read_line(&mut line).unwrap(),
                0,
                "it ended without an address"
            );
            if let Some(at) = line.find("http://127.0.0.1:") {
                break line[at..].trim().to_owned();
            }
        };
        Self {
            child,
            url,
            _output: output,
        }
    }

    fn get(&self, path: &str) -> (u16, String) {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .build();
        let mut response = ureq::Agent::from(config)
            .get(format!("{}{path}", self.url))
            .call()
            .unwrap();
        (
            response.status().as_u16(),
            response.body_mut().read_to_string().unwrap(),
        )
    }

    /// Waits until a page has this text.
    fn wait_for(&self, path: &str, text: &str) {
        let patience = Instant::now() + Duration::from_secs(20);
        while !self.get(path).1.contains(text) {
            assert!(Instant::now() < patience, "{path} never had {text:?}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Asks it to end, as Ctrl-C does; whether it ended well.
    fn stop(&mut self) -> bool {
        let pid = self.child.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &pid]).status();
        asked.is_ok_and(|status| status.success())
            && self.child.wait().is_ok_and(|status| status.success())
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // Killed at once, it could not tidy up its folder.
        if matches!(self.child.try_wait(), Ok(None)) && !self.stop() {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

#[test]
fn a_preview_follows_changes_and_keeps_the_last_good_version() {
    let folder = blog();
    let mut preview = Preview::of(&folder, &[]);
    let (status, page) = preview.get("posts/hello/");
    assert_eq!(status, 200);
    assert!(page.contains("The first version."), "{page}");
    assert!(page.contains("/.inkleaf/reload.js"), "{page}");
    assert_eq!(preview.get("posts/later/").0, 200, "drafts are shown");

    let changed = "---\ntitle: Hello\ndate: 2024-05-01\n---\nThe second version.\n";
    write(folder.path(), "blog/posts/hello.md", changed);
    preview.wait_for("posts/hello/", "The second version.");

    write(
        folder.path(),
        "blog/posts/hello.md",
        "---\ntitle: [Hello\n---\nThe third version.\n",
    );
    std::thread::sleep(Duration::from_secs(1));
    let (status, page) = preview.get("posts/hello/");
    assert_eq!(status, 200);
    assert!(page.contains("The second version."), "{page}");

    write(
        folder.path(),
        "blog/posts/hello.md",
        &changed.replace("second", "fourth"),
    );
    preview.wait_for("posts/hello/", "The fourth version.");
    write(
        folder.path(),
        "blog/pages/about.md",
        "# About\nA folder that is new.\n",
    );
    preview.wait_for("about/", "A folder that is new.");
    assert!(preview.stop());
}

#[test]
fn a_new_app_is_noticed() {
    let folder = blog();
    let preview = Preview::of(&folder, &["--no-drafts"]);
    assert_eq!(preview.get("posts/later/").0, 404, "drafts are not shown");
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    for file in fs::read_dir(folder.path().join("app")).unwrap() {
        let file = file.unwrap();
        fs::create_dir_all(&new).unwrap();
        fs::copy(file.path(), new.join(file.file_name())).unwrap();
    }
    write(&new, "index.html", &INDEX.replace("app-1.js", "app-2.js"));
    fs::rename(folder.path().join("app"), old).unwrap();
    fs::rename(new, folder.path().join("app")).unwrap();
    preview.wait_for("", "app-2.js");
}

#[test]
fn wrong_use_is_told_at_once() {
    let folder = blog();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_inkleaf"));
        command
            .arg("serve")
            .args(arguments)
            .current_dir(folder.path())
            .output()
            .unwrap()
    };
    assert_eq!(
        run(&["--source", "nothing", "--shell", "app"])
            .status
            .code(),
        Some(2)
    );
    assert_eq!(
        run(&["--source", "blog", "--shell", "nothing"])
            .status
            .code(),
        Some(2)
    );

    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = run(&["--source", "blog", "--shell", "app", "--port", &port]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains(&port) && told.contains("--port"), "{told}");
}
