//! The part of `cargo xtask bench` that needs a browser: the built extension in Chromium, beside Chromium without it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::bench::{Row, Verdict};
use crate::run::{command, show};

/// Filling the form, by a bare script.
const FILL: f64 = 3.0;

/// A busy page, by the same page without the extension.
const CHURN: f64 = 1.05;

/// The panel until it can be used, by an empty page of the extension.
const START: f64 = 1.5;

/// The longest task while one scrolls or types, by 50 ms.
const TASK: f64 = 1.0;

/// What was found.
pub struct Found {
    /// Against the budgets.
    pub rows: Vec<Row>,
    /// What the budgets do not say.
    pub notes: String,
}

/// Measures, and reads what was measured.
pub fn run(root: &Path, folder: &Path, output: &Path) -> Result<Found> {
    let file = output.join("browser.json");
    let script = root.join("tests/bench/browser/run.mjs");
    show(&mut command(root, "node", [&script, folder, &file]))?;
    let text = fs::read_to_string(&file).context("the measurement wrote no numbers")?;
    let found: Value = serde_json::from_str(&text).context("the measurement's numbers are no JSON")?;
    let number = |place: &str| {
        found.pointer(place).and_then(Value::as_f64).with_context(|| format!("the measurement has no {place}"))
    };
    let churn = |what: &str, page: &str| -> Result<Row> {
        let part = |part: &str| number(&format!("/churn/{page}/{part}"));
        Ok(Row::inexact(what, CHURN, part("ratio")?, part("exactness")?))
    };
    let contexts = number("/churn/elsewhere/contexts/with/extensions")?;
    let all = number("/churn/elsewhere/contexts/with/all")?;
    let rows = vec![
        Row::ratio(
            "fill the whole Alexa form, by a bare script that settles and reads back",
            FILL,
            number("/fill/ratios/settled")?,
        ),
        churn("a console's page under churn, by without Linkwright", "form")?,
        churn("the same where no form is", "noForm")?,
        churn("another web site under churn, by without Linkwright", "elsewhere")?,
        Row {
            what: "script contexts of the extension on another web site".into(),
            budget: "0".into(),
            measured: format!(
                "{contexts}, of {all} there; without it {}",
                number("/churn/elsewhere/contexts/without/all")?
            ),
            verdict: Verdict::over(contexts > 0.0),
        },
        Row {
            what: "read the Alexa form, by a run of axe-core on it".into(),
            budget: "none".into(),
            measured: format!("{:.2} ×", number("/reading/ratio")?),
            verdict: Verdict::Kept,
        },
        Row::ratio(
            "open the panel until it can be used, by an empty page of the extension",
            START,
            number("/panel/start/ratios/asked")?,
        ),
        Row::ratio(
            "longest task while scrolling 500 findings, with 200 profiles, by 50 ms",
            TASK,
            number("/panel/much/scrolling/median")?,
        ),
        Row::ratio("longest task while typing there, by 50 ms", TASK, number("/panel/much/typing/median")?),
    ];
    let of_fill =
        |part: &str| -> Result<f64> { Ok(number(&format!("/fill/split/{part}"))? / number("/fill/split/ms")?) };
    let notes = format!(
        "Filling takes {:.2} times what a bare script takes that also rests 300 ms before it reads back, as Linkwright does, and
{:.2} times what one takes that waits for nothing but the element it needs next.
Of a fill {:.0} % go by in the content script, in {} rounds with {} steps; {:.0} % are {} readings of the page on their way.
Under churn a table of 500 rows is rebuilt with every frame; what counts is the main thread's time for one rebuild. ± is what
two browsers without Linkwright differ by. A task below 50 ms counts as 0; the longest of all was {:.2} times that while
scrolling and {:.2} times while typing, among {:.0} findings. By the clock there were {:.2} times as many rebuilds without it on the form's page.
Load of the machine (one minute's average): {:.1} before, {:.1} after.\n",
        number("/fill/ratios/careful")?,
        number("/fill/ratios/hasty")?,
        of_fill("execute")? * 100.0,
        number("/fill/split/rounds")?,
        number("/fill/split/steps")?,
        of_fill("collect")? * 100.0,
        number("/fill/split/readings")?,
        number("/panel/much/scrolling/longest")?,
        number("/panel/much/typing/longest")?,
        number("/panel/much/findings")?,
        number("/churn/form/fewerRebuilds")?,
        number("/load/before")?,
        number("/load/after")?,
    );
    Ok(Found { rows, notes })
}
