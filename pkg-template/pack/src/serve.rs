//! A web server for the demo page: one folder, loopback only.

use crate::Outcome;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path};

const FIRST_PORT: u16 = 8737;

/// The page can load its own files and compile its module, and can connect to nothing.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; worker-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'";

const TYPES: &[(&str, &str)] = &[
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("json", "application/json"),
    ("txt", "text/plain; charset=utf-8"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("wasm", "application/wasm"),
];

/// Serves `folder` on the first free port from 8737 until the process is stopped.
pub fn folder(folder: &Path) -> Outcome {
    let listener =
        (FIRST_PORT..=FIRST_PORT + 20).find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok());
    let listener = listener.ok_or("no free port for the demo page")?;
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    println!("\nThe demo page: http://{address}/  (nothing leaves it; stop with Ctrl-C)");
    for stream in listener.incoming().flatten() {
        // A browser that goes away is no reason to stop.
        let _ = answer(folder, stream);
    }
    Ok(())
}

fn answer(folder: &Path, mut stream: TcpStream) -> std::io::Result<()> {
    let mut lines = BufReader::new(&stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // The rest of the request is read so that closing does not cut the answer off.
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}

    let path = request.split(' ').nth(1).unwrap_or_default();
    let path = path.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    let inside = path.components().all(|c| matches!(c, Component::Normal(_)));
    let body = if inside { fs::read(folder.join(path)).ok() } else { None };
    let extension = path.extension().unwrap_or_default();
    let mime = TYPES.iter().find(|(e, _)| extension == *e).map_or("application/octet-stream", |(_, t)| t);
    let (status, mime, body) = match body {
        Some(body) => ("200 OK", mime, body),
        None => ("404 Not Found", "text/plain", b"not found".to_vec()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {}\r\nContent-Security-Policy: {POLICY}\r\n\
         X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(&body)
}
