//! Sorted listings of one view, kept until what they are of changes.

use discern::error::{Error, Result};
use discern::findings::Findings;
use discern::protocol::{Column, Sort};
use discern::tree::{Directory, RowId, Search, SortBy};
use discern::view::View;

use crate::browser::clock::{self, Deadline};

/// Listings kept: the person goes back and forth between few, and one may have a million rows.
const KEPT: usize = 6;

/// Rows searched between looks at the clock.
const STRIDE: u32 = 50_000;

/// Milliseconds that a search may take within a request; it goes on with the next.
const SEARCH: f64 = 100.0;

/// While a search still finds more, sorting anew may take this part of the time.
const SHARE: f64 = 10.0;

/// Which rows of an index are listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Listed {
    /// Those in a directory.
    Directory(RowId),
    /// Those that match: see [`Search`].
    Search(String),
}

/// The listings of one view.
#[derive(Default)]
pub struct Listings {
    kept: Vec<Listing>,
    searches: Vec<(String, Search)>,
}

struct Listing {
    scope: Listed,
    sort: Sort,
    rows: Vec<RowId>,
    /// When it was sorted and how long that took, in milliseconds.
    sorted: f64,
    took: f64,
}

impl Listings {
    /// Forgets all, after names have come to be read differently.
    pub fn clear(&mut self) {
        self.kept.clear();
        self.searches.clear();
    }

    /// Rows of a scope in order, and whether there can be no more.
    ///
    /// # Errors
    /// Where the scope is no directory, or the view cannot be read.
    pub fn rows(
        &mut self,
        view: &mut View,
        findings: &mut Findings,
        scope: &Listed,
        sort: Sort,
    ) -> Result<(&[RowId], bool)> {
        let is_complete = match scope {
            Listed::Directory(row) => {
                let row = *row;
                if view.index.directory(row) == Directory::Not {
                    return Err(Error::NotFound("such directory".into()));
                }
                view.expand(row, findings)?;
                true
            }
            Listed::Search(text) => self.search(view, text),
        };
        let found = self.kept.iter().position(|listing| listing.scope == *scope && listing.sort == sort);
        let mut listing = match found {
            Some(at) => self.kept.remove(at),
            None => Listing { scope: scope.clone(), sort, rows: Vec::new(), sorted: 0.0, took: 0.0 },
        };
        let rows = self.unsorted(view, scope);
        let is_due = is_complete || clock::now() - listing.sorted >= listing.took * SHARE;
        if rows.len() != listing.rows.len() && is_due {
            let start = clock::now();
            listing.rows = view.index.sorted(rows.into_iter(), sort_by(sort.by), sort.descending, view.encoding());
            listing.sorted = clock::now();
            listing.took = listing.sorted - start;
        }
        self.kept.truncate(KEPT.saturating_sub(1));
        self.kept.insert(0, listing);
        Ok((self.kept.first().map(|listing| listing.rows.as_slice()).unwrap_or_default(), is_complete))
    }

    /// Takes a search further; true when it has looked at all there will ever be.
    fn search(&mut self, view: &View, text: &str) -> bool {
        let found = self.searches.iter().position(|(kept, _)| kept == text);
        let mut entry = match found {
            Some(at) => self.searches.remove(at),
            None => (text.to_owned(), Search::new(text)),
        };
        let deadline = Deadline::after(SEARCH);
        while !entry.1.is_caught_up(&view.index) && !deadline.is_over() {
            entry.1.advance(&view.index, view.encoding(), STRIDE);
        }
        let is_complete = entry.1.is_caught_up(&view.index) && view.index.counts().unread == 0;
        self.searches.truncate(KEPT.saturating_sub(1));
        self.searches.insert(0, entry);
        is_complete
    }

    fn unsorted(&self, view: &View, scope: &Listed) -> Vec<RowId> {
        match scope {
            Listed::Directory(row) => view.index.children(*row).map(RowId).collect(),
            Listed::Search(text) => {
                let search = self.searches.iter().find(|(kept, _)| kept == text);
                search.map(|(_, search)| search.hits().to_vec()).unwrap_or_default()
            }
        }
    }
}

const fn sort_by(column: Column) -> SortBy {
    match column {
        Column::Name => SortBy::Name,
        Column::Size => SortBy::Size,
        Column::Modified => SortBy::Modified,
        Column::Type => SortBy::Type,
        Column::Sector => SortBy::Location,
        Column::Attributes => SortBy::Attributes,
    }
}
