//! `cargo xtask bench`: what the budgets are held against. Ratios and sizes; single times are those of this machine.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::run::{Browser, command, quiet};
use crate::{bench_browser, build, setup, sizes, wasm};
use linkwright::rules::RULES;

/// Where the numbers are kept, in full.
const OUTPUT: &str = "target/bench";

/// All rules on a page of 40 controls, in milliseconds.
const CHECK_BUDGET: f64 = 2.0;

/// How much more one control may cost on the largest page than on one of 100.
const LINEAR: f64 = 1.5;

/// One line of the table.
pub struct Row {
    /// What was measured.
    pub what: String,
    /// What it may be at most.
    pub budget: String,
    /// What it is.
    pub measured: String,
    /// Whether that is too much.
    pub verdict: Verdict,
}

/// Whether a budget is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is.
    Kept,
    /// It is not.
    Over,
    /// The measurement was not exact enough to tell.
    Unclear,
}

impl Verdict {
    /// Over or not, when there is nothing to doubt.
    pub fn over(over: bool) -> Self {
        if over { Self::Over } else { Self::Kept }
    }
}

impl Row {
    /// A ratio against the most that it may be.
    pub fn ratio(what: impl Into<String>, budget: f64, measured: f64) -> Self {
        Self {
            what: what.into(),
            budget: format!("{budget} ×"),
            measured: format!("{measured:.2} ×"),
            verdict: Verdict::over(measured > budget),
        }
    }

    /// A ratio that is known only so exactly: what the same thing, measured twice, differs by.
    pub fn inexact(what: impl Into<String>, budget: f64, measured: f64, exactness: f64) -> Self {
        let verdict = match measured {
            kept if kept <= budget => Verdict::Kept,
            over if over / exactness > budget => Verdict::Over,
            _ => Verdict::Unclear,
        };
        let row = Self::ratio(what, budget, measured);
        Self { measured: format!("{} (± {:.0} %)", row.measured, (exactness - 1.0) * 100.0), verdict, ..row }
    }
}

/// Builds what is measured, measures, prints.
pub fn run(root: &Path) -> Result<()> {
    setup::for_build(root)?;
    setup::browser(root, Browser::Chromium)?;
    build::run(root)?;
    let folder = wasm::build_bench(root)?;
    let output = root.join(OUTPUT);
    fs::create_dir_all(&output).with_context(|| format!("cannot create {OUTPUT}"))?;
    println!("\nmeasuring the rules in WebAssembly");
    let (sizes_of_pages, mut rows) = rules(root, &folder, &output)?;
    println!("measuring in Chromium, with the extension and without; about three minutes");
    let browser = bench_browser::run(root, &folder, &output)?;
    rows.extend(browser.rows);
    rows.extend(sizes::measure(root)?.iter().map(sizes::row));
    println!("\n{sizes_of_pages}\n{}\n{}\nIn full: {OUTPUT}/", browser.notes, table(&rows));
    Ok(())
}

/// `what | budget | measured`, in columns.
fn table(rows: &[Row]) -> String {
    let width = |of: fn(&Row) -> &str| rows.iter().map(|row| of(row).chars().count()).max().unwrap_or(0);
    let (what, budget) = (width(|row| &row.what), width(|row| &row.budget).max("budget".len()));
    let mut text = format!("{:<what$}  {:>budget$}  measured\n", "what", "budget");
    for row in rows {
        let verdict = match row.verdict {
            Verdict::Kept => "",
            Verdict::Over => "  over",
            Verdict::Unclear => "  unclear",
        };
        text += &format!("{:<what$}  {:>budget$}  {}{verdict}\n", row.what, row.budget, row.measured);
    }
    text
}

/// What checking costs: by the number of controls, and against the budgets.
fn rules(root: &Path, folder: &Path, output: &Path) -> Result<(String, Vec<Row>)> {
    let script = root.join("tests/bench/run.mjs");
    let said = quiet(&mut command(root, "node", [script.as_path(), folder]))?;
    let rows: Vec<Value> = serde_json::from_str(said.trim()).context("the measurement did not end with its numbers")?;
    let number = |row: &Value, name: &str| row.get(name).and_then(Value::as_f64).unwrap_or_default();
    let mut text = format!(
        "All {} rules, in WebAssembly (median of 61 samples)\n  controls  findings  check all rules  with places on the page  read the page\n",
        RULES.len()
    );
    for row in &rows {
        text += &format!(
            "{:>10}{:>10}{:>14.3} ms{:>21.3} ms{:>12.3} ms\n",
            number(row, "controls"),
            number(row, "findings"),
            number(row, "check"),
            number(row, "places"),
            number(row, "read"),
        );
    }
    let each = |row: &Value, name: &str| number(row, name) / number(row, "controls");
    let mut against = Vec::new();
    if let (Some(first), Some(second), Some(last)) = (rows.first(), rows.get(1), rows.last()) {
        let check = number(first, "check") / CHECK_BUDGET;
        against.push(Row {
            what: format!("all {} rules on a form of {} controls", RULES.len(), number(first, "controls")),
            budget: format!("{CHECK_BUDGET} ms"),
            measured: format!("{check:.2} × the budget"),
            verdict: Verdict::over(check > 1.0),
        });
        let pages = format!("with {} controls, by with {}", number(last, "controls"), number(second, "controls"));
        for (name, what) in [("check", "to check"), ("places", "to check with places"), ("read", "to read")] {
            let growth = each(last, name) / each(second, name);
            against.push(Row::ratio(format!("a control {what} {pages}"), LINEAR, growth));
        }
    }
    fs::write(output.join("rules.json"), said).context("cannot write rules.json")?;
    Ok((text, against))
}
