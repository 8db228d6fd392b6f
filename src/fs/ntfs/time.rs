//! Times, in units of 100 ns since 1601.

use crate::bytes::integers::Le64;
use crate::bytes::time::Timestamp;

/// Seconds from 1601 to 1970.
const EPOCH: i64 = 11_644_473_600;

/// A time as recorded; `None` where it is 0.
pub(super) fn time(recorded: Le64) -> Option<Timestamp> {
    let units = recorded.get();
    let seconds = i64::try_from(units / 10_000_000).ok()?.checked_sub(EPOCH)?;
    let hundredths = u8::try_from(units / 100_000 % 100).unwrap_or(0);
    (units > 0).then(|| Timestamp { hundredths, ..Timestamp::utc(seconds) })
}
