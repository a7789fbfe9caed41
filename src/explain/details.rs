//! What a pasted address or error page says of the request, compared with what was observed.

use super::pasted::Pasted;
use crate::console::FieldKey;
use crate::profile::GrantType;
use crate::report::Observed;
use crate::rules::text::quoted;
use crate::rules::{Place, near_miss};
use crate::setup::vendor_id;
use crate::words::{said, words};

/// One thing that the pasted text says of the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// The parameter's name, as in the address.
    pub name: String,
    /// Its value, decoded.
    pub value: String,
    /// True when it is what was observed, false when it is not; `None` when that cannot be told.
    pub agrees: Option<bool>,
    /// How it compares: sentences.
    pub says: String,
    /// The field that it belongs to.
    pub place: Place,
}

/// What a comparison says.
type Verdict = (Option<bool>, String);

/// Everything that can be compared, in the order in which it matters.
#[must_use]
pub fn details(pasted: &Pasted, seen: &Observed) -> Vec<Detail> {
    let mut all = Vec::new();
    for name in &pasted.doubled {
        all.push(Detail {
            name: (*name).to_owned(),
            value: pasted.parameter(name).unwrap_or_default().to_owned(),
            agrees: Some(false),
            says: words!("{name} stands there twice: Alexa adds it, so the authorization URI must not bring it along."),
            place: Place::alexa(FieldKey::AuthorizationUrl),
        });
    }
    let mut add = |name: &'static str, value: Option<&str>, place: Place, compare: fn(&str, &Observed) -> Verdict| {
        let Some(value) = value else { return };
        let (agrees, says) = compare(value, seen);
        all.push(Detail { name: name.to_owned(), value: value.to_owned(), agrees, says, place });
    };
    let registered = seen.return_urls.is_some() && seen.is_lwa != Some(false);
    let list = if registered { Place::return_urls() } else { Place::alexa(FieldKey::AlexaRedirectUrls) };
    add("redirect_uri", pasted.parameter("redirect_uri"), list, redirect_uri);
    add("client_id", pasted.parameter("client_id"), Place::alexa(FieldKey::ClientId), client_id);
    add("scope", pasted.parameter("scope"), Place::alexa(FieldKey::Scopes), scope);
    add("response_type", pasted.parameter("response_type"), Place::alexa(FieldKey::Type), response_type);
    add("address", pasted.address.as_deref(), Place::alexa(FieldKey::AuthorizationUrl), address);
    all
}

fn redirect_uri(value: &str, seen: &Observed) -> Verdict {
    let own = &seen.redirect_urls;
    let (is_own, strange) = match (own.iter().any(|url| url == value), own.is_empty(), vendor_id(value)) {
        (true, ..) => (Some(true), ""),
        (false, true, _) => (None, ""),
        (false, false, Some(_)) => (
            Some(false),
            said!("It is not one that this skill's page shows: another skill or developer account asked."),
        ),
        (false, false, None) => {
            (Some(false), said!("It is none of Alexa's redirect URLs: something else than Alexa asked."))
        }
    };
    let list = match &seen.return_urls {
        Some(list) if seen.is_lwa != Some(false) => list,
        // It belongs into another provider's list, or that list was not seen.
        _ => {
            let login = if seen.is_lwa == Some(false) {
                said!("Your provider must have it in its list of redirect URLs, exactly so.")
            } else {
                said!(
                    "Whether Login with Amazon has it cannot be told: Web Settings were not opened in this browser session."
                )
            };
            return (is_own.filter(|own| !own), joined(login, strange));
        }
    };
    if list.iter().any(|url| url == value) {
        return (Some(is_own != Some(false)), joined(said!("It is among the Allowed Return URLs."), strange));
    }
    let near = list.iter().find_map(|url| Some((url, near_miss::explain(url, value)?)));
    let says = match near {
        Some((url, difference)) => {
            let url = quoted(url);
            joined(&words!("It is not among the Allowed Return URLs; {url} there {difference}."), strange)
        }
        None => joined(said!("It is not among the Allowed Return URLs."), strange),
    };
    (Some(false), says)
}

/// Two sentences, of which the second may be none.
fn joined(first: &str, second: &str) -> String {
    if second.is_empty() { first.to_owned() } else { format!("{first} {second}") }
}

fn client_id(value: &str, seen: &Observed) -> Verdict {
    let compare = |known: Option<&String>, place: &str| {
        let known = known?;
        if known == value {
            return Some((true, words!("It is the client ID {place}.")));
        }
        let says = match near_miss::explain(known, value) {
            Some(difference) => words!("It is not the client ID {place}, which {difference}."),
            None => words!("It is not the client ID {place}."),
        };
        Some((false, says))
    };
    let all = [
        compare(seen.client_id.as_ref(), said!("on the Alexa page")),
        compare(seen.lwa_client_id.as_ref().filter(|_| seen.is_lwa != Some(false)), said!("of the security profile")),
    ];
    let said: Vec<(bool, String)> = all.into_iter().flatten().collect();
    if said.is_empty() {
        return (None, said!("No client ID was seen in this browser session to compare it with.").into());
    }
    let sentences: Vec<&str> = said.iter().map(|(_, sentence)| sentence.as_str()).collect();
    (Some(said.iter().all(|(same, _)| *same)), sentences.join(" "))
}

fn scope(value: &str, seen: &Observed) -> Verdict {
    let Some(known) = &seen.scopes else {
        return (None, said!("The scopes on the Alexa page were not seen in this browser session.").into());
    };
    let asked = || value.split_whitespace();
    let known_words = || known.iter().flat_map(|row| row.split_whitespace());
    let strange = asked().find(|word| !known_words().any(|known| known == *word));
    let lacking = known_words().find(|word| !asked().any(|asked| asked == *word));
    match (strange, lacking) {
        (None, None) => (Some(true), said!("These are the scopes on the Alexa page.").into()),
        (Some(word), _) => (Some(false), words!("The Alexa page does not have {}.", quoted(word))),
        (None, Some(word)) => (Some(false), words!("The Alexa page has {} as well.", quoted(word))),
    }
}

fn response_type(value: &str, seen: &Observed) -> Verdict {
    let wanted = match seen.grant {
        Some(GrantType::AuthCode) => "code",
        Some(GrantType::Implicit) => "token",
        None => return (None, said!("The grant type on the Alexa page was not seen in this browser session.").into()),
    };
    let says = if value == wanted {
        said!("It is what the grant type asks for.")
    } else {
        said!("The grant type asks for another.")
    };
    (Some(value == wanted), says.into())
}

fn address(value: &str, seen: &Observed) -> Verdict {
    let Some(known) = &seen.authorization_url else {
        return (None, said!("The authorization URI on the Alexa page was not seen in this browser session.").into());
    };
    let known = known.trim().split(['?', '#']).next().unwrap_or_default();
    if known == value {
        return (Some(true), said!("It is the authorization URI on the Alexa page.").into());
    }
    // A provider may lead on to other pages of its own.
    (None, said!("It is not the authorization URI on the Alexa page; your provider may have led on to it.").into())
}
