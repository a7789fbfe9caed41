//! Set-ups with one fault, or with two at different places.

use super::*;

#[test]
fn wrong_set_ups_have_exactly_these_findings() {
    let table: &[(&str, Change, &[&str])] = &[
        ("no return URL", |seen| return_urls(seen, &["https://example-app.test/cb"]), &["lwa-return-url-missing"]),
        ("empty list", |seen| return_urls(seen, &[]), &["lwa-return-url-missing"]),
        ("one of three", |seen| return_urls(seen, &[PITANGUI]), &["lwa-return-url-subset"]),
        ("two of three", |seen| return_urls(seen, &[PITANGUI, JAPAN]), &["lwa-return-url-subset"]),
        (
            "a slip and a gap",
            |seen| return_urls(seen, &[PITANGUI, "http://layla.amazon.com/api/skill/link/M1FAKE0000001"]),
            &["lwa-return-url-subset", "return-url-near-miss"],
        ),
        (
            "slips only",
            |seen| {
                return_urls(seen, &[&format!("{PITANGUI}/"), &format!("{LAYLA}?x=1"), &JAPAN.replace("alexa", "ALEXA")])
            },
            &["return-url-near-miss", "return-url-near-miss", "return-url-near-miss"],
        ),
        ("another client ID", |seen| form(seen).client_id = Some(OTHER_ID.into()), &["client-id-mismatch"]),
        (
            "another client ID and no return URL",
            |seen| {
                form(seen).client_id = Some(OTHER_ID.into());
                return_urls(seen, &[]);
            },
            &["client-id-mismatch"],
        ),
        ("ao2", |seen| form(seen).client_id = Some(CLIENT_ID.replace("oa2", "ao2")), &["client-id-lwa-format"]),
        (
            "short client ID",
            |seen| form(seen).client_id = Some(CLIENT_ID[..50].into()),
            &["client-id-lwa-format:warning"],
        ),
        (
            "blank behind the secret",
            |seen| form(seen).client_secret = secret("fake-secret-0001\n"),
            &["secret-whitespace"],
        ),
        ("blank in the secret", |seen| form(seen).client_secret = secret("\"fake secret\""), &["secret-whitespace"]),
        (
            "http",
            |seen| uris(seen, "http://www.amazon.com/ap/oa", "http://api.amazon.com/auth/o2/token"),
            &["uri-not-https", "uri-not-https"],
        ),
        ("no scheme", |seen| uris(seen, PAGE, "api.amazon.com/auth/o2/token"), &["uri-not-https"]),
        ("another path", |seen| uris(seen, "https://www.amazon.com/ap/oa/", TOKEN), &["lwa-auth-uri"]),
        ("API host", |seen| uris(seen, "https://api.amazon.co.uk/ap/oa", TOKEN), &["lwa-auth-uri"]),
        ("token path", |seen| uris(seen, PAGE, "https://api.amazon.com/auth/o2/token/"), &["lwa-token-uri"]),
        ("token host", |seen| uris(seen, PAGE, "https://amazon.com/auth/o2/token"), &["lwa-token-uri"]),
        (
            "own token host",
            |seen| uris(seen, PAGE, "https://x.execute-api.eu-west-1.amazonaws.com/token"),
            &["lwa-token-uri:warning"],
        ),
        ("page twice", |seen| uris(seen, PAGE, PAGE), &["lwa-token-uri"]),
        ("token endpoint twice", |seen| uris(seen, TOKEN, TOKEN), &["lwa-token-uri"]),
        ("swapped", |seen| uris(seen, TOKEN, PAGE), &["lwa-token-uri"]),
    ];
    for (name, change, wanted) in table {
        assert_eq!(reported(&changed(change)), *wanted, "{name}");
    }
}
