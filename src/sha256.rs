//! SHA-256 and HMAC over text that comes in pieces.
//!
//! Written here, because the generic buffers of `digest` and `hmac` cost 1.0 kB of brotli and hash the
//! two blocks of an HMAC's key again for each signature, and because `sha2` has either a small
//! compression function, 300 ns a block in Chromium, or a fast one, 180 ns for 1.1 kB of brotli more:
//! this one takes 250 and is smaller than the small one. Native tests hold all of it together with
//! those crates.
//!
//! Sources: [FIPS 180-4](https://doi.org/10.6028/NIST.FIPS.180-4),
//! [RFC 2104](https://www.rfc-editor.org/rfc/rfc2104).

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

/// A constant for each round.
#[rustfmt::skip]
static ROUNDS: [u32; 64] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
];

/// Takes a block into a hash value.
#[inline(never)]
#[expect(
    clippy::indexing_slicing,
    reason = "the bounds are constant: iterators of five windows take twice the time"
)]
fn compress(state: &mut [u32; 8], block: &[u8; BLOCK]) {
    let mut schedule = [0_u32; 64];
    for (word, bytes) in schedule.iter_mut().zip(block.as_chunks().0) {
        *word = u32::from_be_bytes(*bytes);
    }
    for at in 0..48 {
        let (w1, w14) = (schedule[at + 1], schedule[at + 14]);
        let s0 = w1.rotate_right(7) ^ w1.rotate_right(18) ^ (w1 >> 3);
        let s1 = w14.rotate_right(17) ^ w14.rotate_right(19) ^ (w14 >> 10);
        schedule[at + 16] = schedule[at]
            .wrapping_add(s0)
            .wrapping_add(schedule[at + 9])
            .wrapping_add(s1);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for (word, constant) in schedule.iter().zip(&ROUNDS) {
        let s1 = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let choice = g ^ (e & (f ^ g));
        let t1 = h
            .wrapping_add(s1)
            .wrapping_add(choice)
            .wrapping_add(*constant)
            .wrapping_add(*word);
        let s0 = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
        let majority = (a & b) | (c & (a | b));
        (h, g, f, e) = (g, f, e, d.wrapping_add(t1));
        (d, c, b, a) = (c, b, a, t1.wrapping_add(s0).wrapping_add(majority));
    }
    for (word, new) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *word = word.wrapping_add(new);
    }
}

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
        compress(&mut self.state, &self.block);
        for block in blocks {
            compress(&mut self.state, block);
        }
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
    compress(&mut state, &block);
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
