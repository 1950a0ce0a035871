//! A static host, as simple as any that the built site may end up on.

use std::fs;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::{Error, Result};

/// A folder, served under a path of its own on a free port until dropped. It remembers what was asked for.
#[derive(Debug)]
pub struct Site {
    address: SocketAddr,
    shared: Arc<Shared>,
    listening: Option<thread::JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    folder: PathBuf,
    base: String,
    requests: Mutex<Vec<String>>,
    is_over: AtomicBool,
}

impl Site {
    /// Serves `folder` under `base`, which begins and ends with a slash: `/` or `/some/where/`.
    pub fn serve(folder: impl Into<PathBuf>, base: &str) -> Result<Self> {
        let listener =
            TcpListener::bind(("127.0.0.1", 0)).map_err(Error::io("cannot listen on a port"))?;
        let address = listener.local_addr().map_err(Error::io("cannot tell the port"))?;
        let shared = Arc::new(Shared {
            folder: folder.into(),
            base: base.to_owned(),
            requests: Mutex::default(),
            is_over: AtomicBool::new(false),
        });
        let listening = thread::spawn({
            let shared = Arc::clone(&shared);
            move || shared.listen(&listener)
        });
        Ok(Self { address, shared, listening: Some(listening) })
    }

    /// The address of a file; of the start page for `""`.
    pub fn url(&self, file: &str) -> String {
        format!("http://{}{}{file}", self.address, self.shared.base)
    }

    /// The paths asked for so far, with their queries, in order.
    pub fn requests(&self) -> Vec<String> {
        self.shared.requests().clone()
    }

    /// Forgets the requests so far, so that those to come stand alone.
    pub fn forget_requests(&self) {
        self.shared.requests().clear();
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.shared.is_over.store(true, Ordering::Relaxed);
        // The listener sees this connection, and then that it is over.
        if TcpStream::connect(self.address).is_ok()
            && let Some(listening) = self.listening.take()
        {
            // A panic in there has been printed, and the test's own end matters more.
            let _ = listening.join();
        }
    }
}

impl Shared {
    fn listen(self: &Arc<Self>, listener: &TcpListener) {
        for stream in listener.incoming() {
            if self.is_over.load(Ordering::Relaxed) {
                return;
            }
            let shared = Arc::clone(self);
            thread::spawn(move || {
                // A browser may go away at any time; it is the test that says whether that matters.
                let _ = stream.and_then(|stream| shared.answer(stream));
            });
        }
    }

    /// Answers one request. There is one to a connection: nothing here has to be fast.
    fn answer(&self, mut stream: TcpStream) -> io::Result<()> {
        let mut lines = BufReader::new(stream.try_clone()?).lines();
        // A browser opens connections ahead of time, and may never use them.
        let Some(first) = lines.next().transpose()? else { return Ok(()) };
        let target = first.split(' ').nth(1).unwrap_or_default();
        while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
        self.requests().push(target.to_owned());

        let file = self.file(target);
        let (status, kind, body) =
            match file.and_then(|file| Some((mime_type(&file), fs::read(file).ok()?))) {
                Some((kind, body)) => ("200 OK", kind, body),
                None => ("404 Not Found", "text/plain; charset=utf-8", b"not here".to_vec()),
            };
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        )?;
        stream.write_all(&body)
    }

    /// The file that a request is for, if it is inside the folder.
    fn file(&self, target: &str) -> Option<PathBuf> {
        let path = target.split(['?', '#']).next()?.strip_prefix(&self.base)?;
        let path = Path::new(if path.is_empty() { "index.html" } else { path });
        let is_inside = path.components().all(|part| matches!(part, Component::Normal(_)));
        is_inside.then(|| self.folder.join(path))
    }

    fn requests(&self) -> MutexGuard<'_, Vec<String>> {
        // A list of texts is whole at every moment.
        self.requests.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn mime_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("json" | "webmanifest") => "application/json",
        Some("toml" | "txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;
    use crate::Scratch;

    fn get(site: &Site, target: &str) -> String {
        let mut stream = TcpStream::connect(site.address).unwrap();
        write!(stream, "GET {target} HTTP/1.1\r\nHost: test\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn files_are_served_under_the_base_and_nowhere_else() -> Result<()> {
        let folder = Scratch::new()?;
        folder.write("index.html", "<p>start")?;
        folder.write("a.wasm", "module")?;
        let site = Site::serve(folder.path(), "/some/where/")?;

        let start = get(&site, "/some/where/?query");
        assert!(start.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html"), "{start}");
        assert!(start.ends_with("\r\n\r\n<p>start"), "{start}");
        assert!(
            get(&site, "/some/where/a.wasm").contains("\r\nContent-Type: application/wasm\r\n")
        );
        for missing in
            ["/", "/a.wasm", "/some/where/b", "/some/where/../a.wasm", "/some/where//etc/passwd"]
        {
            assert!(get(&site, missing).starts_with("HTTP/1.1 404 "), "{missing}");
        }
        assert_eq!(site.requests().len(), 7);

        site.forget_requests();
        assert_eq!(site.requests(), [""; 0]);
        Ok(())
    }
}
