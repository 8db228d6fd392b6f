//! Sorted listings of one view, kept until the view changes.

use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::tree::{Directory, RowId, Search, SortBy};
use crate::view::View;

/// Number of listings kept: users go back and forth between few, and one may have a million rows.
const KEPT: usize = 6;

/// Rows searched between looks at the clock.
const STRIDE: u32 = 50_000;

/// Milliseconds that a search may take in one request; it continues in the next.
const SEARCH: f64 = 100.0;

/// Share of the time that sorting may take while a search continues.
const SHARE: f64 = 10.0;

/// The rows of an index that are listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Listed {
    /// Those in a directory.
    Directory(RowId),
    /// Those that match: see [`Search`].
    Search(String),
}

/// The order of a listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// The column to sort by.
    pub by: SortBy,
    /// Largest first; directories stay before files.
    pub descending: bool,
}

/// The listings of one view.
#[derive(Debug, Default)]
pub struct Listings {
    kept: Vec<Listing>,
    searches: Vec<(String, Search)>,
}

#[derive(Debug)]
struct Listing {
    listed: Listed,
    order: Order,
    rows: Vec<RowId>,
    /// When it was sorted and how long that took, in milliseconds.
    sorted: f64,
    took: f64,
}

impl Listings {
    /// Forgets all listings, after the encoding of names has changed.
    pub fn clear(&mut self) {
        self.kept.clear();
        self.searches.clear();
    }

    /// The rows of a listing in order, and whether it is complete. `now` returns the time in milliseconds: a search of
    /// a large view continues in the next call, so that no call takes long.
    ///
    /// # Errors
    /// If there is no such directory, or the view cannot be read.
    pub fn rows(
        &mut self,
        view: &mut View,
        findings: &mut Findings,
        (listed, order): (&Listed, Order),
        now: &dyn Fn() -> f64,
    ) -> Result<(&[RowId], bool)> {
        let is_complete = match listed {
            Listed::Directory(row) => {
                let row = *row;
                if view.index.directory(row) == Directory::Not {
                    return Err(Error::NotFound("such directory".into()));
                }
                view.expand(row, findings)?;
                true
            }
            Listed::Search(text) => self.search(view, text, now),
        };
        let found = self.kept.iter().position(|listing| listing.listed == *listed && listing.order == order);
        let mut listing = match found {
            Some(at) => self.kept.remove(at),
            None => Listing { listed: listed.clone(), order, rows: Vec::new(), sorted: 0.0, took: 0.0 },
        };
        let rows = self.unsorted(view, listed);
        let is_due = is_complete || now() - listing.sorted >= listing.took * SHARE;
        if rows.len() != listing.rows.len() && is_due {
            let start = now();
            listing.rows = view.index.sorted(rows.into_iter(), order.by, order.descending, view.encoding());
            listing.sorted = now();
            listing.took = listing.sorted - start;
        }
        self.kept.truncate(KEPT.saturating_sub(1));
        self.kept.insert(0, listing);
        Ok((self.kept.first().map(|listing| listing.rows.as_slice()).unwrap_or_default(), is_complete))
    }

    /// Continues a search; true if it is complete.
    fn search(&mut self, view: &View, text: &str, now: &dyn Fn() -> f64) -> bool {
        let found = self.searches.iter().position(|(kept, _)| kept == text);
        let mut entry = match found {
            Some(at) => self.searches.remove(at),
            None => {
                (text.to_owned(), Search::new(&view.file_system().spelled(text).unwrap_or_else(|| text.to_owned())))
            }
        };
        let end = now() + SEARCH;
        while !entry.1.is_caught_up(&view.index) && now() < end {
            entry.1.advance(&view.index, view.encoding(), STRIDE);
        }
        let is_complete = entry.1.is_caught_up(&view.index) && view.index.counts().unread == 0;
        self.searches.truncate(KEPT.saturating_sub(1));
        self.searches.insert(0, entry);
        is_complete
    }

    fn unsorted(&self, view: &View, listed: &Listed) -> Vec<RowId> {
        match listed {
            Listed::Directory(row) => view.index.children(*row).map(RowId).collect(),
            Listed::Search(text) => {
                let search = self.searches.iter().find(|(kept, _)| kept == text);
                search.map(|(_, search)| search.hits().to_vec()).unwrap_or_default()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browse::sample::What::{Directory as Folder, File};
    use crate::browse::sample::view;

    const BY_NAME: Order = Order { by: SortBy::Name, descending: false };

    fn names(view: &mut View, listings: &mut Listings, listed: &Listed, order: Order) -> (Vec<String>, bool) {
        let (rows, is_complete) = listings.rows(view, &mut Findings::default(), (listed, order), &|| 0.0).unwrap();
        let rows = rows.to_vec();
        (rows.into_iter().map(|row| view.name(row).into_owned()).collect(), is_complete)
    }

    #[test]
    fn a_directory_is_listed_in_order() {
        let mut view = view(vec![vec![("b", File(30, 5)), ("a", File(31, 9)), ("z", Folder(1))], vec![]]);
        let mut listings = Listings::default();
        let root = Listed::Directory(RowId::ROOT);
        assert_eq!(
            names(&mut view, &mut listings, &root, BY_NAME),
            (["z", "a", "b"].map(str::to_owned).to_vec(), true)
        );
        let order = Order { by: SortBy::Size, descending: true };
        assert_eq!(names(&mut view, &mut listings, &root, order).0, ["z", "a", "b"]);
        let file = view.find("/a", &mut Findings::default()).unwrap();
        let listed = Listed::Directory(file);
        assert!(listings.rows(&mut view, &mut Findings::default(), (&listed, BY_NAME), &|| 0.0).is_err());
    }

    #[test]
    fn a_search_is_complete_once_everything_is_read() {
        let mut view = view(vec![vec![("needle", File(30, 5)), ("in", Folder(1))], vec![("needles", File(31, 9))]]);
        let mut listings = Listings::default();
        let search = Listed::Search("needle".into());
        view.expand(RowId::ROOT, &mut Findings::default()).unwrap();
        assert_eq!(names(&mut view, &mut listings, &search, BY_NAME), (vec!["needle".to_owned()], false));
        view.walk_all(&mut Findings::default()).unwrap();
        let found = (["needle", "needles"].map(str::to_owned).to_vec(), true);
        assert_eq!(names(&mut view, &mut listings, &search, BY_NAME), found);
    }

    #[test]
    fn a_long_search_continues_with_the_next_call() {
        let mut view = view(vec![vec![("needle", File(30, 5))]]);
        view.walk_all(&mut Findings::default()).unwrap();
        let mut listings = Listings::default();
        let calls = std::cell::Cell::new(0.0);
        // Each call of the clock is much later than the one before.
        let now = || {
            calls.set(calls.get() + 1000.0);
            calls.get()
        };
        let search = Listed::Search("needle".into());
        let (rows, is_complete) = listings.rows(&mut view, &mut Findings::default(), (&search, BY_NAME), &now).unwrap();
        assert_eq!((rows.len(), is_complete), (0, false));
    }
}
