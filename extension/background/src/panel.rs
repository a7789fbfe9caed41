//! What the panel asks for.

use linkwright::console::FieldKey;
use linkwright::json;
use linkwright::message::{
    Desk, Notice, NoticeKind, PageView, PanelRequest, PanelResponse, PanelState, ProfileSummary, RefusalKind, UndoView,
    page_view,
};
use linkwright::page::ContentRequest;
use linkwright::plan::{FieldOutcome, repair};
use linkwright::profile::{Profile, Secret};
use linkwright::report::Report;
use linkwright::setup::{Identity, Observations};

use crate::failure::Failure;
use crate::fill::Task;
use crate::{api, fill, maps, store, tab, to_js};

/// What follows a request. The state is read in one place: wherever it were, it would be in the Wasm again.
enum Then {
    State { tab: Option<u32>, notice: Notice },
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
        PageView::Recognised { findings, .. } => {
            let count = u32::try_from(findings.len()).unwrap_or(u32::MAX);
            Notice { counts: vec![count], ..Notice::of(NoticeKind::Checked) }
        }
        _ => Notice::of(NoticeKind::NotRecognised),
    });
    Ok(PanelResponse::State { state, notice })
}

async fn act(request: PanelRequest) -> Result<Then, Failure> {
    match request {
        PanelRequest::State { tab } => state(tab, Notice::NOTHING),
        PanelRequest::Fill { tab, without } => {
            let outcomes = fill::run(tab, Task::Fill(without)).await?;
            state(Some(tab), Notice::filled(&outcomes))
        }
        PanelRequest::Fix { tab, finding } => repaired(tab, Task::Fix(finding)).await,
        PanelRequest::FixSafe { tab } => repaired(tab, Task::FixSafe).await,
        PanelRequest::Undo { tab } => {
            let left = fill::run(tab, Task::Undo).await?;
            state(Some(tab), Notice { left, ..Notice::of(NoticeKind::Undone) })
        }
        PanelRequest::Report { tab } => report(tab, "", None).await,
        PanelRequest::Judge { seen, page, about } => {
            report(None, &seen, page.map(|page| Identity { page, id: about })).await
        }
        PanelRequest::Secret { profile } => {
            let secret = store::secret(&profile).await?.ok_or(RefusalKind::NothingToKeep)?;
            Ok(Then::Answer(PanelResponse::Secret { secret }))
        }
        PanelRequest::LinkingFailed { failed } => {
            let kept = store::disk().await?.current()?.kept;
            let mut memory = store::session(kept.as_ref(), 0).await?.memory();
            memory.linking_failed = failed;
            store::remember(kept.as_ref(), &json::to_text(&memory)).await?;
            state(None, Notice::NOTHING)
        }
        PanelRequest::Check { tab } => {
            // A tab that has no page to check is told so. What follows reads it.
            tab::look(tab::ask_for(tab), &store::disk().await?.own_map()).await?;
            Ok(Then::Checked { tab })
        }
        PanelRequest::Show { tab, handle } => {
            tab::ask(tab, &ContentRequest::Show { handle }).await?;
            state(Some(tab), Notice::NOTHING)
        }
        PanelRequest::KeepCredentials { tab, take } => keep_credentials(tab, &take).await,
        PanelRequest::Outline { tab } => {
            let (_, page) = tab::ask_for(tab).page().await?;
            file("outline", &page, "page-outline.json").await
        }
        PanelRequest::Select { profile } => {
            store::select(&profile).await?;
            state(None, Notice::NOTHING)
        }
        PanelRequest::CreateFromPreset { preset, content } => {
            store::add(profile_of(&content)?, &preset).await?;
            state(None, Notice::of(NoticeKind::ProfileCreated))
        }
        PanelRequest::Save { profile, content, .. } => {
            // What it goes over was compared by `background.js`, which takes the turn.
            store::replace(&profile, &profile_of(&content)?).await?;
            state(None, Notice::NOTHING)
        }
        PanelRequest::SetSecret { profile, secret } => {
            store::keep_secret(&profile, &secret, "").await?;
            let forgotten = secret.expose().is_empty();
            let kind = if forgotten { NoticeKind::SecretForgotten } else { NoticeKind::SecretKept };
            state(None, Notice::of(kind))
        }
        PanelRequest::Delete { profile } => {
            store::delete(&profile).await?;
            state(None, Notice::of(NoticeKind::ProfileDeleted))
        }
        PanelRequest::Import { text } => {
            let texts = api::tool("import_profile", &[&text]).await?;
            let mut texts = texts.into_iter();
            let id = store::add(profile_of(&texts.next().unwrap_or_default())?, "").await?;
            let secret = Secret::new(texts.next().unwrap_or_default());
            if !secret.expose().is_empty() {
                store::keep_secret(&id, &secret, "").await?;
            }
            state(None, Notice::of(NoticeKind::ProfileImported))
        }
        PanelRequest::Export { profile } => {
            let stored = store::disk().await?.profile(&profile).ok_or(RefusalKind::UnknownProfile)?;
            file("export_profile", &stored, "").await
        }
        PanelRequest::Map { tab, change } => {
            maps::change(tab, &change).await?;
            state(tab, Notice::NOTHING)
        }
        PanelRequest::DeleteEverything => {
            store::delete_everything().await?;
            state(None, Notice::of(NoticeKind::EverythingDeleted))
        }
    }
}

/// Fixes, and says how it went.
async fn repaired(tab: u32, task: Task) -> Result<Then, Failure> {
    let outcomes = fill::run(tab, task).await?;
    let right = outcomes.iter().all(FieldOutcome::is_right);
    state(Some(tab), if right { Notice::of(NoticeKind::Fixed) } else { Notice::filled(&outcomes) })
}

/// Every rule's outcome, as the set-up is seen from a tab; or, as it is seen from a page, of what is given as if it had
/// been seen.
async fn report(tab: Option<u32>, given: &str, about: Option<Identity>) -> Result<Then, Failure> {
    let disk = store::disk().await?;
    let current = disk.current()?;
    let here = match tab {
        Some(tab) => tab::look(tab::ask_for(tab), &disk.own_map()).await.ok(),
        None => None,
    };
    let session = store::session(current.kept.as_ref(), tab.unwrap_or_default()).await?;
    let seen = match (&here, tab) {
        (Some(here), Some(tab)) => tab::observe(tab, here, &current, &session).await?.seen,
        _ => {
            let memory = if given.is_empty() { session.memory() } else { json::from_text(given).unwrap_or_default() };
            let seen = memory.view(about.as_ref(), current.profile(), session.secret().is_some());
            Observations { allowed_domains: current.allowed_domains, ..seen }
        }
    };
    Ok(Then::Answer(PanelResponse::Report { report: Box::new(Report::of(&seen, &current.off, api::now())) }))
}

/// A profile that was sent as JSON text.
fn profile_of(text: &str) -> Result<Profile, Failure> {
    json::from_text(text).map_err(|misfit| Failure::because(RefusalKind::BadMessage, misfit.to_string()))
}

/// A file that one of the tools makes of a text; it names the file when `name` is empty.
async fn file(tool: &str, from: &str, name: &str) -> Result<Then, Failure> {
    let mut texts = api::tool(tool, &[from]).await?.into_iter();
    let text = texts.next().unwrap_or_default();
    let file_name = texts.next().unwrap_or_else(|| name.to_owned());
    Ok(Then::Answer(PanelResponse::Text { text, file_name }))
}

fn state(tab: Option<u32>, notice: Notice) -> Result<Then, Failure> {
    Ok(Then::State { tab, notice })
}

/// The state as it is. A request that is not about a tab is answered with `Elsewhere`; the panel then asks for its own.
async fn load(tab: Option<u32>) -> Result<PanelState, Failure> {
    let asked = tab.map(tab::ask_for);
    let disk = store::disk().await?;
    let kept = disk.profiles()?;
    let current = disk.current_of(&kept)?;
    let own = disk.own_map();
    let here = match asked {
        Some(asked) => tab::look(asked, &own).await,
        None => Err(RefusalKind::NoConsole.into()),
    };
    // After the page: what was seen meanwhile on another must not be forgotten.
    let session = store::session(current.kept.as_ref(), tab.unwrap_or_default()).await?;
    let secret = session.secret();
    let mut seen = session.seen();
    let mut undo = None;
    let (mut point, mut about) = (String::new(), String::new());
    let page = match (tab, here) {
        (Some(tab), Ok(here)) => {
            let observed = tab::observe(tab, &here, &current, &session).await?;
            // Profile, rules and secret may have changed, not the page alone.
            let marking = api::ask(tab, &to_js(&observed.marks));
            let outcomes = session.last_fill(&here.address, here.snapshot.loaded);
            let kept = session.undo(&here.address, here.snapshot.loaded);
            undo = kept.map(|undo| UndoView { kind: undo.kind, lost: repair::lost(&undo.before) });
            point = session.pointing();
            if !here.is_load_of(&point) {
                point.clear();
            }
            let desk = Desk {
                profile: current.profile(),
                secret: secret.as_ref(),
                seen: &observed.seen,
                outcomes: &outcomes,
                off: &current.off,
            };
            about = tab::about(&here).map(|about| about.id).unwrap_or_default();
            let view = page_view(&here.recognition, &desk);
            seen = observed.memory;
            // That the page went meanwhile is no reason to show nothing.
            let _ = marking.await;
            view
        }
        (Some(tab), Err(Failure { kind: RefusalKind::Silent | RefusalKind::PageMoved, .. })) => {
            let address = api::tab_address(tab).await.unwrap_or_default();
            match linkwright::console::console_at(&address) {
                Some(console) => PageView::Silent { console: console.to_owned() },
                None => PageView::Elsewhere,
            }
        }
        (_, Err(Failure { kind: RefusalKind::NoConsole, .. })) | (None, Ok(_)) => PageView::Elsewhere,
        (_, Err(failure)) => return Err(failure),
    };
    Ok(PanelState {
        profiles: kept
            .iter()
            .map(|one| ProfileSummary { id: one.id.clone(), name: one.profile.name.clone() })
            .collect(),
        preset: current.kept.as_ref().map(|current| disk.preset_of(&current.id)).unwrap_or_default(),
        has_secret: secret.is_some(),
        other_secret: secret.is_none() && session.keeps_secret(),
        undo,
        point,
        own,
        policy: disk.policy(),
        seen,
        about,
        page,
        selected: current.kept.as_ref().map(|kept| kept.id.clone()),
        profile: current.kept.map(|kept| *kept.profile),
    })
}

/// *Keep for this session*: the client ID in the profile, the secret in session storage. They belong together: another
/// client than the profile's is kept only whole, and when the user has said that it takes the other's place (`take`).
async fn keep_credentials(tab: u32, take: &str) -> Result<Then, Failure> {
    let own = store::disk().await?.own_map();
    let here = tab::look(tab::ask_for(tab), &own).await?;
    // Only now: what is changed of the profile while the page is asked must stay.
    let mut kept = store::disk().await?.current()?.kept.ok_or(RefusalKind::NoProfile)?;
    let reading = here.reading()?;
    if reading.page != linkwright::console::PageId::LwaGeneral {
        return Err(RefusalKind::NothingToKeep.into());
    }
    let client_id = reading.text(FieldKey::ClientId).unwrap_or_default();
    let secret = reading.shown_secret().map(Secret::expose).unwrap_or_default();
    if client_id.is_empty() && secret.is_empty() {
        return Err(RefusalKind::NothingToKeep.into());
    }
    let own = &mut kept.profile.account_linking_request.client_id;
    let before = own.take().unwrap_or_default();
    let is_new = !client_id.is_empty() && before != client_id;
    let is_other = is_new && !before.is_empty();
    let shown = Secret::new(secret.to_owned());
    let mut keeps = !is_other && !secret.is_empty();
    // First: where it cannot be kept, all stays as it is.
    if keeps {
        store::keep_secret(&kept.id, &shown, client_id).await?;
    }
    let mut id = 0;
    if is_other && client_id != take {
        id = 2;
    } else if is_new {
        *own = Some(client_id.to_owned());
        id = if store::replace(&kept.id, &kept.profile).await? { 1 } else { 3 };
    }
    if is_other && id == 1 {
        // The other client's secret does not stay, also when this one's is hidden or cannot be kept.
        store::keep_secret(&kept.id, &Secret::new(String::new()), "").await?;
        keeps = !secret.is_empty();
        if keeps {
            store::keep_secret(&kept.id, &shown, client_id).await?;
        }
    }
    let counts = vec![id, u32::from(keeps)];
    state(Some(tab), Notice { counts, ..Notice::of(NoticeKind::Credentials) })
}
