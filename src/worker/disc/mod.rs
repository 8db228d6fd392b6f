//! Looks at the medium below the files: tracks, sectors, the map of the image, and audio.

pub mod joined;
pub mod layout;
pub mod sector;
pub mod sound;
pub mod strip;
