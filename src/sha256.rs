//! SHA-256 and HMAC over text that comes in pieces.
//!
//! The compression function, which is all of the arithmetic, is `sha2`'s. Buffer, padding and key
//! blocks around it are written here: the generic ones of `digest` and `hmac` cost 1.0 kB of brotli,
//! and hash the two blocks of an HMAC's key again for each signature. Native tests hold both
//! together with those crates.
//!
//! Sources: [FIPS 180-4](https://doi.org/10.6028/NIST.FIPS.180-4),
//! [RFC 2104](https://www.rfc-editor.org/rfc/rfc2104).

use std::slice::from_ref;

use sha2::block_api::compress256;
use zeroize::Zeroize;

/// The length of a block in bytes.
const BLOCK: usize = 64;
/// What stands behind a message: the bit 1, then zeros up to the message's length.
const PADDING: [u8; BLOCK] = {
    let mut padding = [0; BLOCK];
    padding[0] = 0x80;
    padding
};
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

/// A hash of what has come so far.
pub struct Sha256 {
    state: [u32; 8],
    /// What has come since the last whole block.
    block: [u8; BLOCK],
    length: usize,
}

impl Sha256 {
    /// The hash of nothing.
    pub const fn new() -> Self {
        Self {
            state: START,
            block: [0; BLOCK],
            length: 0,
        }
    }

    /// The hash of a first block, whose hash value is `state`.
    fn behind(state: [u32; 8]) -> Self {
        Self {
            state,
            length: BLOCK,
            ..Self::new()
        }
    }

    /// Takes in a piece.
    #[inline(never)]
    pub fn update(&mut self, piece: &str) {
        self.take(piece.as_bytes());
    }

    /// Takes in the lower-case hexadecimal digits of another hash.
    pub fn update_hex(&mut self, hash: &[u8; 32]) {
        self.take(&hex(hash));
    }

    #[inline(never)]
    fn take(&mut self, bytes: &[u8]) {
        let free = self
            .block
            .get_mut(self.length % BLOCK..)
            .unwrap_or_default();
        self.length += bytes.len();
        let Some((start, rest)) = bytes.split_at_checked(free.len()) else {
            return copy(free, bytes);
        };
        free.copy_from_slice(start);
        let (blocks, rest) = rest.as_chunks();
        compress256(&mut self.state, from_ref(&self.block));
        compress256(&mut self.state, blocks);
        copy(&mut self.block, rest);
    }

    /// The hash of all that came.
    #[inline(never)]
    pub fn finish(mut self) -> [u8; 32] {
        let bits = self.length as u64 * 8;
        // The length is the last 8 bytes of a block.
        let padding = BLOCK - (self.length + 8) % BLOCK;
        self.take(PADDING.get(..padding).unwrap_or_default());
        self.take(&bits.to_be_bytes());
        let mut hash = [0; 32];
        for (bytes, word) in hash.as_chunks_mut().0.iter_mut().zip(self.state) {
            *bytes = word.to_be_bytes();
        }
        hash
    }
}

impl Drop for Sha256 {
    /// Overwrites the last block, which may hold a secret.
    fn drop(&mut self) {
        self.block.zeroize();
    }
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
            let mut hash = Sha256::new();
            hash.take(key);
            copy(&mut block, &hash.finish());
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

    /// What takes in a message, for [`Self::code`].
    pub fn message(&self) -> Sha256 {
        Sha256::behind(self.inner)
    }

    /// The code of a message.
    #[inline(never)]
    pub fn code(&self, message: Sha256) -> [u8; 32] {
        let mut outer = Sha256::behind(self.outer);
        outer.take(&message.finish());
        outer.finish()
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

/// Copies as much as there is, a few bytes at the most.
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

    proptest! {
        #[test]
        fn hashes_as_the_library_does(pieces in prop::collection::vec("\\PC{0,90}", 0..6)) {
            let mut hash = Sha256::new();
            for piece in &pieces {
                hash.update(piece);
            }
            let expected: [u8; 32] = sha2::Sha256::digest(pieces.concat()).into();
            prop_assert_eq!(hash.finish(), expected);
        }

        #[test]
        fn authenticates_as_the_library_does(
            key in prop::collection::vec(any::<u8>(), 0..200),
            message in "\\PC{0,200}",
        ) {
            let mut mac = Hmac::<sha2::Sha256>::new_from_slice(&key).unwrap();
            mac.update(message.as_bytes());
            let expected: [u8; 32] = mac.finalize().into_bytes().into();
            let key = HmacKey::new(&key);
            let mut text = key.message();
            text.update(&message);
            prop_assert_eq!(key.code(text), expected);
        }
    }

    #[test]
    fn hashes_every_length_around_a_block() {
        for length in 0..200 {
            let text = "x".repeat(length);
            let mut hash = Sha256::new();
            hash.update(&text);
            let expected: [u8; 32] = sha2::Sha256::digest(&text).into();
            assert_eq!(hash.finish(), expected, "{length}");
        }
    }
}
