//! One filling of one page, as a loop to a fixpoint: reading → steps → reading … → outcomes.

use serde::{Deserialize, Serialize};

use super::difference::{Difference, Unable, difference, in_order};
use super::outcome::Outcome;
use super::repair::Contents;
use super::wanted::{Wanted, WantedValue};
use crate::console::{FieldKey, PageId};
use crate::json::record;
use crate::page::{ChoiceControl, FieldState, PageReading, Step, StepResult};
use crate::words::said;

/// Rounds after which a page that never comes to rest is left alone. A list of 30 rows takes 30 rounds.
const MAX_ROUNDS: usize = 80;

/// How often the same steps are tried for one field, the last time in another way, before the page is taken to refuse
/// them.
const MAX_TRIES: usize = 2;

/// What became of one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldOutcome {
    /// The field.
    pub key: FieldKey,
    /// The outcome.
    pub outcome: Outcome,
    /// Why, or what to do; may be empty.
    pub note: String,
}

impl FieldOutcome {
    /// True when the field holds what is wanted.
    #[must_use]
    pub const fn is_right(&self) -> bool {
        matches!(self.outcome, Outcome::Filled | Outcome::AlreadyRight)
    }
}

record!(FieldOutcome {
    need key = "key",
    need outcome = "outcome",
    need note = "note",
});

/// How many steps may come too late, because the page has drawn anew, before they count as tries.
const MAX_STALE: usize = 100;

/// A filling in progress.
#[derive(Debug)]
pub struct FillSession {
    page: PageId,
    wanted: Vec<Wanted>,
    touched: Vec<FieldKey>,
    /// Undoing: rows come back in their order.
    backwards: bool,
    /// Undoing: switches go last, and what became of the fields when they were last seen.
    seen: Option<Vec<FieldOutcome>>,
    /// For each field the last steps, and how often they were tried.
    tries: Vec<(FieldKey, Vec<Step>, usize)>,
    /// The elements of the last steps.
    asked: Vec<u32>,
    /// Elements that something lies over.
    covered: Vec<u32>,
    /// How many steps came too late.
    stale: usize,
    rounds: usize,
}

impl FillSession {
    /// Starts filling a page.
    #[must_use]
    pub fn new(page: PageId, wanted: Vec<Wanted>) -> Self {
        Self {
            page,
            wanted,
            touched: Vec::new(),
            backwards: false,
            seen: None,
            tries: Vec::new(),
            asked: Vec::new(),
            covered: Vec::new(),
            stale: 0,
            rounds: 0,
        }
    }

    /// Undoes: a switch or a choice, which takes a part of the form with it, waits until what stands there is put back.
    /// Of these the first that is wanted goes first.
    #[must_use]
    pub fn backwards(self) -> Self {
        Self { backwards: true, seen: Some(Vec::new()), ..self }
    }

    /// The fields that were given steps, in that order.
    #[must_use]
    pub fn touched(&self) -> &[FieldKey] {
        &self.touched
    }

    /// The next steps for the page as it stands; empty when there is nothing more to do.
    pub fn next(&mut self, reading: &PageReading) -> Vec<Step> {
        let steps = self.plan(reading);
        self.asked = steps.iter().map(|step| step.handle).collect();
        steps
    }

    /// What became of the last steps.
    pub fn hear(&mut self, results: &[StepResult]) {
        for (handle, result) in self.asked.iter().zip(results) {
            match result {
                StepResult::Covered => self.covered.push(*handle),
                // The page has refused nothing.
                StepResult::Stale if self.stale < MAX_STALE => {
                    self.stale += 1;
                    for (_, last, tries) in &mut self.tries {
                        if last.iter().any(|step| step.handle == *handle) {
                            *tries = tries.saturating_sub(1);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn plan(&mut self, reading: &PageReading) -> Vec<Step> {
        self.rounds += 1;
        if reading.page != self.page || self.rounds > MAX_ROUNDS {
            return Vec::new();
        }
        self.look(reading);
        let mut all = Vec::new();
        // What stands on the page before its form is open may be no part of it.
        let toggle = self.wanted.iter().position(|field| field.key == FieldKey::AccountLinking);
        if let (Some(place), None) = (toggle, &self.seen) {
            self.steps(place, reading, &mut all);
            if !all.is_empty() {
                return all;
            }
        }
        // A list that is open closes when anything else is used, and of two open lists nobody knows which belongs to
        // which: so an open one comes alone, and one that is to be opened comes last.
        for kind in [Some(true), None, Some(false)] {
            // A list takes several rounds: its form stays until then.
            if self.seen.is_some() && !all.is_empty() {
                return all;
            }
            for place in 0..self.wanted.len() {
                if self.turn(place, reading) == kind {
                    let before = all.len();
                    self.steps(place, reading, &mut all);
                    if kind.is_some() && all.len() > before {
                        return all;
                    }
                }
            }
        }
        all
    }

    /// When a field comes: first and alone, with all others, last and alone.
    fn turn(&self, place: usize, reading: &PageReading) -> Option<bool> {
        let field = &self.wanted[place];
        let is_last = self.seen.is_some() && matches!(field.value, WantedValue::Flag(_) | WantedValue::Choice(_));
        drop_down(reading, field).or(is_last.then_some(false))
    }

    /// Undoing: judges what is there. What goes with a switch later stays as it was judged.
    fn look(&mut self, reading: &PageReading) {
        let Some(mut seen) = self.seen.take() else { return };
        for field in &self.wanted {
            let now = self.judge(field, reading);
            match seen.iter_mut().find(|old| old.key == now.key) {
                None => seen.push(now),
                Some(old) if now.outcome != Outcome::NotFound => *old = now,
                Some(_) => {}
            }
        }
        self.seen = Some(seen);
    }

    /// Adds the next steps for one field, unless the page has refused them.
    fn steps(&mut self, place: usize, reading: &PageReading, all: &mut Vec<Step>) {
        let field = &self.wanted[place];
        let Difference::Steps(mut steps) = self.difference(field, reading) else { return };
        if self.is_covered(&steps) {
            return;
        }
        // A page that alternates between two states must not keep the loop alive.
        let late = self.rounds > MAX_ROUNDS / 2;
        let place = self.tries.iter().position(|(key, ..)| *key == field.key).unwrap_or_else(|| {
            self.tries.push((field.key, Vec::new(), 0));
            self.tries.len() - 1
        });
        // The entries of a drop-down are new ones each time that it opens: it counts how often it was opened.
        let open = drop_down(reading, field);
        let (_, last, tries) = &mut self.tries[place];
        if *last == steps || open == Some(false) && *tries > 0 {
            if *tries >= MAX_TRIES {
                return;
            }
            *tries += 1;
        } else if open.is_none() || *tries == 0 {
            *tries = if late { MAX_TRIES } else { 1 };
        }
        *last = steps.clone();
        let again = *tries > 1 && !late;
        for step in &mut steps {
            step.again = again;
        }
        if !self.touched.contains(&field.key) {
            self.touched.push(field.key);
        }
        all.extend(steps);
    }

    /// How a field compares with what is wanted. Undoing, its rows must also be in their order.
    // Asked in two places, and the Wasm would have it twice.
    #[inline(never)]
    fn difference(&self, field: &Wanted, reading: &PageReading) -> Difference {
        let state = reading.state(field.key);
        match (difference(state, &field.value), &field.value) {
            (Difference::None, WantedValue::Exactly(rows))
                if self.backwards && Contents::of(reading, field.key).held.rows.as_ref() != Some(rows) =>
            {
                in_order(state, rows)
            }
            (other, _) => other,
        }
    }

    fn is_covered(&self, steps: &[Step]) -> bool {
        steps.iter().any(|step| self.covered.contains(&step.handle))
    }

    /// What became of each wanted field, judged by the page as it stands at the end.
    #[must_use]
    pub fn finish(&mut self, last: &PageReading) -> Vec<FieldOutcome> {
        self.look(last);
        if let Some(seen) = self.seen.take() {
            return seen;
        }
        self.wanted.iter().map(|field| self.judge(field, last)).collect()
    }

    fn judge(&self, field: &Wanted, last: &PageReading) -> FieldOutcome {
        let touched = self.touched.contains(&field.key);
        let of = |outcome: Outcome, note: &str| FieldOutcome { key: field.key, outcome, note: note.to_owned() };
        if last.page != self.page {
            return of(Outcome::NotFound, said!("The page changed while it was filled. Go back to it and fill again."));
        }
        match self.difference(field, last) {
            Difference::None if touched => of(Outcome::Filled, ""),
            Difference::None => of(Outcome::AlreadyRight, ""),
            Difference::Steps(steps) if self.is_covered(&steps) => of(
                Outcome::NeedsYou,
                said!(
                    "Something on the page lies over this field, so it was left as it is. Close what lies there and fill again."
                ),
            ),
            Difference::Steps(_) => of(Outcome::RefusedByPage, refused(&field.value)),
            Difference::Unable(Unable::NotFound(why)) => of(Outcome::NotFound, &why),
            Difference::Unable(Unable::NeedsUser(cure)) => of(Outcome::NeedsYou, &cure),
        }
    }
}

/// Whether a field's drop-down is open; `None` for those that are none.
fn drop_down(reading: &PageReading, field: &Wanted) -> Option<bool> {
    match reading.state(field.key) {
        FieldState::Choice { control: ChoiceControl::Combobox { open, .. }, .. } => Some(*open),
        _ => None,
    }
}

fn refused(value: &WantedValue) -> &'static str {
    match value {
        WantedValue::Flag(_) | WantedValue::Choice(_) => said!("The page did not take the change. Set it by hand."),
        _ => said!("The page put another value there. Enter it by hand, and see whether the page says why."),
    }
}
