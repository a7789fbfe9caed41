//! Pages for tests, written down in a few lines.

use super::snapshot::{Control, ControlLabel, ControlRole, LabelSource, Node, NodeContent, PageSnapshot, Region};
use super::step::{Action, Step};
use super::text::PageText;

/// A page under construction. Handles are positions plus 100, so that a mix-up shows.
#[derive(Debug, Clone)]
pub struct Sketch {
    snapshot: PageSnapshot,
    open: Vec<u32>,
}

impl Default for Sketch {
    fn default() -> Self {
        Self::new()
    }
}

impl Sketch {
    /// An empty page.
    pub fn new() -> Self {
        let snapshot = PageSnapshot {
            url: String::new(),
            loaded: 0,
            title: String::new(),
            lang: "en".into(),
            nodes: Vec::new(),
            truncated: false,
            typing: None,
        };
        Self { snapshot, open: Vec::new() }
    }

    fn push(&mut self, content: NodeContent) -> u32 {
        let index = u32::try_from(self.snapshot.nodes.len()).unwrap();
        self.snapshot.nodes.push(Node { handle: index + 100, parent: self.open.last().copied(), content });
        index
    }

    /// A heading.
    pub fn heading(mut self, text: &str) -> Self {
        self.push(NodeContent::Heading { text: text.into() });
        self
    }

    /// A run of text.
    pub fn text(mut self, text: &str) -> Self {
        self.push(NodeContent::Text { text: text.into() });
        self
    }

    /// A group.
    pub fn group(self, inside: impl FnOnce(Self) -> Self) -> Self {
        self.region(None, inside)
    }

    /// A region.
    pub fn region(mut self, region: impl Into<Option<Region>>, inside: impl FnOnce(Self) -> Self) -> Self {
        let index = self.push(NodeContent::Group { region: region.into(), label: String::new() });
        self.open.push(index);
        let mut done = inside(self);
        done.open.pop();
        done
    }

    /// A region that is not closed any more.
    pub fn open(mut self, region: Option<Region>) -> Self {
        let index = self.push(NodeContent::Group { region, label: String::new() });
        self.open.push(index);
        self
    }

    /// Any control.
    pub fn control(mut self, role: ControlRole, value: &str, change: impl FnOnce(&mut Control)) -> Self {
        let mut control = Control {
            role,
            labels: Vec::new(),
            value: value.into(),
            options: Vec::new(),
            checked: None,
            expanded: false,
            enabled: true,
            read_only: false,
            password: false,
            submits: false,
        };
        change(&mut control);
        self.push(NodeContent::Control(control));
        self
    }

    /// A text input.
    pub fn input(self, value: &str) -> Self {
        self.control(ControlRole::Text, value, |_| ())
    }

    /// A toggle.
    pub fn toggle(self, on: bool) -> Self {
        self.control(ControlRole::Toggle, "", |control| control.checked = Some(on))
    }

    /// A radio.
    pub fn radio(self, on: bool) -> Self {
        self.control(ControlRole::Radio, "", |control| control.checked = Some(on))
    }

    /// A button.
    pub fn button(self, text: &str) -> Self {
        self.control(ControlRole::Button, text, |_| ())
    }

    /// A row: label, then what `inside` adds.
    pub fn row(self, label: &str, inside: impl FnOnce(Self) -> Self) -> Self {
        self.group(|row| inside(row.text(label)))
    }

    /// The page.
    pub fn done(self) -> PageSnapshot {
        self.snapshot
    }
}

/// A label that the markup ties to a control.
pub fn named(text: &str) -> impl FnOnce(&mut Control) {
    let label = ControlLabel { source: LabelSource::Label, text: text.to_owned() };
    move |control| control.labels.push(label)
}

/// The Account Linking form as of 2024, empty, with everything switched on.
pub fn alexa_form(scopes: &[&str], domains: &[&str]) -> PageSnapshot {
    let list = |sketch: Sketch, rows: &[&str], add: &str| {
        rows.iter().fold(sketch, |sketch, row| sketch.group(|group| group.input(row).button("×"))).button(add)
    };
    Sketch::new()
        .region(Region::Navigation, |menu| menu.text("ACCOUNT LINKING"))
        .heading("Account Linking")
        .button("Save")
        .row("Do you allow users to create an account or link to an existing account with you?", |row| row.toggle(true))
        .heading("Settings")
        .row("Allow users to enable skill without account linking (Recommended).", |row| row.toggle(false))
        .row("Allow users to link their account to your skill from within your application or website", |row| {
            row.toggle(false)
        })
        .heading("Security Provider Information")
        .text("Select an authorization grant type*")
        .group(|row| row.radio(false).text("Implicit Grant"))
        .group(|row| row.radio(true).text("Auth Code Grant"))
        .row("Your Web Authorization URI*", |row| row.input(""))
        .row("Access Token URI*", |row| {
            row.input("")
                .text("Account linked users will continue to use the previous URI until a user relinks their skill.")
        })
        .row("Your Client ID*", |row| row.input(""))
        .row("Your Secret*", |row| row.control(ControlRole::Text, "", |control| control.password = true))
        .row("Your Authentication Scheme*", |row| row.control(ControlRole::Combobox, "", |_| ()))
        .row("Scope", |row| list(row, scopes, "+ Add scope"))
        .row("Domain List", |row| list(row, domains, "+ Add domain"))
        .row("Default Access Token Expiration Time", |row| row.input(""))
        .row("Alexa Redirect URLs", |row| {
            row.text("https://pitangui.amazon.com/api/skill/link/M1FAKE0000001")
                .text("https://alexa.amazon.co.jp/api/skill/link/M1FAKE0000001")
                .text("https://layla.amazon.com/api/skill/link/M1FAKE0000001")
        })
        .done()
}

/// What the content script and an obedient page do with steps: enough to fill a sketch to its fixpoint.
pub fn execute(snapshot: &mut PageSnapshot, steps: &[Step]) {
    for step in steps {
        let at = snapshot.nodes.iter().position(|node| node.handle == step.handle).unwrap();
        match &step.action {
            Action::SetText { value, .. } => control(snapshot, at).value = value.clone(),
            Action::SelectOption { text, .. } => control(snapshot, at).value = text.as_str().into(),
            Action::SetChecked { checked } => {
                if control(snapshot, at).role == ControlRole::Radio {
                    for node in &mut snapshot.nodes {
                        if let NodeContent::Control(other) = &mut node.content
                            && other.role == ControlRole::Radio
                        {
                            other.checked = Some(false);
                        }
                    }
                }
                control(snapshot, at).checked = Some(*checked);
            }
            Action::Press => press(snapshot, at),
        }
    }
}

fn control(snapshot: &mut PageSnapshot, at: usize) -> &mut Control {
    match &mut snapshot.nodes[at].content {
        NodeContent::Control(control) => control,
        other => panic!("a step for {other:?}"),
    }
}

fn press(snapshot: &mut PageSnapshot, at: usize) {
    let pressed = control(snapshot, at).clone();
    match pressed.role {
        ControlRole::Combobox => {
            control(snapshot, at).expanded = true;
            let open = Sketch { snapshot: snapshot.clone(), open: Vec::new() };
            let entry = |sketch: Sketch, text: &str| sketch.control(ControlRole::Option, text, |_| ());
            let list = |list: Sketch| entry(entry(list, "HTTP Basic (Recommended)"), "Credentials in request body");
            let (before, last) = (snapshot.nodes.len(), snapshot.nodes.iter().map(|node| node.handle).max().unwrap());
            *snapshot = open.region(Region::Listbox, list).done();
            // Rows may have gone: positions would be the numbers of other nodes.
            for (node, handle) in snapshot.nodes[before..].iter_mut().zip(last + 1..) {
                node.handle = handle;
            }
        }
        ControlRole::Option => {
            let list = snapshot.nodes[at].parent.unwrap();
            snapshot.nodes.truncate(list as usize);
            for node in &mut snapshot.nodes {
                if let NodeContent::Control(box_) = &mut node.content
                    && box_.role == ControlRole::Combobox
                {
                    box_.expanded = false;
                    box_.value = PageText::new(pressed.value.as_str());
                }
            }
        }
        ControlRole::Button if pressed.value.as_str() == "×" => {
            let group = snapshot.nodes[at].parent.unwrap();
            remove(snapshot, group as usize);
        }
        ControlRole::Button if pressed.value.as_str().starts_with("+ Add") => insert_row(snapshot, at),
        _ => panic!("pressed {:?}", pressed.value.as_str()),
    }
}

/// Removes a group of one input and one button.
fn remove(snapshot: &mut PageSnapshot, group: usize) {
    snapshot.nodes.drain(group..group + 3);
    shift(snapshot, group, -3);
}

/// Puts an empty row before the button at this position.
fn insert_row(snapshot: &mut PageSnapshot, at: usize) {
    let parent = snapshot.nodes[at].parent;
    let fresh = snapshot.nodes.iter().map(|node| node.handle).max().unwrap() + 1;
    let row = Sketch::new().group(|group| group.input("").button("×")).done().nodes;
    shift(snapshot, at, 3);
    let here = u32::try_from(at).unwrap();
    for (offset, mut node) in row.into_iter().enumerate() {
        node.handle = fresh + u32::try_from(offset).unwrap();
        node.parent = if offset == 0 { parent } else { Some(here) };
        snapshot.nodes.insert(at + offset, node);
    }
}

fn shift(snapshot: &mut PageSnapshot, from: usize, by: i64) {
    for node in &mut snapshot.nodes {
        if let Some(parent) = &mut node.parent
            && *parent as usize >= from
        {
            *parent = u32::try_from(i64::from(*parent) + by).unwrap();
        }
    }
}
