//! A view, and its state in the page.

use discern::browse::Listings;
use discern::tree::Outline;
use discern::view::View;

/// A view, and its state in the page.
pub struct Tab {
    /// The directory tree of a volume.
    pub view: View,
    /// The unfolded tree.
    pub outline: Outline,
    /// Sorted listings.
    pub listings: Listings,
    /// Whether the page has requested it, so that it is read to the end.
    pub is_wanted: bool,
    /// The encoding by which listings and outline were sorted.
    sorted_as: &'static str,
}

/// The state of a view that the page sees.
pub struct TabState {
    outline: Outline,
    listings: Listings,
    is_wanted: bool,
    sorted_as: &'static str,
}

impl Tab {
    /// Makes a view that has not been requested.
    pub fn new(view: View) -> Self {
        let sorted_as = view.encoding().id;
        Self { view, outline: Outline::default(), listings: Listings::default(), is_wanted: false, sorted_as }
    }

    /// Makes a view that is read to the end.
    pub fn wanted(view: View) -> Self {
        Self { is_wanted: true, ..Self::new(view) }
    }

    /// Separates the view from its state.
    pub fn apart(self) -> (View, TabState) {
        let Self { view, outline, listings, is_wanted, sorted_as } = self;
        (view, TabState { outline, listings, is_wanted, sorted_as })
    }

    /// The reverse of [`Tab::apart`].
    pub fn together(view: View, TabState { outline, listings, is_wanted, sorted_as }: TabState) -> Self {
        Self { view, outline, listings, is_wanted, sorted_as }
    }

    /// Sorts again after a change of encoding: the guess may change as more names are read.
    pub fn sort_again_if_read_differently(&mut self) {
        let encoding = self.view.encoding();
        if self.sorted_as != encoding.id {
            self.sorted_as = encoding.id;
            self.listings.clear();
            self.outline.sort_again(&self.view.index, encoding);
        }
    }
}
