//! Any bytes as packed data: the codec that the first byte chooses unpacks them, or refuses them. What Zstandard unpacks as
//! a block, it unpacks as a stream.
#![no_main]

use std::io::Read;

use discern_codec::BlockCodec::{self, *};
use discern_codec::{lznt1, stream};
use libfuzzer_sys::fuzz_target;

/// Most bytes that are unpacked.
const MOST: usize = 1 << 20;

/// Memory for a dictionary or a window.
const MEMORY: u64 = 8 << 20;

const CODECS: [BlockCodec; 18] = [
    Zlib,
    Deflate,
    Lzma,
    Xz,
    Lz4,
    Zstd,
    Lzo,
    RawLzma,
    PlainLzma(93),
    Lzma2,
    MicroLzma,
    Bzip2,
    Lzfse,
    Lzvn,
    Adc,
    Xpress,
    Lzx(1 << 15),
    Lzms,
];

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, packed)) = bytes.split_first() else { return };
    let choice = usize::from(*choice);
    if let Some(codec) = CODECS.get(choice) {
        let mut out = vec![0; MOST];
        let made = codec.unpack(packed, &mut out);
        if let (Zstd, Ok(made)) = (codec, made) {
            let mut streamed = vec![0; made];
            stream::zstd(Box::new(packed), MEMORY).unwrap().read_exact(&mut streamed).unwrap();
            assert_eq!(streamed, out[..made]);
        }
        return;
    }
    let packed: stream::Bytes<'_> = Box::new(packed);
    let stream = match choice - CODECS.len() {
        0 => Ok(stream::xz(packed, true, MEMORY)),
        1 => stream::lzma(packed, MEMORY),
        2 => stream::zip_lzma(packed, MEMORY),
        3 => stream::lzma2(packed, 1 << 20, MEMORY),
        4 => stream::zstd(packed, MEMORY),
        5 => Ok(stream::lz4(packed)),
        6 => Ok(stream::bzip2(packed)),
        7 => stream::lzw(packed),
        _ => return drop(lznt1(&bytes[1..], &mut vec![0; MOST])),
    };
    if let Ok(stream) = stream {
        let _ = std::io::copy(&mut stream.take(MOST as u64), &mut std::io::sink());
    }
});
