//! Errors as a person can understand them: what happened, what it means, what to do.

use std::io::ErrorKind;

use discern::error::Error;
use discern::protocol::{Failure, FailureKind};
use wasm_bindgen::JsValue;

use crate::file_source::browser_error;

/// A failure with no detail.
fn failure(kind: FailureKind, what: &str, meaning: &str, advice: &str) -> Failure {
    let [what, meaning, advice] = [what, meaning, advice].map(str::to_owned);
    Failure { kind, what, meaning, advice, detail: String::new() }
}

/// An error of the library.
pub fn from_error(error: &Error) -> Failure {
    let failure = match error {
        Error::Cancelled => cancelled(),
        Error::Io(error) if error.kind() == ErrorKind::UnexpectedEof => failure(
            FailureKind::Broken,
            "The image ends before the bytes that are needed.",
            "It was probably cut while it was copied or downloaded.",
            "Compare its size with that of the original, and get it again.",
        ),
        Error::Io(error) if error.kind() == ErrorKind::InvalidData => failure(
            FailureKind::Broken,
            "What is stored there cannot be unpacked.",
            "This part of the image is damaged.",
            "Get the image again, or save what can still be read.",
        ),
        Error::Io(_) => failure(
            FailureKind::Unreadable,
            "The file changed or became unreadable since you opened it (drive removed? cloud placeholder?).",
            "What was being read is not complete, so nothing of it was handed out.",
            "Open it again.",
        ),
        Error::Broken(_) => failure(
            FailureKind::Broken,
            "A part of the image that is needed is not what it must be.",
            "The image is damaged, or was written wrongly.",
            "Look at the findings, and get the image again if you can.",
        ),
        Error::Unsupported(what) => failure(
            FailureKind::Unsupported,
            what,
            "The file itself may be in order.",
            "Check that it is the file you meant to open.",
        ),
        Error::OverLimit(_) => failure(
            FailureKind::Unsupported,
            "The image goes beyond a safety limit.",
            "It is far larger than any real one seen so far, or leads in circles.",
            "If it is a real image, please report it.",
        ),
        Error::NotFound(what) => failure(
            FailureKind::Worker,
            &format!("There is no {what}."),
            "The page asked for something that is not in the image.",
            "Open the image again; if it happens again, please report it.",
        ),
    };
    Failure { detail: error.to_string(), ..failure }
}

/// The person stopped it.
pub fn cancelled() -> Failure {
    failure(FailureKind::Cancelled, "Stopped.", "Nothing that is not whole was kept.", "Start again whenever you like.")
}

/// There is nothing to ask about.
pub fn nothing_open() -> Failure {
    failure(FailureKind::Worker, "No image is open.", "What was asked for belongs to an image.", "Open an image.")
}

/// Unpacked content that would have to be held in memory.
pub fn too_large_to_unpack() -> Failure {
    failure(
        FailureKind::Destination,
        "Too much would have to be unpacked in the browser's memory.",
        "The files are stored packed in the image, and a browser holds about a gigabyte of what it is to save.",
        "Save fewer files at once, or save into a folder where the browser can.",
    )
}

/// The directory to write into was not sent along.
pub fn no_directory() -> Failure {
    failure(FailureKind::Destination, "No folder was chosen.", "Nothing was written.", "Choose a folder.")
}

/// The browser refused to write.
pub fn destination(error: &JsValue) -> Failure {
    let failure = failure(
        FailureKind::Destination,
        "The chosen folder could not be written to.",
        "Files that were finished are there and whole; the one that was being written was removed.",
        "Check that there is room on the drive and that you may write there, then start again.",
    );
    Failure { detail: browser_error(error).to_string(), ..failure }
}
