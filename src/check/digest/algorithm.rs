//! Algorithms of digests.

/// An algorithm that computes a digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Algorithm {
    /// CRC-32 as in ZIP, SFV and DAT files.
    Crc32,
    /// MD5 (RFC 1321).
    Md5,
    /// SHA-1 (FIPS 180-4).
    Sha1,
    /// SHA-256 (FIPS 180-4).
    Sha256,
    /// SHA-512 (FIPS 180-4).
    Sha512,
    /// BLAKE3 with its usual 256 bits.
    Blake3,
}

/// Algorithms that lists name and Discern does not compute.
const OTHERS: [&str; 20] = [
    "sha224",
    "sha384",
    "sha512224",
    "sha512256",
    "sha3224",
    "sha3256",
    "sha3384",
    "sha3512",
    "blake2b",
    "blake2bp",
    "blake2s",
    "blake2sp",
    "b2",
    "rmd160",
    "ripemd160",
    "whirlpool",
    "tiger",
    "crc16",
    "sm3",
    "streebog",
];

impl Algorithm {
    /// All algorithms, in the order of a report.
    pub const ALL: [Self; 6] = [Self::Crc32, Self::Md5, Self::Sha1, Self::Sha256, Self::Sha512, Self::Blake3];

    /// Stable name, as in `sha256`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Crc32 => "crc32",
            Self::Md5 => "md5",
            Self::Sha1 => "sha1",
            Self::Sha256 => "sha256",
            Self::Sha512 => "sha512",
            Self::Blake3 => "blake3",
        }
    }

    /// Name for users, as in "SHA-256".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Crc32 => "CRC-32",
            Self::Md5 => "MD5",
            Self::Sha1 => "SHA-1",
            Self::Sha256 => "SHA-256",
            Self::Sha512 => "SHA-512",
            Self::Blake3 => "BLAKE3",
        }
    }

    /// Hexadecimal digits of a value.
    #[must_use]
    pub const fn digits(self) -> usize {
        match self {
            Self::Crc32 => 8,
            Self::Md5 => 32,
            Self::Sha1 => 40,
            Self::Sha256 | Self::Blake3 => 64,
            Self::Sha512 => 128,
        }
    }

    /// Whether forging another file with the same value is infeasible.
    #[must_use]
    pub const fn is_strong(self) -> bool {
        matches!(self, Self::Sha256 | Self::Sha512 | Self::Blake3)
    }

    /// The algorithm with this name in any customary spelling, as in "SHA2-256".
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match plain(name).as_str() {
            "crc32" | "crc" | "sfv" => Some(Self::Crc32),
            "md5" | "md5sum" | "md5sums" => Some(Self::Md5),
            "sha1" | "sha1sum" | "sha1sums" | "sha" => Some(Self::Sha1),
            "sha256" | "sha2256" | "sha256sum" | "sha256sums" => Some(Self::Sha256),
            "sha512" | "sha2512" | "sha512sum" | "sha512sums" => Some(Self::Sha512),
            "blake3" | "b3" | "b3sum" | "b3sums" => Some(Self::Blake3),
            _ => None,
        }
    }

    /// Whether a name is that of an algorithm that is known and not computed.
    pub(in crate::check) fn is_other(name: &str) -> bool {
        let name = plain(name);
        OTHERS.iter().any(|other| name.strip_prefix(other).is_some_and(|rest| matches!(rest, "" | "sum" | "sums")))
    }

    /// Algorithms whose values have this many hexadecimal digits, the likelier first.
    #[must_use]
    pub fn of_length(digits: usize) -> Vec<Self> {
        Self::ALL.into_iter().filter(|algorithm| algorithm.digits() == digits).collect()
    }
}

/// A name without the marks that some write in it.
fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_any_spelling() {
        for algorithm in Algorithm::ALL {
            assert_eq!(Algorithm::named(algorithm.id()), Some(algorithm));
            assert_eq!(Algorithm::named(algorithm.name()), Some(algorithm));
        }
        assert_eq!(Algorithm::named("SHA2-256"), Some(Algorithm::Sha256));
        assert_eq!(Algorithm::named("SHA512/256"), None);
        assert!(Algorithm::is_other("SHA512/256") && Algorithm::is_other("b2sums") && !Algorithm::is_other("sha256"));
        assert_eq!(Algorithm::of_length(64), [Algorithm::Sha256, Algorithm::Blake3]);
        assert_eq!(Algorithm::of_length(65), []);
    }
}
