//! A snapshot with the questions that recognition asks of it: what stands inside what, and in which order.

use std::ops::Range;

use super::label::{is_noise, normalise};
use crate::page::{Control, ControlRole, NodeContent, PageSnapshot, Region};

/// An index over a validated snapshot. Nodes are named by their position in document order.
pub struct Outline<'a> {
    snapshot: &'a PageSnapshot,
    /// For each node the position after its last descendant.
    ends: Vec<usize>,
    /// For each node the form, dialog or the like that it stands in (`None` = the page itself).
    scopes: Vec<Option<usize>>,
    /// For each node whether it is a part of the page where a console never has its form, or stands in one.
    asides: Vec<bool>,
    /// For each node whether it is text that may name something.
    names: Vec<bool>,
    /// How many radios and how many texts stand before each node, and before the end.
    radios: Vec<usize>,
    texts: Vec<usize>,
}

impl<'a> Outline<'a> {
    /// Indexes a snapshot whose [`PageSnapshot::validate`] passed.
    pub fn new(snapshot: &'a PageSnapshot) -> Self {
        let count = snapshot.nodes.len();
        let mut ends: Vec<usize> = (1..=count).collect();
        for index in (0..count).rev() {
            if let Some(parent) = snapshot.nodes[index].parent {
                let parent = parent as usize;
                ends[parent] = ends[parent].max(ends[index]);
            }
        }
        let mut scopes: Vec<Option<usize>> = Vec::with_capacity(count);
        for node in &snapshot.nodes {
            let around = node.parent.map(|parent| parent as usize);
            scopes.push(
                around.and_then(|parent| if separates(snapshot, parent) { Some(parent) } else { scopes[parent] }),
            );
        }
        let mut outline = Self {
            snapshot,
            ends,
            scopes,
            asides: Vec::with_capacity(count),
            names: Vec::with_capacity(count),
            radios: vec![0],
            texts: vec![0],
        };
        let (mut radios, mut texts) = (0, 0);
        for node in outline.all() {
            let aside = outline.region(node).is_some_and(is_aside);
            let around = outline.scope(node).is_some_and(|around| outline.asides[around]);
            outline.asides.push(aside || around);
            outline.names.push(outline.text(node).is_some_and(|text| !is_noise(text)));
            radios += usize::from(outline.is_radio(node));
            texts += usize::from(outline.text(node).is_some());
            outline.radios.push(radios);
            outline.texts.push(texts);
        }
        outline
    }

    /// When the page was loaded.
    pub fn loaded(&self) -> u64 {
        self.snapshot.loaded
    }

    /// The handle of the control that is being typed into.
    pub fn typing(&self) -> Option<u32> {
        self.snapshot.typing
    }

    /// The whole page.
    pub fn all(&self) -> Range<usize> {
        0..self.snapshot.nodes.len()
    }

    /// Node and all its descendants.
    pub fn subtree(&self, node: usize) -> Range<usize> {
        node..self.ends[node]
    }

    /// The group that a node stands in.
    pub fn parent(&self, node: usize) -> Option<usize> {
        self.snapshot.nodes[node].parent.map(|parent| parent as usize)
    }

    /// The form, dialog or the like that a node stands in.
    pub fn scope(&self, node: usize) -> Option<usize> {
        self.scopes[node]
    }

    /// A node's handle.
    pub fn handle(&self, node: usize) -> u32 {
        self.snapshot.nodes[node].handle
    }

    /// The control at this position, if it is one.
    pub fn control(&self, node: usize) -> Option<&'a Control> {
        match &self.snapshot.nodes[node].content {
            NodeContent::Control(control) => Some(control),
            _ => None,
        }
    }

    /// The visible text at this position, if it is text.
    pub fn text(&self, node: usize) -> Option<&'a str> {
        match &self.snapshot.nodes[node].content {
            NodeContent::Text { text } | NodeContent::Heading { text } => Some(text.as_str()),
            _ => None,
        }
    }

    /// True for a heading.
    pub fn is_heading(&self, node: usize) -> bool {
        matches!(self.snapshot.nodes[node].content, NodeContent::Heading { .. })
    }

    /// The position of the node with this handle.
    pub fn find(&self, handle: u32) -> Option<usize> {
        self.snapshot.nodes.iter().position(|node| node.handle == handle)
    }

    /// Text that may name something: not an icon, not an explanation.
    pub fn names(&self, node: usize) -> bool {
        self.names[node]
    }

    /// True for a radio.
    pub fn is_radio(&self, node: usize) -> bool {
        self.control(node).is_some_and(|control| control.role == ControlRole::Radio)
    }

    /// How many radios stand in a part of the page.
    pub fn count_radios(&self, part: &Range<usize>) -> usize {
        self.radios[part.end] - self.radios[part.start]
    }

    /// How many texts stand in a part of the page.
    pub fn count_texts(&self, part: &Range<usize>) -> usize {
        self.texts[part.end] - self.texts[part.start]
    }

    /// The region that a group opens.
    pub fn region(&self, node: usize) -> Option<Region> {
        match &self.snapshot.nodes[node].content {
            NodeContent::Group { region, .. } => *region,
            _ => None,
        }
    }

    /// True for parts of the page where a console never has its form, and for all that is in them.
    pub fn is_aside(&self, scope: Option<usize>) -> bool {
        scope.is_some_and(|scope| self.asides[scope])
    }

    /// The texts on the page in their normalised form, with their positions.
    pub fn texts(&self) -> Vec<(String, usize)> {
        let mut found = Vec::new();
        for node in self.all() {
            if let Some(text) = self.text(node) {
                found.push((normalise(text), node));
            }
        }
        found
    }

    /// The options of the one open list, by their positions; `None` when there is no such list, or several.
    pub fn open_list(&self) -> Option<Vec<usize>> {
        let is_option = |node: &usize| self.control(*node).is_some_and(|control| control.role == ControlRole::Option);
        let mut found = None;
        let mut node = 0;
        while node < self.snapshot.nodes.len() {
            let list = self.region(node) == Some(Region::Listbox);
            let options: Vec<usize> = if list { self.subtree(node).filter(is_option).collect() } else { Vec::new() };
            if list && options.is_empty() {
                // Nor has any list in it.
                node = self.ends[node];
                continue;
            }
            if list && found.replace(options).is_some() {
                return None;
            }
            node += 1;
        }
        found
    }
}

/// True for regions where a console never has its form.
fn is_aside(region: Region) -> bool {
    matches!(region, Region::Search | Region::Navigation | Region::Complementary | Region::Banner)
}

/// True for groups that make what is inside them another form than what is outside.
fn separates(snapshot: &PageSnapshot, node: usize) -> bool {
    let NodeContent::Group { region: Some(region), .. } = &snapshot.nodes[node].content else { return false };
    match region {
        Region::Form
        | Region::Search
        | Region::Dialog
        | Region::Navigation
        | Region::Complementary
        | Region::Banner => true,
        Region::Main | Region::Row | Region::Fieldset | Region::Listbox => false,
    }
}
