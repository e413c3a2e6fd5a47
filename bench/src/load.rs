//! A load of keep-alive connections, each asking for one page again and again.

use anyhow::{Context, bail};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

/// What a load measured.
pub struct Measured {
    /// How many requests were answered.
    pub requests: usize,
    /// The time each took, sorted.
    times: Vec<Duration>,
    /// How long all of it took.
    pub wall: Duration,
    /// The size of an answer in bytes.
    pub bytes: usize,
}

impl Measured {
    /// The time below which that share of requests stayed.
    pub fn quantile(&self, share: f64) -> Duration {
        let last = self.times.len().saturating_sub(1);
        let place = (last as f64 * share).round() as usize;
        self.times.get(place).copied().unwrap_or_default()
    }

    /// Requests in a second.
    pub fn rate(&self) -> f64 {
        self.requests as f64 / self.wall.as_secs_f64()
    }
}

/// Asks for `path` on `connections` connections for `lasts`.
pub fn run(
    address: &str,
    path: &str,
    cookie: &str,
    connections: usize,
    lasts: Duration,
) -> anyhow::Result<Measured> {
    let begun = Instant::now();
    let asked: Vec<anyhow::Result<(Vec<Duration>, usize)>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..connections)
            .map(|_| scope.spawn(|| connection(address, path, cookie, begun + lasts)))
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|_| bail!("a connection failed")))
            .collect()
    });
    let wall = begun.elapsed();
    let (mut times, mut bytes) = (Vec::new(), 0);
    for one in asked {
        let (more, size) = one?;
        times.extend(more);
        bytes = size;
    }
    times.sort();
    Ok(Measured { requests: times.len(), times, wall, bytes })
}

/// The time of one request on a connection of its own, which is open before.
pub fn once(address: &str, path: &str, cookie: &str) -> anyhow::Result<Duration> {
    let (mut stream, mut reader) = connected(address)?;
    timed(&mut stream, &mut reader, &request(address, path, cookie)).map(|(time, _)| time)
}

fn connected(address: &str) -> anyhow::Result<(TcpStream, BufReader<TcpStream>)> {
    let stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    let reader = BufReader::with_capacity(256 * 1024, stream.try_clone()?);
    Ok((stream, reader))
}

fn request(address: &str, path: &str, cookie: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\n\r\n")
}

fn timed(
    stream: &mut TcpStream,
    reader: &mut BufReader<TcpStream>,
    request: &str,
) -> anyhow::Result<(Duration, usize)> {
    let begun = Instant::now();
    stream.write_all(request.as_bytes())?;
    let size = answer(reader)?;
    Ok((begun.elapsed(), size))
}

fn connection(
    address: &str,
    path: &str,
    cookie: &str,
    until: Instant,
) -> anyhow::Result<(Vec<Duration>, usize)> {
    let (mut stream, mut reader) = connected(address)?;
    let request = request(address, path, cookie);
    let (mut times, mut size) = (Vec::new(), 0);
    while Instant::now() < until {
        let (time, bytes) = timed(&mut stream, &mut reader, &request)?;
        times.push(time);
        size = bytes;
    }
    Ok((times, size))
}

/// Reads one answer with a length and gives the size of its body.
fn answer(reader: &mut BufReader<TcpStream>) -> anyhow::Result<usize> {
    let mut line = String::new();
    reader.read_line(&mut line)?;
    if !line.contains(" 200 ") {
        bail!("answered {line}");
    }
    let mut length = None;
    loop {
        line.clear();
        reader.read_line(&mut line)?;
        if line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse::<usize>().ok();
        }
    }
    let length = length.context("an answer without a length")?;
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    Ok(length)
}
