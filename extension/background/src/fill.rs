//! Filling, fixing and undoing: read → plan → execute, until nothing is left to do.

use std::cell::RefCell;

use linkwright::console::FieldKey;
use linkwright::message::{self, RefusalKind, UndoKind};
use linkwright::page::PageReading;
use linkwright::plan::repair::{self, Contents};
use linkwright::plan::{FieldOutcome, FillSession, keep_out, wanted};
use linkwright::rules::{Fix, FixSafety};

use crate::failure::Failure;
use crate::store::{self, LastFill, Undo};
use crate::{api, tab};

/// How long a page may take to come to rest, in milliseconds: a late form, or a value that is put back.
const SETTLE: u32 = 300;

thread_local! {
    /// Tabs that are being filled. Lost with the background, as the filling is.
    static RUNNING: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };
}

/// Keeps a tab to one fill at a time, also when the fill ends with an error.
struct Turn(u32);

impl Turn {
    fn take(tab: u32) -> Result<Self, Failure> {
        RUNNING.with_borrow_mut(|running| {
            if running.contains(&tab) {
                return Err(RefusalKind::Busy.into());
            }
            running.push(tab);
            Ok(Self(tab))
        })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        RUNNING.with_borrow_mut(|running| running.retain(|tab| *tab != self.0));
    }
}

/// What is to be done with a page.
pub enum Task {
    /// Fill it from the selected profile, but for these fields.
    Fill(Vec<FieldKey>),
    /// Apply the fix of the finding with this key.
    Fix(String),
    /// Apply every safe fix.
    FixSafe,
    /// Put back what the last task changed.
    Undo,
}

/// Carries out a task on the page in a tab. What became of each field; of undoing only what is not as it was before.
pub async fn run(tab: u32, task: Task) -> Result<Vec<FieldOutcome>, Failure> {
    let _turn = Turn::take(tab)?;
    let disk = store::disk().await?;
    let (current, own) = (disk.current()?, disk.own_map());
    let mut here = tab::look(tab::ask_for(tab), &own).await?;
    let (address, loaded) = (here.address.clone(), here.snapshot.loaded);
    let session = store::session(current.kept.as_ref(), tab).await?;
    let secret = session.secret();
    let seen = tab::observe(tab, &here, &current, &session).await?.seen;
    let reading = here.reading()?;
    let page = reading.page;
    let mut left = Vec::new();
    let list = match &task {
        Task::Fill(without) => {
            let profile = current.profile().ok_or(RefusalKind::NoProfile)?;
            let mut list = wanted(page, profile, secret.as_ref(), &seen);
            list.retain(|wanted| !without.contains(&wanted.key));
            list
        }
        Task::Fix(_) | Task::FixSafe => {
            let all = message::fixes(reading, &seen, &current.off);
            let mut chosen: Vec<&Fix> = Vec::new();
            for (_, fix) in all.iter().filter(|(key, fix)| is_meant(&task, key, fix, reading)) {
                // Two that touch the same value: the second is still there afterwards, made for what stands there then.
                if chosen.iter().all(|other| other.commutes(fix)) {
                    chosen.push(fix);
                }
            }
            if chosen.is_empty() {
                return Err(RefusalKind::FindingGone.into());
            }
            let mut list = repair::wanted(&chosen, reading, secret.as_ref())
                .map_err(|why| Failure::because(RefusalKind::NotPossible, why))?;
            keep_out(&mut list, &seen);
            list
        }
        Task::Undo => {
            let undo = session.undo(&address, loaded).ok_or(RefusalKind::NothingToUndo)?;
            let list;
            (list, left) = repair::undo(&undo.before, &undo.after, reading);
            list
        }
    };
    let undoing = matches!(task, Task::Undo);
    let kind = if matches!(task, Task::Fill(_)) { UndoKind::Fill } else { UndoKind::Fix };
    let mut undo = Undo { address: address.clone(), loaded, kind, before: Vec::new(), after: Vec::new() };
    let mut fill = FillSession::new(page, list);
    if undoing {
        fill = fill.backwards();
    }
    let mut rested = false;
    loop {
        let reading = here.reading()?;
        let steps = fill.next(reading);
        if steps.is_empty() {
            if rested {
                break;
            }
            // Late forms appear and reverted values come back now, if they do.
            rested = true;
            api::sleep(SETTLE).await;
        } else {
            rested = false;
            // Before anything is touched: a fill that is cut off half-way can be undone as well.
            if !undoing && repair::remember(&mut undo.before, reading, fill.touched()) {
                store::keep_undo(tab, &undo).await?;
            }
            fill.hear(&tab::execute(tab, &address, steps).await.map_err(Failure::meanwhile)?);
        }
        here = look_again(tab, &here, &own).await.map_err(Failure::meanwhile)?;
    }
    let reading = here.reading()?;
    let mut outcomes = fill.finish(reading);
    if undoing {
        // Only what is not as it was before is worth a word.
        outcomes.retain(|field| !field.is_right());
        outcomes.append(&mut left);
    }
    undo.after = undo.before.iter().map(|old| Contents::of(reading, old.held.key)).collect();
    // What an earlier fill did can still be undone when this one found nothing to do.
    if undoing || !undo.after.is_empty() {
        store::keep_undo(tab, &undo).await?;
    }
    let done = LastFill { address, loaded: here.snapshot.loaded, outcomes };
    store::keep_fill(tab, &done).await?;
    // The page may have told more meanwhile.
    let session = store::session(current.kept.as_ref(), tab).await?;
    let observed = tab::observe(tab, &here, &current, &session).await?;
    tab::ask(tab, &observed.marks).await.map_err(Failure::meanwhile)?;
    Ok(done.outcomes)
}

/// True for the fixes that a task means.
fn is_meant(task: &Task, key: &str, fix: &Fix, reading: &PageReading) -> bool {
    match task {
        Task::Fix(wanted) => key == wanted,
        Task::FixSafe => {
            fix.safety == FixSafety::Safe
                && fix.page == reading.page
                && fix.edits.iter().all(|edit| repair::possible(reading, edit))
        }
        Task::Fill(_) | Task::Undo => false,
    }
}

/// Reads the page again. A page that renders anew is not recognised for a moment: it gets one more.
async fn look_again(tab: u32, before: &tab::Seen, own: &str) -> Result<Box<tab::Seen>, Failure> {
    let here = tab::look(tab::ask_for(tab), own).await?;
    let here = if here.reading().is_ok() {
        here
    } else {
        api::sleep(SETTLE).await;
        tab::look(tab::ask_for(tab), own).await?
    };
    let is_same = here.address == before.address && here.snapshot.loaded == before.snapshot.loaded;
    if is_same && here.reading().is_ok() { Ok(here) } else { Err(RefusalKind::PageMoved.into()) }
}
