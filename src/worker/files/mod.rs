//! Files of the user: reading, reading ahead, and slicing into blobs.

pub mod ahead;
pub mod blob;
pub mod source;
pub mod window;
