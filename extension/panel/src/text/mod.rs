//! Every text of the panel. A sentence says what is, why, and what to do.

mod checks;
mod guide;
mod maps;

use linkwright::plan::Outcome;

pub use checks::*;
pub use guide::*;
pub use maps::*;

// Header.
pub const PRODUCT: &str = "Linkwright";
pub const PROFILE: &str = "Profile";
pub const NO_PROFILE: &str = "No profile yet";
pub const CREATE_FROM_PRESET: &str = "Create from preset";
pub const NEW_FROM_PRESET: &str = "New from preset…";
pub const CREATE: &str = "Create";
pub const UNNAMED: &str = "Unnamed profile";
pub const WORKING: &str = "Working…";

// The first profile.
pub const FIRST_TITLE: &str = "Start with a profile";
pub const FIRST_LEAD: &str = "A profile holds the set-up of one skill for all three consoles. Choose where your users \
    sign in; everything can be changed afterwards. You can also import a profile file below.";

// The page.
pub const ELSEWHERE_TITLE: &str = "Open a console";
pub const ELSEWHERE_LEAD: &str =
    "This tab is none of the three consoles. Linkwright works on their account-linking forms, in this order:";
pub const IXHELLO: &str = "ixHello portal";
pub const LWA: &str = "Login with Amazon";
pub const ALEXA: &str = "Alexa developer console";
pub const CONSOLE_IXHELLO: &str = "Publish profile: switch account linking on, publish to Alexa.";
pub const CONSOLE_LWA: &str = "Security profile: get client ID and secret, allow the redirect URLs.";
pub const CONSOLE_ALEXA: &str = "Your skill, Account Linking: enter it all, get the redirect URLs.";
pub const SILENT_TITLE: &str = "Reload the page";
pub const SILENT_LEAD: &str = "The page does not answer. It is still loading, or it was open before Linkwright was \
    installed or updated. Reload it; what you typed there and did not save is lost.";
pub const RELOAD: &str = "Reload the page";
pub const UNRECOGNISED_TITLE: &str = "Form not recognised";
pub const UNRECOGNISED_CURE: &str = "Nothing is filled here, because a wrong fill is worse than none. Open the form, \
    then check again.";
pub const OUTLINE_WHAT: &str = "To have it mended for everybody, report it with the outline. That has the page's labels and structure. Every value in it is redacted.";
pub const COPY_OUTLINE: &str = "Copy page outline";
pub const OUTLINE_COPIED: &str = "Copied the page outline, with every value redacted.";
pub const OUTLINE_NOT_COPIED: &str =
    "The outline was not copied, because the browser refused the clipboard. Press Copy page outline once more.";
pub const RECOGNISED: &str = "Recognised";
pub const VIEW_ONLY: &str = "View only";
pub const FILL: &str = "Fill this page";
pub const FILL_NEEDS_PROFILE: &str = "Create or import a profile first: it says what to fill.";
pub const CHECK: &str = "Check this page";
pub const UNDO: &str = "Undo last change";
pub const NEXT: &str = "Next:";

/// What the rows amount to.
pub fn summary(differ: usize, missing: usize, not_found: usize, right: usize) -> String {
    let mut parts = Vec::new();
    if differ > 0 {
        parts.push(if differ == 1 { "1 field differs".to_owned() } else { format!("{differ} fields differ") });
    }
    if missing > 0 {
        parts.push(if missing == 1 { "1 needs a value".to_owned() } else { format!("{missing} need a value") });
    }
    if not_found > 0 {
        parts.push(format!("{not_found} not found"));
    }
    if parts.is_empty() {
        return match right {
            0 => "The profile wants nothing of this page.".to_owned(),
            1 => "The field that the profile wants is right.".to_owned(),
            _ => format!("All {right} fields that the profile wants are right."),
        };
    }
    if right > 0 {
        parts.push(format!("{right} right"));
    }
    format!("{}.", parts.join(", "))
}

// Rows.
pub const ROWS: &str = "Fields";
pub const RIGHT: &str = "Right";
pub const DIFFERS: &str = "Differs";
pub const LEFT_ALONE: &str = "Left alone";
pub const READ_ONLY: &str = "Read only";
pub const NOT_FOUND: &str = "Not found";
pub const MISSING: &str = "Needs a value";
pub const ON_PAGE: &str = "On page";
pub const WANTED: &str = "Wanted";
pub const NOTHING: &str = "nothing";
pub const NEW_LINE: &str = "new: ";
pub const FROM_LWA: &str = "read on Login with Amazon";
pub const FROM_ALEXA: &str = "read on the Alexa page";
pub const FROM_SESSION: &str = "kept for this session";
pub const LEFT_ALONE_WHAT: &str = "The profile says nothing of these fields, so they stay as they are on the page.";
pub const ENTER_VALUE: &str = "Enter value";

/// Heading of the folded rows.
pub fn left_alone(count: usize) -> String {
    format!("{LEFT_ALONE} ({count})")
}

/// What became of a field.
pub const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Filled => "Filled",
        Outcome::AlreadyRight => "Already right",
        Outcome::RefusedByPage => "Refused by page",
        Outcome::NotFound => "Not found",
        Outcome::NeedsYou => "Needs you",
    }
}

/// Name of the button that goes to the editor.
pub fn enter_value_for(label: &str) -> String {
    format!("{ENTER_VALUE}: {label}")
}

/// Name of the button that shows a field on the page.
pub fn show(label: &str) -> String {
    format!("Show {label}")
}

/// Name of the button that copies a wanted value.
pub fn copy_value(label: &str) -> String {
    format!("Copy the wanted value of {label}")
}

/// Said when it was copied.
pub fn copied_value(label: &str) -> String {
    format!("Copied the wanted value of {label}.")
}

// Redirect URLs.
pub const REDIRECTS: &str = "Alexa redirect URLs";
pub const REDIRECTS_LEAD: &str = "Read from your Alexa page. Every one must stand among the Allowed Return URLs of the \
    security profile: the user's region decides which is used.";
pub const COPY_REDIRECTS: &str = "Copy redirect URLs";
pub const VENDOR_ID: &str = "Vendor ID of your developer account:";

/// Name of the button that copies one URL.
pub fn copy_url(url: &str) -> String {
    format!("Copy {url}")
}

/// Said when one URL was copied.
pub fn copied_url(url: &str) -> String {
    format!("Copied {url}")
}

/// Said when all were copied.
pub fn copied_urls(count: usize) -> String {
    if count == 1 { "Copied 1 redirect URL.".to_owned() } else { format!("Copied {count} redirect URLs, a line each.") }
}

// Credentials.
pub const CREDENTIALS: &str = "Client ID and secret";
pub const CREDENTIALS_LEAD: &str = "This page shows them. Keep them, and they are filled into the Alexa form. The \
    secret stays in memory until the browser closes; it is never written to disk.";
pub const KEEP: &str = "Keep for this session";

// Clipboard.
pub const COPIED: &str = "Copied";
pub const NOT_COPIED: &str =
    "Nothing was copied, because the browser refused the clipboard. Select the text and copy it by hand.";

// Hints.
pub const HINTS: &str = "Left to you";

// Files.
pub const FILES: &str = "Profile file";
pub const FILES_LEAD: &str = "JSON in the format of ask-cli, with your other two consoles beside it. It never \
    holds the client secret.";
pub const IMPORT: &str = "Import profile";
pub const PROFILE_FILE: &str = "Profile file";
pub const EXPORT: &str = "Export profile";
pub const FILE_TOO_LARGE: &str = "The file was not read, because it is larger than 1 MiB. A profile file has a few \
    kilobytes: choose the file that Linkwright or ask-cli wrote.";
pub const FILE_UNREADABLE: &str =
    "The file could not be read. It may have been moved or is locked: choose it once more.";
pub const NOT_EXPORTED: &str = "The file was not saved, because the browser refused the download. Allow downloads for \
    Linkwright, then press Export profile again.";

/// Said when a file was saved.
pub fn exported(file_name: &str) -> String {
    format!("Exported {file_name}, without the client secret.")
}

// Deleting.
pub const CANCEL: &str = "Cancel";
pub const DELETE_PROFILE: &str = "Delete profile";
pub const DELETE_PROFILE_YES: &str = "Yes, delete the profile";
pub const DELETE_EVERYTHING: &str = "Delete everything";
pub const DELETE_EVERYTHING_ASK: &str = "Delete all profiles, kept secrets, settings and whatever was read from the \
    consoles? The consoles themselves stay as they are. This cannot be undone.";
pub const DELETE_EVERYTHING_YES: &str = "Yes, delete everything";

/// The question before a profile is deleted.
pub fn delete_profile_ask(name: &str) -> String {
    format!("Delete “{name}” with its kept secret and what was read for it? Export it first if you may need it again.")
}

// Footer.
pub const PRIVACY: &str = "Works on two sites. Sends nothing anywhere.";

// Trouble.
pub const DISMISS: &str = "Dismiss";
pub const READING: &str = "Reading the page…";
pub const NO_STATE_TITLE: &str = "Nothing to show yet";
pub const NO_STATE_LEAD: &str = "Linkwright's background did not answer. Your profiles are kept.";
pub const TRY_AGAIN: &str = "Try again";
pub const NO_EXTENSION: &str = "This page works only inside the extension. Open Linkwright from the browser's toolbar.";
pub const NO_ANSWER: &str = "Linkwright's background did not answer; it may just have been updated. Try again. If that \
    does not help, close the panel and open it again.";
pub const TOO_LONG: &str = "Linkwright's background took too long, so the panel stopped waiting. Look at the page \
    before you save it there, then try again.";
pub const NOT_UNDERSTOOD: &str = "Panel and background do not understand each other, because they are of different \
    versions. Reload Linkwright on the browser's extensions page.";
pub const RELOAD_FAILED: &str = "The page could not be reloaded from here. Reload it in its own tab.";

// Editor.
pub const EDITOR: &str = "Edit profile";
pub const EDITOR_LEAD: &str =
    "Every field is optional. What you leave blank or alone stays as it is on the page. Changes are saved as you type.";
pub const SAVING: &str = "Saving…";
pub const SAVED: &str = "Saved";
pub const LEFT_AS_IT_IS: &str = "left as it stands on the page";
pub const NOT_SET: &str = "not set";
pub const LEAVE_ALONE: &str = "Leave alone";
pub const ON: &str = "On";
pub const OFF: &str = "Off";

pub const SECTION_SKILL: &str = "Skill";
pub const NAME: &str = "Profile name";
pub const NAME_HINT: &str = "Shown here and in the file's name; usually the skill's name.";
pub const KIND: &str = "Skill type";
pub const KIND_HINT: &str = "Smart home, video and music skills must link, and need at least one scope.";
pub const KIND_NONE: &str = "Not set";
pub const KIND_CUSTOM: &str = "Custom";
pub const KIND_SMART_HOME: &str = "Smart home";
pub const KIND_VIDEO: &str = "Video";
pub const KIND_MUSIC: &str = "Music";

pub const SECTION_ALEXA: &str = "Alexa account linking";
pub const SECTION_ALEXA_MORE: &str = "Alexa: enablement and apps";
pub const GRANT: &str = "Authorization grant type";
pub const GRANT_HINT: &str = "Auth code suits every skill; implicit is for custom skills only and has no refresh.";
pub const GRANT_CODE: &str = "Auth code";
pub const GRANT_IMPLICIT: &str = "Implicit";
pub const AUTHORIZATION: &str = "Your Web Authorization URI";
pub const AUTHORIZATION_HINT: &str = "The sign-in page of your identity provider; https, without OAuth parameters.";
pub const TOKEN: &str = "Access Token URI";
pub const TOKEN_HINT: &str = "Where Alexa exchanges codes and refreshes tokens; https on port 443.";
pub const CLIENT: &str = "Your Client ID";
pub const CLIENT_HINT: &str =
    "Blank takes the one that is read on Login with Amazon. There it begins with amzn1.application-oa2-client.";
pub const CLIENT_SECRET: &str = "Client secret";
pub const SECRET_HINT: &str = "Kept in memory until the browser closes: in no file, no export and no sync.";
pub const SECRET_KEPT: &str = "Kept for this session";
pub const SECRET_REPLACE: &str = "paste another one to replace it";
pub const SECRET_PASTE: &str = "paste it here";
pub const KEEP_SECRET: &str = "Keep secret";
pub const CLEAR_SECRET: &str = "Clear secret";
pub const SCHEME: &str = "Your Authentication Scheme";
pub const SCHEME_HINT: &str = "How Alexa shows ID and secret to the token URI. Login with Amazon takes HTTP Basic.";
pub const SCHEME_BASIC: &str = "HTTP Basic";
pub const SCHEME_BODY: &str = "Request body";
pub const SCOPES: &str = "Scope";
pub const SCOPES_HINT: &str = "One a row, without commas. Login with Amazon: profile, or profile:user_id alone.";
pub const SCOPE: &str = "scope";
pub const DOMAINS: &str = "Domain List";
pub const DOMAINS_HINT: &str = "Hosts from which the sign-in page loads content; names only, without https://.";
pub const DOMAIN: &str = "domain";
pub const EXPIRATION: &str = "Default Access Token Expiration Time";
pub const EXPIRATION_HINT: &str = "Seconds; counts only when the token response has no expires_in.";
pub const SECONDS_WRONG: &str =
    "Not saved, because this is no whole number of seconds. Enter digits only, such as 3600.";
pub const SKIP: &str = "Allow users to enable skill without account linking";
pub const SKIP_HINT: &str = "Custom skills only; smart home, video and music skills always link first.";
pub const VOICE: &str = "Allow users to link their account to your skill using voice";
pub const VOICE_HINT: &str = "Voice-forward linking; Amazon grants it to some skills only.";
pub const APP_URLS: &str = "Your Redirect URLs";
pub const APP_URLS_HINT: &str = "App-to-app linking: addresses of your own app or site, not the Alexa redirect URLs.";
pub const URL: &str = "URL";
pub const RECIPROCAL: &str = "Reciprocal access token URL";
pub const RECIPROCAL_HINT: &str = "Kept and exported for ask-cli; the console's form for it is not known.";
pub const PLATFORMS: &str = "Authorization URLs by platform";
pub const PLATFORMS_HINT: &str = "App-to-app from the Alexa app. Kept and exported; not filled into a page.";

pub const NOT_USED: &str = "not used";
pub const SECTION_LWA: &str = "Login with Amazon";
pub const USES_LWA: &str = "Users sign in with Login with Amazon";
pub const LWA_NAME: &str = "Security Profile Name";
pub const LWA_NAME_HINT: &str = "Users see it on the consent page; required to create the profile.";
pub const LWA_DESCRIPTION: &str = "Security Profile Description";
pub const LWA_DESCRIPTION_HINT: &str = "For you and your team; required to create the profile.";
pub const LWA_PRIVACY: &str = "Consent Privacy Notice URL";
pub const LWA_PRIVACY_HINT: &str = "Your privacy policy; required to create the profile.";
pub const LWA_ORIGINS: &str = "Allowed Origins";
pub const LWA_ORIGINS_HINT: &str = "Must be there; others on the page stay. The auth code grant needs none.";
pub const ORIGIN: &str = "origin";
pub const LWA_RETURN_URLS: &str = "Allowed Return URLs, besides Alexa's";
pub const LWA_RETURN_URLS_HINT: &str =
    "The Alexa redirect URLs are added by themselves once read. Others on the page stay.";
pub const RETURN_URL: &str = "return URL";
pub const SECTION_IXHELLO: &str = "ixHello";
pub const USES_IXHELLO: &str = "The skill is made with ixHello";
pub const IXHELLO_ENABLE: &str = "Enable Account Linking";
pub const IXHELLO_ENABLE_HINT: &str = "The check box in the publish profile.";

/// Name of a list's row.
pub fn row_name(one: &str, number: usize) -> String {
    let mut letters = one.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    format!("{} {number}", first.chain(letters).collect::<String>())
}

/// Name of the button that removes a row.
pub fn remove_row(one: &str, number: usize) -> String {
    format!("Remove {one} {number}")
}

/// The button that adds a row.
pub fn add_row(one: &str) -> String {
    format!("Add {one}")
}

/// Face of a preset where there is no profile yet.
pub fn new_from(preset: &str) -> String {
    format!("New from {preset}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_counts() {
        assert_eq!(summary(3, 1, 0, 6), "3 fields differ, 1 needs a value, 6 right.");
        assert_eq!(summary(1, 0, 2, 0), "1 field differs, 2 not found.");
        assert_eq!(summary(0, 0, 0, 9), "All 9 fields that the profile wants are right.");
        assert_eq!(summary(0, 0, 0, 1), "The field that the profile wants is right.");
        assert_eq!(summary(0, 0, 0, 0), "The profile wants nothing of this page.");
    }

    #[test]
    fn rows_are_named() {
        assert_eq!(row_name("return URL", 2), "Return URL 2");
    }
}
