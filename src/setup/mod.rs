//! What has been observed of each console in this browser session, and what one console gives to the next.

pub mod address;
pub mod forms;
pub mod guide;
#[cfg(test)]
mod guide_tests;
pub mod held;
pub mod identity;
pub mod memory;
#[cfg(test)]
mod memory_tests;
pub mod observe;
pub mod secret_facts;
mod whereabouts;
mod wished;

pub use forms::{AlexaForm, CreateProfileForm, IxhelloForm, LwaClient, WebSettings};
pub use identity::{Identity, PRACTICE, alexa_redirect, is_practice, vendor_id};
pub use memory::Memory;
pub use observe::Observations;
pub use secret_facts::SecretFacts;
pub use whereabouts::plain_address;
