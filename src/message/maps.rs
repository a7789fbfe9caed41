//! What the panel shows of the user's own console map, and while a field is pointed at.

use serde::{Deserialize, Serialize};

use super::build::on_page;
use crate::console::map::{MAPS, Map, map_of};
use crate::console::own::{Pointing, PointingStep};
use crate::console::{ControlKind, FieldKey, OwnMap, PageId, Recognition, read};
use crate::json::{choices, record};
use crate::page::PageSnapshot;

/// A field by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldName {
    /// The field.
    pub field: FieldKey,
    /// The label that is known for it.
    pub label: String,
}

/// A form that a page could be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FormView {
    /// Which one.
    pub page: PageId,
    /// Its name.
    pub title: String,
    /// The fields that can be pointed at.
    pub fields: Vec<FieldName>,
}

/// The user's own console map.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MapView {
    /// The entries, in the order in which they were kept.
    pub entries: Vec<EntryView>,
    /// Every page that Linkwright knows.
    pub pages: Vec<SwitchView>,
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EntryView {
    /// The page.
    pub page: PageId,
    /// The field.
    pub field: FieldKey,
    /// The field's name.
    pub name: String,
    /// The page's name.
    pub title: String,
    /// The label as it reads on the page.
    pub label: String,
    /// The heading before it, when that matters.
    pub section: Option<String>,
    /// When it was kept, in milliseconds since 1970.
    pub kept_at: u64,
}

/// A page's map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SwitchView {
    /// The page.
    pub page: PageId,
    /// Its name, with the console's.
    pub name: String,
    /// Whether Linkwright works on it.
    pub on: bool,
}

/// What the user is pointing at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PointView {
    /// The page.
    pub page: PageId,
    /// The field.
    pub field: FieldKey,
    /// The field's name.
    pub name: String,
    /// How far it is.
    pub step: PointingStep,
    /// What the field's label was understood to be.
    pub label: String,
    /// The heading before it, when that matters.
    pub section: Option<String>,
    /// What the field holds, a line each; for the secret only words about it.
    pub value: Vec<String>,
    /// For a list the text of the control that adds a row, once it is known; `None` for all else.
    pub add: Option<String>,
    /// What can be chosen, for choices of which some alternative is not known: SMAPI's name, and the text on the page.
    pub options: Vec<OptionView>,
    /// Texts on the page that could be those of the alternatives.
    pub texts: Vec<String>,
    /// Why what was clicked cannot be kept; empty when it can.
    pub error: String,
}

/// One of several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OptionView {
    /// SMAPI's name.
    pub value: String,
    /// The label that is known for it.
    pub name: String,
    /// The text on the page; empty where it is not known.
    pub label: String,
}

record!(FieldName {
    need field = "field",
    need label = "label",
});

record!(FormView {
    need page = "page",
    need title = "title",
    need fields = "fields",
});

record!(MapView {
    need entries = "entries",
    need pages = "pages",
});

record!(EntryView {
    need page = "page",
    need field = "field",
    need name = "name",
    need title = "title",
    need label = "label",
    need section = "section",
    need kept_at = "keptAt",
});

record!(SwitchView {
    need page = "page",
    need name = "name",
    need on = "on",
});

record!(PointView {
    need page = "page",
    need field = "field",
    need name = "name",
    need step = "step",
    need label = "label",
    need section = "section",
    need value = "value",
    need add = "add",
    need options = "options",
    need texts = "texts",
    need error = "error",
});

record!(OptionView {
    need value = "value",
    need name = "name",
    need label = "label",
});

choices!(PointingStep {
    Field = "field",
    Add = "add",
    Understood = "understood",
});

/// The forms that a page at this address could be.
#[must_use]
pub fn forms(address: &str) -> Vec<FormView> {
    let here = MAPS.iter().filter(|map| map.covers(address));
    here.map(|map| FormView { page: map.page, title: map.title.to_owned(), fields: fields(map, |_| true) }).collect()
}

/// The fields of a page that can be pointed at.
pub(super) fn fields(map: &Map, wanted: impl Fn(FieldKey) -> bool) -> Vec<FieldName> {
    let fields = map.fields.iter().filter(|field| field.control != ControlKind::Ignore && wanted(field.key));
    fields.map(|field| FieldName { field: field.key, label: field.name().to_owned() }).collect()
}

/// The own map for the panel.
#[must_use]
pub fn map_view(own: &OwnMap) -> MapView {
    let entry = |entry: &crate::console::OwnEntry| EntryView {
        page: entry.page,
        field: entry.field,
        name: name(entry.page, entry.field),
        title: map_of(entry.page).map(|map| map.title).unwrap_or_default().to_owned(),
        label: entry.label.clone(),
        section: entry.section.clone(),
        kept_at: entry.kept_at,
    };
    let page = |map: &Map| SwitchView {
        page: map.page,
        name: format!("{}, {}", map.console, map.title),
        on: !own.off.contains(&map.page),
    };
    MapView { entries: own.entries.iter().map(entry).collect(), pages: MAPS.iter().map(page).collect() }
}

/// What is being pointed at, for the panel.
#[must_use]
pub fn point_view(pointing: Pointing, address: &str, snapshot: &PageSnapshot, own: &OwnMap) -> PointView {
    let Pointing { page, field, step, entry, texts, error, .. } = pointing;
    let mut view = PointView {
        page,
        field,
        name: name(page, field),
        step,
        label: String::new(),
        section: None,
        value: Vec::new(),
        add: None,
        options: Vec::new(),
        texts,
        error,
    };
    let (Some(entry), Some(known)) = (entry, map_of(page).and_then(|map| map.field(field))) else { return view };
    view.label.clone_from(&entry.label);
    view.section.clone_from(&entry.section);
    view.add = (known.control == ControlKind::List).then(|| entry.add.clone().unwrap_or_default());
    for option in known.options {
        let own = entry.options.iter().find(|own| own.value == option.value).map(|own| own.label.clone());
        let built_in = option.labels.iter().map(|label| label.text).find(|text| {
            let text = crate::console::normalise(text);
            view.texts.iter().any(|seen| crate::console::normalise(seen) == text)
        });
        view.options.push(OptionView {
            value: option.value.to_owned(),
            name: option.labels.first().map(|label| label.text).unwrap_or_default().to_owned(),
            label: own.or(built_in.map(str::to_owned)).unwrap_or_default(),
        });
    }
    let unknown = view.options.iter().any(|option| option.label.is_empty());
    if !unknown && entry.options.is_empty() {
        view.options.clear();
    }
    let mut trial = own.clone();
    trial.keep(entry);
    if let Recognition::Page(reading) = read(address, snapshot, &trial) {
        view.value = on_page(reading.state(field));
    }
    view
}

fn name(page: PageId, field: FieldKey) -> String {
    map_of(page).and_then(|map| map.field(field)).map(|field| field.name().to_owned()).unwrap_or_default()
}
