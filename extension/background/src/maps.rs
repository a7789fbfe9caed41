//! The user's own console map, and pointing at fields for it. What it means is for the tools to know.

use linkwright::message::RefusalKind;

use crate::failure::Failure;
use crate::{api, store, tab};

/// A click on an element, or a click that was given up, as a [`Change`](linkwright::console::own::Change) in JSON.
pub fn picked(handle: Option<u32>) -> String {
    let handle = handle.map_or_else(|| "null".to_owned(), |handle| handle.to_string());
    format!(r#"{{"kind":"picked","handle":{handle}}}"#)
}

/// Carries out a [`Change`](linkwright::console::own::Change), given as JSON. Whoever asks for the state then draws
/// the page as it is read with it.
pub async fn change(tab: Option<u32>, change: &str) -> Result<(), Failure> {
    let id = tab.unwrap_or_default();
    // A map is changed without a page as well.
    let seen = match tab {
        Some(_) => tab::ask_for(id).page().await.ok(),
        None => None,
    };
    let (address, page) = seen.unwrap_or_default();
    let own = store::disk().await?.own_map();
    let pointing = store::session(None, id).await?.pointing();
    let now = api::now().to_string();
    let texts = api::tool("change", &[&own, &pointing, change, &address, &page, &now]).await?;
    let [own, pointing, asked] = texts.as_slice() else { return Ok(()) };
    // The page first: whoever sees in the panel that a click is waited for can click.
    if !asked.is_empty() && api::heard(api::ask(id, &api::from_json(asked))).await.is_none() && !pointing.is_empty() {
        return Err(RefusalKind::Silent.into());
    }
    store::keep_map(own, id, pointing).await
}
