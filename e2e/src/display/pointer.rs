//! The pointer of a screen.

use std::io::{self, Read as _, Write as _};
#[cfg(unix)]
use std::os::unix::net::UnixStream;

/// Moves it. This is the X protocol, as little of it as will do: a greeting, `WarpPointer`, and `GetInputFocus`, whose
/// answer says that it was done.
#[cfg(unix)]
pub(super) fn moves_to(screen: u32, x: i16, y: i16) -> io::Result<()> {
    let mut stream = UnixStream::connect(format!("/tmp/.X11-unix/X{screen}"))?;
    // Little-endian, version 11.0, without a password.
    stream.write_all(&[b'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0])?;
    let mut start = [0; 8];
    stream.read_exact(&mut start)?;
    let mut setup = vec![0; 4 * usize::from(u16::from_le_bytes([start[6], start[7]]))];
    stream.read_exact(&mut setup)?;
    let refused = || io::Error::other("the screen refuses");
    if start[0] != 1 {
        return Err(refused());
    }
    // Before the root window are 32 bytes, the vendor's name, and 8 bytes for each format of pixels.
    let vendor = usize::from(u16::from_le_bytes([setup[16], setup[17]])).next_multiple_of(4);
    let at = 32 + vendor + 8 * usize::from(setup[21]);
    let root = setup.get(at..at + 4).ok_or_else(refused)?;
    let mut request = vec![41, 0, 6, 0, 0, 0, 0, 0];
    request.extend(root);
    // From anywhere.
    request.extend([0; 8]);
    request.extend([x, y].map(i16::to_le_bytes).concat());
    request.extend([43, 0, 1, 0]);
    stream.write_all(&request)?;
    stream.read_exact(&mut [0; 32])
}

#[cfg(not(unix))]
pub(super) fn moves_to(_: u32, _: i16, _: i16) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
