//! Room outside memory for what takes long to unpack: a file on disk, or one in the browser's own storage.

use std::cell::{Cell, RefCell};
use std::io;
use std::rc::Rc;

use super::copy_prefix;
use crate::error::{Error, Result};
use crate::limits;
use crate::part::Part;

/// Bytes that are kept together. Pages of zeros take no room.
pub(super) const PAGE: usize = 64 << 10;

/// The same as a part of an offset.
const PAGE_LENGTH: u64 = PAGE as u64;

/// Bytes of pages that are written at once: in a private window, the browser keeps the file in another process.
const RUN: usize = 1 << 20;

/// A file that belongs to this program alone.
pub trait ShelfFile {
    /// Writes all bytes at an offset. What has not been written before it is of no interest.
    ///
    /// # Errors
    /// If there is no room, or the file cannot be written.
    fn write_at(&self, offset: u64, bytes: &[u8]) -> io::Result<()>;

    /// Fills `buf` with bytes that were written before.
    ///
    /// # Errors
    /// If the file cannot be read.
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<()>;

    /// Learns that so many bytes of a stream have been unpacked, including zeros, which aren't written.
    fn passed(&self, bytes: u64) {
        let _ = bytes;
    }

    /// Cuts the file to no bytes.
    fn clear(&self);
}

/// A file that keeps unpacked content as long as it is in use, so that nothing is unpacked twice. A default one has none.
#[derive(Clone, Default)]
pub struct Shelf(Rc<State>);

#[derive(Default)]
struct State {
    file: RefCell<ShelfState>,
    /// Pages that the file has.
    pages: Cell<u32>,
    /// Those that are no longer in use.
    free: RefCell<Vec<u32>>,
    waiting: RefCell<Waiting>,
}

/// Pages in a row that are yet to be written.
#[derive(Default)]
struct Waiting {
    first: u32,
    bytes: Vec<u8>,
}

#[derive(Default)]
enum ShelfState {
    /// There is no file, and won't be.
    #[default]
    Missing,
    /// Loading [`Part::Storage`] opens it.
    Closed,
    Open(Box<dyn ShelfFile>),
}

/// Content on a shelf, page by page. Its room is free again once this is dropped.
pub(super) struct Shelved {
    shelf: Shelf,
    pages: Vec<Page>,
}

/// Place of a page in the file.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Page(u32);

impl Page {
    const UNKNOWN: Self = Self(u32::MAX);
    const ZEROS: Self = Self(u32::MAX.saturating_sub(1));

    const fn offset(self) -> u64 {
        (self.0 as u64).saturating_mul(PAGE_LENGTH)
    }
}

impl Shelf {
    /// Makes a shelf whose file is opened when it is needed first.
    #[must_use]
    pub fn closed() -> Self {
        let shelf = Self::default();
        shelf.0.file.replace(ShelfState::Closed);
        shelf
    }

    /// Opens the shelf in an empty file, or does without if there is none.
    pub fn open(&self, file: Option<Box<dyn ShelfFile>>) {
        self.0.file.replace(file.map_or(ShelfState::Missing, ShelfState::Open));
    }

    /// Most bytes that one stream is unpacked to where decoding can't resume in the middle: only some without a file.
    #[must_use]
    pub fn longest(&self) -> u64 {
        match *self.0.file.borrow() {
            ShelfState::Open(_) => limits::SHELVED_STREAM,
            ShelfState::Missing | ShelfState::Closed => limits::UNPACKED_STREAM,
        }
    }

    /// Has the file opened before content of this length is unpacked, if it is long.
    ///
    /// # Errors
    /// [`Error::Needs`] if the file has not been opened.
    pub fn ask(&self, len: u64) -> Result<()> {
        let is_closed = matches!(*self.0.file.borrow(), ShelfState::Closed);
        if is_closed && len > limits::UNPACKED_AGAIN { Err(Error::Needs(Part::Storage)) } else { Ok(()) }
    }

    /// Room for some content; `None` if there is no file.
    pub(super) fn room(&self) -> Option<Shelved> {
        let is_open = matches!(*self.0.file.borrow(), ShelfState::Open(_));
        is_open.then(|| Shelved { shelf: self.clone(), pages: Vec::new() })
    }

    fn with_file<T>(&self, work: impl FnOnce(&dyn ShelfFile) -> io::Result<T>) -> io::Result<T> {
        match &*self.0.file.borrow() {
            ShelfState::Open(file) => work(file.as_ref()),
            ShelfState::Missing | ShelfState::Closed => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn passed(&self, bytes: u64) {
        if let ShelfState::Open(file) = &*self.0.file.borrow() {
            file.passed(bytes);
        }
    }

    /// Keeps a page in a place that is free, and writes it later.
    fn put(&self, bytes: &[u8]) -> io::Result<Page> {
        let state = &self.0;
        let number = state.free.borrow().last().copied().unwrap_or(state.pages.get());
        if Page(number).offset() >= limits::SHELF_BYTES {
            return Err(io::ErrorKind::StorageFull.into());
        }
        let waiting = &mut *state.waiting.borrow_mut();
        if !waiting.put(number, bytes) {
            self.with_file(|file| file.write_at(Page(waiting.first).offset(), &waiting.bytes))?;
            waiting.bytes.clear();
            waiting.put(number, bytes);
        }
        if state.free.borrow_mut().pop().is_none() {
            state.pages.set(number.saturating_add(1));
        }
        Ok(Page(number))
    }

    /// Reads bytes of a page from `skip` on, and of those that follow it in the file. Returns the number of bytes, which is
    /// smaller than `buf` where pages are yet to be written.
    fn read(&self, page: Page, skip: u64, buf: &mut [u8]) -> io::Result<usize> {
        let waiting = self.0.waiting.borrow();
        let start = page.offset().saturating_add(skip);
        let first = Page(waiting.first).offset();
        let place = start.checked_sub(first).and_then(|place| usize::try_from(place).ok());
        if let Some(bytes) = place.and_then(|place| waiting.bytes.get(place..)).filter(|bytes| !bytes.is_empty()) {
            return Ok(copy_prefix(bytes, buf));
        }
        let before = first.checked_sub(start).filter(|_| !waiting.bytes.is_empty());
        let most = before.and_then(|before| usize::try_from(before).ok()).unwrap_or(usize::MAX);
        let len = buf.len().min(most);
        self.with_file(|file| file.read_at(start, buf.get_mut(..len).unwrap_or_default()))?;
        Ok(len)
    }

    fn free(&self, pages: &[Page]) {
        let state = &self.0;
        let mut free = state.free.borrow_mut();
        let before = free.len();
        free.extend(pages.iter().filter(|page| ![Page::UNKNOWN, Page::ZEROS].contains(page)).map(|page| page.0));
        if free.len() > before && free.len() as u64 >= u64::from(state.pages.get()) {
            *free = Vec::new();
            state.pages.set(0);
            state.waiting.take();
            if let ShelfState::Open(file) = &*state.file.borrow() {
                file.clear();
            }
        }
    }
}

impl Waiting {
    /// Adds a page; false if it doesn't belong to these, or there is no room.
    fn put(&mut self, number: u32, bytes: &[u8]) -> bool {
        if self.bytes.is_empty() {
            self.first = number;
        }
        let index = number.checked_sub(self.first).and_then(|index| usize::try_from(index).ok());
        let Some(start) = index.map(|index| index.saturating_mul(PAGE)) else { return false };
        if let Some(known) = self.bytes.get_mut(start..).filter(|known| !known.is_empty()) {
            copy_prefix(bytes, known);
            return true;
        }
        let is_next = start == self.bytes.len() && start < RUN;
        if is_next {
            self.bytes.extend_from_slice(bytes);
            self.bytes.resize(start.saturating_add(PAGE), 0);
        }
        is_next
    }
}

impl std::fmt::Debug for Shelf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Shelf of {} pages", self.0.pages.get())
    }
}

impl Shelved {
    /// Keeps a page; all but the last one of some content have [`PAGE`] bytes.
    ///
    /// # Errors
    /// If there is no room.
    pub(super) fn put(&mut self, number: u64, bytes: &[u8]) -> io::Result<()> {
        let most = limits::SHELVED_STREAM / PAGE_LENGTH;
        let index = usize::try_from(number.min(most)).unwrap_or(usize::MAX);
        if number >= most {
            return Err(io::ErrorKind::StorageFull.into());
        }
        if self.pages.len() <= index {
            self.pages.resize(index.saturating_add(1), Page::UNKNOWN);
        }
        let place = if bytes.iter().all(|byte| *byte == 0) { Page::ZEROS } else { self.shelf.put(bytes)? };
        if let Some(page) = self.pages.get_mut(index) {
            self.shelf.free(&[std::mem::replace(page, place)]);
        }
        Ok(())
    }

    /// Whether a page is kept.
    pub(super) fn has(&self, number: u64) -> bool {
        let page = usize::try_from(number).ok().and_then(|index| self.pages.get(index));
        page.is_some_and(|page| *page != Page::UNKNOWN)
    }

    /// Reads bytes of a page from `skip` on, and of those that follow it in the same order in the file. Returns the number
    /// of bytes: none if the page is not kept.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(super) fn read(&self, number: u64, skip: u64, buf: &mut [u8]) -> io::Result<usize> {
        let pages = usize::try_from(number).ok().and_then(|index| self.pages.get(index..)).unwrap_or_default();
        let first = pages.first().copied().unwrap_or(Page::UNKNOWN);
        let count = match first {
            Page::UNKNOWN => return Ok(0),
            Page::ZEROS => 1,
            _ => {
                let most = buf.len().div_ceil(PAGE).saturating_add(1);
                pages.iter().take(most).zip(first.0..).take_while(|(page, next)| page.0 == *next).count()
            }
        };
        let most = (count as u64).saturating_mul(PAGE_LENGTH).saturating_sub(skip);
        let len = buf.len().min(usize::try_from(most).unwrap_or(usize::MAX));
        let buf = buf.get_mut(..len).unwrap_or_default();
        if first == Page::ZEROS {
            buf.fill(0);
            return Ok(len);
        }
        self.shelf.read(first, skip, buf)
    }
}

impl Drop for Shelved {
    fn drop(&mut self) {
        self.shelf.free(&self.pages);
    }
}

/// The beginning of content that is unpacked from its start, as far as it has been: kept on a shelf.
pub struct Beginning {
    pages: Option<Shelved>,
    /// Whole pages so far.
    count: u64,
    /// Bytes behind them.
    tail: Vec<u8>,
    /// Why it doesn't go on, once that is known: at the end, there is no error.
    ended: Option<Option<(io::ErrorKind, String)>>,
}

impl Beginning {
    pub(super) const fn new(pages: Shelved) -> Self {
        Self { pages: Some(pages), count: 0, tail: Vec::new(), ended: None }
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(&self) -> u64 {
        self.count.saturating_mul(PAGE_LENGTH).saturating_add(self.tail.len() as u64)
    }

    /// True if nothing is kept.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds the bytes at an offset, as far as they are new and go on from the others.
    ///
    /// # Errors
    /// If there is no room; nothing is kept any longer then.
    pub fn add(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        let known = self.len().checked_sub(offset).and_then(|known| usize::try_from(known).ok());
        let (Some(mut new), Some(pages)) = (known.and_then(|known| bytes.get(known..)), &mut self.pages) else {
            return Ok(());
        };
        while !new.is_empty() {
            let room = PAGE.saturating_sub(self.tail.len());
            let (now, rest) = new.split_at(room.min(new.len()));
            self.tail.extend_from_slice(now);
            new = rest;
            if self.tail.len() == PAGE {
                pages.shelf.passed(PAGE_LENGTH);
                if let Err(error) = pages.put(self.count, &self.tail) {
                    (self.pages, self.count, self.tail) = (None, 0, Vec::new());
                    return Err(error);
                }
                self.count = self.count.saturating_add(1);
                self.tail.clear();
            }
        }
        Ok(())
    }

    /// Copies bytes from an offset on, as many as are kept.
    ///
    /// # Errors
    /// If the file of the shelf cannot be read.
    pub fn read(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let mut done = 0_usize;
        while let Some(rest) = buf.get_mut(done..).filter(|rest| !rest.is_empty()) {
            let at = offset.saturating_add(done as u64);
            let (number, skip) = (at / PAGE_LENGTH, at % PAGE_LENGTH);
            let got = if number < self.count {
                self.pages.as_ref().map_or(Ok(0), |pages| pages.read(number, skip, rest))?
            } else {
                let start = at.checked_sub(self.count.saturating_mul(PAGE_LENGTH));
                let start = start.and_then(|start| usize::try_from(start).ok());
                copy_prefix(start.and_then(|start| self.tail.get(start..)).unwrap_or_default(), rest)
            };
            if got == 0 {
                break;
            }
            done = done.saturating_add(got);
        }
        Ok(done)
    }

    /// Records that nothing more follows, and the error if there is one.
    pub fn end(&mut self, error: Option<&io::Error>) {
        self.ended = Some(error.map(|error| (error.kind(), error.to_string())));
    }

    /// The error that ended the content, or `None` for its regular end; `None` while more may follow.
    #[must_use]
    pub fn ended(&self) -> Option<Option<io::Error>> {
        let ended = self.ended.as_ref().filter(|_| self.pages.is_some())?;
        Some(ended.as_ref().map(|(kind, text)| io::Error::new(*kind, text.clone())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file in memory with room for some pages.
    #[derive(Clone)]
    struct Small {
        bytes: Rc<RefCell<Vec<u8>>>,
        most: usize,
    }

    impl ShelfFile for Small {
        fn write_at(&self, offset: u64, new: &[u8]) -> io::Result<()> {
            let start = usize::try_from(offset).unwrap();
            let end = start + new.len();
            if end > self.most {
                return Err(io::ErrorKind::StorageFull.into());
            }
            let mut bytes = self.bytes.borrow_mut();
            let len = bytes.len().max(end);
            bytes.resize(len, 0xEE);
            bytes[start..end].copy_from_slice(new);
            Ok(())
        }

        fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<()> {
            let start = usize::try_from(offset).unwrap();
            buf.copy_from_slice(&self.bytes.borrow()[start..start + buf.len()]);
            Ok(())
        }

        fn clear(&self) {
            self.bytes.borrow_mut().clear();
        }
    }

    /// A shelf with room for so many pages, and its file.
    fn shelf(pages: usize) -> (Shelf, Small) {
        let file = Small { bytes: Rc::default(), most: pages * PAGE };
        let shelf = Shelf::closed();
        shelf.open(Some(Box::new(file.clone())));
        (shelf, file)
    }

    fn content() -> Vec<u8> {
        let pages = |numbers: std::ops::Range<usize>| {
            numbers.flat_map(|number| (0..PAGE).map(move |at| u8::try_from((at + number) % 251).unwrap()))
        };
        pages(0..2).chain(std::iter::repeat_n(0, 2 * PAGE)).chain(pages(2..40)).chain([7; 100]).collect()
    }

    #[test]
    fn a_beginning_is_read_as_it_was_added_and_its_zeros_take_no_room() {
        let (shelf, file) = shelf(32);
        let mut beginning = Beginning::new(shelf.room().unwrap());
        let content = content();
        // Pieces of all lengths, which overlap what is known.
        let (mut at, mut len) = (0, 1);
        while at < content.len() {
            let end = content.len().min(at + len);
            let start = at.saturating_sub(10);
            beginning.add(start as u64, &content[start..end]).unwrap();
            (at, len) = (end, len * 3 + 1);
        }
        // The last pages are not written yet.
        assert_eq!((beginning.len(), file.bytes.borrow().len()), (content.len() as u64, 2 * RUN));
        let places = [(0, 10), (PAGE - 5, 10), (PAGE + 9, 3 * PAGE), (33 * PAGE, 7 * PAGE), (42 * PAGE - 3, 103)];
        for (at, len) in places.into_iter().chain([(0, content.len())]) {
            let mut read = vec![0xCC; len];
            assert_eq!(beginning.read(at as u64, &mut read).unwrap(), len);
            assert_eq!(read, content[at..at + len]);
        }
        let mut read = [0; 10];
        let len = content.len() as u64;
        assert_eq!((beginning.read(len - 4, &mut read).unwrap(), &read[..4]), (4, &[7; 4][..]));
        assert_eq!((beginning.read(len, &mut read).unwrap(), beginning.read(u64::MAX, &mut read).unwrap()), (0, 0));
        // What does not go on from the rest is not kept.
        beginning.add(len + 1, &[1]).unwrap();
        assert_eq!(beginning.len(), len);
        drop(beginning);
        assert!(file.bytes.borrow().is_empty());
    }

    #[test]
    fn without_room_nothing_is_kept_and_the_room_is_free_again() {
        let (shelf, file) = shelf(RUN / PAGE);
        let mut first = Beginning::new(shelf.room().unwrap());
        first.add(0, &[1; RUN]).unwrap();
        let mut second = Beginning::new(shelf.room().unwrap());
        assert!(second.add(0, &[2; RUN + PAGE]).is_err());
        assert_eq!((second.len(), second.read(0, &mut [0; 9]).unwrap()), (0, 0));
        // It does not begin in the middle, nor is it tried again.
        second.add(0, &[2; PAGE]).unwrap();
        second.end(None);
        assert!(second.is_empty() && second.ended().is_none());
        // What the second had is free for the first.
        first.add(RUN as u64, &[3; PAGE]).unwrap();
        let mut read = [0; 2];
        assert_eq!((first.read(RUN as u64 - 1, &mut read).unwrap(), read), (2, [1, 3]));
        drop((first, second));
        assert!(file.bytes.borrow().is_empty());
    }

    #[test]
    fn a_shelf_is_opened_for_long_content_only() {
        let closed = Shelf::closed();
        assert!(closed.ask(limits::UNPACKED_AGAIN).is_ok() && closed.room().is_none());
        assert!(matches!(closed.ask(limits::UNPACKED_AGAIN + 1), Err(Error::Needs(Part::Storage))));
        closed.open(None);
        assert!(closed.ask(u64::MAX).is_ok() && closed.room().is_none());
        assert!(Shelf::default().ask(u64::MAX).is_ok());
    }
}
