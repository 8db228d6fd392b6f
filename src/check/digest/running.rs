//! Digests while they are computed.

use super::algorithm::Algorithm;
use crate::bytes::crc::Crc32;
use crate::bytes::hex;

/// Bytes given to one digest before the next: they stay in the processor's cache for all of them.
const PIECE: usize = 32 << 10;

/// Bytes from which on a thread for each digest is worth its start.
#[cfg(not(target_family = "wasm"))]
const APART: usize = 256 << 10;

/// A digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// Its algorithm.
    pub algorithm: Algorithm,
    /// Its value in lower-case hexadecimal digits.
    pub value: String,
}

/// Digests of the same bytes while they are computed.
pub struct Digests(Vec<Running>);

enum Running {
    Crc32(Crc32),
    Md5(md5::Md5),
    Sha1(sha1::Sha1),
    Sha256(sha2::Sha256),
    Sha512(sha2::Sha512),
    Blake3(Box<blake3::Hasher>),
}

impl Digests {
    /// Begins digests of these algorithms.
    #[must_use]
    pub fn new(algorithms: &[Algorithm]) -> Self {
        Self(algorithms.iter().copied().map(Running::new).collect())
    }

    /// Adds the following bytes. If threads are available, each digest of many bytes has its own, so that several take
    /// as long as the slowest.
    pub fn update(&mut self, bytes: &[u8]) {
        #[cfg(not(target_family = "wasm"))]
        if self.0.len() > 1 && bytes.len() >= APART {
            return std::thread::scope(|scope| {
                let mut all = self.0.iter_mut();
                let own = all.next();
                all.for_each(|running| drop(scope.spawn(move || running.update(bytes))));
                own.into_iter().for_each(|running| running.update(bytes));
            });
        }
        for piece in bytes.chunks(PIECE) {
            self.0.iter_mut().for_each(|running| running.update(piece));
        }
    }

    /// The values for all bytes added, in the order of the algorithms.
    #[must_use]
    pub fn finish(self) -> Vec<Digest> {
        self.0.into_iter().map(Running::finish).collect()
    }
}

impl Running {
    fn new(algorithm: Algorithm) -> Self {
        match algorithm {
            Algorithm::Crc32 => Self::Crc32(Crc32::new()),
            Algorithm::Md5 => Self::Md5(md5::Digest::new()),
            Algorithm::Sha1 => Self::Sha1(sha1::Digest::new()),
            Algorithm::Sha256 => Self::Sha256(sha2::Digest::new()),
            Algorithm::Sha512 => Self::Sha512(sha2::Digest::new()),
            Algorithm::Blake3 => Self::Blake3(Box::default()),
        }
    }

    fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Crc32(running) => running.update(bytes),
            Self::Md5(running) => md5::Digest::update(running, bytes),
            Self::Sha1(running) => sha1::Digest::update(running, bytes),
            Self::Sha256(running) => sha2::Digest::update(running, bytes),
            Self::Sha512(running) => sha2::Digest::update(running, bytes),
            Self::Blake3(running) => drop(running.update(bytes)),
        }
    }

    fn finish(self) -> Digest {
        let (algorithm, value) = match self {
            Self::Crc32(running) => (Algorithm::Crc32, format!("{:08x}", running.finalize())),
            Self::Md5(running) => (Algorithm::Md5, hex::digits(&md5::Digest::finalize(running))),
            Self::Sha1(running) => (Algorithm::Sha1, hex::digits(&sha1::Digest::finalize(running))),
            Self::Sha256(running) => (Algorithm::Sha256, hex::digits(&sha2::Digest::finalize(running))),
            Self::Sha512(running) => (Algorithm::Sha512, hex::digits(&sha2::Digest::finalize(running))),
            Self::Blake3(running) => (Algorithm::Blake3, hex::digits(running.finalize().as_bytes())),
        };
        Digest { algorithm, value }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_those_of_the_standards_in_any_pieces() {
        // Of "abc": RFC 1321 A.5, FIPS 180-4 examples; of CRC-32 as `gzip -lv` prints it, of BLAKE3 as b3sum does.
        let expected = [
            "352441c2",
            "900150983cd24fb0d6963f7d28e17f72",
            "a9993e364706816aba3e25717850c26c9cd0d89d",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
            "6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85",
        ];
        let mut digests = Digests::new(&Algorithm::ALL);
        digests.update(b"a");
        digests.update(b"");
        digests.update(b"bc");
        let found = digests.finish();
        assert_eq!(found.iter().map(|digest| digest.algorithm).collect::<Vec<_>>(), Algorithm::ALL);
        assert_eq!(found.iter().map(|digest| digest.value.as_str()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn large_pieces_have_the_values_of_small_ones() {
        let bytes: Vec<u8> = (0..3 << 20).map(|at: u32| (at.wrapping_mul(2_654_435_761) >> 11) as u8).collect();
        let mut large = Digests::new(&Algorithm::ALL);
        large.update(&bytes);
        let mut small = Digests::new(&Algorithm::ALL);
        bytes.chunks(1000).for_each(|piece| small.update(piece));
        assert_eq!(large.finish(), small.finish());
    }
}
