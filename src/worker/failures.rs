//! Errors in words for the user: what happened, what it means, what to do.

use std::io::ErrorKind;

use discern::error::Error;
use discern::protocol::{Failure, FailureKind};
use discern::refusal::{Refusal, Refused};
use wasm_bindgen::{JsCast, JsValue};
use wasm_split_helpers::SplitLoaderError;
use web_sys::DomException;

use crate::browser::thrown::browser_error;

/// A failure of the worker, in words: a refusal, and what that means for the user.
struct Message {
    kind: FailureKind,
    refusal: Refusal,
    meaning: &'static str,
}

impl Message {
    const fn new(
        kind: FailureKind,
        code: &'static str,
        sentence: &'static str,
        meaning: &'static str,
        advice: &'static str,
    ) -> Self {
        Self { kind, refusal: Refusal { code, sentence, advice }, meaning }
    }

    fn failure(&'static self) -> Failure {
        refused(self.kind, &(&self.refusal).into(), self.meaning)
    }

    fn with(&'static self, argument: &str) -> Failure {
        refused(self.kind, &self.refusal.with(&[&argument]), self.meaning)
    }
}

/// A refusal as a failure.
fn refused(kind: FailureKind, refused: &Refused, meaning: &str) -> Failure {
    Failure {
        kind,
        code: refused.refusal.code.to_owned(),
        arguments: refused.arguments.clone(),
        what: refused.sentence(),
        meaning: meaning.to_owned(),
        advice: refused.advice(),
        detail: String::new(),
    }
}

const NOTHING_CHANGED: &str = "Nothing was changed.";
const NOT_CREATED: &str = "No image was created.";
const NOTHING_LEFT: &str = "No partial files were left there.";

static ENDS: Message = Message::new(
    FailureKind::Broken,
    "READ-ENDS",
    "The image ends too early: data that is needed is missing.",
    "It was probably truncated when it was copied or downloaded.",
    "Compare its size with that of the original, and get it again.",
);

static PACKED: Message = Message::new(
    FailureKind::Broken,
    "READ-PACKED",
    "The compressed data there can't be unpacked.",
    "This part of the image is damaged.",
    "Get the image again, or save what can still be read.",
);

static UNREADABLE: Message = Message::new(
    FailureKind::Unreadable,
    "READ-FILE",
    "The file changed or became unreadable since you opened it (drive removed? cloud placeholder?).",
    "What was read is incomplete, so none of it was saved.",
    "Open it again.",
);

static BROKEN: Message = Message::new(
    FailureKind::Broken,
    "IMAGE-BROKEN",
    "A structure that is needed is damaged.",
    "The image is damaged, or the program that made it has a bug.",
    "Look at the problems, and get the image again if you can.",
);

static OVER_LIMIT: Message = Message::new(
    FailureKind::Unsupported,
    "IMAGE-OVER-LIMIT",
    "The image exceeds a safety limit.",
    "It is far larger than any known image, or its structures loop.",
    "If it is a real image, please report it.",
);

static NOT_FOUND: Message = Message::new(
    FailureKind::Worker,
    "IMAGE-NOT-FOUND",
    "There is no {0}.",
    "The page requested something that isn't in the image.",
    "Open the image again; if it happens again, please report it.",
);

static CANCELLED: Message = Message::new(
    FailureKind::Cancelled,
    "JOB-CANCELLED",
    "Stopped.",
    "No partial files were kept.",
    "You can start again at any time.",
);

static REQUEST: Message = Message::new(
    FailureKind::Worker,
    "PAGE-REQUEST",
    "The parts of this page don't match.",
    "Your browser kept one of them from an older version.",
    "Load the page again.",
);

static NOTHING_OPEN: Message = Message::new(
    FailureKind::Worker,
    "PAGE-NOTHING-OPEN",
    "No image is open.",
    "This needs an open image.",
    "Open an image.",
);

static TOO_LARGE: Message = Message::new(
    FailureKind::Destination,
    "SAVE-TOO-LARGE",
    "This browser can't save that much here.",
    "The data has to be unpacked first. Without service workers, which browsers turn off in private windows, it would have to fit in memory.",
    "Open the page in an ordinary window, or in Chromium, Chrome or Edge; or save fewer files at once.",
);

static NO_PLACE: Message = Message::new(
    FailureKind::Destination,
    "SAVE-NO-PLACE",
    "No place to save to was chosen.",
    "Nothing was written.",
    "Choose one.",
);

static PART: Message = Message::new(
    FailureKind::Part,
    "PAGE-PART",
    "A part of Discern could not be loaded.",
    "What you asked for needs it.",
    "Check your connection, then try again. If Discern has been updated meanwhile, load the page again.",
);

static GIVEN: Message = Message::new(
    FailureKind::Unreadable,
    "EDIT-GIVEN-UNREADABLE",
    "A file changed or became unreadable after you added it.",
    NOTHING_CHANGED,
    "Add it again.",
);

static GIVEN_FOR_NEW: Message = Message::new(
    FailureKind::Unreadable,
    "NEW-GIVEN-UNREADABLE",
    "A file changed or became unreadable after you added it.",
    NOT_CREATED,
    "Add the files again.",
);

static GIVEN_FILE: Message = Message::new(
    FailureKind::Unreadable,
    "NEW-FILE-UNREADABLE",
    "“{0}” can't be read.",
    NOT_CREATED,
    "Check that it still exists and that you may read it, then add the files again.",
);

static STARTS_NO_LONGER: Message = Message::new(
    FailureKind::Broken,
    "EDIT-BOOT",
    "This change takes away what the image starts from: {0}.",
    "A disc or stick made of the new image may not start.",
    "If you didn’t mean that, undo the change.",
);

static NOT_AS_MEANT: Message = Message::new(
    FailureKind::Broken,
    "NEW-NOT-AS-MEANT",
    "The new image failed its verification.",
    "This is a bug in Discern. The image isn't saved; your files are untouched.",
    "Copy the details and report them.",
);

static CHANGED_MEANWHILE: Message = Message::new(
    FailureKind::Unsupported,
    "SAVE-CHANGED-MEANWHILE",
    "The image was changed while it was being listed.",
    "Nothing was saved.",
    "Save it again.",
);

static NOTHING_PREPARED: Message = Message::new(
    FailureKind::Worker,
    "SAVE-NOTHING-PREPARED",
    "The item to save no longer exists.",
    "Nothing was written.",
    "Save it again.",
);

static THERE_ALREADY: Message = Message::new(
    FailureKind::Destination,
    "SAVE-THERE-ALREADY",
    "That folder already has a file “{0}”.",
    "Nothing was written, since it may be the image that you opened.",
    "Choose another folder, or rename that file.",
);

static WRONG_RESULT: Message = Message::new(
    FailureKind::Broken,
    "CONVERT-NOT-VERIFIED",
    "The result would be wrong, so it wasn't saved.",
    "It was compared with the image while it was made, and none of it was kept. This is a bug in Discern, or an unknown kind of damage.",
    "Check the image's sectors, try another format, and please report it.",
);

static NOT_BEGUN: Message = Message::new(
    FailureKind::Destination,
    "SAVE-NOT-BEGUN",
    "The browser didn't start the download.",
    "Nothing was saved.",
    "Allow downloads for this page and try again.",
);

static STOPPED: Message = Message::new(
    FailureKind::Destination,
    "SAVE-STOPPED",
    "The browser stopped the download.",
    "It was canceled there, or the drive is full. The saved file is incomplete.",
    "Check the browser's downloads and the free space on the drive, then save again.",
);

static FULL: Message = Message::new(
    FailureKind::Destination,
    "SAVE-FULL",
    "The drive is full.",
    NOTHING_LEFT,
    "Free some space or choose another drive, then save again.",
);

static NOT_ALLOWED: Message = Message::new(
    FailureKind::Destination,
    "SAVE-NOT-ALLOWED",
    "The browser is no longer allowed to write there.",
    NOTHING_LEFT,
    "Save again, and allow it when the browser asks.",
);

static GONE: Message = Message::new(
    FailureKind::Destination,
    "SAVE-GONE",
    "The destination no longer exists.",
    NOTHING_LEFT,
    "Check that the drive is connected and the folder still exists, then save again.",
);

static LOCKED: Message = Message::new(
    FailureKind::Destination,
    "SAVE-LOCKED",
    "The file is locked, probably because another program has it open.",
    NOTHING_LEFT,
    "Close it there or choose another name, then save again.",
);

/// Code of the failure of a name that the browser does not write.
pub const NAME_REFUSED: &str = "SAVE-NAME-REFUSED";

static NAME: Message = Message::new(
    FailureKind::Destination,
    NAME_REFUSED,
    "The browser refuses to write a file or folder with this name.",
    NOTHING_LEFT,
    "Save it as part of a ZIP file instead.",
);

static NOT_WRITTEN: Message = Message::new(
    FailureKind::Destination,
    "SAVE-NOT-WRITTEN",
    "The destination can't be written to.",
    NOTHING_LEFT,
    "Check that the drive has free space and that you may write there, then save again.",
);

/// Codes of refusals of files that are not as they should be.
const FAULTY: [&str; 9] = [
    "7Z-CUT",
    "CUE-NO-TRACK",
    "OPEN-BROKEN",
    "OPEN-CUT",
    "OPEN-DAMAGED",
    "OPEN-EMPTY",
    "OPEN-NO-TRACKS",
    "OPEN-TINY",
    "ZIP-CUT",
];

fn meaning_of(refused: &Refused) -> &'static str {
    if FAULTY.contains(&refused.refusal.code) {
        "Nothing in it can be shown. Your file is untouched."
    } else {
        "The file itself may be fine."
    }
}

/// An error of the library.
pub fn from_error(error: &Error) -> Failure {
    let failure = match error {
        Error::Cancelled => CANCELLED.failure(),
        Error::Io(error) if error.kind() == ErrorKind::UnexpectedEof => ENDS.failure(),
        Error::Io(error) if error.kind() == ErrorKind::InvalidData => PACKED.failure(),
        Error::Io(_) => UNREADABLE.failure(),
        Error::Broken(_) => BROKEN.failure(),
        Error::Refused(reason) => or_advice(
            refused(FailureKind::Unsupported, reason, meaning_of(reason)),
            "Check that it is the file you meant to open.",
        ),
        Error::Needs(_) => PART.failure(),
        Error::OverLimit(_) => OVER_LIMIT.failure(),
        Error::NotFound(what) => NOT_FOUND.with(what),
    };
    Failure { detail: error.to_string(), ..failure }
}

/// The failure, with this advice if it has none.
fn or_advice(mut failure: Failure, advice: &str) -> Failure {
    if failure.advice.is_empty() {
        advice.clone_into(&mut failure.advice);
    }
    failure
}

/// An error of the library in something that the user wants to be done to the image.
fn undone(error: &Error, meaning: &str, advice: &str) -> Failure {
    let failure = match error {
        Error::Refused(reason) => refused(FailureKind::Unsupported, reason, meaning),
        error => Failure {
            kind: FailureKind::Unsupported,
            what: sentence(&error.to_string()),
            meaning: meaning.to_owned(),
            advice: String::new(),
            ..from_error(error)
        },
    };
    Failure { detail: error.to_string(), ..or_advice(failure, advice) }
}

/// A refused change to the image.
pub fn change(error: &Error) -> Failure {
    match error {
        Error::Io(_) => Failure { detail: error.to_string(), ..GIVEN.failure() },
        error => undone(error, NOTHING_CHANGED, ""),
    }
}

/// An image that cannot be built with these settings.
pub fn build(error: &Error) -> Failure {
    let meaning = "The image can't be built like this; your changes are still there.";
    undone(error, meaning, "Choose another layout, or undo the change.")
}

/// A new image that cannot be made with these settings.
pub fn new_image(error: &Error) -> Failure {
    match error {
        Error::Io(_) => Failure { detail: error.to_string(), ..GIVEN_FOR_NEW.failure() },
        error => undone(error, NOT_CREATED, "Choose another kind of image, or other files."),
    }
}

/// Adds a capital and a period.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase()).into_iter().collect::<String>();
    let stop = if text.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}

/// The user stopped the job.
pub fn cancelled() -> Failure {
    CANCELLED.failure()
}

/// A request that cannot be decoded, since the page comes from another build.
pub fn unreadable_request() -> Failure {
    REQUEST.failure()
}

/// A request without an open image.
pub fn nothing_open() -> Failure {
    NOTHING_OPEN.failure()
}

/// Content that would have to be held in memory, since the browser can save in no other way.
pub fn too_large_to_unpack() -> Failure {
    TOO_LARGE.failure()
}

/// The place to write to was not sent along.
pub fn no_place() -> Failure {
    NO_PLACE.failure()
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
        PART.failure()
    }
}

/// A file for a new image that cannot be read.
pub fn unreadable_file(name: &str, error: &std::io::Error) -> Failure {
    Failure { detail: error.to_string(), ..GIVEN_FILE.with(name) }
}

/// A change after which the image may no longer start; each warning is a clause.
pub fn starts_no_longer(warnings: &[&str]) -> Failure {
    STARTS_NO_LONGER.with(&warnings.join("; "))
}

/// A new image that failed verification.
pub fn not_as_meant(wrong: &[String]) -> Failure {
    Failure { detail: wrong.join("\n"), ..NOT_AS_MEANT.failure() }
}

/// The selected rows have changed since the job began.
pub fn changed_meanwhile() -> Failure {
    CHANGED_MEANWHILE.failure()
}

/// The prepared outputs no longer exist, for instance because another image was opened meanwhile.
pub fn nothing_prepared() -> Failure {
    NOTHING_PREPARED.failure()
}

/// A file of that name already exists at the destination.
pub fn is_there_already(name: &str) -> Failure {
    THERE_ALREADY.with(name)
}

/// The result of a conversion failed verification.
pub fn wrong_result(what: &str) -> Failure {
    Failure { detail: what.to_owned(), ..WRONG_RESULT.failure() }
}

/// The browser did not ask for a download.
pub fn not_begun() -> Failure {
    NOT_BEGUN.failure()
}

/// The browser stopped the download.
pub fn stopped_by_browser() -> Failure {
    STOPPED.failure()
}

/// The browser refused to write.
pub fn destination(error: &JsValue) -> Failure {
    let name = error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default();
    let message = match name.as_str() {
        // Browsers throw this error for names that they refuse, and no other when they write.
        _ if error.is_instance_of::<js_sys::TypeError>() => &NAME,
        // Slices of a file that has changed or is gone.
        "NotReadableError" => &UNREADABLE,
        "QuotaExceededError" => &FULL,
        "NotAllowedError" | "SecurityError" => &NOT_ALLOWED,
        "NotFoundError" => &GONE,
        "NoModificationAllowedError" => &LOCKED,
        _ => &NOT_WRITTEN,
    };
    Failure { detail: browser_error(error).to_string(), ..message.failure() }
}
