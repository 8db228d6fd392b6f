//! POSIX modes as text.

/// Formats a mode as `ls -l` does.
#[must_use]
pub fn mode_letters(mode: u32) -> String {
    let kind = match mode & 0o170_000 {
        0o040_000 => 'd',
        0o120_000 => 'l',
        0o020_000 => 'c',
        0o060_000 => 'b',
        0o010_000 => 'p',
        0o140_000 => 's',
        0o100_000 => '-',
        _ => '?',
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
