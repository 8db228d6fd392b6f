//! Waiting for a time.

use std::time::Duration;

use futures_channel::oneshot;
use leptos::prelude::set_timeout;

/// Waits for a time.
pub(crate) async fn pause(time: Duration) {
    let (send, receive) = oneshot::channel();
    let wake = move || {
        // Nobody waits any more.
        let _ = send.send(());
    };
    set_timeout(wake, time);
    // Fails only if the page ends.
    let _ = receive.await;
}
