//! What the developer wants: the profile, its file format, and the secret that is in neither.

pub mod file;
mod json;
mod lenient;
pub mod merge;
pub mod model;
pub mod name;
pub mod secret;

pub use file::{FileError, Imported, export, import};
pub use model::{
    AccessTokenScheme, AccountLinkingRequest, DisabledRule, GrantType, Profile, PublishProfile, SecurityProfile,
    SkillType, Switch,
};
pub use secret::Secret;
