//! A static host, as simple as any that the built site may end up on.

mod markup;

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::{mem, thread};

use crate::{Error, Result};

/// The page that is shown where there is no file, if the site has such a page.
const NOT_FOUND: &str = "404.html";

/// Where browsers report violations of the page's policy to. This and what follows is under the site's path.
const REPORTS: &str = "policy-reports";

/// Where pages tell what they write to the console, if they are listened to.
const CONSOLE: &str = "console";

/// The script by which pages are listened to.
const LISTENER: &str = "listener";

/// How the names of injected scripts begin.
const INJECTED: &str = "injected-";

/// A folder, served under a path of its own on a free port until dropped. It remembers what was asked for.
///
/// The policy that a page sets itself in a `<meta>` is sent along as a header that also asks for reports, which a
/// `<meta>` cannot. A test whose page violated its policy fails when the site is dropped, unless it took the reports.
#[derive(Debug)]
pub struct Site {
    address: SocketAddr,
    shared: Arc<Shared>,
    listening: Option<thread::JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    folder: Mutex<PathBuf>,
    base: String,
    requests: Mutex<Vec<String>>,
    missing: Mutex<Vec<String>>,
    reports: Mutex<Vec<String>>,
    console: Mutex<Vec<String>>,
    injected: Mutex<Vec<String>>,
    program_type: Mutex<&'static str>,
    refuses_strangers: AtomicBool,
    is_listening: AtomicBool,
    heeds_reports: AtomicBool,
    lets_keep: AtomicBool,
    is_cut_off: AtomicBool,
    is_over: AtomicBool,
}

impl Site {
    /// Serves `folder` under `base`, which begins and ends with a slash: `/` or `/some/where/`.
    pub fn serve(folder: impl Into<PathBuf>, base: &str) -> Result<Self> {
        let (listener, address) = listen_anew().map_err(Error::io("cannot listen on a port"))?;
        let shared = Arc::new(Shared {
            folder: Mutex::new(folder.into()),
            base: base.to_owned(),
            requests: Mutex::default(),
            missing: Mutex::default(),
            reports: Mutex::default(),
            console: Mutex::default(),
            injected: Mutex::default(),
            program_type: Mutex::new(PROGRAM),
            refuses_strangers: AtomicBool::default(),
            is_listening: AtomicBool::default(),
            heeds_reports: AtomicBool::new(true),
            lets_keep: AtomicBool::default(),
            is_cut_off: AtomicBool::default(),
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
        lock(&self.shared.requests).clone()
    }

    /// Forgets the requests so far, so that those to come stand alone.
    pub fn forget_requests(&self) {
        lock(&self.shared.requests).clear();
    }

    /// The paths asked for so far that are not there.
    pub fn missing(&self) -> Vec<String> {
        lock(&self.shared.missing).clone()
    }

    /// From now on, every page that is loaded runs this script before any of its own; the last one injected counts.
    ///
    /// This is how a test makes the browser's own functions fail, in every engine:
    /// `site.inject("Storage.prototype.setItem = () => { throw new DOMException('no room', 'QuotaExceededError') }")`.
    /// The script comes as a file, which the policy of the page must allow (`script-src 'self'`), and which is not
    /// among the [`requests`](Self::requests).
    pub fn inject(&self, script: &str) {
        lock(&self.shared.injected).push(script.to_owned());
    }

    /// From now on, pages are served as they are, so that they keep themselves on the device. Without this they are
    /// served without the script that does so: what is kept would answer for the host, and change what tests see.
    pub fn let_keep(&self) {
        self.shared.lets_keep.store(true, Ordering::Relaxed);
    }

    /// From now on, another folder is served: a host that publishes another version.
    pub fn publish(&self, folder: impl Into<PathBuf>) {
        *lock(&self.shared.folder) = folder.into();
    }

    /// Cuts the host off the network, or connects it again.
    pub fn cut_off(&self, is_cut_off: bool) {
        self.shared.is_cut_off.store(is_cut_off, Ordering::Relaxed);
    }

    /// From now on, WebAssembly is said to be of this type, or for `""` of none: not every host knows it.
    pub fn call_programs(&self, kind: &'static str) {
        *lock(&self.shared.program_type) = kind;
    }

    /// From now on, files are for pages of this host alone: not every host sends the header by which others may load them.
    pub fn refuse_strangers(&self) {
        self.shared.refuses_strangers.store(true, Ordering::Relaxed);
    }

    /// From now on, pages tell the host what they write to the console.
    pub fn listen(&self) {
        self.shared.is_listening.store(true, Ordering::Relaxed);
    }

    /// The lines that pages wrote to the console since the last call, as level and message, if the site
    /// [listens](Self::listen).
    pub fn take_console(&self) -> Vec<String> {
        mem::take(&mut lock(&self.shared.console))
    }

    /// The reports of browsers about violations of the page's policy since the last call, as JSON.
    pub fn take_reports(&self) -> Vec<String> {
        mem::take(&mut lock(&self.shared.reports))
    }

    /// From now on, no report makes a test fail: the policy is known to forbid what the test does.
    pub fn ignore_reports(&self) {
        self.shared.heeds_reports.store(false, Ordering::Relaxed);
    }
}

/// Listens on a port that no site had before: browsers keep what pages store by where they come from.
fn listen_anew() -> io::Result<(TcpListener, SocketAddr)> {
    static PORTS: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    loop {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        if lock(&PORTS).insert(address.port()) {
            return Ok((listener, address));
        }
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
        if !thread::panicking() && self.shared.heeds_reports.load(Ordering::Relaxed) {
            assert_eq!(self.take_reports(), [""; 0], "the page violated its policy");
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
        let mut reader = BufReader::new(stream.try_clone()?);
        let mut lines = reader.by_ref().lines();
        // A browser opens connections ahead of time, and may never use them.
        let Some(first) = lines.next().transpose()? else { return Ok(()) };
        let target = first.split(' ').nth(1).unwrap_or_default();
        // Closed without an answer: for a browser, nobody is there.
        if self.is_cut_off.load(Ordering::Relaxed) {
            lock(&self.requests).push(target.to_owned());
            return Ok(());
        }
        let mut length = 0;
        while let Some(line) = lines.next().transpose()?.filter(|line| !line.is_empty()) {
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("Content-Length")
            {
                length = value.trim().parse().unwrap_or_default();
            }
        }
        let told = match target.strip_prefix(&self.base) {
            Some(REPORTS) => Some(&self.reports),
            Some(CONSOLE) => Some(&self.console),
            _ => None,
        };
        if let Some(told) = told {
            let mut text = String::new();
            reader.take(length).read_to_string(&mut text)?;
            lock(told).push(text);
            return stream.write_all(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
        }

        // As static hosts do: a frame without an origin of its own could load no module otherwise.
        let is_for_all = !self.refuses_strangers.load(Ordering::Relaxed);
        let mut headers = String::new();
        if is_for_all {
            headers += "Access-Control-Allow-Origin: *\r\n";
        }
        let (status, kind, body) = if let Some(script) = self.script(target) {
            ("200 OK", "text/javascript; charset=utf-8", script.into_bytes())
        } else {
            lock(&self.requests).push(target.to_owned());
            let load = |file: PathBuf| Some((mime_type(&file), fs::read(file).ok()?));
            let found = self.file(target).and_then(load);
            let status = if found.is_some() {
                "200 OK"
            } else {
                lock(&self.missing).push(target.to_owned());
                "404 Not Found"
            };
            match found.or_else(|| load(self.folder().join(NOT_FOUND))) {
                Some((kind @ HTML, page)) => {
                    let (page, policy) = self.prepare(&String::from_utf8_lossy(&page));
                    headers = policy;
                    (status, kind, page.into_bytes())
                }
                Some((PROGRAM, body)) => (status, *lock(&self.program_type), body),
                Some((kind, body)) => (status, kind, body),
                None => (status, "text/plain; charset=utf-8", b"not here".to_vec()),
            }
        };
        let kind =
            if kind.is_empty() { String::new() } else { format!("Content-Type: {kind}\r\n") };
        write!(
            stream,
            "HTTP/1.1 {status}\r\n{kind}Content-Length: {}\r\n{headers}Connection: close\r\n\r\n",
            body.len()
        )?;
        stream.write_all(&body)
    }

    /// A page as it is served, and the headers that go with it.
    fn prepare(&self, page: &str) -> (String, String) {
        let base = &self.base;
        let header =
            |policy| format!("Content-Security-Policy: {policy}; report-uri {base}{REPORTS}\r\n");
        let headers = markup::policy(page).map(header).unwrap_or_default();
        // The digest of a page that is kept is known: not a byte of it may change.
        if self.lets_keep.load(Ordering::Relaxed) {
            return (page.to_owned(), headers);
        }
        let mut page = markup::without_later(page);
        // Each goes before those that are there: the listener is the first.
        let injected = lock(&self.injected).len();
        if injected > 0 {
            // A new name each time: no cache has it.
            page = markup::with_script(&page, &format!("{base}{INJECTED}{injected}"));
        }
        if self.is_listening.load(Ordering::Relaxed) {
            page = markup::with_script(&page, &format!("{base}{LISTENER}"));
        }
        (page, headers)
    }

    /// The script of the host's own that a request is for.
    fn script(&self, target: &str) -> Option<String> {
        let name = target.strip_prefix(&self.base)?;
        if name == LISTENER {
            return Some(include_str!("site/listener.js").to_owned());
        }
        let at = name.strip_prefix(INJECTED)?.parse::<usize>().ok()?.checked_sub(1)?;
        lock(&self.injected).get(at).cloned()
    }

    /// The file that a request is for, if it is inside the folder.
    fn file(&self, target: &str) -> Option<PathBuf> {
        let path = target.split(['?', '#']).next()?.strip_prefix(&self.base)?;
        let path = Path::new(if path.is_empty() { "index.html" } else { path });
        let is_inside = path.components().all(|part| matches!(part, Component::Normal(_)));
        is_inside.then(|| self.folder().join(path))
    }

    fn folder(&self) -> PathBuf {
        lock(&self.folder).clone()
    }
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    // All that is shared here is whole at every moment.
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The type of pages.
const HTML: &str = "text/html; charset=utf-8";

/// The type of WebAssembly.
const PROGRAM: &str = "application/wasm";

fn mime_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => HTML,
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => PROGRAM,
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
    use super::*;
    use crate::TempDir;

    fn get(site: &Site, target: &str) -> String {
        ask(site, &format!("GET {target} HTTP/1.1\r\nHost: test\r\n\r\n"))
    }

    fn ask(site: &Site, request: &str) -> String {
        let mut stream = TcpStream::connect(site.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn files_are_served_under_the_base_and_nowhere_else() -> Result<()> {
        let folder = TempDir::new()?;
        folder.write("index.html", "<p>start")?;
        folder.write("a.wasm", "module")?;
        let site = Site::serve(folder.path(), "/some/where/")?;

        let start = get(&site, "/some/where/?query");
        assert!(start.starts_with("HTTP/1.1 200 OK\r\n"), "{start}");
        assert!(start.contains("\r\nContent-Type: text/html; charset=utf-8\r\n"), "{start}");
        assert!(start.ends_with("\r\n\r\n<p>start"), "{start}");
        assert!(
            get(&site, "/some/where/a.wasm").contains("\r\nContent-Type: application/wasm\r\n")
        );
        site.call_programs("");
        assert!(!get(&site, "/some/where/a.wasm").contains("Content-Type"));
        assert!(get(&site, "/some/where/a.wasm").contains("\r\nAccess-Control-Allow-Origin: *"));
        site.refuse_strangers();
        assert!(!get(&site, "/some/where/a.wasm").contains("Access-Control"));
        for missing in
            ["/", "/a.wasm", "/some/where/b", "/some/where/../a.wasm", "/some/where//etc/passwd"]
        {
            assert!(get(&site, missing).starts_with("HTTP/1.1 404 "), "{missing}");
        }
        assert_eq!(site.requests().len(), 10);
        assert_eq!(site.missing().len(), 5);

        site.forget_requests();
        assert_eq!(site.requests(), [""; 0]);
        Ok(())
    }

    #[test]
    fn what_is_not_there_is_the_page_that_says_so() -> Result<()> {
        let folder = TempDir::new()?;
        folder.write(NOT_FOUND, "<p>nothing")?;
        let site = Site::serve(folder.path(), "/a/")?;
        for target in ["/a/b", "/a/%23d0.1.2", "/a/"] {
            let page = get(&site, target);
            assert!(page.starts_with("HTTP/1.1 404 Not Found\r\n"), "{page}");
            assert!(page.ends_with("\r\n\r\n<p>nothing"), "{page}");
        }
        assert_eq!(site.missing().len(), 3);
        Ok(())
    }

    #[test]
    fn a_script_is_injected_and_the_last_one_counts() -> Result<()> {
        let folder = TempDir::new()?;
        folder.write("index.html", "<script src=\"own.js\"></script>")?;
        let site = Site::serve(folder.path(), "/a/")?;
        site.inject("first()");
        site.inject("second()");

        let page = get(&site, "/a/");
        let (before, _) = page.split_once("<script src=\"own.js\">").unwrap();
        assert!(before.ends_with("\r\n\r\n<script src=\"/a/injected-2\"></script>"), "{page}");
        assert!(get(&site, "/a/injected-2").ends_with("\r\n\r\nsecond()"));
        assert_eq!(site.requests(), ["/a/"]);
        Ok(())
    }

    #[test]
    fn the_policy_of_a_page_is_sent_along_and_violations_are_taken() -> Result<()> {
        let folder = TempDir::new()?;
        let policy = "<meta http-equiv=content-security-policy content=\"default-src 'none'\">";
        folder.write("index.html", policy)?;
        let site = Site::serve(folder.path(), "/a/")?;

        let header =
            "\r\nContent-Security-Policy: default-src 'none'; report-uri /a/policy-reports\r\n";
        assert!(get(&site, "/a/").contains(header));
        ask(&site, "POST /a/policy-reports HTTP/1.1\r\ncontent-length: 4\r\n\r\n{ \"}");
        assert_eq!(site.take_reports(), ["{ \"}"]);
        assert_eq!(site.take_reports(), [""; 0]);

        // Whoever does not take them fails.
        ask(&site, "POST /a/policy-reports HTTP/1.1\r\ncontent-length: 1\r\n\r\n1");
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| drop(site))).unwrap_err();
        Ok(())
    }
}
