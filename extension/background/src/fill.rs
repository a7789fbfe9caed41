//! Filling a page: read → plan → execute, until nothing is left to do.

use std::cell::RefCell;

use linkwright::plan::{FieldOutcome, FillSession, Outcome, wanted};

use crate::failure::Failure;
use crate::store::{self, LastFill};
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
                return Err(Failure::Busy);
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

/// Fills the page in a tab from the selected profile. What became of each field.
pub async fn fill(tab: u32) -> Result<Vec<FieldOutcome>, Failure> {
    let _turn = Turn::take(tab)?;
    let kept = store::current().await?.ok_or(Failure::NoProfile)?;
    let secret = store::secret(&kept.id).await?;
    let mut here = tab::look(tab).await?;
    let address = here.address.clone();
    let page = here.reading()?.page;
    let (seen, _) = tab::observe(tab, &here, Some(&kept)).await?;
    let mut session = FillSession::new(page, wanted(page, &kept.profile, secret.as_ref(), &seen));
    let mut rested = false;
    loop {
        let steps = session.next(here.reading()?);
        if steps.is_empty() {
            if rested {
                break;
            }
            // Late forms appear and reverted values come back now, if they do.
            rested = true;
            api::sleep(SETTLE).await;
        } else {
            rested = false;
            tab::execute(tab, &address, steps).await?;
        }
        here = look_again(tab, &address).await?;
    }
    let outcomes = session.finish(here.reading()?);
    store::keep_fill(tab, &LastFill { address, loaded: here.snapshot.loaded, outcomes: outcomes.clone() }).await?;
    let (_, marks) = tab::observe(tab, &here, Some(&kept)).await?;
    tab::mark(tab, &marks).await?;
    Ok(outcomes)
}

/// Reads the page again. A page that renders anew is not recognised for a moment: it gets one more.
async fn look_again(tab: u32, address: &str) -> Result<tab::Seen, Failure> {
    let here = tab::look(tab).await?;
    let here = if here.reading().is_ok() {
        here
    } else {
        api::sleep(SETTLE).await;
        tab::look(tab).await?
    };
    if here.address == address && here.reading().is_ok() { Ok(here) } else { Err(Failure::PageMoved) }
}

/// A fill in one sentence, for the panel's live region.
pub fn summary(outcomes: &[FieldOutcome]) -> String {
    let count = |outcome: Outcome| outcomes.iter().filter(|field| field.outcome == outcome).count();
    let fields = |count: usize| if count == 1 { "1 field".to_owned() } else { format!("{count} fields") };
    let mut parts = Vec::new();
    for (outcome, words) in [
        (Outcome::Filled, "filled"),
        (Outcome::AlreadyRight, "already right"),
        (Outcome::RefusedByPage, "refused by the page"),
        (Outcome::NotFound, "not found"),
        (Outcome::NeedsYou, "waiting for you"),
    ] {
        match count(outcome) {
            0 => {}
            some => parts.push(format!("{} {words}", fields(some))),
        }
    }
    if parts.is_empty() { "The profile has nothing for this page.".into() } else { format!("{}.", parts.join(", ")) }
}
