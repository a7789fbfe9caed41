//! What is done with answers that are no state: texts, and every rule's outcome.

use leptos::prelude::*;
use linkwright::console::{FieldKey, PageId};
use linkwright::json;
use linkwright::message::FieldName;
use linkwright::profile::Secret;
use linkwright::report::Report;
use linkwright::rules::{Catalogue, Severity};

use crate::browser;
use crate::explaining::Asking;
use crate::overview::SEVERITIES;
use crate::panel::Panel;
use crate::text;

/// The files of the extension with what is said in English: rules, presets and known errors, and the messages.
const ENGLISH: [&str; 2] = ["catalogue.json", "_locales/en/messages.json"];

/// What is done with the answer to a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Use {
    /// It is a state and is shown.
    Nothing,
    /// It is a state and is shown, and this is said.
    Say(String),
    /// It is a state and is shown; a refusal is of the file with this name.
    File(String),
    /// The page's outline goes to the clipboard.
    CopyOutline,
    /// The profile file is saved.
    SaveProfile,
    /// The profile file goes to the clipboard.
    CopyProfile,
    /// It is what the rules say of the profile that is being edited.
    Judge,
    /// It is what the rules say of all pages that were seen: the answer to the question with this number.
    Overview(u32),
    /// The report goes to the clipboard.
    CopyReport,
    /// The report is saved.
    SaveReport(Format),
    /// A pasted error is looked up in the report.
    Explain {
        /// What was pasted.
        pasted: String,
        /// Why.
        asking: Asking,
    },
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Markdown,
    /// SARIF 2.1.0, for other tools.
    Sarif,
    /// For programs.
    Json,
}

impl Format {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Markdown, Self::Sarif, Self::Json];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Sarif => "SARIF 2.1.0",
            Self::Json => "JSON",
        }
    }

    /// The name of a report's file.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Markdown => "linkwright-report.md",
            Self::Sarif => "linkwright-report.sarif",
            Self::Json => "linkwright-report.json",
        }
    }

    /// What `extension/reports/` calls it.
    const fn id(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Sarif => "sarif",
            Self::Json => "json",
        }
    }
}

/// What the rules say of one field of the profile that is being edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The rule's id.
    pub rule: String,
    /// How bad it is.
    pub severity: Severity,
    /// The page that has the field.
    pub page: PageId,
    /// The field.
    pub field: FieldKey,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub cure: String,
}

/// The findings of a report, worst first, each at the field where it shows first.
fn judged(report: &Report) -> Vec<Judged> {
    let mut all = Vec::new();
    for severity in SEVERITIES {
        for (rule, finding) in report.findings(severity) {
            let Some(place) = finding.places.first() else { continue };
            let (what, cure) = (finding.what.clone(), finding.cure.clone());
            let (page, field) = (place.page, place.field);
            all.push(Judged { rule: rule.rule.clone(), severity, page, field, what, cure });
        }
    }
    all
}

/// A report as it is written down: in English, whoever it will be shown to; the other module takes texts.
async fn written(format: Format, report: &Report) -> Option<String> {
    let catalogue = browser::own_file(ENGLISH[0]).await?;
    let messages = browser::own_file(ENGLISH[1]).await?;
    browser::reports("write", &[format.id(), &json::to_text(report), &catalogue, &messages]).await
}

impl Panel {
    /// Loads the rules' texts and the presets, once, and says when that did not work. The file lies beside the program.
    pub async fn need_catalogue(self) {
        if self.sought_catalogue.get_value() {
            return;
        }
        self.sought_catalogue.set_value(true);
        let text = browser::own_file(text::catalogue_file()).await;
        let catalogue = text.and_then(|text| Catalogue::read(&text).ok());
        if catalogue.is_none() {
            self.no_catalogue();
        }
        self.catalogue.set(catalogue);
    }

    /// The fields of a page that can be pointed at; none before the catalogue is there.
    pub fn fields_of(self, page: PageId) -> Vec<FieldName> {
        let of_page = |all: &Catalogue| all.fields.iter().filter(|known| known.page == page).cloned().collect();
        self.catalogue.with_untracked(|all| all.as_ref().map(of_page).unwrap_or_default())
    }

    /// Does with a text what was meant to be done with it.
    pub async fn use_text(self, then: &Use, content: &str, file_name: &str) {
        match then {
            Use::CopyOutline => self.copied(content, text::outline_copied(), text::outline_not_copied()).await,
            Use::CopyProfile => self.copied(content, text::profile_copied(), text::profile_not_copied()).await,
            Use::SaveProfile => self.saved(content, file_name, text::exported(file_name), text::not_exported()),
            _ => self.error.set(Some(text::not_understood().into())),
        }
    }

    /// Does with a report what was meant to be done with it. What is shown is in the user's language.
    pub async fn use_report(self, then: &Use, mut report: Box<Report>) {
        match then {
            Use::CopyReport => {
                let Some(content) = written(Format::Markdown, &report).await else { return self.no_catalogue() };
                self.copied(&content, text::report_copied(), text::report_not_copied()).await;
            }
            Use::SaveReport(format) => {
                let Some(content) = written(*format, &report).await else { return self.no_catalogue() };
                let name = format.file_name();
                self.saved(&content, name, text::report_exported(name), text::report_not_exported());
            }
            Use::Overview(number) => {
                text::spoken_report(&mut report);
                self.looked_over(*number, report);
            }
            Use::Judge => {
                text::spoken_report(&mut report);
                self.judged.set(judged(&report));
            }
            Use::Explain { pasted, asking } => {
                text::spoken_report(&mut report);
                let catalogue = browser::own_file(text::catalogue_file()).await.unwrap_or_default();
                let explanation = browser::reports("explain", &[pasted, &json::to_text(&*report), &catalogue]).await;
                match explanation.and_then(|text| json::from_text(&text).ok()) {
                    Some(explanation) => self.explained(pasted, *asking, explanation),
                    None => self.no_catalogue(),
                }
            }
            _ => {}
        }
    }

    fn no_catalogue(self) {
        self.error.set(Some(text::no_catalogue().into()));
    }

    /// Puts a secret on the clipboard.
    pub async fn copy_secret(self, secret: Secret) {
        self.copied(secret.expose(), text::secret_copied(), text::not_copied()).await;
    }

    async fn copied(self, content: &str, done: &str, refused: &str) {
        if browser::finish_copy(browser::start_copy(content)).await {
            self.announce(done);
        } else {
            self.error.set(Some(refused.into()));
        }
    }

    /// Saves a file, and says how it went.
    pub fn saved(self, content: &str, file_name: &str, done: String, refused: &str) {
        if browser::download(content, file_name) {
            self.announce(done);
        } else {
            self.error.set(Some(refused.into()));
        }
    }
}
