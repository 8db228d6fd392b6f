//! Files of the user: read, read ahead, and cut into blobs.

pub mod ahead;
pub mod blob;
pub mod source;
pub mod window;
