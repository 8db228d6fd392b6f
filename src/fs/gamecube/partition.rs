//! Partitions of a disc of the Wii.

use super::layout::{CLUSTER_HASHES, HASHES, Head, ListedPartition, PARTITION_LISTS, PartitionHead, PartitionLists};
use super::table::{Data, Table};
use crate::disc::Decrypted;
use crate::error::Result;
use crate::limits;
use crate::signature::WII;
use crate::source::Source;

/// What a partition has of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    Ticket,
    Metadata,
    Certificates,
    Hashes,
    /// The data, if it is encrypted.
    Encrypted,
}

impl Piece {
    /// All of them, in the order of their numbers.
    pub(super) const ALL: [Self; 5] = [Self::Ticket, Self::Metadata, Self::Certificates, Self::Hashes, Self::Encrypted];

    /// File name, as tools have it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Ticket => "ticket.bin",
            Self::Metadata => "tmd.bin",
            Self::Certificates => "cert.bin",
            Self::Hashes => "h3.bin",
            Self::Encrypted => "encrypted.bin",
        }
    }
}

/// A partition.
pub(super) struct Partition {
    /// First byte of it in the volume's content.
    pub(super) start: u64,
    pub(super) kind: u32,
    /// Its name, unique on the disc.
    pub(super) name: String,
    head: PartitionHead,
    /// Its files, if they are not encrypted, or the image has them decrypted.
    pub(super) table: Option<Result<Table>>,
}

impl Partition {
    /// The partitions of a disc, and what is wrong with their lists.
    pub(super) fn all(content: &Source, decrypted: &[Decrypted]) -> (Vec<Self>, Option<String>) {
        let mut all: Vec<Self> = Vec::new();
        let Ok(lists) = content.read_struct::<PartitionLists>(PARTITION_LISTS) else {
            return (all, Some("an image that ends before its lists".to_owned()));
        };
        let mut broken = None;
        for list in lists.all {
            if list.count.get() > limits::WII_PARTITIONS {
                broken = Some(format!("a list of {} partitions", list.count.get()));
                continue;
            }
            for number in 0..list.count.get() {
                let at = (u64::from(list.offset.get()) << 2).saturating_add(u64::from(number).saturating_mul(8));
                let Ok(listed) = content.read_struct::<ListedPartition>(at) else {
                    broken = Some("a list behind the end of the image".to_owned());
                    break;
                };
                let start = u64::from(listed.offset.get()) << 2;
                match Self::at((content, decrypted), start, listed.kind.get(), &all) {
                    Ok(partition) => all.push(partition),
                    Err(_) => broken = Some(format!("a partition at byte {start}, behind the end of the image")),
                }
            }
        }
        (all, broken)
    }

    fn at((content, decrypted): (&Source, &[Decrypted]), start: u64, kind: u32, before: &[Self]) -> Result<Self> {
        let head: PartitionHead = content.read_struct(start)?;
        let own = match kind {
            0 => "DATA".to_owned(),
            1 => "UPDATE".to_owned(),
            2 => "CHANNEL".to_owned(),
            // Those of collections have the four letters of a game.
            _ if kind.to_be_bytes().iter().all(u8::is_ascii_alphanumeric) => {
                String::from_utf8_lossy(&kind.to_be_bytes()).into_owned()
            }
            _ => format!("PARTITION-{kind:08X}"),
        };
        let same = before.iter().filter(|other| other.kind == kind).count();
        let name = if same > 0 { format!("{own}-{}", same.saturating_add(1)) } else { own };
        let mut partition = Self { start, kind, name, head, table: None };
        let data = partition.piece(Piece::Encrypted).0;
        partition.table = match decrypted.iter().find(|known| known.start == data) {
            Some(known) => Some(Table::decrypted(&known.content, Data { start: data, has_hashes: true, unit: 2 })),
            None => partition.data(content)?.map(|(head, data)| Table::read(content, &head, data)),
        };
        Ok(partition)
    }

    /// The head of the data and its layout, if it is not encrypted. Whether it is, is known by the mark in the head.
    fn data(&self, content: &Source) -> Result<Option<(Head, Data)>> {
        let start = self.piece(Piece::Encrypted).0;
        for has_hashes in [true, false] {
            let at = start.saturating_add(if has_hashes { CLUSTER_HASHES } else { 0 });
            if content.read_up_to(at.saturating_add(24), WII.len())? == WII {
                return Ok(Some((content.read_struct(at)?, Data { start, has_hashes, unit: 2 })));
            }
        }
        Ok(None)
    }

    /// Offset and size of a piece in the volume's content.
    pub(super) fn piece(&self, piece: Piece) -> (u64, u64) {
        let head = &self.head;
        let at = |offset: u32| self.start.saturating_add(u64::from(offset) << 2);
        match piece {
            Piece::Ticket => (self.start, head.ticket.len() as u64),
            Piece::Metadata => (at(head.metadata.get()), head.metadata_size.get().into()),
            Piece::Certificates => (at(head.certificates.get()), head.certificates_size.get().into()),
            Piece::Hashes => (at(head.hashes.get()), HASHES),
            Piece::Encrypted => (at(head.data.get()), u64::from(head.data_size.get()) << 2),
        }
    }
}
