//! Fixes mend what they are offered for, safe ones break nothing, and their order makes no difference or they say so.

use proptest::prelude::*;

use super::*;
use crate::console::FieldKey;
use crate::rules::case::parse;
use crate::rules::docs::all;
use crate::rules::{Change, Edit, Finding, Fix, FixSafety, Place};

/// A set-up with its secret in clear, so that fixes of the secret can be carried out.
#[derive(Clone, Debug)]
pub struct SetUp {
    pub seen: Observations,
    pub secret: String,
}

const KEPT: &str = "fa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4e";

impl SetUp {
    fn new(seen: Observations, secret: &str) -> Self {
        let mut set_up = Self { seen, secret: secret.to_owned() };
        set_up.look();
        set_up
    }

    /// What can be said of the secret now.
    fn look(&mut self) {
        if let Some(form) = &mut self.seen.alexa
            && form.client_secret.is_some_and(|facts| !facts.masked)
        {
            let seen = SecretSeen::of(&self.secret);
            form.client_secret = Some(SecretFacts::of(&seen, form.client_id.as_deref(), None));
        }
    }

    pub fn apply(&mut self, fix: &Fix) {
        for edit in &fix.edits {
            self.edit(fix.page, edit);
        }
        self.look();
    }

    fn edit(&mut self, page: PageId, edit: &Edit) {
        let Edit { field, change } = edit;
        if page != PageId::AlexaAccountLinking {
            return self.edit_elsewhere(page, *field, change);
        }
        let secret = self.secret.clone();
        let Some(form) = &mut self.seen.alexa else { return };
        match (field, change) {
            (_, Change::TrimSecret) => self.secret = crate::setup::secret_facts::trimmed(&secret).to_owned(),
            (_, Change::SqueezeSecret) => {
                let bare = crate::setup::secret_facts::trimmed(&secret);
                self.secret = bare.chars().filter(|c| !crate::setup::secret_facts::is_blank(*c)).collect();
            }
            (_, Change::KeptSecret) => self.secret = KEPT.to_owned(),
            (_, Change::SwapWithSecret) => {
                self.secret = form.client_id.replace(secret.trim().to_owned()).unwrap_or_default();
            }
            (FieldKey::Type, Change::Choose(name)) => form.grant = GrantType::of(name),
            (FieldKey::AccessTokenScheme, Change::Choose(name)) => {
                form.access_token_scheme = crate::profile::AccessTokenScheme::of(name);
            }
            (FieldKey::Pkce, Change::Choose(name)) => form.pkce = Some(*name == "ENABLED"),
            (FieldKey::AppToApp, Change::Switch(on)) => form.app_to_app = Some(*on),
            (FieldKey::MobileAuthentication, Change::Switch(on)) => form.mobile_authentication = Some(*on),
            (FieldKey::Pkce, Change::Switch(on)) => form.pkce = Some(*on),
            (FieldKey::AccountLinking, Change::Switch(on)) => form.account_linking = Some(*on),
            (field, Change::Text(text)) => {
                let held = match field {
                    FieldKey::AuthorizationUrl => &mut form.authorization_url,
                    FieldKey::AccessTokenUrl => &mut form.access_token_url,
                    FieldKey::ClientId => &mut form.client_id,
                    FieldKey::DefaultTokenExpirationInSeconds => &mut form.default_token_expiration_in_seconds,
                    other => panic!("no text: {other}"),
                };
                *held = Some(text.clone());
            }
            (field, change @ (Change::Row { .. } | Change::Add(_))) => {
                let held = match field {
                    FieldKey::Scopes => &mut form.scopes,
                    FieldKey::Domains => &mut form.domains,
                    FieldKey::RedirectUrls => &mut form.app_redirect_urls,
                    other => panic!("no list: {other}"),
                };
                change_rows(held, change);
            }
            other => panic!("no such edit: {other:?}"),
        }
    }

    fn edit_elsewhere(&mut self, page: PageId, field: FieldKey, change: &Change) {
        match (page, field, change) {
            (PageId::LwaWebSettings, FieldKey::AllowedReturnUrls, change) => {
                change_rows(&mut self.seen.web_settings.get_or_insert_default().allowed_return_urls, change);
            }
            (PageId::LwaWebSettings, FieldKey::AllowedOrigins, change) => {
                change_rows(&mut self.seen.web_settings.get_or_insert_default().allowed_origins, change);
            }
            (PageId::LwaCreateProfile, FieldKey::PrivacyNoticeUrl, Change::Text(text)) => {
                self.seen.create_profile.get_or_insert_default().privacy_notice_url = Some(text.clone());
            }
            (PageId::IxhelloPublish, FieldKey::EnableAccountLinking, Change::Switch(on)) => {
                self.seen.ixhello.get_or_insert_default().enable_account_linking = Some(*on);
            }
            other => panic!("no such edit: {other:?}"),
        }
    }

    pub fn findings(&self) -> Vec<(&'static str, Finding)> {
        let mut found = Vec::new();
        for checked in check_all(&self.seen) {
            found.extend(checked.findings().map(|(finding, _)| (checked.rule.id, finding.clone())));
        }
        found
    }
}

impl SetUp {
    /// What every rule says, whoever speaks first.
    fn unordered(&self) -> Vec<Spot> {
        let mut found = Vec::new();
        for rule in crate::rules::RULES {
            if let Outcome::Fails(findings) = (rule.check)(&self.seen) {
                found.extend(findings.into_iter().map(|finding| (rule.id, finding.places)));
            }
        }
        found
    }
}

fn change_rows(held: &mut Option<Vec<String>>, change: &Change) {
    let rows = held.take().unwrap_or_default();
    *held = Some(change.rows(&rows).unwrap_or(rows));
}

type Spot = (&'static str, Vec<Place>);

fn spots(found: &[(&'static str, Finding)]) -> Vec<Spot> {
    found.iter().map(|(rule, finding)| (*rule, finding.places.clone())).collect()
}

/// Applies each fix alone: its finding goes, and a safe one brings no other.
fn judge(set_up: &SetUp) {
    let found = set_up.findings();
    let before = spots(&found);
    for (rule, finding) in &found {
        let Some(fix) = &finding.fix else { continue };
        assert!(!fix.label.is_empty() && !fix.edits.is_empty() && fix.safety != FixSafety::None, "{rule}: {fix:?}");
        let mut fixed = set_up.clone();
        fixed.apply(fix);
        // Of two equal rows one is mended at a time.
        let count =
            |spots: &[Spot]| spots.iter().filter(|(id, places)| id == rule && *places == finding.places).count();
        let after = spots(&fixed.findings());
        assert!(count(&after) < count(&before), "{rule}: still there after {fix:?}\n{set_up:#?}");
        if fix.safety == FixSafety::Safe {
            // What another rule would have said of the field before, had this one not spoken first, is not new.
            let known = set_up.unordered();
            let fresh: Vec<&Spot> = after.iter().filter(|spot| !known.contains(spot)).collect();
            // A row that is mended may have another mistake, which now stands at the new row.
            let other_row = |(id, places): &Spot| {
                *id != *rule && before.iter().any(|(known, _)| known == id)
                    || places.iter().any(|place| place.row.is_some())
            };
            assert!(fresh.iter().all(|spot| other_row(spot)), "{rule}: {fix:?} brings {fresh:?}\n{set_up:#?}");
        }
    }
}

/// Applies each pair of fixes that say they commute in both orders.
fn pairs(set_up: &SetUp) {
    let fixes: Vec<Fix> = set_up.findings().into_iter().filter_map(|(_, finding)| finding.fix).collect();
    for (at, one) in fixes.iter().enumerate().take(8) {
        for other in fixes.iter().skip(at + 1).take(8).filter(|other| one.commutes(other)) {
            let both = |first: &Fix, second: &Fix| {
                let mut set_up = set_up.clone();
                set_up.apply(first);
                set_up.apply(second);
                sorted(set_up)
            };
            assert_eq!(both(one, other), both(other, one), "{one:?}\n{other:?}");
        }
    }
}

/// A set-up as text, its lists sorted: the order of rows means nothing.
fn sorted(mut set_up: SetUp) -> String {
    let lists = |seen: &mut Observations| {
        if let Some(form) = &mut seen.alexa {
            for list in [&mut form.scopes, &mut form.domains, &mut form.app_redirect_urls].into_iter().flatten() {
                list.sort();
            }
        }
        if let Some(settings) = &mut seen.web_settings {
            for list in [&mut settings.allowed_origins, &mut settings.allowed_return_urls].into_iter().flatten() {
                list.sort();
            }
        }
    };
    lists(&mut set_up.seen);
    format!("{set_up:?}")
}

/// The set-ups of all examples that fail, with the secret that the example names.
fn examples() -> Vec<(String, SetUp)> {
    let secret = |case: &str| {
        let line = case.lines().find(|line| line.trim_start().starts_with("alexa.secret"));
        let table: Option<toml::Table> = line.and_then(|line| toml::from_str(line).ok());
        table.and_then(|table| table["alexa"]["secret"].as_str().map(str::to_owned)).unwrap_or_default()
    };
    let set_ups = all().into_iter().flat_map(|doc| {
        doc.fails
            .into_iter()
            .map(move |example| (doc.id.to_string(), SetUp::new(parse(&example.case), &secret(&example.case))))
    });
    set_ups.collect()
}

#[test]
fn the_fix_of_every_example_mends_it() {
    let mut offered = Vec::new();
    for (rule, set_up) in examples() {
        judge(&set_up);
        pairs(&set_up);
        let own = set_up.findings().into_iter().any(|(id, finding)| id == rule && finding.fix.is_some());
        if own {
            offered.push(rule);
        }
    }
    for rule in crate::rules::RULES.iter().filter(|rule| rule.fix != FixSafety::None) {
        assert!(offered.iter().any(|id| id == rule.id), "{} says it has a fix and no example offers one", rule.id);
    }
}

#[test]
fn no_fix_is_safer_than_its_rule_says() {
    for (rule, set_up) in examples() {
        for (id, finding) in set_up.findings().into_iter().filter(|(id, _)| *id == rule) {
            let Some(fix) = finding.fix else { continue };
            let kind = crate::rules::rule(id).unwrap().fix;
            assert!(kind != FixSafety::None, "{id} offers a fix");
            assert!(kind != FixSafety::Safe || fix.safety == FixSafety::Safe, "{id}: {fix:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn fixes_hold_for_any_set_up(seen in any::any_set_up(), secret in any::text()) {
        let set_up = SetUp::new(seen, &secret);
        judge(&set_up);
        pairs(&set_up);
    }
}
