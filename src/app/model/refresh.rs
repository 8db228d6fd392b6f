//! Fetches visible data again.

use super::Model;

/// Fetches rows, tree and details again, after something changed in the worker.
pub(super) fn all(model: Model) {
    model.listing.refresh();
    model.tree.refresh();
    model.inspector.refresh();
}
