//! What boots: the El Torito catalogue and its images.
