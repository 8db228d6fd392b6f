//! A static file server on loopback. It sends the headers of a plain static host and nothing more, so that tests see
//! what users get.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::command::Result;

/// Maximum length of the request line and headers in bytes.
const MAX_REQUEST: u64 = 64 << 10;
/// A browser opens connections ahead of need; silent ones are closed.
const PATIENCE: Duration = Duration::from_secs(30);

/// Serves a folder.
pub struct Server {
    listener: TcpListener,
    folder: PathBuf,
    address: SocketAddr,
}

impl Server {
    /// Binds the port, or a free one if it is taken; 0 asks for any free port.
    pub fn bind(folder: PathBuf, port: u16) -> Result<Self> {
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, port)).or_else(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))?;
        let address = listener.local_addr()?;
        Ok(Self { listener, folder: folder.canonicalize()?, address })
    }

    /// URL of the server, as in `http://127.0.0.1:8080/`.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Answers requests in the background until the chore ends.
    pub fn start(self) {
        std::thread::spawn(move || self.run());
    }

    /// Answers requests forever, each connection in a thread.
    pub fn run(self) -> ! {
        loop {
            let Ok((stream, _)) = self.listener.accept() else { continue };
            let folder = self.folder.clone();
            // A broken connection only concerns the browser.
            std::thread::spawn(move || drop(answer(&stream, &folder)));
        }
    }
}

/// Answers the only request of a connection.
fn answer(stream: &TcpStream, folder: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(stream.take(MAX_REQUEST));
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = request.split_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return head(stream, "400 Bad Request", "text/plain", 0);
    };
    if !matches!(method, "GET" | "HEAD") {
        return head(stream, "405 Method Not Allowed", "text/plain", 0);
    }
    let Some(path) = find(folder, target) else {
        return head(stream, "404 Not Found", "text/plain", 0);
    };
    let mut file = File::open(&path)?;
    head(stream, "200 OK", media_type(&path), file.metadata()?.len())?;
    if method == "GET" {
        io::copy(&mut file, &mut &*stream)?;
    }
    Ok(())
}

fn head(mut stream: &TcpStream, status: &str, media_type: &str, length: u64) -> io::Result<()> {
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\n\
         Cache-Control: no-cache\r\nConnection: close\r\n\r\n"
    )
}

/// The file for a request's target, if it is in the folder.
fn find(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = percent_decoded(target.split(['?', '#']).next()?)?;
    let relative = path.strip_prefix('/')?;
    let named = if relative.is_empty() { "index.html" } else { relative };
    // Checks again after `..` and links have been resolved.
    let file = folder.join(named).canonicalize().ok()?;
    (file.starts_with(folder) && file.is_file()).then_some(file)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(part.get(..2)?, 16).ok()?);
        bytes.extend_from_slice(part.get(2..)?.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

/// A browser compiles a program while it arrives only if its type is `application/wasm`.
fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/vnd.microsoft.icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Requests a target from a server of `folder`, and returns the whole response.
    fn ask(folder: &Path, request: &str) -> String {
        let server = Server::bind(folder.to_owned(), 0).unwrap();
        let address = server.address;
        server.start();
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "{request}\r\nHost: localhost\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    fn sources() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
    }

    #[test]
    fn a_file_is_sent_completely_and_head_sends_none_of_it() {
        let text = std::fs::read_to_string(sources().join("server.rs")).unwrap();
        let answer = ask(&sources(), "GET /server.rs?v=1 HTTP/1.1");
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"));
        assert!(answer.ends_with(&text));
        let head = ask(&sources(), "HEAD /ser%76er.rs HTTP/1.1");
        assert!(head.contains(&format!("Content-Length: {}\r\n", text.len())));
        assert!(head.ends_with("\r\n\r\n"));
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        for target in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/..%2fCargo.toml", "//etc/passwd", "/%2Fetc/passwd"] {
            let answer = ask(&sources(), &format!("GET {target} HTTP/1.1"));
            assert!(answer.starts_with("HTTP/1.1 404 "), "{target}: {answer}");
        }
    }

    #[test]
    fn only_reading_is_answered() {
        assert!(ask(&sources(), "POST /server.rs HTTP/1.1").starts_with("HTTP/1.1 405 "));
        assert!(ask(&sources(), "GET /missing HTTP/1.1").starts_with("HTTP/1.1 404 "));
    }

    #[test]
    fn wasm_has_its_own_media_type() {
        assert_eq!(media_type(Path::new("app_bg.wasm")), "application/wasm");
    }
}
