//! What the panel asks for.

use linkwright::console::FieldKey;
use linkwright::json;
use linkwright::message::{Desk, PageView, PanelRequest, PanelResponse, PanelState, ProfileSummary, page_view};
use linkwright::plan::Outcome;
use linkwright::profile::{Profile, Secret};
use linkwright::report::Report;

use crate::failure::Failure;
use crate::fill::Task;
use crate::{api, fill, maps, store, tab};

/// What follows a request. The state is read in one place: wherever it were, it would be in the Wasm again.
enum Then {
    State { tab: Option<u32>, notice: String },
    Checked { tab: u32 },
    Answer(PanelResponse),
}

/// Does what the panel asks and answers with the state that follows.
pub async fn answer(request: PanelRequest) -> Result<PanelResponse, Failure> {
    let (tab, notice) = match act(request).await? {
        Then::State { tab, notice } => (tab, Some(notice)),
        Then::Checked { tab } => (Some(tab), None),
        Then::Answer(answer) => return Ok(answer),
    };
    let state = Box::new(load(tab).await?);
    let notice = notice.unwrap_or_else(|| match &state.page {
        PageView::Recognised { findings, .. } if findings.is_empty() => "Checked: nothing wrong was found.".into(),
        PageView::Recognised { findings, .. } => format!("Checked: {} to look at.", findings.len()),
        _ => "Checked: this page was not recognised.".into(),
    });
    Ok(PanelResponse::State { state, notice })
}

async fn act(request: PanelRequest) -> Result<Then, Failure> {
    match request {
        PanelRequest::State { tab } => state(tab, String::new()),
        PanelRequest::Fill { tab } => {
            let outcomes = fill::run(tab, Task::Fill).await?;
            state(Some(tab), fill::summary(&outcomes))
        }
        PanelRequest::Fix { tab, finding } => repaired(tab, Task::Fix(finding), "Fixed").await,
        PanelRequest::FixSafe { tab } => repaired(tab, Task::FixSafe, "Fixed").await,
        PanelRequest::Undo { tab } => repaired(tab, Task::Undo, "Undone").await,
        PanelRequest::Report { tab } => report(tab).await,
        PanelRequest::LinkingFailed { failed } => {
            let kept = store::current().await?;
            let mut memory = store::memory(kept.as_ref()).await;
            memory.linking_failed = failed;
            store::remember(kept.as_ref(), &json::to_text(&memory)).await?;
            state(None, String::new())
        }
        PanelRequest::Check { tab } => {
            // A tab that has no page to check is told so. What follows reads it.
            tab::look(tab).await?;
            Ok(Then::Checked { tab })
        }
        PanelRequest::Show { tab, handle } => {
            tab::show(tab, handle).await?;
            state(Some(tab), String::new())
        }
        PanelRequest::KeepCredentials { tab } => keep_credentials(tab).await,
        PanelRequest::Outline { tab } => {
            let (_, page) = tab::ask_for_page(tab).await?;
            file("outline", &page, "page-outline.json").await
        }
        PanelRequest::Select { profile } => {
            store::select(&profile).await?;
            state(None, String::new())
        }
        PanelRequest::CreateFromPreset { preset, content } => {
            store::add(profile_of(&content)?, &preset).await?;
            state(None, "Profile created.".into())
        }
        PanelRequest::Save { profile, content } => {
            store::replace(&profile, &profile_of(&content)?).await?;
            state(None, String::new())
        }
        PanelRequest::SetSecret { profile, secret } => {
            store::keep_secret(&profile, &secret).await?;
            let notice = if secret.expose().is_empty() { "Secret forgotten." } else { "Secret kept for this session." };
            state(None, notice.into())
        }
        PanelRequest::Delete { profile } => {
            store::delete(&profile).await?;
            state(None, "Profile deleted.".into())
        }
        PanelRequest::Import { text } => {
            let texts = api::tool("import_profile", &[&text]).await?;
            let mut texts = texts.into_iter();
            let id = store::add(profile_of(&texts.next().unwrap_or_default())?, "").await?;
            let secret = Secret::new(texts.next().unwrap_or_default());
            if !secret.expose().is_empty() {
                store::keep_secret(&id, &secret).await?;
            }
            state(None, "Profile imported.".into())
        }
        PanelRequest::Export { profile } => {
            let stored = store::profile(&profile).await?.ok_or(Failure::UnknownProfile)?;
            file("export_profile", &stored, "").await
        }
        PanelRequest::Map { tab, change } => {
            maps::change(tab, &change).await?;
            state(tab, String::new())
        }
        PanelRequest::DeleteEverything => {
            store::delete_everything().await?;
            state(None, "Everything that Linkwright had stored is deleted.".into())
        }
    }
}

/// Fixes or undoes, and says how it went.
async fn repaired(tab: u32, task: Task, done: &str) -> Result<Then, Failure> {
    let outcomes = fill::run(tab, task).await?;
    let right = outcomes.iter().all(|field| matches!(field.outcome, Outcome::Filled | Outcome::AlreadyRight));
    let notice =
        if right { format!("{done}. Look it over, then press Save on the page.") } else { fill::summary(&outcomes) };
    state(Some(tab), notice)
}

/// Every rule's outcome, as the set-up is seen from a tab.
async fn report(tab: Option<u32>) -> Result<Then, Failure> {
    let kept = store::current().await?;
    let profile = kept.as_ref().map(|kept| &*kept.profile);
    let here = match tab {
        Some(tab) => tab::look(tab).await.ok(),
        None => None,
    };
    let seen = match (&here, tab) {
        (Some(here), Some(tab)) => tab::observe(tab, here, kept.as_ref()).await?.0,
        _ => {
            let secret = tab::secret_of(kept.as_ref()).await?;
            store::memory(kept.as_ref()).await.view(None, profile, secret.is_some())
        }
    };
    let off = profile.map(|profile| profile.disabled_rules.as_slice()).unwrap_or_default();
    Ok(Then::Answer(PanelResponse::Report { report: Box::new(Report::of(&seen, off, api::now())) }))
}

/// A profile that was sent as JSON text.
fn profile_of(text: &str) -> Result<Profile, Failure> {
    json::from_text(text).map_err(|misfit| Failure::BadMessage(misfit.to_string()))
}

/// A file that one of the tools makes of a text; it names the file when `name` is empty.
async fn file(tool: &str, from: &str, name: &str) -> Result<Then, Failure> {
    let mut texts = api::tool(tool, &[from]).await?.into_iter();
    let text = texts.next().unwrap_or_default();
    let file_name = texts.next().unwrap_or_else(|| name.to_owned());
    Ok(Then::Answer(PanelResponse::Text { text, file_name }))
}

fn state(tab: Option<u32>, notice: String) -> Result<Then, Failure> {
    Ok(Then::State { tab, notice })
}

/// The state as it is. A request that is not about a tab is answered with `Elsewhere`; the panel then asks for its own.
async fn load(tab: Option<u32>) -> Result<PanelState, Failure> {
    let kept = store::profiles().await?;
    let selected = store::selected(&kept).await?;
    let current = kept.iter().find(|one| Some(&one.id) == selected.as_ref());
    let secret = tab::secret_of(current).await?;
    let mut can_undo = false;
    let (mut point, mut about) = (String::new(), String::new());
    let page = match tab {
        None => PageView::Elsewhere,
        Some(tab) => match tab::look(tab).await {
            Ok(here) => {
                let (seen, marks) = tab::observe(tab, &here, current).await?;
                // Profile, rules and secret may have changed, not the page alone. That the page went meanwhile is no
                // reason to show nothing.
                let _ = tab::mark(tab, &marks).await;
                let outcomes = store::last_fill(tab, &here.address, here.snapshot.loaded).await;
                can_undo = !store::undo(tab, &here.address, here.snapshot.loaded).await.is_empty();
                point = store::pointing(tab).await?;
                if !here.is_load_of(&point) {
                    point.clear();
                }
                let desk = Desk {
                    profile: current.map(|one| &*one.profile),
                    secret: secret.as_ref(),
                    seen: &seen,
                    outcomes: &outcomes,
                };
                about = tab::about(&here).map(|about| about.id).unwrap_or_default();
                page_view(&here.recognition, &desk)
            }
            Err(Failure::Silent | Failure::PageMoved) => {
                let address = api::tab_address(tab).await.unwrap_or_default();
                match linkwright::console::console_at(&address) {
                    Some(console) => PageView::Silent { console: console.to_owned() },
                    None => PageView::Elsewhere,
                }
            }
            Err(Failure::NoConsole) => PageView::Elsewhere,
            Err(failure) => return Err(failure),
        },
    };
    let preset = match current {
        Some(current) => store::preset_of(&current.id).await,
        None => String::new(),
    };
    Ok(PanelState {
        profiles: kept
            .iter()
            .map(|one| ProfileSummary { id: one.id.clone(), name: one.profile.name.clone() })
            .collect(),
        preset,
        has_secret: secret.is_some(),
        can_undo,
        point,
        own: store::own_map().await?,
        seen: store::seen(current).await,
        about,
        page,
        profile: kept.into_iter().find(|one| Some(&one.id) == selected.as_ref()).map(|one| *one.profile),
        selected,
    })
}

/// *Keep for this session*: the secret in session storage, the client ID in the profile if it has none.
async fn keep_credentials(tab: u32) -> Result<Then, Failure> {
    let mut kept = store::current().await?.ok_or(Failure::NoProfile)?;
    let here = tab::look(tab).await?;
    let reading = here.reading()?;
    if reading.page != linkwright::console::PageId::LwaGeneral {
        return Err(Failure::NothingToKeep);
    }
    let client_id = reading.text(FieldKey::ClientId).map(str::to_owned);
    let secret = reading.shown_secret().cloned();
    if client_id.is_none() && secret.is_none() {
        return Err(Failure::NothingToKeep);
    }
    if let Some(secret) = &secret {
        store::keep_secret(&kept.id, secret).await?;
    }
    let mut parts = Vec::new();
    let own = &mut kept.profile.account_linking_request.client_id;
    match (client_id, own.as_deref()) {
        (Some(id), None | Some("")) => {
            *own = Some(id);
            store::replace(&kept.id, &kept.profile).await?;
            parts.push("The client ID is in the profile now.");
        }
        (Some(id), Some(other)) if id != other => {
            parts.push("The profile has another client ID; it was left as it is.")
        }
        _ => {}
    }
    parts.push(match secret {
        Some(_) => "The secret is kept until the browser closes.",
        None => "The page hides the secret: press Show Secret there, then keep it.",
    });
    state(Some(tab), parts.join(" "))
}
