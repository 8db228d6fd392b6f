//! Errors in words for the user: what happened, what it means, what to do.

use std::io::ErrorKind;

use discern::error::Error;
use discern::protocol::{Failure, FailureKind};
use wasm_bindgen::{JsCast, JsValue};
use wasm_split_helpers::SplitLoaderError;
use web_sys::DomException;

use crate::files::source::browser_error;

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
        Error::Refused(refused) => {
            let advice = match refused.refusal.advice {
                "" => "Check that it is the file you meant to open.".to_owned(),
                _ => refused.advice(),
            };
            let meaning = "The file itself may be in order.";
            failure(FailureKind::Unsupported, &refused.sentence(), meaning, &advice)
        }
        Error::Needs(_) => part(),
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

/// The user stopped the job.
pub fn cancelled() -> Failure {
    failure(FailureKind::Cancelled, "Stopped.", "Nothing that is not whole was kept.", "Start again whenever you like.")
}

/// A request that cannot be decoded, since the page comes from another build.
pub fn unreadable_request() -> Failure {
    failure(
        FailureKind::Worker,
        "The parts of this page do not fit together.",
        "Your browser kept one of them from an older version.",
        "Load the page again.",
    )
}

/// A request without an open image.
pub fn nothing_open() -> Failure {
    failure(FailureKind::Worker, "No image is open.", "What was asked for belongs to an image.", "Open an image.")
}

/// Content that would have to be held in memory, since the browser can save in no other way.
pub fn too_large_to_unpack() -> Failure {
    failure(
        FailureKind::Destination,
        "This browser cannot save so much here.",
        "The bytes have to be made of what is in the image, and without service workers, which browsers turn off in \
         private windows, they could only be held in memory.",
        "Open the page in an ordinary window, or in Chromium, Chrome or Edge; or save fewer files at once.",
    )
}

/// The place to write to was not sent along.
pub fn no_place() -> Failure {
    failure(FailureKind::Destination, "No place to save to was chosen.", "Nothing was written.", "Choose one.")
}

/// A part could not be loaded.
pub struct Missing;

impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

impl From<Missing> for Failure {
    fn from(_: Missing) -> Self {
        part()
    }
}

/// A part of the program that the host did not deliver.
pub fn part() -> Failure {
    failure(
        FailureKind::Part,
        "A part of Discern could not be loaded.",
        "What you asked for needs it.",
        "Check your connection, then try again. If Discern has been updated meanwhile, load the page again.",
    )
}

/// A refused change to the image.
pub fn change(error: &Error) -> Failure {
    let failure = match error {
        Error::Io(_) => failure(
            FailureKind::Unreadable,
            "A file changed or became unreadable since it was given.",
            "Nothing was changed.",
            "Add it again.",
        ),
        Error::Refused(refused) => {
            failure(FailureKind::Unsupported, &refused.sentence(), "Nothing was changed.", &refused.advice())
        }
        error => failure(FailureKind::Unsupported, &sentence(&error.to_string()), "Nothing was changed.", ""),
    };
    Failure { detail: error.to_string(), ..failure }
}

/// An image that cannot be built with these settings.
pub fn build(error: &Error) -> Failure {
    let failure = failure(
        FailureKind::Unsupported,
        &sentence(&error.to_string()),
        "The image cannot be built like this; your changes are still there.",
        "Choose another way to build it, or take the change back.",
    );
    Failure { detail: error.to_string(), ..failure }
}

/// A new image that cannot be made with these settings.
pub fn new_image(error: &Error) -> Failure {
    let failure = match error {
        Error::Io(_) => failure(
            FailureKind::Unreadable,
            "A file changed or became unreadable since it was given.",
            "No image was created.",
            "Give the files again.",
        ),
        error => failure(
            FailureKind::Unsupported,
            &sentence(&error.to_string()),
            "No image was created.",
            "Choose another kind of image, or give other files.",
        ),
    };
    Failure { detail: error.to_string(), ..failure }
}

/// A given file for a new image that cannot be read.
pub fn unreadable_file(name: &str, error: &std::io::Error) -> Failure {
    let failure = failure(
        FailureKind::Unreadable,
        &format!("“{name}” cannot be read."),
        "No image was created.",
        "Look whether you may read it and whether it is still there, and give the files again.",
    );
    Failure { detail: error.to_string(), ..failure }
}

/// A new image that failed verification.
pub fn not_as_meant(wrong: &[String]) -> Failure {
    let failure = failure(
        FailureKind::Broken,
        "The new image is not as it was meant to be.",
        "This is a fault of Discern. The image is not handed out; your files are untouched.",
        "Copy the details and report them.",
    );
    Failure { detail: wrong.join("\n"), ..failure }
}

/// Adds a capital and a period.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase()).into_iter().collect::<String>();
    let stop = if text.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}

/// The selected rows have changed since the job began.
pub fn changed_meanwhile() -> Failure {
    failure(
        FailureKind::Unsupported,
        "The image was changed while it was being listed.",
        "Nothing was saved.",
        "Save it again.",
    )
}

/// The prepared outputs no longer exist, for instance because another image was opened meanwhile.
pub fn nothing_prepared() -> Failure {
    failure(
        FailureKind::Worker,
        "What was to be saved is not there any more.",
        "Nothing was written.",
        "Save it again.",
    )
}

/// A file of that name already exists at the destination.
pub fn is_there_already(name: &str) -> Failure {
    failure(
        FailureKind::Destination,
        &format!("There is a file “{name}” in that folder already."),
        "Nothing was written, so that nothing is lost: it may be the image that you opened.",
        "Choose another folder, or give that file another name.",
    )
}

/// The result of a conversion failed verification.
pub fn wrong_result(what: &str) -> Failure {
    let failure = failure(
        FailureKind::Broken,
        "The result would not be right, so it was not saved.",
        "It was compared with the image while it was made, and nothing of it was kept. This is a fault of Discern, or the \
         image is damaged in a way not seen before.",
        "Check the image's sectors, try another form, and please report it.",
    );
    Failure { detail: what.to_owned(), ..failure }
}

/// The browser did not ask for a download.
pub fn not_begun() -> Failure {
    failure(
        FailureKind::Destination,
        "The browser did not begin the download.",
        "Nothing was saved.",
        "Allow downloads for this page and try again.",
    )
}

/// The browser stopped the download.
pub fn stopped_by_browser() -> Failure {
    failure(
        FailureKind::Destination,
        "The browser stopped the download.",
        "It was cancelled there, or the drive is full. What was saved so far is not complete.",
        "Look into the browser's list of downloads, check that there is room on the drive, and save again.",
    )
}

/// The browser refused to write.
pub fn destination(error: &JsValue) -> Failure {
    let name = error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default();
    let (what, advice) = match name.as_str() {
        "QuotaExceededError" => ("The drive is full.", "Make room on it, or choose another drive, and save again."),
        "NotAllowedError" | "SecurityError" => {
            ("The browser may not write there any more.", "Save again, and allow it when the browser asks.")
        }
        "NotFoundError" => (
            "The place to save to is gone.",
            "Check that the drive is connected and that the folder is still there, and save again.",
        ),
        "NoModificationAllowedError" => (
            "The file is locked, probably because another program has it open.",
            "Close it there, or choose another name, and save again.",
        ),
        _ => (
            "The chosen place could not be written to.",
            "Check that there is room on the drive and that you may write there, and save again.",
        ),
    };
    let meaning = "Nothing that is not whole was left there.";
    Failure { detail: browser_error(error).to_string(), ..failure(FailureKind::Destination, what, meaning, advice) }
}
