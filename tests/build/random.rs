//! Pseudo-random trees, written by us and read by our reader, xorriso and bsdtar.

use super::support::case::Case;
use super::support::listing;
use super::{data, draft, hold, judges, list, without_dates_of_directories, write};

/// The linear congruential generator of Knuth's MMIX.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn name(&mut self) -> String {
        const LETTERS: &[&str] = &["a", "B", "7", ".", " ", "_", "-", "é", "ß", "語", "😀", "~", ";", "'", "long-part"];
        let length = 1 + self.below(24);
        let name: String = (0..length).map(|_| LETTERS[usize::try_from(self.below(15)).unwrap()]).collect();
        // 7-Zip takes a dot at the end of a name for the separator of an extension.
        if name.ends_with('.') { format!("{name}x") } else { name }
    }
}

fn grow(case: &Case, chance: &mut Chance) {
    let mut directories = vec![String::new()];
    for _ in 0..60 {
        let parent = directories[usize::try_from(chance.below(directories.len() as u64)).unwrap()].clone();
        let path = format!("{parent}{}", chance.name());
        if case.tree().join(&path).symlink_metadata().is_ok() {
            continue;
        }
        match chance.below(4) {
            0 => {
                case.directory(&path);
                directories.push(format!("{path}/"));
            }
            1 => drop(case.symlink(&path, &chance.name())),
            _ => {
                let len = usize::try_from(chance.below(3) * 1000 + chance.below(2000)).unwrap();
                case.file(&path, vec![u8::try_from(chance.below(3)).unwrap(); len]);
            }
        }
    }
}

#[test]
fn all_readers_agree_on_random_trees() {
    for seed in 0..6 {
        let Some(case) = Case::new("all_readers_agree_on_random_trees", &judges::NEEDS) else { return };
        grow(&case, &mut Chance(seed));
        let expected = without_dates_of_directories(listing::of_folder(&case.tree()));
        write(&draft(&case.tree()), &data(), &case.image());
        judges::valid(&case.image());
        hold(&expected, &without_dates_of_directories(list(&case.image(), "rock-ridge")));
        hold(&expected, &without_dates_of_directories(judges::by_xorriso(&case.image())));
        let joliet = without_dates_of_directories(list(&case.image(), "joliet"));
        hold(&joliet, &without_dates_of_directories(judges::by_7zz(&case.image())));
        drop(list(&case.image(), "iso9660"));
    }
}
