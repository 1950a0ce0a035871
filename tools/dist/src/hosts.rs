//! Tries the configurations in `deploy/` with the hosts that they are for.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use flate2::read::GzDecoder;
use xtask::project::Project;

/// A program that serves files.
#[derive(Debug)]
struct Host {
    program: &'static str,
    /// The encodings in which it sends files, with the endings of the compressed copies.
    encodings: &'static [(&'static str, &'static str)],
    /// Writes a configuration for the trial, and makes the command that starts the host with it.
    start: fn(&HostTrial<'_>) -> Result<Command>,
}

/// The hosts that can be tried.
const HOSTS: [Host; 2] = [
    Host { program: "nginx", encodings: &[GZIP], start: nginx },
    Host { program: "caddy", encodings: &[GZIP, BROTLI], start: caddy },
];

const GZIP: (&str, &str) = ("gzip", ".gz");
const BROTLI: (&str, &str) = ("br", ".br");

/// The circumstances of a trial.
struct HostTrial<'a> {
    project: &'a Project,
    /// The folder that it serves.
    dist: &'a Path,
    /// A folder for the files that the host writes.
    scratch: PathBuf,
    port: u16,
}

/// The time within which a host has to answer. It never needs so long: a broken host has to fail, not to hang.
const TIMEOUT: Duration = Duration::from_secs(20);

/// Serves a folder, which is laid out as it is published, with the host of this name.
pub(crate) fn try_out(project: &Project, program: &str, folder: &Path) -> Result<()> {
    let host = HOSTS.iter().find(|host| host.program == program);
    host.with_context(|| format!("there is no configuration for {program}"))?
        .try_out(project, folder)
}

impl Host {
    /// Serves the folder, and checks the answers.
    fn try_out(&self, project: &Project, dist: &Path) -> Result<()> {
        let scratch = project.target().join("hosts").join(self.program);
        fs::create_dir_all(&scratch)?;
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let trial = HostTrial { project, dist, scratch, port };
        let mut command = (self.start)(&trial)?;
        let log = fs::File::create(trial.scratch.join("log"))?;
        command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        let running = RunningHost(command.spawn().context("it cannot be started")?);
        let answers = wait_for(port).and_then(|()| look(port, dist, self.encodings));
        drop(running);
        answers.with_context(|| {
            let log = fs::read_to_string(trial.scratch.join("log")).unwrap_or_default();
            format!("{} with our configuration; it said: {log}", self.program)
        })
    }
}

/// A running host, which is stopped when this is dropped.
struct RunningHost(Child);

impl Drop for RunningHost {
    fn drop(&mut self) {
        // It may have ended by itself: then the answers have shown that.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn nginx(trial: &HostTrial<'_>) -> Result<Command> {
    let HostTrial { project, dist, scratch, port } = trial;
    let (dist, here) = (dist.display(), scratch.display());
    let ours = project.path("deploy/nginx.conf");
    // One process, so that it ends when it is stopped; whoever runs it may read what is to be served.
    let config = format!(
        "daemon off; master_process off; pid {here}/pid; error_log stderr;\n\
         events {{}}\n\
         http {{\n\
         access_log off; client_body_temp_path {here}/body; proxy_temp_path {here}/proxy;\n\
         fastcgi_temp_path {here}/fastcgi; uwsgi_temp_path {here}/uwsgi; scgi_temp_path {here}/scgi;\n\
         server {{ listen 127.0.0.1:{port}; root {dist}; include {}; }}\n\
         }}\n",
        ours.display()
    );
    let file = scratch.join("nginx.conf");
    fs::write(&file, config)?;
    let mut command = Command::new("nginx");
    command.arg("-p").arg(scratch).arg("-c").arg(file);
    Ok(command)
}

fn caddy(trial: &HostTrial<'_>) -> Result<Command> {
    let HostTrial { project, dist, scratch, port } = trial;
    let ours = fs::read_to_string(project.path("deploy/Caddyfile"))?;
    let placed = ours
        .replace(":8080", &format!("http://127.0.0.1:{port}"))
        .replace("root * what-do-you-do", &format!("root * {}", dist.display()));
    ensure!(placed.contains(&port.to_string()), "deploy/Caddyfile has another port than 8080");
    let file = scratch.join("Caddyfile");
    fs::write(&file, format!("{{\n\tadmin off\n}}\n{placed}"))?;
    let mut command = Command::new("caddy");
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(file);
    command.env("XDG_DATA_HOME", scratch).env("XDG_CONFIG_HOME", scratch).env("HOME", scratch);
    Ok(command)
}

fn wait_for(port: u16) -> Result<()> {
    let start = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        ensure!(start.elapsed() < TIMEOUT, "it does not answer");
        thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

/// A file whose name tells its content, and which is not there.
const MISSING: &str = "what-do-you-do-0123456789abcdef.wasm";

/// Checks that a host answers as `deploy/README.md` says, in each encoding.
fn look(port: u16, dist: &Path, encodings: &[(&str, &str)]) -> Result<()> {
    const LONG: &str = "public, max-age=31536000, immutable";
    let names = fs::read_dir(dist)?.flatten().filter_map(|it| it.file_name().into_string().ok());
    let program = names
        .into_iter()
        .find(|it| {
            it.starts_with("what-do-you-do-") && Path::new(it).extension() == Some("wasm".as_ref())
        })
        .context("the build has no program")?;
    for (path, file, status, kind, kept) in [
        ("", "index.html", 200, "text/html", "no-cache"),
        ("sw.js", "sw.js", 200, "text/javascript", "no-cache"),
        ("embed.js", "embed.js", 200, "text/javascript", "no-cache"),
        ("one-page.txt", "one-page.txt", 200, "text/plain", "no-cache"),
        ("app.webmanifest", "app.webmanifest", 200, "application/manifest+json", "no-cache"),
        (&program, &program, 200, "application/wasm", LONG),
        ("no/where.js", "404.html", 404, "text/html", "no-cache"),
        // While a build is copied up, the page may name files that are still to come.
        (MISSING, "404.html", 404, "text/html", "no-cache"),
    ] {
        for &(encoding, ending) in [("", "")].iter().chain(encodings) {
            let answer = ask(port, path, encoding)?;
            ensure!(answer.status == status, "/{path} is a {}", answer.status);
            for (name, value) in [
                ("content-type", kind),
                ("content-encoding", encoding),
                ("vary", "Accept-Encoding"),
                ("cache-control", kept),
                ("x-content-type-options", "nosniff"),
                ("access-control-allow-origin", "*"),
                ("cross-origin-resource-policy", "cross-origin"),
            ] {
                let said = answer.header(name);
                // The type may have a charset behind it.
                let is_so = said.starts_with(value) && said.is_empty() == value.is_empty();
                ensure!(is_so, "/{path} has {name}: {said:?} and not {value:?}");
            }
            let copy = fs::read(dist.join(format!("{file}{ending}")))?;
            ensure!(answer.body == copy, "/{path} is not {file}{ending}");
            let plain = fs::read(dist.join(file))?;
            ensure!(decoded(&answer.body, encoding)? == plain, "{file}{ending} is not {file}");
        }
    }
    Ok(())
}

/// Decodes a body as a browser does.
fn decoded(mut body: &[u8], encoding: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match encoding {
        "gzip" => _ = GzDecoder::new(body).read_to_end(&mut bytes)?,
        "br" => brotli::BrotliDecompress(&mut body, &mut bytes)?,
        _ => bytes.extend(body),
    }
    Ok(bytes)
}

/// The answer of a host.
struct HostAnswer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl HostAnswer {
    /// The value of a header, by its name in small letters; empty if the header is missing.
    fn header(&self, name: &str) -> &str {
        let lines = self.head.lines().filter_map(|it| it.split_once(':'));
        lines.into_iter().find(|it| it.0.eq_ignore_ascii_case(name)).map_or("", |it| it.1.trim())
    }
}

/// Asks for a file, as a browser does that reads this encoding, or none.
fn ask(port: u16, path: &str, encoding: &str) -> Result<HostAnswer> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(TIMEOUT))?;
    // Of version 1.0, so that the body comes in one piece.
    write!(stream, "GET /{path} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n")?;
    if !encoding.is_empty() {
        write!(stream, "Accept-Encoding: {encoding}\r\n")?;
    }
    write!(stream, "\r\n")?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let Some(end) = bytes.windows(4).position(|it| it == b"\r\n\r\n") else {
        bail!("/{path} has no answer");
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let status = head.split(' ').nth(1).and_then(|it| it.parse().ok());
    Ok(HostAnswer {
        status: status.with_context(|| format!("/{path} has no status"))?,
        body: bytes[end + 4..].to_vec(),
        head,
    })
}
