//! What a panel asks, and what a content script answers. What is understood is written and read again the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use linkwright::json;
use linkwright::message::{PanelRequest, PanelResponse};
use linkwright::page::{ContentEvent, ContentResponse};
use linkwright::profile::file;

fuzz_target!(|text: &str| {
    if let Ok(request) = json::from_text::<PanelRequest>(text) {
        let written = json::to_text(&request);
        match json::from_text::<PanelRequest>(&written) {
            Ok(again) => assert_eq!(json::to_text(&again), written),
            Err(error) => panic!("{error}: {written}"),
        }
        match &request {
            PanelRequest::Save { content, .. } => drop(file::read(content)),
            PanelRequest::Import { text } => drop(file::import(text)),
            PanelRequest::SetSecret { profile, secret } => {
                let shown = format!("{request:?}");
                assert_eq!(shown, format!("SetSecret {{ profile: {profile:?}, secret: [redacted] }}"), "{secret}");
            }
            _ => {}
        }
    }
    if let Ok(response) = json::from_text::<PanelResponse>(text) {
        let written = json::to_text(&response);
        assert_eq!(json::from_text(&written).as_ref(), Ok(&response), "{written}");
    }
    let _ = json::from_text::<ContentEvent>(text);
    let _ = json::from_text::<ContentResponse>(text);
});
