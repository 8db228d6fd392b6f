//! SHA-256, and digests and files as text.

use sha2::{Digest, Sha256};

/// SHA-256 of some bytes.
pub fn sha256(content: &[u8]) -> [u8; 32] {
    Sha256::digest(content).into()
}

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Bytes in base64 (RFC 4648, 4).
pub fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits = (0..3).fold(0_usize, |bits, at| bits << 8 | usize::from(group.get(at).copied().unwrap_or(0)));
        for place in 0..4 {
            let sign = char::from(SIGNS[bits >> (18 - 6 * place) & 63]);
            text.push(if place > group.len() { '=' } else { sign });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::process::{Command, Stdio};

    use super::*;

    /// Output of a program for an input, up to the first space.
    fn said_by(program: &str, input: &[u8]) -> String {
        let mut command = Command::new(program);
        command.args((program == "base64").then_some("--wrap=0"));
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        let output = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
        output.split_whitespace().next().unwrap_or_default().to_owned()
    }

    #[test]
    fn digests_are_those_of_the_standard() {
        // NIST's examples for FIPS 180-4.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let two_blocks = "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
        assert_eq!(hex(&sha256(b"abc")), abc);
        assert_eq!(hex(&sha256(b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")), two_blocks);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn every_length_is_right() {
        let bytes: Vec<u8> = (0_u32..200).map(|number| (number * 41 % 251) as u8).collect();
        for length in [0, 1, 2, 3, 54, 55, 56, 57, 63, 64, 65, 118, 119, 120, 128, 200] {
            assert_eq!(hex(&sha256(&bytes[..length])), said_by("sha256sum", &bytes[..length]), "{length}");
            assert_eq!(base64(&bytes[..length]), said_by("base64", &bytes[..length]), "{length}");
        }
    }
}
