//! Authorization URI and access token URI have a host that everybody can reach by its name.
//!
//! ## Why it matters
//! The login page opens on the user's phone, and the token endpoint is called from Amazon's servers. `localhost`, names
//! that end in `.local` and addresses of a private network lead to another machine there, or to none. A public IP
//! address can be reached, but hardly ever has a certificate.
//!
//! ## Fails
//! ```case
//! alexa.authorizationUrl = "https://localhost/authorize"
//! alexa.accessTokenUrl = "https://auth.example-app.test/token"
//! ```
//! ```case
//! alexa.authorizationUrl = "https://homeassistant.local/auth/authorize"
//! alexa.accessTokenUrl = "https://192.168.1.20/auth/token"
//! ```
//! ```case
//! alexa.authorizationUrl = "https://[fd00::20]/authorize"
//! alexa.accessTokenUrl = "https://[::1]/token"
//! ```
//! A public address is a warning:
//! ```case
//! alexa.authorizationUrl = "https://203.0.113.7/authorize"
//! alexa.accessTokenUrl = "https://[2001:db8::7]/token"
//! ```
//!
//! ## Passes
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! alexa.accessTokenUrl = "https://auth.example-app.test/token"
//! ```
//!
//! ## Looks wrong, is right
//! Names that only begin like private ones:
//! ```case
//! alexa.authorizationUrl = "https://localhost.example-app.test/authorize"
//! alexa.accessTokenUrl = "https://local.example-app.test/token"
//! ```
//! ```case
//! alexa.authorizationUrl = "https://10-0-0-1.example-app.test/authorize"
//! alexa.accessTokenUrl = "https://notlocal/token"
//! ```
//!
//! ## Cannot tell
//! ```case
//! alexa.authorizationUrl = "https://auth.example-app.test/authorize"
//! ```
//!
//! ## Sources
//! * home-assistant/home-assistant.io#9636 and #28404
//! * that a public address is only a warning is Linkwright's choice

use std::net::{Ipv4Addr, Ipv6Addr};

use url::Host;

use super::finding::{Check, Finding, finish};
use super::text::quoted;
use super::uris::{Uri, each};
use super::{FixSafety, Rule, Severity};
use crate::console::PageId;
use crate::words::{said, words};

/// The rule.
pub const RULE: Rule = Rule {
    id: "uri-private-host",
    pages: &[PageId::AlexaAccountLinking],
    severity: Severity::Error,
    fix: FixSafety::None,
    since: "0.1.0",
    check: |seen| finish(each(seen, judge)),
};

fn judge(uri: &Uri) -> Check<Option<Finding>> {
    let url = uri.url()?;
    let private = match url.host() {
        Some(Host::Ipv4(address)) => is_private(address),
        Some(Host::Ipv6(address)) => is_private_6(address),
        Some(Host::Domain(name)) if is_private_name(name) => true,
        _ => return Ok(None),
    };
    let host = quoted(url.host_str().unwrap_or_default());
    if private {
        return Ok(Some(uri.finding(
            words!("The {} has the host {host}, which only your own network can reach.", uri.name),
            said!("Use a host name that everybody can reach, with a certificate for it."),
        )));
    }
    let finding = uri.finding(
        words!("The {} has the IP address {host} instead of a host name.", uri.name),
        said!("Use a host name: certificates are issued for names, hardly ever for addresses."),
    );
    Ok(Some(finding.severity(Severity::Warning)))
}

fn is_private_name(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    name == "localhost" || name.ends_with(".local")
}

/// Own machine, private networks, link, and the addresses that providers share out behind their own.
fn is_private(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    let shared = first == 100 && second & 0xc0 == 64;
    first == 0 || shared || address.is_private() || address.is_loopback() || address.is_link_local()
}

fn is_private_6(address: Ipv6Addr) -> bool {
    let own = address.is_loopback() || address.is_unspecified();
    let near = address.is_unique_local() || address.is_unicast_link_local();
    own || near || address.to_ipv4_mapped().is_some_and(is_private)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn severity(text: &str) -> Option<Severity> {
        let field = crate::console::FieldKey::AuthorizationUrl;
        let finding = judge(&Uri { field, name: "URI", text }).unwrap();
        finding.map(|finding| finding.severity.unwrap_or(RULE.severity))
    }

    #[test]
    fn every_notation_of_an_address_is_known() {
        for host in ["localhost", "LOCALHOST.", "a.LOCAL", "127.1", "0x7f000001", "10.1.2.3", "172.31.0.1", "100.64.0.1"] {
            assert_eq!(severity(&format!("https://{host}/a")), Some(Severity::Error), "{host}");
        }
        for host in ["169.254.1.1", "0.0.0.0", "[::]", "[fe80::1]", "[::ffff:192.168.0.1]", "bücher.local"] {
            assert_eq!(severity(&format!("https://{host}:8123")), Some(Severity::Error), "{host}");
        }
        for host in ["172.32.0.1", "100.128.0.1", "8.8.8.8", "[2606:4700::1]", "[::ffff:8.8.8.8]"] {
            assert_eq!(severity(&format!("https://{host}")), Some(Severity::Warning), "{host}");
        }
        for host in ["local", "localhost.app.test", "1.2.3.4.app.test", "127.0.0.1.app.test"] {
            assert_eq!(severity(&format!("https://{host}")), None, "{host}");
        }
    }
}
