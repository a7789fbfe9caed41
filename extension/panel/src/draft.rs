//! The profile while it is being edited: rows may be blank and values may have blanks around them until it is saved.

use linkwright::profile::merge::{Merged, merge};
use linkwright::profile::model::PlatformAuthorizationUrl;
use linkwright::profile::{Profile, PublishProfile, SecurityProfile};

/// A profile under the user's hands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Draft {
    /// Its storage id; empty when no profile is selected.
    pub id: String,
    /// The content as typed.
    pub profile: Profile,
    /// True when something was typed that the background has not been sent yet.
    pub dirty: bool,
    /// How many times it was sent without an answer so far.
    pub sent: usize,
    /// What the background had when this was taken from it, or saved there last: others may have changed it since.
    pub base: Profile,
    /// The Login with Amazon section that was switched off, to come back unharmed.
    lwa_put_aside: Option<SecurityProfile>,
    /// The same for ixHello.
    ixhello_put_aside: Option<PublishProfile>,
}

impl Draft {
    /// Takes what the background holds, unless the user is ahead of it.
    pub fn take(&mut self, id: Option<&str>, profile: Option<&Profile>) {
        let (Some(id), Some(profile)) = (id, profile) else {
            *self = Self::default();
            return;
        };
        if self.id != id {
            let (base, profile) = (profile.clone(), profile.clone());
            *self = Self { id: id.to_owned(), profile, base, ..Self::default() };
        } else if self.is_saved() {
            self.base = profile.clone();
            if self.content() != *profile {
                self.profile = profile.clone();
            }
        }
    }

    /// Takes up what others made of the profile meanwhile, before `mine` is saved over it. What is to be saved, and what
    /// of theirs has no place in it.
    pub fn join(&mut self, mine: &Profile, theirs: &Profile) -> Merged {
        let merged = merge(&self.base, mine, theirs);
        if self.base != *theirs {
            // What was typed since it was sent stays.
            let is_ahead = self.dirty || self.sent > 1;
            self.profile =
                if is_ahead { merge(&self.base, &self.profile, theirs).profile } else { merged.profile.clone() };
            self.base = theirs.clone();
        }
        merged
    }

    /// What was sent is kept now.
    pub fn saved(&mut self, content: Profile) {
        self.sent = self.sent.saturating_sub(1);
        self.base = content;
    }

    /// True when the background has all of it.
    pub const fn is_saved(&self) -> bool {
        !self.dirty && self.sent == 0
    }

    /// The content to save: without blanks around values and without empty values.
    pub fn content(&self) -> Profile {
        let mut profile = self.profile.clone();
        profile.name = profile.name.trim().to_owned();
        if profile.name.is_empty() {
            crate::text::unnamed().clone_into(&mut profile.name);
        }
        let request = &mut profile.account_linking_request;
        for value in [
            &mut request.authorization_url,
            &mut request.access_token_url,
            &mut request.client_id,
            &mut request.reciprocal_access_token_url,
        ] {
            trim_text(value);
        }
        for list in [&mut request.scopes, &mut request.domains, &mut request.redirect_urls] {
            trim_list(list);
        }
        if let Some(entries) = &mut request.authorization_urls_by_platform {
            let before = entries.len();
            for entry in entries.iter_mut() {
                entry.platform_authorization_url = entry.platform_authorization_url.trim().to_owned();
            }
            entries.retain(|entry| !entry.platform_authorization_url.is_empty());
            if before > 0 && entries.is_empty() {
                request.authorization_urls_by_platform = None;
            }
        }
        if let Some(lwa) = &mut profile.lwa {
            for value in [&mut lwa.name, &mut lwa.description, &mut lwa.privacy_notice_url] {
                trim_text(value);
            }
            trim_rows(&mut lwa.allowed_origins);
            trim_rows(&mut lwa.additional_return_urls);
        }
        profile
    }

    /// Ids of what to fill in first in a profile that was just made: what only the user knows, and else the editor.
    pub fn first_blank(&self) -> &'static [&'static str] {
        let Some(lwa) = &self.profile.lwa else { return &["editor"] };
        let blank = |value: &Option<String>| value.as_deref().is_none_or(|value| value.trim().is_empty());
        if blank(&lwa.name) {
            &["field-securityProfileName", "editor"]
        } else if blank(&lwa.description) {
            &["field-securityProfileDescription", "editor"]
        } else if blank(&lwa.privacy_notice_url) {
            &["field-privacyNoticeUrl", "editor"]
        } else {
            &["editor"]
        }
    }

    /// Switches the Login with Amazon section on or off.
    pub fn use_lwa(&mut self, on: bool) {
        if on {
            self.profile.lwa.get_or_insert_with(|| self.lwa_put_aside.take().unwrap_or_default());
        } else if let Some(lwa) = self.profile.lwa.take() {
            self.lwa_put_aside = Some(lwa);
        }
    }

    /// Switches the ixHello section on or off.
    pub fn use_ixhello(&mut self, on: bool) {
        if on {
            self.profile.ixhello.get_or_insert_with(|| self.ixhello_put_aside.take().unwrap_or_default());
        } else if let Some(ixhello) = self.profile.ixhello.take() {
            self.ixhello_put_aside = Some(ixhello);
        }
    }
}

/// A text as it is kept: absent when nothing was typed.
pub fn text(typed: String) -> Option<String> {
    if typed.is_empty() { None } else { Some(typed) }
}

/// A list as it is kept: absent when it has no rows.
pub fn list(rows: Vec<String>) -> Option<Vec<String>> {
    if rows.is_empty() { None } else { Some(rows) }
}

/// The same for entries by platform.
pub fn entries(rows: Vec<PlatformAuthorizationUrl>) -> Option<Vec<PlatformAuthorizationUrl>> {
    if rows.is_empty() { None } else { Some(rows) }
}

/// Whole seconds: absent when nothing was typed, an error when it is no number.
pub fn seconds(typed: &str) -> Result<Option<u64>, ()> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let digits = typed.bytes().all(|byte| byte.is_ascii_digit());
    // Beyond 2^53 a JavaScript number would round it.
    typed.parse().ok().filter(|seconds| digits && *seconds <= (1 << 53)).map(Some).ok_or(())
}

/// Rows after text was pasted into the row `at`: each of its lines becomes a row of its own.
pub fn paste(rows: &[String], at: usize, pasted: &str) -> Vec<String> {
    let mut lines = pasted.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned);
    let mut all = rows.to_vec();
    let after = match all.get_mut(at) {
        Some(row) if row.is_empty() => {
            *row = lines.next().unwrap_or_default();
            at + 1
        }
        Some(_) => at + 1,
        None => all.len(),
    };
    all.splice(after..after, lines);
    all
}

fn trim_text(value: &mut Option<String>) {
    if let Some(text) = value {
        let trimmed = text.trim();
        *value = if trimmed.is_empty() { None } else { Some(trimmed.to_owned()) };
    }
}

fn trim_rows(rows: &mut Vec<String>) {
    for row in rows.iter_mut() {
        *row = row.trim().to_owned();
    }
    rows.retain(|row| !row.is_empty());
}

/// A list that was empty on purpose stays; one whose rows were all blank says nothing.
fn trim_list(list: &mut Option<Vec<String>>) {
    if let Some(rows) = list {
        let before = rows.len();
        trim_rows(rows);
        if before > 0 && rows.is_empty() {
            *list = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(name: &str) -> Profile {
        Profile { name: name.to_owned(), ..Profile::default() }
    }

    #[test]
    fn blanks_are_not_saved() {
        let mut draft = Draft { profile: profile("  Skill "), ..Draft::default() };
        let request = &mut draft.profile.account_linking_request;
        request.client_id = Some(" amzn1.application-oa2-client.fake\n".into());
        request.authorization_url = Some("   ".into());
        request.scopes = Some(vec!["profile ".into(), String::new()]);
        request.domains = Some(vec![" ".into()]);
        request.redirect_urls = Some(vec![]);
        let saved = draft.content();
        assert_eq!(saved.name, "Skill");
        assert_eq!(saved.account_linking_request.client_id.as_deref(), Some("amzn1.application-oa2-client.fake"));
        assert_eq!(saved.account_linking_request.authorization_url, None);
        assert_eq!(saved.account_linking_request.scopes, Some(vec!["profile".into()]));
        assert_eq!(saved.account_linking_request.domains, None);
        assert_eq!(saved.account_linking_request.redirect_urls, Some(vec![]), "an empty list of the file stays");
    }

    #[test]
    fn a_profile_always_has_a_name() {
        assert!(!Draft { profile: profile(" "), ..Draft::default() }.content().name.is_empty());
    }

    #[test]
    fn typing_is_not_overtaken_by_an_answer() {
        let mut draft = Draft::default();
        draft.take(Some("1"), Some(&profile("First")));
        draft.profile.name = "First, edited".into();
        draft.dirty = true;
        draft.take(Some("1"), Some(&profile("First")));
        assert_eq!(draft.profile.name, "First, edited");
        draft.take(Some("2"), Some(&profile("Second")));
        assert_eq!((draft.profile.name.as_str(), draft.dirty), ("Second", false));
        draft.take(None, None);
        assert_eq!(draft, Draft::default());
    }

    #[test]
    fn an_answer_that_is_older_than_what_was_sent_changes_nothing() {
        let mut draft = Draft::default();
        draft.take(Some("1"), Some(&profile("First")));
        draft.profile.name = "Second".into();
        draft.sent = 1;
        draft.take(Some("1"), Some(&profile("First")));
        assert_eq!(draft.profile.name, "Second");
        draft.saved(profile("Second"));
        draft.take(Some("1"), Some(&profile("Second")));
        assert_eq!((draft.profile.name.as_str(), draft.base.name.as_str()), ("Second", "Second"));
    }

    #[test]
    fn what_others_changed_is_taken_up_while_one_goes_on_typing() {
        let mut draft = Draft::default();
        draft.take(Some("1"), Some(&profile("Skill")));
        let mut theirs = profile("Skill");
        theirs.account_linking_request.client_id = Some("fake-id".into());
        draft.profile.name = "Ski".into();
        let mine = draft.content();
        draft.profile.name = "Skip".into();
        draft.dirty = true;
        let merged = draft.join(&mine, &theirs);
        assert_eq!(merged.profile.name, "Ski");
        assert_eq!(merged.profile.account_linking_request.client_id.as_deref(), Some("fake-id"));
        assert_eq!(draft.profile.name, "Skip");
        assert_eq!(draft.profile.account_linking_request.client_id.as_deref(), Some("fake-id"));
        assert_eq!(draft.base, theirs);
    }

    #[test]
    fn what_waits_to_be_saved_is_not_overtaken_by_what_others_changed() {
        let mut draft = Draft::default();
        draft.take(Some("1"), Some(&profile("Skill")));
        let mut theirs = profile("Skill");
        theirs.account_linking_request.client_id = Some("fake-id".into());
        draft.profile.name = "Skip".into();
        draft.sent = 2;
        assert_eq!(draft.join(&profile("Ski"), &theirs).profile.name, "Ski");
        assert_eq!(draft.profile.name, "Skip");
        assert_eq!(draft.profile.account_linking_request.client_id.as_deref(), Some("fake-id"));
    }

    #[test]
    fn a_blank_row_survives_the_answer_to_its_own_save() {
        let mut draft = Draft::default();
        draft.take(Some("1"), Some(&profile("Skill")));
        draft.profile.account_linking_request.scopes = Some(vec!["profile".into(), String::new()]);
        let saved = draft.content();
        draft.take(Some("1"), Some(&saved));
        assert_eq!(draft.profile.account_linking_request.scopes.as_ref().map(Vec::len), Some(2));
    }

    #[test]
    fn a_section_comes_back_as_it_was() {
        let mut draft = Draft { profile: profile("Skill"), ..Draft::default() };
        draft.use_lwa(true);
        let with_name = SecurityProfile { name: Some("Fake".into()), ..SecurityProfile::default() };
        draft.profile.lwa = Some(with_name.clone());
        draft.use_lwa(false);
        assert_eq!(draft.profile.lwa, None);
        draft.use_lwa(true);
        assert_eq!(draft.profile.lwa, Some(with_name));
    }

    #[test]
    fn seconds_are_whole() {
        assert_eq!(seconds(" 3600 "), Ok(Some(3600)));
        assert_eq!(seconds(""), Ok(None));
        for wrong in ["-1", "+1", "1.5", "1h", "99999999999999999999"] {
            assert_eq!(seconds(wrong), Err(()), "{wrong}");
        }
    }

    #[test]
    fn pasted_lines_become_rows() {
        let rows = ["a".to_owned(), String::new()];
        assert_eq!(paste(&rows, 1, "b\r\n\r\n c \n"), ["a", "b", "c"]);
        assert_eq!(paste(&rows, 0, "b\nc"), ["a", "b", "c", ""]);
        assert_eq!(paste(&[], 0, "b\nc"), ["b", "c"]);
    }
}
