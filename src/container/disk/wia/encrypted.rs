//! The data of a partition as it is on a disc of the Wii: with its hashes, and encrypted (WiiBrew, "Wii disc").

use std::cell::RefCell;
use std::io;
use std::rc::Rc;

use aes::Aes128Enc;
use aes::cipher::{Block, BlockCipherEncrypt, KeyInit};
use sha1::{Digest, Sha1};

use super::partition::{CLUSTER, CLUSTER_DATA, Data, HASHES, TOGETHER};
use crate::source::{Pool, ReadAt, Source, copy_prefix};

/// Bytes of data that a hash of the lowest level is of.
const HASHED: usize = 0x400;

/// Bytes of the hashes of a cluster's own data, which those of the next level are of, and where the latter are.
const LEVEL_0: usize = 31 * 20;
const LEVEL_1: usize = 0x280;

/// The same for the next levels: hashes of eight, each of eight clusters.
const LEVEL_1_LEN: usize = 8 * 20;
const LEVEL_2: usize = 0x340;

/// Clusters whose hashes are hashed together.
const SIBLINGS: usize = 8;

/// Where the first block is, in encrypted hashes, with which the encryption of the data begins.
const START: usize = 0x3D0;

/// Bytes that the cipher encrypts at once.
const BLOCK: usize = 16;

/// The encrypted clusters that were read last, of all partitions of an image: with the number of their partition, and
/// the number of the group of clusters.
pub(super) type Last = Rc<RefCell<Option<(usize, u64, Vec<u8>)>>>;

/// A partition's data as it is on the disc.
pub(super) struct Encrypted {
    data: Data,
    cipher: Aes128Enc,
    number: usize,
    last: Last,
}

impl Encrypted {
    /// The data of partition `number`, encrypted with its key.
    pub(super) fn source(data: Data, key: [u8; 16], number: usize, last: &Last) -> Source {
        Source::new(Self { data, cipher: Aes128Enc::new(&key.into()), number, last: Rc::clone(last) })
    }

    /// Hashes and encrypts a group of clusters.
    fn group(&self, group: u64) -> io::Result<Vec<u8>> {
        let first = group.saturating_mul(TOGETHER);
        let start = first.saturating_mul(CLUSTER_DATA);
        // Clusters behind the last are hashed as zeros.
        let most = TOGETHER.saturating_mul(CLUSTER_DATA);
        let mut data = vec![0; usize::try_from(most).unwrap_or(0)];
        let len = self.data.size().saturating_sub(start).min(most);
        let len = usize::try_from(len).unwrap_or(0);
        let got = self.data.read_at(start, data.get_mut(..len).unwrap_or_default())?;
        if got < len {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let cluster_data = usize::try_from(CLUSTER_DATA).unwrap_or(1);
        let mut hashes = hashes(&data, cluster_data);
        for exception in self.data.exceptions(first..first.saturating_add(TOGETHER))? {
            let cluster = usize::try_from(exception.cluster.saturating_sub(first)).unwrap_or(usize::MAX);
            let place = hashes.get_mut(cluster).and_then(|hashes| hashes.get_mut(exception.at..));
            copy_prefix(&exception.hash, place.unwrap_or_default());
        }
        let clusters: Vec<(&[u8], &[u8])> = hashes
            .iter()
            .map(Vec::as_slice)
            .zip(data.chunks_exact(cluster_data))
            .take(len.div_ceil(cluster_data))
            .collect();
        let cluster = usize::try_from(CLUSTER).unwrap_or(1);
        let mut out = vec![0; clusters.len().saturating_mul(cluster)];
        self.encrypt(&clusters, &mut out, cluster);
        Ok(out)
    }

    /// Encrypts clusters of hashes and data, all at the same time, since each block of one depends on the one before.
    fn encrypt(&self, clusters: &[(&[u8], &[u8])], out: &mut [u8], cluster: usize) {
        let mut chains = vec![Block::<Aes128Enc>::default(); clusters.len()];
        for at in (0..HASHES).step_by(BLOCK) {
            self.step(&mut chains, clusters.iter().map(|(hashes, _)| piece(hashes, at)), out, (cluster, at));
        }
        for (chain, out) in chains.iter_mut().zip(out.chunks_exact(cluster)) {
            chain.copy_from_slice(&piece(out, START));
        }
        for at in (HASHES..cluster).step_by(BLOCK) {
            let pieces = clusters.iter().map(|(_, data)| piece(data, at.saturating_sub(HASHES)));
            self.step(&mut chains, pieces, out, (cluster, at));
        }
    }

    /// Encrypts a block of each cluster.
    fn step(
        &self,
        chains: &mut [Block<Aes128Enc>],
        pieces: impl Iterator<Item = [u8; BLOCK]>,
        out: &mut [u8],
        (cluster, at): (usize, usize),
    ) {
        for (chain, piece) in chains.iter_mut().zip(pieces) {
            chain.iter_mut().zip(piece).for_each(|(chain, byte)| *chain ^= byte);
        }
        self.cipher.encrypt_blocks(chains);
        for (chain, out) in chains.iter().zip(out.chunks_exact_mut(cluster)) {
            copy_prefix(chain, out.get_mut(at..).unwrap_or_default());
        }
    }
}

/// A block of `bytes` at `at`.
fn piece(bytes: &[u8], at: usize) -> [u8; BLOCK] {
    bytes.get(at..).and_then(|rest| rest.first_chunk::<BLOCK>()).copied().unwrap_or_default()
}

/// The hashes of a group of clusters: of each kilobyte of data, of the hashes of each cluster among its siblings, and of
/// those of all groups of siblings.
fn hashes(data: &[u8], cluster_data: usize) -> Vec<Vec<u8>> {
    let put = |hashes: &mut Vec<u8>, level: usize, number: usize, hashed: &[u8]| {
        let at = level.saturating_add(number.saturating_mul(20));
        copy_prefix(&Sha1::digest(hashed), hashes.get_mut(at..).unwrap_or_default());
    };
    let of_data = |cluster: &[u8]| {
        let mut hashes = vec![0; HASHES];
        cluster.chunks(HASHED).enumerate().for_each(|(number, piece)| put(&mut hashes, 0, number, piece));
        hashes
    };
    let mut all: Vec<Vec<u8>> = data.chunks_exact(cluster_data).map(of_data).collect();
    let mut level_2 = vec![0; LEVEL_1_LEN];
    for (number, siblings) in all.chunks_mut(SIBLINGS).enumerate() {
        let mut level_1 = vec![0; LEVEL_1_LEN];
        for (number, hashes) in siblings.iter().enumerate() {
            put(&mut level_1, 0, number, hashes.get(..LEVEL_0).unwrap_or_default());
        }
        for hashes in siblings {
            copy_prefix(&level_1, hashes.get_mut(LEVEL_1..).unwrap_or_default());
        }
        put(&mut level_2, 0, number, &level_1);
    }
    for hashes in &mut all {
        copy_prefix(&level_2, hashes.get_mut(LEVEL_2..).unwrap_or_default());
    }
    all
}

impl ReadAt for Encrypted {
    fn len(&self) -> u64 {
        (self.data.size() / CLUSTER_DATA).saturating_mul(CLUSTER)
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let group_len = TOGETHER.saturating_mul(CLUSTER);
        let mut done = 0_usize;
        while let Some(rest) = buf.get_mut(done..).filter(|rest| !rest.is_empty()) {
            let at = offset.saturating_add(done as u64);
            if at >= self.len() {
                break;
            }
            let (group, skip) = (at.checked_div(group_len).unwrap_or(0), at.checked_rem(group_len).unwrap_or(0));
            let mut last = self.last.borrow_mut();
            if last.as_ref().is_none_or(|(number, held, _)| (*number, *held) != (self.number, group)) {
                *last = None;
                *last = Some((self.number, group, self.group(group)?));
            }
            let bytes = last.as_ref().map_or(&[][..], |(.., bytes)| bytes.as_slice());
            let skip = usize::try_from(skip).unwrap_or(usize::MAX);
            let got = copy_prefix(bytes.get(skip..).unwrap_or_default(), rest);
            if got == 0 {
                break;
            }
            done = done.saturating_add(got);
        }
        Ok(done)
    }

    fn pool(&self) -> Option<Pool> {
        self.data.pool()
    }
}
