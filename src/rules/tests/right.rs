//! Set-ups with which account linking works.

use super::*;

#[test]
fn right_set_ups_have_no_finding() {
    let table: &[(&str, Change)] = &[
        ("NA", |_| {}),
        ("EU", |seen| uris(seen, "https://eu.account.amazon.com/ap/oa", "https://api.amazon.co.uk/auth/o2/token")),
        ("FE", |seen| uris(seen, "https://apac.account.amazon.com/ap/oa", "https://api.amazon.co.jp/auth/o2/token")),
        ("EU page, NA token", |seen| uris(seen, "https://eu.account.amazon.com/ap/oa", TOKEN)),
        ("port 443", |seen| {
            uris(seen, "HTTPS://www.amazon.com:443/ap/oa?", "https://api.amazon.com:443/auth/o2/token")
        }),
        ("own page before LWA", |seen| uris(seen, "https://bücher.example-app.test/login", TOKEN)),
        ("no scope that is not needed", |seen| {
            form(seen).scopes = rows(&["", "profile:user_id", "postal_code", "alexa:all"])
        }),
        ("masked secret", |seen| form(seen).client_secret = secret("••••••••")),
        ("another skill's profile too", |seen| {
            seen.lwa_clients.push(LwaClient { security_profile: Some("Doors".into()), client_id: OTHER_ID.into() });
        }),
        ("another skill's Web Settings", |seen| {
            seen.web_settings = Some(WebSettings { security_profile: Some("Doors".into()), ..Default::default() });
            return_urls(seen, &["https://example-app.test/cb"]);
        }),
        ("Home Assistant", |seen| {
            let host = "https://home.example-app.test";
            provider(
                seen,
                &format!("{host}/auth/authorize"),
                &format!("{host}/auth/token"),
                "https://pitangui.amazon.com/",
                &["smart_home"],
            );
            form(seen).client_secret = secret("any words will do");
        }),
        ("Auth0", |seen| {
            provider(
                seen,
                "https://t.auth0.com/authorize",
                "https://t.auth0.com/oauth/token",
                "AbC123",
                &["openid", "offline_access"],
            );
        }),
        ("Cognito", |seen| {
            let host = "https://skill.auth.eu-west-1.amazoncognito.com/oauth2";
            provider(
                seen,
                &format!("{host}/authorize"),
                &format!("{host}/token"),
                "1h57kf5cpq17m0eml12EXAMPLE",
                &["openid", "profile"],
            );
        }),
        ("Google", |seen| {
            let scopes = ["https://www.googleapis.com/auth/userinfo.email", "openid"];
            let page = "https://accounts.google.com/o/oauth2/auth?access_type=offline";
            provider(seen, page, "https://oauth2.googleapis.com/token", "1.apps.googleusercontent.com", &scopes);
        }),
        ("Spotify", |seen| {
            let host = "https://accounts.spotify.com";
            provider(seen, &format!("{host}/authorize"), &format!("{host}/api/token"), "ABC", &["user-read-private"]);
            form(seen).client_secret = secret("fake+secret/0001==");
        }),
        ("Okta", |seen| {
            let host = "https://org.okta.com/oauth2/default/v1";
            let scopes = ["openid", "offline_access"];
            provider(seen, &format!("{host}/authorize"), &format!("{host}/token"), "ABC", &scopes);
        }),
        ("15 scopes", |seen| {
            let scopes = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o"];
            provider(
                seen,
                "https://münchen.example-app.test/a",
                "https://münchen.example-app.test:443/b",
                "x",
                &scopes,
            );
        }),
    ];
    for (name, change) in table {
        for skill in [None, Some(SkillType::Custom), Some(SkillType::SmartHome), Some(SkillType::Music)] {
            let mut seen = changed(change);
            seen.skill_type = skill;
            assert_eq!(reported(&seen), Vec::<String>::new(), "{name}, {skill:?}");
        }
    }
}
