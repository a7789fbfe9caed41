//! A pasted error text or address, explained with the real catalogue for a right set-up and for one with mistakes.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use linkwright::explain::explain;
use linkwright::provider::PRESETS;
use linkwright::report::Report;
use linkwright::rules::{Catalogue, docs};
use linkwright::setup::Observations;
use linkwright_fuzz::set_up;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(docs::catalogue);

static REPORTS: LazyLock<Vec<Report>> = LazyLock::new(|| {
    let mut wrong = PRESETS[0].profile();
    wrong.account_linking_request.authorization_url = Some("https://www.amazon.com/ap/oa?state=1".into());
    wrong.account_linking_request.client_id =
        Some("amzn1.application-ao2-client.0123456789abcdef0123456789abcdef".into());
    wrong.account_linking_request.scopes = Some(vec!["user_id".into(), "profile,postal_code".into()]);
    let all = [Observations::default(), set_up(&PRESETS[0].profile()), set_up(&wrong)];
    all.iter().map(|seen| Report::of(seen, &[], 1)).collect()
});

fuzz_target!(|text: &str| {
    for report in REPORTS.iter() {
        let explanation = explain(text, &CATALOGUE, report);
        assert_eq!(explanation.advice.is_empty(), explanation.is_known());
        for cause in &explanation.causes {
            assert!(!cause.title.is_empty(), "{}", cause.rule);
        }
    }
});
