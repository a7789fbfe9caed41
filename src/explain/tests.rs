//! Every known text, the forms in which texts are pasted, and what is said of them.

mod causes;
mod details;
mod texts;

use proptest::prelude::*;

use super::*;
use crate::rules::docs;
use crate::setup::Observations;

const CLIENT_ID: &str = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef";
const OTHER_ID: &str = "amzn1.application-oa2-client.fedcba9876543210fedcba9876543210";
const LAYLA: &str = "https://layla.amazon.com/api/skill/link/M1FAKE0000001";
const PITANGUI: &str = "https://pitangui.amazon.com/api/skill/link/M1FAKE0000001";

fn set_up(case: &str) -> Report {
    let seen: Observations = crate::rules::case_of(case);
    Report::of(&seen, &[], 1_000_000)
}

fn nothing_seen() -> Report {
    Report::of(&Observations::default(), &[], 1_000_000)
}

/// A set-up on Login with Amazon in which one of two redirect URLs is registered, with http.
fn near() -> Report {
    set_up(&format!(
        r#"
        alexa.type = "AUTH_CODE"
        alexa.authorizationUrl = "https://www.amazon.com/ap/oa"
        alexa.accessTokenUrl = "https://api.amazon.com/auth/o2/token"
        alexa.clientId = "{CLIENT_ID}"
        alexa.scopes = ["profile", ""]
        alexa.redirectUrls = ["{LAYLA}", "{PITANGUI}"]
        webSettings.allowedOrigins = []
        webSettings.allowedReturnUrls = ["{}", "{PITANGUI}"]
        lwaClients = [{{ clientId = "{CLIENT_ID}" }}]
        "#,
        LAYLA.replace("https", "http")
    ))
}

/// The ids of the symptoms in a text.
fn found(text: &str) -> Vec<String> {
    explain(text, &docs::catalogue(), &nothing_seen()).symptoms.into_iter().map(|one| one.id).collect()
}

#[test]
fn what_cannot_be_read_is_said_and_nothing_else() {
    let catalogue = docs::catalogue();
    for (text, wanted) in [(" \n", "Paste the text"), (&*"x".repeat(MOST + 1), "more than 100 kB")] {
        let explanation = explain(text, &catalogue, &near());
        assert!(explanation.advice.join(" ").contains(wanted));
        assert!(!explanation.is_known() && explanation.causes.is_empty() && explanation.details.is_empty());
    }
    let whole = explain(&"x ".repeat(MOST / 2), &catalogue, &near());
    assert!(whole.advice.join(" ").contains("does not know"), "100 kB are read");
}

#[test]
fn what_is_not_known_is_said_with_what_to_try() {
    for text in
        ["Hello", "The redirect URI", "invalid", "invalid_client_secret", "client authentication", "<p>", "{}", "%"]
    {
        let explanation = explain(text, &docs::catalogue(), &near());
        assert_eq!(explanation.symptoms, [], "{text}");
        assert!(explanation.advice.first().is_some_and(|first| first.contains("does not know")), "{text}");
        let causes: Vec<&str> = explanation.causes.iter().map(|cause| cause.rule.as_str()).collect();
        assert_eq!(causes, ["return-url-near-miss"], "what fails anyway is offered");
    }
    assert_eq!(found("Hello"), Vec::<String>::new());
}

/// Texts that are not known, and texts out of pieces of those that are.
fn any_text() -> impl Strategy<Value = String> {
    let pieces = [
        "{\"error\":\"invalid_client\"",
        "{",
        "}",
        "\"",
        "\\",
        "%7B",
        "%",
        "&amp;",
        "&#x",
        ";",
        "<br>",
        "<",
        ">",
        "?",
        "=",
        "&",
        "redirect_uri",
        "client_id=",
        "scope: ",
        "https://www.amazon.com/ap/oa?",
        "%253D",
        "\n",
        "\t",
        "+",
        "We were unable to link ",
        " at this time.",
        "リンクに失敗しました",
        "のアカウントリンクを完了できませんでした",
        "ß",
        "İ",
        "\u{200b}",
    ];
    let piece =
        prop_oneof![prop::sample::select(pieces.to_vec()).prop_map(str::to_owned), "\\PC{0,5}", any::<String>()];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_crashes_it_and_asking_twice_changes_nothing(text in any_text()) {
        let (catalogue, report) = (docs::catalogue(), near());
        let once = explain(&text, &catalogue, &report);
        prop_assert_eq!(&once, &explain(&text, &catalogue, &report));
        prop_assert_eq!(once.is_known(), once.advice.is_empty());
    }
}

proptest! {
    /// Whatever stands around it, an exact text wins over one that is near.
    #[test]
    fn an_exact_text_wins_over_a_near_one(
        exact in prop::sample::select(symptoms()),
        near in prop::sample::select(vec!["unable to link your skill", "account linking failed", "unknown client id"]),
        before in any::<bool>(),
    ) {
        let text = exact.texts.iter().find(|text| !text.hint).map(|text| format!("{}{}", text.text, text.code));
        let text = text.unwrap_or_default().replace("{skill}", "Lamps");
        let both = if before { format!("{near}\n{text}") } else { format!("{text}\n{near}") };
        let explanation = explain(&both, &docs::catalogue(), &nothing_seen());
        prop_assert!(explanation.symptoms.iter().all(|one| !one.near), "{both}");
        prop_assert!(explanation.symptoms.iter().any(|one| one.id == exact.id), "{both}");
    }
}

#[test]
fn long_texts_of_one_kind_take_no_time() {
    let (catalogue, report) = (docs::catalogue(), near());
    let start = std::time::Instant::now();
    for piece in [
        "{",
        "{\"a\":",
        "{\"",
        "%25",
        "&amp;",
        "<a",
        "We were unable to link ",
        "scope=a&",
        "client_id\n",
        "?",
        "=://?",
        "\n",
        "ß",
    ] {
        let text = piece.repeat(MOST / piece.len());
        let _ = explain(&text, &catalogue, &report);
        // And the longest of each that is compared with near ones.
        let _ = explain(&piece.repeat(100 / piece.split_whitespace().count().max(1)), &catalogue, &report);
    }
    // Without optimisation each takes some tenths of a second; anything quadratic takes minutes.
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
