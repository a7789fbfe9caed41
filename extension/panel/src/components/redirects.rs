//! The Alexa redirect URLs, ready to copy.

use leptos::prelude::*;
use linkwright::setup::vendor_id;

use super::copy::copy_button;
use super::live::{Views, buttons, card, derived, live, memo, when, words};
use crate::guide::redirect_urls;
use crate::panel::panel;
use crate::text;

/// The card; nothing as long as the URLs are not known.
pub fn redirects_card() -> AnyView {
    let panel = panel();
    let urls = memo(move || panel.state.with(|state| state.as_ref().map(redirect_urls).unwrap_or_default()));
    let vendor =
        derived(move || urls.with(|urls| urls.iter().find_map(|url| vendor_id(url)).unwrap_or_default().to_owned()));
    when(derived(move || urls.with(|urls| !urls.is_empty())), move || {
        let all = derived(move || urls.with(|urls| urls.join("\n")));
        let said = derived(move || text::copied_urls(urls.with(Vec::len)));
        let copy_all = copy_button(text::copy_redirects(), text::copy_redirects().to_owned(), all, said);
        let content = view! {
            <ul class="urls">{live(move || urls.get().into_iter().map(url).views())}</ul>
            {buttons([copy_all])}
            <p class="small" hidden=derived(move || vendor.with(String::is_empty))>
                {text::vendor_id()}
                " "
                <code>{words(move || vendor.get())}</code>
            </p>
        };
        card("redirects-title", text::redirects(), text::redirects_lead(), content.into_any())
    })
}

fn url(url: String) -> AnyView {
    let said = Signal::stored(text::copied_url(&url));
    let copy = copy_button("", text::copy_url(&url), Signal::stored(url.clone()), said);
    view! { <li><code class="line">{url}</code> {copy}</li> }.into_any()
}
