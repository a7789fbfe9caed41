//! The user's own console map, and pointing at fields for it.

use linkwright::console::own::Change;

use crate::failure::Failure;
use crate::{api, store, tab};

/// Carries out a change. Whoever asks for the state then draws the page as it is read with it.
pub async fn change(tab: Option<u32>, change: Change) -> Result<(), Failure> {
    let id = tab.unwrap_or_default();
    let (mut own, mut pointing) = store::maps(id).await?;
    // A map is changed without a page as well.
    let here = match tab {
        Some(_) => tab::look(id).await.ok(),
        None => None,
    };
    let seen = here.as_ref().map(|here| (here.address.as_str(), &here.snapshot));
    let asked = own.change(&mut pointing, change, seen, api::now()).map_err(Failure::NotPossible)?;
    store::keep_map(&own, id, &pointing).await?;
    match asked {
        Some(asked) => tab::ask(id, &asked).await.map(drop),
        None => Ok(()),
    }
}
