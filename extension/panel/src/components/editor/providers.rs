//! The sections of Login with Amazon and of ixHello, which a profile may lack as a whole.

use leptos::prelude::*;
use linkwright::profile::{Profile, SecurityProfile};

use super::fields::{About, Choice, TextField, lock, lock_id};
use super::list::ListField;
use super::section;
use crate::components::live::{derived, when, words};
use crate::draft::Draft;
use crate::panel::panel;
use crate::text;

fn name() -> About {
    About { name: "securityProfileName", json: "lwa.name", label: text::LWA_NAME, hint: text::lwa_name_hint() }
}
fn description() -> About {
    About {
        name: "securityProfileDescription",
        json: "lwa.description",
        label: text::LWA_DESCRIPTION,
        hint: text::lwa_description_hint(),
    }
}
fn privacy() -> About {
    About {
        name: "privacyNoticeUrl",
        json: "lwa.privacyNoticeUrl",
        label: text::LWA_PRIVACY,
        hint: text::lwa_privacy_hint(),
    }
}
fn origins() -> About {
    About {
        name: "allowedOrigins",
        json: "lwa.allowedOrigins",
        label: text::LWA_ORIGINS,
        hint: text::lwa_origins_hint(),
    }
}
fn return_urls() -> About {
    About {
        name: "allowedReturnUrls",
        json: "lwa.additionalReturnUrls",
        label: text::lwa_return_urls(),
        hint: text::lwa_return_urls_hint(),
    }
}
fn enable() -> About {
    About {
        name: "enableAccountLinking",
        json: "ixhello.enableAccountLinking",
        label: text::IXHELLO_ENABLE,
        hint: text::ixhello_enable_hint(),
    }
}

fn lwa(profile: &mut Profile) -> &mut SecurityProfile {
    profile.lwa.get_or_insert_default()
}

/// The Login with Amazon security profile.
pub fn lwa_section() -> AnyView {
    view! {
        <Optional
            id="uses-lwa"
            json="lwa"
            title=text::SECTION_LWA
            uses=text::uses_lwa()
            is_on=|profile| profile.lwa.is_some()
            switch=Draft::use_lwa
            fields=|| {
                view! {
                    <TextField
                        about=name()
                        get=|profile| profile.lwa.as_ref().and_then(|lwa| lwa.name.clone())
                        set=|profile, typed| lwa(profile).name = typed
                        plain=true
                    />
                    <TextField
                        about=description()
                        get=|profile| profile.lwa.as_ref().and_then(|lwa| lwa.description.clone())
                        set=|profile, typed| lwa(profile).description = typed
                        plain=true
                    />
                    <TextField
                        about=privacy()
                        get=|profile| profile.lwa.as_ref().and_then(|lwa| lwa.privacy_notice_url.clone())
                        set=|profile, typed| lwa(profile).privacy_notice_url = typed
                    />
                    <ListField
                        about=origins()
                        one=text::origin()
                        get=|profile| profile.lwa.as_ref().map(|lwa| lwa.allowed_origins.clone()).unwrap_or_default()
                        set=|profile, rows| lwa(profile).allowed_origins = rows
                    />
                    <ListField
                        about=return_urls()
                        one=text::return_url()
                        get=|profile| {
                            profile.lwa.as_ref().map(|lwa| lwa.additional_return_urls.clone()).unwrap_or_default()
                        }
                        set=|profile, rows| lwa(profile).additional_return_urls = rows
                    />
                }
                .into_any()
            }
        />
    }
    .into_any()
}

/// The ixHello publish profile.
pub fn ixhello_section() -> AnyView {
    view! {
        <Optional
            id="uses-ixhello"
            json="ixhello"
            title=text::SECTION_IXHELLO
            uses=text::uses_ixhello()
            is_on=|profile| profile.ixhello.is_some()
            switch=Draft::use_ixhello
            fields=|| {
                view! {
                    <Choice
                        about=enable()
                        words=(text::on(), text::off())
                        get=|profile| profile.ixhello.as_ref().and_then(|ixhello| ixhello.enable_account_linking)
                        set=|profile, on| profile.ixhello.get_or_insert_default().enable_account_linking = on
                    />
                }
                .into_any()
            }
        />
    }
    .into_any()
}

/// A section that begins with the question whether there is such a thing at all.
#[component]
fn Optional(
    id: &'static str,
    json: &'static str,
    title: &'static str,
    uses: &'static str,
    is_on: fn(&Profile) -> bool,
    switch: fn(&mut Draft, bool),
    fields: fn() -> AnyView,
) -> AnyView {
    let panel = panel();
    let on = derived(move || panel.draft.with(|draft| is_on(&draft.profile)));
    let locked = panel.is_locked(json.to_owned());
    let content = view! {
        <label class="check">
            <input
                id=id
                type="checkbox"
                aria-describedby=lock_id(id)
                disabled=locked
                prop:checked=on
                on:change:target=move |event| {
                    let on = event.target().checked();
                    panel.edit(|draft| switch(draft, on));
                    panel.flush();
                }
            />
            <span>{uses}</span>
        </label>
        {lock(id, locked)}
        {when(on, fields)}
    };
    let note = words(move || if on.get() { "" } else { text::not_used() }.to_owned());
    section(false, title, note, content.into_any())
}
