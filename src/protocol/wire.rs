//! Encodes requests, answers and news as bytes.
//!
//! A request is a [`Head`], its number in its family, and its fields. An answer is [`WorkerMessage::Ended`], followed
//! by a value of [`Ask::Answer`] if the request succeeded. Only the sender of a request has to know the type of its
//! answer; likewise, only one part of the worker has to know the requests of a family.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Failure, News};

/// A request: fixes its family, its number in it, and the type of its answer.
pub trait Ask: Serialize {
    /// Type of the worker's answer.
    type Answer: Serialize + DeserializeOwned + 'static;
    /// The family whose `Request` has it as a variant.
    const FAMILY: Family;
    /// Its position among the variants of that enum.
    const NUMBER: u32;
}

/// The families of requests. Each is an enum `Request` in a module of its own, and is decoded and answered by one part
/// of the worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Family {
    /// [`super::browse`]: opening an image, and looking at its files.
    Browse,
    /// [`super::save`]: saving files unchanged.
    Save,
    /// [`super::folder`]: saving files into a folder.
    Folder,
    /// [`super::inspect`]: facts, problems, and images within the image.
    Inspect,
    /// [`super::disc`]: tracks and sectors.
    Disc,
    /// [`super::map`]: the map of the image, and the bytes of the user's files.
    Map,
    /// [`super::audio`]: playing and drawing audio.
    Audio,
    /// [`super::check`]: checking sectors.
    Check,
    /// [`super::compare`]: comparing views.
    Compare,
    /// [`super::overview`]: what the image is, and whether it is complete, boots and fits.
    Overview,
    /// [`super::convert`]: converting the disc to another format.
    Convert,
    /// [`super::edit`]: changing the image, building it, and making new ones.
    Edit,
    /// [`super::unpack`]: unpacking blocks for another worker.
    Unpack,
}

/// The beginning of every request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Repeated in the answer; names the job in [`super::browse::Cancel`].
    pub id: u64,
    /// The family of the request that follows.
    pub family: Family,
}

/// The beginning of every message from the worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum WorkerMessage {
    /// The request with this id has ended. Its answer follows if it succeeded.
    Ended(u64, Result<(), Failure>),
    /// A message that wasn't requested.
    News(News),
}

/// The bytes of a request.
pub fn request<A: Ask>(id: u64, ask: &A) -> Vec<u8> {
    bytes(&(Head { id, family: A::FAMILY }, A::NUMBER, ask))
}

/// The bytes of an answer.
pub fn answer<A: Ask>(id: u64, answer: &A::Answer) -> Vec<u8> {
    bytes(&(WorkerMessage::Ended(id, Ok(())), answer))
}

/// The bytes of a failure or of news.
pub fn message(message: &WorkerMessage) -> Vec<u8> {
    bytes(message)
}

/// Decodes a value at the start of some bytes, and returns it with the rest; `None` for bytes of another version.
pub fn begin<T: DeserializeOwned>(bytes: &[u8]) -> Option<(T, &[u8])> {
    postcard::take_from_bytes(bytes).ok()
}

/// Decodes all of some bytes; `None` for bytes of another version.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    begin(bytes).filter(|(_, rest)| rest.is_empty()).map(|(value, _)| value)
}

/// The bytes of a value, without a head.
pub fn value(value: &impl Serialize) -> Vec<u8> {
    bytes(value)
}

fn bytes(value: &impl Serialize) -> Vec<u8> {
    // Fails only for sequences of unknown length, of which the protocol has none.
    postcard::to_allocvec(value).unwrap_or_default()
}

/// Declares the enum `Request` of a family, in the order of the list, and the type of answer of each request.
macro_rules! requests {
    ($family:ident: $($ask:ident -> $answer:ty),+ $(,)?) => {
        /// A request of this family, as the worker decodes it.
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        pub enum Request {
            $(
                #[doc = concat!("See [`struct@", stringify!($ask), "`].")]
                $ask($ask),
            )+
        }

        #[repr(u32)]
        enum Number {
            $($ask),+
        }

        $(
            impl $crate::protocol::Ask for $ask {
                type Answer = $answer;
                const FAMILY: $crate::protocol::Family = $crate::protocol::Family::$family;
                const NUMBER: u32 = Number::$ask as u32;
            }
        )+
    };
}

pub(super) use requests;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::browse::{self, Locate, Reveal};
    use crate::protocol::{Column, RowNumber, Scope, Sort, ViewNumber};

    #[test]
    fn a_request_is_read_as_the_variant_of_its_family() {
        let sort = Sort { by: Column::Name, descending: false };
        let ask = Locate { view: ViewNumber(1), scope: Scope::Search("*.txt".into()), sort, row: RowNumber(300) };
        let sent = request(7, &ask);
        let (head, rest) = begin::<Head>(&sent).unwrap();
        assert_eq!(head, Head { id: 7, family: Family::Browse });
        assert_eq!(read::<browse::Request>(rest), Some(browse::Request::Locate(ask)));
    }

    #[test]
    fn an_answer_follows_what_says_that_there_is_one() {
        let sent = answer::<Reveal>(7, &Some(12));
        let (ended, rest) = begin::<WorkerMessage>(&sent).unwrap();
        assert_eq!(ended, WorkerMessage::Ended(7, Ok(())));
        assert_eq!(read::<Option<u32>>(rest), Some(Some(12)));
    }

    #[test]
    fn bytes_of_another_version_are_no_message() {
        assert_eq!(begin::<WorkerMessage>(&[9, 1, 2]), None);
        assert_eq!(read::<Option<u32>>(&[0, 0]), None, "bytes are left over");
        assert_eq!(read::<browse::Request>(&[]), None);
    }
}
