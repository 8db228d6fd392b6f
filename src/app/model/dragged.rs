//! The file that the user may be about to drag out of the window.

use discern::protocol::{RowInfo, RowNumber, ViewNumber, browse};
use wasm_bindgen_futures::spawn_local;
use web_sys::Url;

use super::Model;
use crate::client::{Reply, Transfer};
use crate::state::State;

/// A file: its view, its row, and the address of a blob with its content.
type Prepared = (ViewNumber, RowNumber, String);

/// The file under the pointer, once its address is known.
#[derive(Clone, Copy)]
pub(crate) struct Dragged {
    file: State<Option<Prepared>>,
    /// Incremented whenever the pointer is pressed, so that an answer for another file is ignored.
    presses: State<u32>,
}

impl Dragged {
    pub(super) fn new() -> Self {
        Self { file: State::new(None), presses: State::new(0) }
    }

    fn press(self) -> u32 {
        if let Some((.., address)) = self.file.update(Option::take) {
            // An address that no longer exists need not be revoked.
            let _ = Url::revoke_object_url(&address);
        }
        self.presses.update(|presses| {
            *presses = presses.wrapping_add(1);
            *presses
        })
    }
}

/// Prepares the file of a row, if its content is made of ranges of the user's files; forgets the one before.
pub(crate) fn prepare(model: Model, row: Option<RowInfo>) {
    let press = model.dragged.press();
    let Some(row) = row.map(|row| row.row) else { return };
    let view = model.listing.place_now().view;
    spawn_local(async move {
        let Ok(Reply { answer, .. }) = model.link.request(&browse::Details { view, row }, Transfer::Nothing).1.await
        else {
            return;
        };
        if !answer.sliceable || model.dragged.presses.get_untracked() != press {
            return;
        }
        let reply = model.link.request(&browse::Blob { view, row }, Transfer::Nothing).1.await;
        let blob = reply.ok().and_then(|reply| reply.blob);
        let address = blob.and_then(|blob| Url::create_object_url_with_blob(&blob).ok());
        let Some(address) = address else { return };
        if model.dragged.presses.get_untracked() == press {
            model.dragged.file.set(Some((view, row, address)));
        } else {
            let _ = Url::revoke_object_url(&address);
        }
    });
}

/// The address of the content of a row, if it was prepared.
pub(crate) fn address(model: Model, view: ViewNumber, row: RowNumber) -> Option<String> {
    let prepared = model.dragged.file.get_untracked();
    prepared.filter(|(of, file, _)| (*of, *file) == (view, row)).map(|(.., address)| address)
}
