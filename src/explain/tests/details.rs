//! What an address or an error page says of the request.

use super::*;
use crate::console::FieldKey;

fn details(text: &str, report: &Report) -> Vec<Detail> {
    explain(text, &docs::catalogue(), report).details
}

fn detail(text: &str, report: &Report, name: &str) -> Detail {
    let all = details(text, report);
    all.iter().find(|detail| detail.name == name).cloned().unwrap_or_else(|| panic!("no {name} in {all:#?}"))
}

fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[test]
fn request_details_are_read_in_every_form() {
    let pages = [
        format!(
            "Request Details\nscope=profile\nredirect_uri={}\nresponse_type=code\nclient_id={OTHER_ID}",
            encoded(LAYLA)
        ),
        format!(
            "Request Details\nredirect_uri={LAYLA}\nclient_id={OTHER_ID}\nresponse_type=code\nscope=profile\nstate=x"
        ),
        format!("redirect_uri: {LAYLA}\nclient_id: {OTHER_ID}\nscope: profile\nresponse_type: code"),
        format!("redirect_uri\t{LAYLA}\nclient_id\t{OTHER_ID}\nscope\tprofile\nresponse_type\tcode"),
        format!("redirect_uri\n{LAYLA}\nclient_id\n{OTHER_ID}\nscope\nprofile\nresponse_type\ncode"),
        format!("<li>redirect_uri={LAYLA}</li><li>client_id={OTHER_ID}<br>scope=profile&amp;response_type=code</li>"),
        format!(
            r#"{{"request":{{"scope":"profile","client_id":"{OTHER_ID}","redirect_uri":"{}","response_type":"code"}}}}"#,
            LAYLA.replace('/', "\\/")
        ),
        format!(
            "https://www.amazon.com/ap/oa?client_id={OTHER_ID}&scope=profile&response_type=code&redirect_uri={}&state=x",
            encoded(LAYLA)
        ),
        format!(
            "https://www.amazon.com/ap/oa?client_id={OTHER_ID}&scope=profile\n&response_type=code\n&redirect_uri={}",
            encoded(LAYLA)
        ),
        format!(
            "https://www.amazon.com/ap/signin?x=1&openid.return_to={}",
            encoded(&format!(
                "https://www.amazon.com/ap/oa?client_id={OTHER_ID}&scope=profile&response_type=code&redirect_uri={}",
                encoded(LAYLA)
            ))
        ),
    ];
    for page in &pages {
        for (name, value) in
            [("redirect_uri", LAYLA), ("client_id", OTHER_ID), ("scope", "profile"), ("response_type", "code")]
        {
            assert_eq!(detail(page, &near(), name).value, value, "{name} in {page}");
        }
    }
    let asked = "redirect_uri=http://localhost:3000/_oauth/amazon?close\nstate=x";
    assert_eq!(detail(asked, &near(), "redirect_uri").value, "http://localhost:3000/_oauth/amazon?close");
}

#[test]
fn a_redirect_uri_is_compared_with_both_lists() {
    let report = near();
    let slip = detail(&format!("redirect_uri={LAYLA}"), &report, "redirect_uri");
    assert_eq!((slip.agrees, slip.place), (Some(false), Place::return_urls()));
    assert!(slip.says.contains("not among") && slip.says.contains("http instead of https"), "{}", slip.says);
    let right = detail(&format!("redirect_uri={PITANGUI}"), &report, "redirect_uri");
    assert_eq!((right.agrees, right.says.as_str()), (Some(true), "It is among the Allowed Return URLs."));
    let vendor = detail("redirect_uri=https://layla.amazon.com/api/skill/link/M9FAKE0000009", &report, "redirect_uri");
    assert!(
        vendor.agrees == Some(false) && vendor.says.contains("another skill or developer account"),
        "{}",
        vendor.says
    );
    let strange = detail("redirect_uri=http://localhost:3000/cb", &report, "redirect_uri");
    assert!(strange.agrees == Some(false) && strange.says.contains("something else than Alexa"), "{}", strange.says);
    let unseen = detail(&format!("redirect_uri={LAYLA}"), &nothing_seen(), "redirect_uri");
    assert!(unseen.agrees.is_none() && unseen.says.contains("cannot be told"), "{}", unseen.says);
    let own = set_up(&format!(
        "alexa.authorizationUrl = \"https://home.example-app.test/auth/authorize\"\nalexa.redirectUrls = [\"{LAYLA}\"]\n\
         webSettings.allowedReturnUrls = []"
    ));
    let own = detail(&format!("redirect_uri={LAYLA}"), &own, "redirect_uri");
    assert!(own.agrees.is_none() && own.says.contains("Your provider"), "an unrelated security profile: {own:?}");
}

#[test]
fn client_id_scope_grant_and_address_are_compared() {
    let report = near();
    let other = detail(&format!("client_id={OTHER_ID}"), &report, "client_id");
    assert!(other.agrees == Some(false) && other.says.matches("not the client ID").count() == 2, "{}", other.says);
    assert_eq!(detail(&format!("client_id={CLIENT_ID}"), &report, "client_id").agrees, Some(true));
    let slip = detail(&format!("client_id={}", CLIENT_ID.replace("oa2", "ao2")), &report, "client_id");
    assert!(slip.agrees == Some(false) && slip.says.contains("which "), "{}", slip.says);
    assert_eq!(detail("client_id=x", &nothing_seen(), "client_id").agrees, None);

    assert_eq!(detail("?scope=profile", &report, "scope").agrees, Some(true));
    let more = detail("?scope=profile+postal_code", &report, "scope");
    assert!(more.agrees == Some(false) && more.says.contains("“postal_code”"), "{}", more.says);
    assert_eq!(detail("?scope=profile", &nothing_seen(), "scope").agrees, None);

    assert_eq!(detail("?response_type=code", &report, "response_type").agrees, Some(true));
    assert_eq!(detail("?response_type=token", &report, "response_type").agrees, Some(false));

    assert_eq!(detail("https://www.amazon.com/ap/oa?scope=x", &report, "address").agrees, Some(true));
    assert_eq!(detail("https://www.amazon.de/ap/oa?scope=x", &report, "address").agrees, None);
}

#[test]
fn what_stands_in_an_address_twice_is_named() {
    let twice =
        format!("https://www.amazon.com/ap/oa?state=a&client_id={CLIENT_ID}&scope=profile&client_id={CLIENT_ID}");
    let all = details(&twice, &near());
    let doubled: Vec<&Detail> = all.iter().filter(|detail| detail.says.contains("twice")).collect();
    assert_eq!(doubled.len(), 1, "{all:#?}");
    assert_eq!((doubled[0].name.as_str(), &doubled[0].place), ("client_id", &Place::alexa(FieldKey::AuthorizationUrl)));
    let once =
        format!("https://x.example-app.test/?client_id=a&to={}", encoded("https://y.example-app.test/?client_id=b"));
    assert!(details(&once, &near()).iter().all(|detail| !detail.says.contains("twice")), "another address inside it");
}

#[test]
fn nothing_secret_is_read_out() {
    let text = "https://example-app.test/cb?code=fake-code&state=fake-state&client_secret=fake-secret&access_token=fake-token&scope=x";
    let explanation = explain(text, &docs::catalogue(), &near());
    let said = format!("{:?}", (&explanation.details, &explanation.advice, &explanation.symptoms));
    assert!(!said.contains("fake-"), "{said}");
    assert!(explanation.advice.iter().any(|line| line.contains("no error")));
}
