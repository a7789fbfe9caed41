//! One tab: reading its page, marking it, and what follows when it changes.

use linkwright::console::{FieldKey, OwnMap, Recognition, console_at, read};
use linkwright::json::{self, Value};
use linkwright::message::{self, RefusalKind};
use linkwright::page::{ContentRequest, ContentResponse, PageReading, PageSnapshot, Step, StepResult};
use linkwright::rules::Severity;
use linkwright::setup::{Identity, Memory, Observations, PRACTICE};

use crate::api::Answer;
use crate::failure::Failure;
use crate::store::{self, Current, Session};
use crate::{announce, api, get, parse, text, to_js};

/// A page as it stands.
pub struct Seen {
    /// Its address, from the browser.
    pub address: String,
    /// What the content script saw.
    pub snapshot: PageSnapshot,
    /// What it is.
    pub recognition: Recognition,
}

impl Seen {
    /// True when the user points, or pointed, at something of this very load; what he points at is given as JSON.
    pub fn is_load_of(&self, pointing: &str) -> bool {
        let Ok(pointing) = Value::parse(pointing) else { return false };
        matches!(pointing.get("address"), Some(Value::Text(address)) if *address == self.address)
            && pointing.get("loaded").and_then(Value::whole) == Some(self.snapshot.loaded)
    }

    /// The reading of a known form.
    pub fn reading(&self) -> Result<&PageReading, Failure> {
        match &self.recognition {
            Recognition::Page(reading) => Ok(reading),
            Recognition::Unknown { why, .. } => Err(Failure::because(RefusalKind::Unrecognised, why.clone())),
            Recognition::Off(_) => Err(RefusalKind::SwitchedOff.into()),
            Recognition::Elsewhere => Err(RefusalKind::NoConsole.into()),
        }
    }
}

/// What a page is about, when it is a known form.
pub fn about(seen: &Seen) -> Option<Identity> {
    seen.reading().ok().map(Identity::of)
}

/// Asks the content script of a tab.
pub async fn ask(tab: u32, request: &ContentRequest) -> Result<ContentResponse, Failure> {
    let answer = api::heard(api::ask(tab, &to_js(request))).await.ok_or(RefusalKind::Silent)?;
    parse(&answer)
}

/// A page that was asked for. It is on its way while something else is waited for.
pub struct Asked(Answer);

/// Asks for the page in a tab.
pub fn ask_for(tab: u32) -> Asked {
    Asked(api::ask_with_address(tab, &to_js(&ContentRequest::Collect)))
}

impl Asked {
    /// The address of a console's page, and the content script's answer with what is on it, as JSON. The browser says
    /// where the tab is, before and after.
    pub async fn page(self) -> Result<(String, String), Failure> {
        let told = self.0.await.map_err(|_| RefusalKind::NoConsole)?;
        let address = get(&told, "before").as_string().filter(|address| console_at(address).is_some());
        let address = address.ok_or(RefusalKind::NoConsole)?;
        let answer = get(&told, "answer");
        if !answer.is_object() {
            return Err(RefusalKind::Silent.into());
        }
        if get(&told, "after").as_string().as_ref() != Some(&address) {
            return Err(RefusalKind::PageMoved.into());
        }
        Ok((address, text(&answer)?))
    }
}

/// Reads a page, with the user's own console map in JSON. The page's own word for its address counts only for noticing
/// that it moved in between.
pub async fn look(asked: Asked, own: &str) -> Result<Box<Seen>, Failure> {
    let (address, page) = asked.page().await?;
    let Ok(ContentResponse::Snapshot { snapshot }) = json::from_text(&page) else {
        return Err(Failure::because(RefusalKind::BadMessage, "the page answered something else than asked"));
    };
    if snapshot.url != address {
        return Err(RefusalKind::PageMoved.into());
    }
    seen(address, snapshot, own)
}

/// In a box, as whatever is large and passes through several futures: each of them copies it.
fn seen(address: String, snapshot: PageSnapshot, own: &str) -> Result<Box<Seen>, Failure> {
    let own = if own.is_empty() { OwnMap::default() } else { json::from_text(own).map_err(store::damaged)? };
    let recognition = read(&address, &snapshot, &own);
    Ok(Box::new(Seen { address, snapshot, recognition }))
}

/// Has steps carried out, if the page is still at the address that they were made for.
pub async fn execute(tab: u32, address: &str, steps: Vec<Step>) -> Result<Vec<StepResult>, Failure> {
    if api::tab_address(tab).await.as_deref() != Some(address) {
        return Err(RefusalKind::PageMoved.into());
    }
    let count = steps.len();
    match ask(tab, &ContentRequest::Execute { url: address.to_owned(), steps }).await? {
        ContentResponse::Executed { results } if results.len() == count => Ok(results),
        _ => Err(RefusalKind::PageMoved.into()),
    }
}

/// What follows from a page as it stands.
pub struct Observed {
    /// The set-up as it is seen from this page.
    pub seen: Observations,
    /// The marks that belong on it.
    pub marks: ContentRequest,
    /// What was ever seen of the set-up, in JSON.
    pub memory: String,
}

/// Remembers what a page says. On the practice page nothing is remembered, and nothing known: the real set-up neither
/// learns there nor is seen.
pub async fn observe(tab: u32, seen: &Seen, current: &Current, session: &Session) -> Result<Observed, Failure> {
    let practice = seen.address == PRACTICE;
    let mut known = session.seen();
    let mut memory = if practice { Memory::default() } else { session.memory() };
    let secret = session.secret();
    let mut marks = Vec::new();
    let mut badge = String::new();
    let mut about = None;
    if let Recognition::Page(reading) = &seen.recognition {
        let before = json::to_text(&memory);
        memory.observe(reading, api::now(), secret.as_ref());
        let after = json::to_text(&memory);
        if after != before && !practice {
            store::remember(current.kept.as_ref(), &after).await?;
            known = after;
        }
        about = Some(Identity::of(reading));
    }
    let mut observations = memory.view(about.as_ref(), current.profile(), secret.is_some());
    observations.allowed_domains.clone_from(&current.allowed_domains);
    if let Recognition::Page(reading) = &seen.recognition {
        let findings = message::findings(reading, &observations, &current.off);
        let count = findings.iter().filter(|finding| finding.severity != Severity::Info).count();
        if count > 0 {
            badge = count.to_string();
        }
        if !current.marks_off {
            marks = message::marks(reading, findings);
        }
    }
    api::set_badge(tab, &badge);
    Ok(Observed { seen: observations, marks: ContentRequest::Mark { marks }, memory: known })
}

/// The content script says that its page changed. The answer is what to mark.
pub async fn page_changed(tab: u32, address: &str, snapshot: PageSnapshot) -> Result<ContentRequest, Failure> {
    // In-app routes: the sender's address can be that of the load; the tab's is current.
    let address = api::tab_address(tab).await.unwrap_or_else(|| address.to_owned());
    if console_at(&address).is_none() || snapshot.url != address {
        return Ok(ContentRequest::Mark { marks: Vec::new() });
    }
    let disk = store::disk().await?;
    let current = disk.current()?;
    let seen = seen(address, snapshot, &disk.own_map())?;
    let session = store::session(current.kept.as_ref(), tab).await?;
    let observed = observe(tab, &seen, &current, &session).await?;
    announce(tab);
    Ok(observed.marks)
}

/// Copies the redirect URLs from the page that shows them, or as they were last seen. False when there are none or
/// the browser refused.
pub async fn copy_redirect_urls(tab: u32) -> Result<bool, Failure> {
    let disk = store::disk().await?;
    let current = disk.current()?;
    let here = look(ask_for(tab), &disk.own_map()).await?;
    let shown = here
        .reading()
        .ok()
        .and_then(|reading| reading.lines(FieldKey::AlexaRedirectUrls))
        .filter(|lines| !lines.is_empty());
    let lines = match shown {
        Some(lines) => lines,
        None if here.address == PRACTICE => return Ok(false),
        None => {
            let memory = store::session(current.kept.as_ref(), tab).await?.memory();
            memory.view(about(&here).as_ref(), current.profile(), false).redirect_urls().to_vec()
        }
    };
    if lines.is_empty() {
        return Ok(false);
    }
    match ask(tab, &ContentRequest::Copy { text: lines.join("\n") }).await? {
        ContentResponse::Copied { ok } => Ok(ok),
        _ => Ok(false),
    }
}
