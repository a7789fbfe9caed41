//! What has been observed of each console in this browser session, and what one console gives to the next.

pub mod address;
pub mod observe;

pub use observe::{AlexaForm, IxhelloForm, LwaClient, Observations, SecretFacts, WebSettings, vendor_id};
