//! SHA-256 and HMAC.
//!
//! The compression function, which is all of the arithmetic, is `sha2`'s. Padding and key blocks around
//! it are written here: the generic ones of `digest` and `hmac` cost 1.0 kB of brotli,
//! and hash the two blocks of an HMAC's key again for each signature. Native tests hold both
//! together with those crates.
//!
//! Sources: [FIPS 180-4](https://doi.org/10.6028/NIST.FIPS.180-4),
//! [RFC 2104](https://www.rfc-editor.org/rfc/rfc2104).

use sha2::block_api::compress256;
use zeroize::Zeroize;

/// The length of a block in bytes.
const BLOCK: usize = 64;
/// The first hash value.
const START: [u32; 8] = [
    0x6a09_e667,
    0xbb67_ae85,
    0x3c6e_f372,
    0xa54f_f53a,
    0x510e_527f,
    0x9b05_688c,
    0x1f83_d9ab,
    0x5be0_cd19,
];

/// The hash of nothing, in hexadecimal: nearly every request has it for its body.
pub const EMPTY_HASH: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// The hash of a message.
pub fn sha256(message: &[u8]) -> [u8; 32] {
    hash_behind(START, 0, message)
}

/// The hash of `before` bytes, whose hash value is `state`, and of what follows them.
#[inline(never)]
fn hash_behind(mut state: [u32; 8], before: usize, message: &[u8]) -> [u8; 32] {
    let (blocks, rest) = message.as_chunks();
    compress256(&mut state, blocks);

    // Behind the message stand the bit 1, zeros, and its length in bits in the last 8 bytes of a block.
    let mut end = [0; 2 * BLOCK];
    let is_short = rest.len() < BLOCK - 8;
    copy(&mut end, rest);
    copy(end.get_mut(rest.len()..).unwrap_or_default(), &[0x80]);
    let (blocks, _) = end.as_chunks_mut();
    let blocks = if is_short {
        blocks.get_mut(..1)
    } else {
        Some(blocks)
    }
    .unwrap_or_default();
    let bits = (before + message.len()) as u64 * 8;
    if let Some((_, length)) = blocks
        .last_mut()
        .and_then(|block| block.split_last_chunk_mut())
    {
        *length = bits.to_be_bytes();
    }
    compress256(&mut state, blocks);

    let mut hash = [0; 32];
    for (bytes, word) in hash.as_chunks_mut().0.iter_mut().zip(state) {
        *bytes = word.to_be_bytes();
    }
    hash
}

/// A key of HMAC-SHA-256, as the two hashes that have taken its block in: they are not worked out
/// again for each message.
#[derive(Clone, Copy)]
pub struct HmacKey {
    inner: [u32; 8],
    outer: [u32; 8],
}

impl HmacKey {
    /// A key of any length.
    #[inline(never)]
    pub fn new(key: &[u8]) -> Self {
        let mut block = [0; BLOCK];
        if key.len() > BLOCK {
            copy(&mut block, &sha256(key));
        } else {
            copy(&mut block, key);
        }
        let key = Self {
            inner: padded(&block, 0x36),
            outer: padded(&block, 0x5c),
        };
        block.zeroize();
        key
    }

    /// The code of a message.
    pub fn code(&self, message: &[u8]) -> [u8; 32] {
        let inner = hash_behind(self.inner, BLOCK, message);
        hash_behind(self.outer, BLOCK, &inner)
    }
}

/// The hash of a key's block, XORed with `pad`.
fn padded(key: &[u8; BLOCK], pad: u8) -> [u32; 8] {
    // A loop, as the standard library's `map` is not inlined where it is built for size.
    let mut block = *key;
    for byte in &mut block {
        *byte ^= pad;
    }
    let mut state = START;
    compress256(&mut state, &[block]);
    block.zeroize();
    state
}

/// `hash` in lower-case hexadecimal.
#[inline(never)]
pub fn hex(hash: &[u8; 32]) -> [u8; 64] {
    let mut digits = [0; 64];
    for (pair, &byte) in digits.as_chunks_mut().0.iter_mut().zip(hash) {
        *pair = hex_digits(byte, b'a');
    }
    digits
}

/// The two hexadecimal digits of a byte; `a` is the one for ten, lower or upper case.
pub fn hex_digits(byte: u8, a: u8) -> [u8; 2] {
    let digit = |nibble| match nibble {
        0..10 => b'0' + nibble,
        _ => a - 10 + nibble,
    };
    [digit(byte >> 4), digit(byte & 15)]
}

/// Copies as much as there is room for, a few bytes at the most.
fn copy(target: &mut [u8], source: &[u8]) {
    for (slot, byte) in target.iter_mut().zip(source) {
        *slot = *byte;
    }
}

#[cfg(test)]
mod tests {
    use hmac::{Hmac, KeyInit, Mac};
    use proptest::prelude::*;
    use sha2::Digest;

    use super::*;

    fn theirs(message: &[u8]) -> [u8; 32] {
        sha2::Sha256::digest(message).into()
    }

    proptest! {
        #[test]
        fn authenticates_as_the_library_does(
            key in prop::collection::vec(any::<u8>(), 0..200),
            message in prop::collection::vec(any::<u8>(), 0..400),
        ) {
            let mut mac = Hmac::<sha2::Sha256>::new_from_slice(&key).unwrap();
            mac.update(&message);
            let expected: [u8; 32] = mac.finalize().into_bytes().into();
            prop_assert_eq!(HmacKey::new(&key).code(&message), expected);
        }
    }

    #[test]
    fn hashes_every_length_around_a_block_as_the_library_does() {
        for length in 0..400 {
            let message = vec![b'x'; length];
            assert_eq!(sha256(&message), theirs(&message), "{length}");
        }
    }

    #[test]
    fn knows_the_hash_of_nothing() {
        assert_eq!(EMPTY_HASH.as_bytes(), hex(&theirs(b"")));
    }
}
