//! Pointing at fields, and the console map that comes of it.

use linkwright::console::map::map_of;
use linkwright::console::own::{OwnOption, Pointing, PointingStep};
use linkwright::console::{FieldKey, OwnMap, PageId};
use linkwright::page::ContentRequest;

use crate::failure::Failure;
use crate::{api, store, tab};

/// Lets the user point at a field, or at what adds a row to the one that was pointed at before.
pub async fn begin(tab: u32, page: PageId, field: FieldKey, step: PointingStep) -> Result<(), Failure> {
    let here = tab::look(tab).await?;
    let before = store::pointing(tab).await.filter(|_| step == PointingStep::Add);
    let (entry, texts) = before.map(|before| (before.entry, before.texts)).unwrap_or_default();
    let name = map_of(page).and_then(|map| map.field(field)).map(linkwright::console::FieldMap::name);
    let name = name.unwrap_or_default();
    let text = match step {
        PointingStep::Add => format!("Click what adds a row to {name}"),
        _ => format!("Click the field {name}, or its label"),
    };
    let (address, loaded) = (here.address, here.snapshot.loaded);
    let pointing = Pointing { address, loaded, page, field, step, entry, texts, error: String::new() };
    store::keep_pointing(tab, &pointing).await?;
    tab::ask(tab, &ContentRequest::Pick { text }).await.map(drop)
}

/// The page says what was picked.
pub async fn picked(tab: u32, handle: Option<u32>) -> Result<(), Failure> {
    let Some(mut pointing) = store::pointing(tab).await else { return Ok(()) };
    match (handle, pointing.step) {
        (Some(handle), PointingStep::Field | PointingStep::Add) => {
            let here = tab::look(tab).await?;
            if (&pointing.address, pointing.loaded) != (&here.address, here.snapshot.loaded) {
                return store::end_pointing(tab).await;
            }
            pointing.picked(&here.address, &here.snapshot, &store::own_map().await?, handle);
        }
        // What was understood before stays.
        (None, PointingStep::Add) => pointing.step = PointingStep::Understood,
        (None, PointingStep::Field) => return store::end_pointing(tab).await,
        (_, PointingStep::Understood) => return Ok(()),
    }
    store::keep_pointing(tab, &pointing).await
}

/// Gives it up.
pub async fn end(tab: u32) -> Result<(), Failure> {
    store::end_pointing(tab).await?;
    // The page may be gone.
    let _ = tab::ask(tab, &ContentRequest::EndPick).await;
    Ok(())
}

/// Keeps what was pointed at.
pub async fn keep(tab: u32, options: Vec<OwnOption>) -> Result<(), Failure> {
    let pointing = store::pointing(tab).await.ok_or(Failure::NothingPointedAt)?;
    let mut entry = pointing.entry.ok_or(Failure::NothingPointedAt)?;
    entry.options = options;
    entry.kept_at = api::now();
    let mut own = store::own_map().await?;
    if !own.keep(entry) {
        return Err(Failure::MapFull);
    }
    // The user may have been asked for what adds a row, and there is none.
    end(tab).await?;
    changed(Some(tab), &own).await
}

/// Keeps a changed map, and draws the page in the tab as it is read now.
pub async fn changed(tab: Option<u32>, own: &OwnMap) -> Result<(), Failure> {
    store::keep_map(own).await?;
    if let Some(tab) = tab
        && let Ok(here) = tab::look(tab).await
    {
        let (_, marks) = tab::observe(tab, &here, store::current().await?.as_ref()).await?;
        tab::mark(tab, &marks).await?;
    }
    Ok(())
}
