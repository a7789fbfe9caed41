//! The texts as they are published.

use super::*;

#[test]
fn every_text_of_the_table_leads_to_its_own_symptom() {
    for symptom in symptoms() {
        for text in &symptom.texts {
            let shown =
                if text.code.is_empty() { text.text.replace("{skill}", "Lamps & Doors") } else { text.code.clone() };
            assert_eq!(found(&shown), [symptom.id.as_str()], "{shown}");
            let around = format!("It said:\n“{}”\nWhat now?", shown.to_uppercase());
            assert_eq!(found(&around), [symptom.id.as_str()], "{around}");
        }
    }
}

#[test]
fn the_published_texts_are_known() {
    let table: &[(&str, &[&str])] = &[
        // Login with Amazon, page 400.
        (
            "The redirect URI you provided has not been whitelisted for your application. Please add your redirect URI in the 'Allowed Return URLs' section under 'Web Settings' for your Security Profile on Amazon Developer Portal.",
            &["return-url-not-whitelisted"],
        ),
        (
            "The redirect URI you provided has not been whitelisted for your application. Please add your redirect URI in the 'Allowed Return URLs' section under 'Web Settings' on the Amazon Seller Central App Console for Login with Amazon.",
            &["return-url-not-whitelisted"],
        ),
        (
            "The redirect URI you provided has not been whitelisted for your application",
            &["return-url-not-whitelisted"],
        ),
        (
            "We're sorry! An error occurred when we tried to process your request. Rest assured, we're already working on the problem and expect to resolve it shortly.",
            &["lwa-error-page"],
        ),
        ("Error Summary\n400 Bad Request", &["lwa-error-page"]),
        ("400 Bad Request Unknown client_id", &["unknown-client-id"]),
        ("An unknown scope was requested", &["unknown-scope"]),
        ("error=invalid_scope", &["unknown-scope"]),
        ("lwa-invalid-parameter-bad-scope", &["unknown-scope"]),
        (
            "302 https://example-app.test/cb?error_description=An+unknown+scope+was+requested&state=x&error=invalid_scope",
            &["unknown-scope"],
        ),
        // The token endpoint.
        (
            r#"{"error_description":"Client authentication failed","error":"invalid_client"}"#,
            &["client-authentication-failed"],
        ),
        ("invalid_client", &["client-authentication-failed"]),
        (
            r#"{"error_description":"The request has an invalid grant parameter : code","error":"invalid_grant"}"#,
            &["invalid-grant-code"],
        ),
        (
            r#"{"error_description":"The request has an invalid grant parameter : refresh_token","error":"invalid_grant"}"#,
            &["invalid-grant-refresh-token"],
        ),
        (
            r#"{"error_description":"The request has an invalid grant parameter : redirect_uri","error":"invalid_grant"}"#,
            &["invalid-grant-redirect-uri"],
        ),
        (
            r#"{"error_description":"The request has an invalid parameter : code","error":"invalid_request"}"#,
            &["invalid-parameter-code"],
        ),
        (
            r#"{"error_description":"The request has an invalid parameter : client_id","error":"invalid_request"}"#,
            &["invalid-parameter-client-id"],
        ),
        ("Not authorized for requested operation. Error:unauthorized_client", &["unauthorized-client"]),
        // The Alexa app and Alexa's pages.
        (
            "The authorization server returned with an error parameter. Please refer to https://tools.ietf.org/html/rfc6749#section-4.1.2.1 for more details.",
            &["error-parameter"],
        ),
        ("We were unable to link <skill name> at this time.", &["unable-to-link"]),
        ("We were unable to link Lamps at this time.", &["unable-to-link"]),
        ("Unable to link the skill at this time.", &["unable-to-link"]),
        ("Linking unsuccessful", &["linking-unsuccessful"]),
        (
            "An error occurred while attempting to link your account with the skill. Please try again later.",
            &["try-again-later"],
        ),
        ("errorKey=missing-state", &["missing-state"]),
        ("https://pitangui.amazon.com/api/v1/accountLink/error?errorKey=missing-state", &["missing-state"]),
        ("https://pitangui.amazon.com/api/v1/accountLink/error", &["alexa-error-page"]),
        ("Error: invalid client id or redirect uri", &["home-assistant-client"]),
        ("<スキル名>のアカウントリンクを完了できませんでした", &["linking-unsuccessful"]),
        ("照明のアカウントリンクを完了できませんでした", &["linking-unsuccessful"]),
        ("リンクに失敗しました", &["linking-unsuccessful"]),
        ("white screen on iOS, another browser opens on Android", &["white-screen"]),
        // Saving.
        ("Account linking information is not valid.", &["not-valid"]),
        (
            r#"{"message":"Account linking information is not valid.","violations":[{"code":"INVALID_REQUEST_PARAMETER","message":"Parsing error due to empty body.","validationDetails":{"originalInstance":{"type":"BODY"},"reason":{"type":"EXPECTED_NOT_EMPTY_VALUE"}}}]}"#,
            &["empty-body"],
        ),
        (
            "Server cannot process the request due to a client error e.g. Authorization Url is invalid.",
            &["malformed-value"],
        ),
        ("The auth token is invalid/expired or doesn't have access to the resource.", &["smapi-sign-in"]),
        ("The operation being requested is not allowed.", &["smapi-not-allowed"]),
        ("The resource being requested is not found.", &["no-such-resource"]),
        ("The specified skill/stage/accountLinkingClient doesn't exist.", &["no-such-resource"]),
        ("Precondition failed.", &["changed-meanwhile"]),
        (
            "Exceeds the permitted request limit. Throttling criteria includes total requests, per API, ClientId, and CustomerId.",
            &["smapi-too-often"],
        ),
    ];
    for (text, wanted) in table {
        assert_eq!(found(text), *wanted, "{text}");
    }
    for (code, wanted) in [
        ("RESOURCE_DOES_NOT_EXIST", "no-such-resource"),
        ("RESOURCE_VERSION_DOES_NOT_MATCH", "changed-meanwhile"),
        ("MALFORMED_INPUT", "malformed-value"),
        ("EXPECTED_NOT_EMPTY_VALUE", "empty-value"),
        ("INVALID_NUMBER_OF_OCCURENCES", "too-many"),
        ("INVALID_NUMBER_OF_PROPERTIES", "too-many"),
        ("EXPECTED_ATLEAST_ONE_RELATED_INSTANCE", "empty-value"),
        ("EXPECTED_EXACTLY_ONE_RELATED_INSTANCE", "empty-value"),
        ("RESOURCE_LOCKED", "changed-meanwhile"),
        ("UNEXPECTED_RESOURCE_STAGE", "no-such-resource"),
        ("UNEXPECTED_RESOURCE_PROPERTY", "unexpected-property"),
        ("MISSING_RESOURCE_PROPERTY", "empty-value"),
    ] {
        let body = format!(r#"{{"violations":[{{"validationDetails":{{"reason":{{"type":"{code}"}}}}}}]}}"#);
        assert_eq!(found(&body), [wanted], "{code}");
    }
    for (name, wanted) in [
        (r#""expectedRegexPattern": "^https""#, "malformed-value"),
        (r#"expectedFormat("URI")"#, "malformed-value"),
        (r#""maximumNumberOfItems": 15"#, "too-many"),
        (r#""requiredProperty": "scopes""#, "empty-value"),
        (r#""unexpectedProperty": "x""#, "unexpected-property"),
    ] {
        assert_eq!(found(name), [wanted], "{name}");
    }
}

#[test]
fn the_forms_in_which_texts_are_pasted_do_not_matter() {
    for text in [
        "unknown   SCOPE was: an\nunknown\r\n scope was\u{a0}requested",
        "An unknown<br>scope<br/>was requested",
        "An unknown scope was re\u{ad}quested",
        "error_description=An%20unknown%20scope%20was%20requested",
        "https%3A%2F%2Fexample-app.test%2Fcb%3Ferror%3Dinvalid_scope",
        "https%253A%252F%252Fexample-app.test%252Fcb%253Ferror%253Dinvalid_scope",
        "https://example-app.test/cb#error=invalid_scope&state=x",
        r#"{"error":"invalid_scope","error_description":"An unknown scope was requested"}"#,
        r#"{"error_description":"An unknown scope was requested","state":null,"error":"invalid_scope"}"#,
        "{\n  \"error\" : \"invalid\\u005fscope\"\n}",
        r#"{"body":"{\"error\":\"invalid\\u005fscope\"}"}"#,
        "HTTP/1.1 400\ncontent-type: application/json\n\n{\"error\":\"invalid_scope\"}\n",
        "{broken {\"error\": 'invalid_scope'",
    ] {
        assert_eq!(found(text), ["unknown-scope"], "{text}");
    }
    for text in [
        "Please add your redirect URI in the &#39;Allowed Return URLs&#39; section: The redirect URI you provided has not been whitelisted for your application.",
        "The redirect URI you provided\nhas not been whitelisted\nfor your application. Please add your redirect URI in the “Allowed Return URLs” section",
    ] {
        assert_eq!(found(text), ["return-url-not-whitelisted"], "{text}");
    }
}

#[test]
fn several_symptoms_are_named_the_most_specific_first() {
    let both =
        "Linking unsuccessful\n{\"error_description\":\"Client authentication failed\",\"error\":\"invalid_client\"}";
    assert_eq!(found(both), ["client-authentication-failed", "linking-unsuccessful"]);
    let page = "We're sorry! An error occurred when we tried to process your request. Rest assured, we're already working on \
                the problem and expect to resolve it shortly.\nHide Details\nError Summary\n400 Bad Request\nUnknown client_id";
    assert_eq!(found(page), ["unknown-client-id"], "the head of the page says nothing of its own");
    assert_eq!(found("Unable to link the skill at this time. Linking unsuccessful").len(), 2);
    assert_eq!(found("{\"error\":\"invalid_grant\"}"), ["invalid-grant"]);
}

#[test]
fn what_only_resembles_a_text_is_not_taken_for_it() {
    for text in [
        "invalid_scopes",
        "my-invalid_client",
        "missing-states",
        "The redirect URI you provided has been whitelisted for your application",
    ] {
        assert_eq!(found(text), Vec::<String>::new(), "{text}");
    }
}

/// What is said to look like a text: its symptom, and whether it is only near.
fn near_to(text: &str) -> Vec<(String, bool)> {
    let explanation = explain(text, &docs::catalogue(), &nothing_seen());
    explanation.symptoms.into_iter().map(|one| (one.id, one.near)).collect()
}

#[test]
fn what_is_typed_from_memory_misspelt_or_cut_off_looks_like_its_text() {
    for (text, wanted) in [
        ("We were unable to link", "unable-to-link"),
        ("unable to link your skill", "unable-to-link"),
        ("Unabel to link the skil at this time", "unable-to-link"),
        ("unable to link My Fancy Lamps", "unable-to-link"),
        ("it said: Unable to link the skill !!", "unable-to-link"),
        ("Linking unsucessful", "linking-unsuccessful"),
        ("The redirect URI you provided has not been whitelisted", "return-url-not-whitelisted"),
        ("redirect uri not whitlisted for your aplication", "return-url-not-whitelisted"),
        ("unknown client id", "unknown-client-id"),
        ("Unknown Client-ID.", "unknown-client-id"),
        ("We're sorry! An error occurred when we tried to process your request.", "lwa-error-page"),
        ("The authorization server returned an error parameter", "error-parameter"),
        ("error occurred while attempting to link your account with the skill", "try-again-later"),
        ("アカウントリンクを完了できませ", "linking-unsuccessful"),
    ] {
        assert_eq!(near_to(text), [(wanted.to_owned(), true)], "{text}");
    }
}

#[test]
fn that_linking_failed_is_understood_in_five_languages() {
    for text in [
        "Account linking failed",
        "failed to link the skill",
        "Your account could not be linked: the skill was not linked",
        "Die Kontoverknüpfung ist fehlgeschlagen",
        "Das Konto konnte nicht verknüpft werden",
        "Der Skill konnte momentan nicht verknüpft werden.",
        "La liaison de votre compte a échoué",
        "Impossible de lier votre compte pour le moment",
        "No se ha podido vincular la skill en este momento",
        "La vinculación de la cuenta ha fallado",
        "アカウントをリンクできませんでした",
        "アカウントのリンクが失敗しました",
        "現在スキルをリンクできません。",
    ] {
        let explanation = explain(text, &docs::catalogue(), &nothing_seen());
        assert_eq!(near_to(text), [("linking-unsuccessful".to_owned(), true)], "{text}");
        assert!(explanation.linking_failed, "{text}");
    }
}

#[test]
fn what_is_about_something_else_looks_like_nothing() {
    for text in [
        "How do I link my skill to an account?",
        "I was unable to open the link",
        "Linking was successful",
        "Linking successful",
        "The skill is linked",
        "An error occurred. Please try again later.",
        "the skill at this time",
        "The page could not be found",
        "Das Konto wurde verknüpft",
        "Der Skill ist nicht aktiviert",
        "La page est introuvable",
        "アカウントをリンクしました",
        "アカウント",
        "Page not found",
        "Enter your client ID and client secret",
        "https://www.amazon.com/unknown/client/id",
    ] {
        assert_eq!(near_to(text), [], "{text}");
    }
    // What is longer than anybody types is not guessed about.
    assert_eq!(near_to(&format!("{} unable to link your skill", "word ".repeat(100))), []);
}
