//! POSIX modes: the kind of an entry in them, and the whole as text.

use super::Kind;

/// Bits of a mode that hold the kind (`S_IFMT`).
const TYPE: u32 = 0o170_000;

impl Kind {
    /// The type bits of a mode, as in `st_mode`.
    #[must_use]
    pub const fn type_bits(self) -> u32 {
        match self {
            Self::Fifo => 0o010_000,
            Self::CharacterDevice => 0o020_000,
            Self::Directory => 0o040_000,
            Self::BlockDevice => 0o060_000,
            Self::File => 0o100_000,
            Self::Symlink => 0o120_000,
            Self::Socket => 0o140_000,
        }
    }

    /// The kind by the type bits of a mode; `None` if they match no kind.
    #[must_use]
    pub const fn of_mode(mode: u32) -> Option<Self> {
        Some(match mode & TYPE {
            0o010_000 => Self::Fifo,
            0o020_000 => Self::CharacterDevice,
            0o040_000 => Self::Directory,
            0o060_000 => Self::BlockDevice,
            0o100_000 => Self::File,
            0o120_000 => Self::Symlink,
            0o140_000 => Self::Socket,
            _ => return None,
        })
    }
}

/// Formats a mode as `ls -l` does.
#[must_use]
pub fn mode_letters(mode: u32) -> String {
    let kind = match Kind::of_mode(mode) {
        Some(Kind::Directory) => 'd',
        Some(Kind::Symlink) => 'l',
        Some(Kind::CharacterDevice) => 'c',
        Some(Kind::BlockDevice) => 'b',
        Some(Kind::Fifo) => 'p',
        Some(Kind::Socket) => 's',
        Some(Kind::File) => '-',
        None => '?',
    };
    let mut letters = String::from(kind);
    for (bits, special, with, without) in [(6, 0o4000, 's', 'S'), (3, 0o2000, 's', 'S'), (0, 0o1000, 't', 'T')] {
        let may = |bit: u32| mode.checked_shr(bits).unwrap_or(0) & bit != 0;
        letters.push(if may(4) { 'r' } else { '-' });
        letters.push(if may(2) { 'w' } else { '-' });
        letters.push(match (mode & special != 0, may(1)) {
            (true, true) => with,
            (true, false) => without,
            (false, true) => 'x',
            (false, false) => '-',
        });
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modes_are_shown_as_ls_does() {
        let modes = [(0o100_644, "-rw-r--r--"), (0o041_777, "drwxrwxrwt"), (0o104_755, "-rwsr-xr-x")];
        for (mode, letters) in modes.into_iter().chain([(0o102_640, "-rw-r-S---"), (0o120_777, "lrwxrwxrwx")]) {
            assert_eq!(mode_letters(mode), letters);
        }
    }
}
