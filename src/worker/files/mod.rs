//! Files of the user: reading, reading ahead, and slicing into blobs; and the file that keeps what was unpacked of them.

pub mod ahead;
pub mod blob;
pub mod opening;
pub mod source;
pub mod storage;
pub mod window;
