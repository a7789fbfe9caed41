//! `cargo xtask bench`: what the budgets in docs/architecture.md are held against. Ratios and sizes; single times are
//! those of this machine.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::run::{command, quiet};
use crate::{build, setup, sizes, wasm};
use linkwright::rules::RULES;

/// All rules on a page of 40 controls, in milliseconds.
const CHECK_BUDGET: f64 = 2.0;

/// How much more one control may cost on the largest page than on one of 100.
const LINEAR: f64 = 1.5;

/// Builds what is measured, measures, prints.
pub fn run(root: &Path) -> Result<()> {
    setup::for_build(root)?;
    build::run(root)?;
    let folder = wasm::build_bench(root)?;
    println!();
    print!("{}", rules(root, &folder)?);
    println!();
    sizes::print(&sizes::measure(root)?);
    Ok(())
}

/// A table: what checking costs, by the number of controls.
fn rules(root: &Path, folder: &Path) -> Result<String> {
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
    if let (Some(first), Some(second), Some(last)) = (rows.first(), rows.get(1), rows.last()) {
        let check = number(first, "check");
        let growth = |name: &str| each(last, name) / each(second, name);
        text += &format!("40 controls: {:.0} % of the budget of {CHECK_BUDGET} ms\n", check / CHECK_BUDGET * 100.0);
        text += &format!(
            "A control costs on the largest page, by what it costs on one of {} (at most {LINEAR} is linear): {:.2} times to check, {:.2} with places, {:.2} to read\n",
            number(second, "controls"),
            growth("check"),
            growth("places"),
            growth("read")
        );
    }
    fs::create_dir_all(root.join("target/bench")).context("cannot create target/bench")?;
    fs::write(root.join("target/bench/rules.json"), said).context("cannot write target/bench/rules.json")?;
    Ok(text)
}
