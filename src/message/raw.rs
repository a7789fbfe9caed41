//! How the panel's requests are read: through one flat structure, as `page::raw` says.

use serde::Deserialize;

use super::PanelRequest;
use crate::page::raw::need;
use crate::profile::Secret;

/// [`PanelRequest`] as it comes.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Request {
    kind: Kind,
    tab: Option<u32>,
    handle: Option<u32>,
    profile: Option<String>,
    preset: Option<String>,
    content: Option<String>,
    secret: Option<Secret>,
    text: Option<String>,
    finding: Option<String>,
    failed: Option<bool>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Kind {
    State,
    Fill,
    Fix,
    FixSafe,
    Undo,
    Report,
    LinkingFailed,
    Check,
    Show,
    KeepCredentials,
    Outline,
    Select,
    CreateFromPreset,
    Save,
    SetSecret,
    Delete,
    Import,
    Export,
    DeleteEverything,
}

impl TryFrom<Request> for PanelRequest {
    type Error = String;

    fn try_from(raw: Request) -> Result<Self, String> {
        let Request { kind, tab, handle, profile, preset, content, secret, text, finding, failed } = raw;
        let the_tab = || need(tab, "tab");
        let the_profile = || need(profile.clone(), "profile");
        Ok(match kind {
            Kind::State => Self::State { tab },
            Kind::Fill => Self::Fill { tab: the_tab()? },
            Kind::Fix => Self::Fix { tab: the_tab()?, finding: need(finding, "finding")? },
            Kind::FixSafe => Self::FixSafe { tab: the_tab()? },
            Kind::Undo => Self::Undo { tab: the_tab()? },
            Kind::Report => Self::Report { tab },
            Kind::LinkingFailed => Self::LinkingFailed { failed: need(failed, "failed")? },
            Kind::Check => Self::Check { tab: the_tab()? },
            Kind::Show => Self::Show { tab: the_tab()?, handle: need(handle, "handle")? },
            Kind::KeepCredentials => Self::KeepCredentials { tab: the_tab()? },
            Kind::Outline => Self::Outline { tab: the_tab()? },
            Kind::Select => Self::Select { profile: the_profile()? },
            Kind::CreateFromPreset => Self::CreateFromPreset { preset: need(preset, "preset")? },
            Kind::Save => Self::Save { profile: the_profile()?, content: need(content, "content")? },
            Kind::SetSecret => Self::SetSecret { profile: the_profile()?, secret: need(secret, "secret")? },
            Kind::Delete => Self::Delete { profile: the_profile()? },
            Kind::Import => Self::Import { text: need(text, "text")? },
            Kind::Export => Self::Export { profile: the_profile()? },
            Kind::DeleteEverything => Self::DeleteEverything,
        })
    }
}
