//! AES-128 (FIPS 197), two blocks at once, which the bitsliced `aes` encrypts in the time of one.

use aes::Aes128;
use aes::cipher::{BlockEncrypt, KeyInit};

#[derive(Clone)]
pub struct Cipher(Aes128);

impl Cipher {
    /// A cipher under a key as a big-endian number.
    pub fn new(key: u128) -> Self {
        Self(Aes128::new(&key.to_be_bytes().into()))
    }

    /// The blocks as big-endian numbers.
    pub fn encrypt(&self, blocks: [u128; 2]) -> [u128; 2] {
        let mut blocks = blocks.map(|block| aes::Block::from(block.to_be_bytes()));
        self.0.encrypt_blocks(&mut blocks);
        blocks.map(|block| u128::from_be_bytes(block.into()))
    }
}
