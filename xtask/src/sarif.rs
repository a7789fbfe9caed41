//! The SARIF report, checked by Microsoft's validator: a set-up with many findings is written to `target/sarif/`.
//!
//! The validator is a program for .NET that brings its runtime along; on Debian it needs `libstdc++6` and `zlib1g`. Its
//! exit code says only that it ran, and the npm package's own launcher hides even that, so what it wrote is read.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use linkwright::report::{Report, sarif};
use linkwright::rules::docs;
use linkwright::setup::Observations;
use serde_json::{Value, json};

use crate::run::{command, quiet};

/// 2025-11-24, 19:30 UTC.
const MADE_AT: u64 = 1_764_012_600_000;

/// What the validator is not asked, and why.
const LEFT_OUT: [(&str, &str); 1] =
    [("SARIF2006.UrisShouldBeReachable", "it asks the network, and a build must not depend on that")];

/// Writes the report, has it checked, and fails on errors and warnings.
pub fn check(root: &Path) -> Result<String> {
    let folder = root.join("target/sarif");
    fs::create_dir_all(&folder).context("cannot create target/sarif")?;
    let text = sarif::write(&many_findings()?, &docs::catalogue());
    fs::write(folder.join("report.sarif"), &text).context("cannot write target/sarif/report.sarif")?;
    let said = validate(root, &folder)?;
    let serious: Vec<String> = said.iter().filter(|one| one.level != "note").map(Said::line).collect();
    if !serious.is_empty() {
        bail!("target/sarif/report.sarif is not as SARIF wants it:\n{}", serious.join("\n"));
    }
    let mut notes: Vec<&str> = said.iter().map(|one| one.rule.as_str()).collect();
    notes.sort_unstable();
    notes.dedup();
    let left_out: Vec<&str> = LEFT_OUT.iter().map(|(name, _)| *name).collect();
    let notes = if notes.is_empty() { "no notes".to_owned() } else { format!("notes: {}", notes.join(" ")) };
    Ok(format!("no errors, no warnings, {notes}; not asked: {}", left_out.join(" ")))
}

/// One remark of the validator.
struct Said {
    rule: String,
    level: String,
    about: String,
}

impl Said {
    fn line(&self) -> String {
        format!("{} {}: {}", self.level, self.rule, self.about)
    }
}

/// Runs the validator on `report.sarif` in a folder.
fn validate(root: &Path, folder: &Path) -> Result<Vec<Said>> {
    let output = folder.join("validation.sarif");
    let settings = folder.join("validation.xml");
    let _ = fs::remove_file(&output);
    fs::write(&settings, settings_text()).context("cannot write target/sarif/validation.xml")?;
    let mut program = command(root, &program(root)?.to_string_lossy(), ["validate"]);
    program.arg(folder.join("report.sarif")).arg("--output").arg(&output).arg("--config").arg(&settings);
    program.args(["--log", "ForceOverwrite", "--level", "Error;Warning;Note", "--kind", "Fail"]);
    // Without this it wants ICU, for texts in other languages.
    program.env("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1").env("DOTNET_CLI_TELEMETRY_OPTOUT", "1");
    let printed = quiet(&mut program)
        .context("the SARIF validator does not run; on Debian or Ubuntu it needs: apt-get install libstdc++6 zlib1g")?;
    let Ok(written) = fs::read_to_string(&output) else { bail!("the SARIF validator wrote nothing:\n{printed}") };
    let log: Value = serde_json::from_str(&written).context("what the SARIF validator wrote is not JSON")?;
    let run = &log["runs"][0];
    if run["invocations"][0]["executionSuccessful"] != true {
        bail!("the SARIF validator did not finish:\n{printed}");
    }
    let results = run["results"].as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let said = results.iter().map(|result| Said {
        rule: text(&result["ruleId"]),
        // A result without a level is a warning.
        level: result["level"].as_str().unwrap_or("warning").to_owned(),
        about: match result["message"]["arguments"].as_array() {
            Some(parts) => parts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "),
            None => text(&result["message"]["text"]),
        },
    });
    Ok(said.collect())
}

/// The validator itself, in the package for this system.
fn program(root: &Path) -> Result<PathBuf> {
    let system = match std::env::consts::OS {
        "macos" => "darwin",
        "windows" => "win32",
        other => other,
    };
    let name = format!("Sarif.Multitool{}", std::env::consts::EXE_SUFFIX);
    let file = root.join(format!("node_modules/@microsoft/sarif-multitool-{system}")).join(name);
    if !file.is_file() {
        bail!("the SARIF validator is not installed; run `npm ci` (it is an optional package for {system})");
    }
    make_executable(&file)?;
    Ok(file)
}

/// The package does this in an install script, which npm may be told not to run.
#[cfg(unix)]
fn make_executable(file: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;

    let mut permissions = fs::metadata(file).context("cannot look at the SARIF validator")?.permissions();
    if permissions.mode() & 0o100 == 0 {
        permissions.set_mode(permissions.mode() | 0o100);
        fs::set_permissions(file, permissions).context("cannot make the SARIF validator executable")?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn make_executable(_: &Path) -> Result<()> {
    Ok(())
}

/// The validator's settings: what is left out.
fn settings_text() -> String {
    let off: String = LEFT_OUT
        .iter()
        .map(|(name, why)| {
            format!(
                "  <!-- {why} -->\n  <Properties Key=\"{name}.Options\">\n    \
                 <Property Key=\"RuleEnabled\" Value=\"Disabled\" Type=\"Driver.RuleEnabledState\" />\n  </Properties>\n"
            )
        })
        .collect();
    format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Properties>\n{off}</Properties>\n")
}

/// A set-up with much wrong in it, one rule off, and a page that was not seen.
fn many_findings() -> Result<Report> {
    let seen: Observations = serde_json::from_value(json!({
        "alexa": {
            "accountLinking": true,
            "appToApp": true,
            "type": "IMPLICIT",
            "authorizationUrl": "http://www.amazon.com/ap/oa/?state=1&client_id={fake}",
            "accessTokenUrl": "https://www.amazon.com:8443/auth/o2/token?grant_type=x",
            "clientId": "amzn1.application-ao2-client.0123456789ABCDEF",
            "clientSecret": { "edgeSpace": true, "quoted": true, "likeClientId": true, "sameAsKept": false },
            "accessTokenScheme": "REQUEST_BODY_CREDENTIALS",
            "scopes": ["user_id", "profile, postal_code", "<scope>", ""],
            "domains": ["https://www.amazon.com/x", "*.example-app.test"],
            "defaultTokenExpirationInSeconds": "30",
            "redirectUrls": [
                "https://pitangui.amazon.com/api/skill/link/M1FAKE0000001",
                "https://layla.amazon.com/api/skill/link/M1FAKE0000001",
                "https://alexa.amazon.co.jp/api/skill/link/M1FAKE0000001",
            ],
            "appRedirectUrls": [],
            "unsaved": true,
            "seenAt": MADE_AT - 60_000,
        },
        "webSettings": {
            "allowedOrigins": ["https://pitangui.amazon.com/api/skill/link/M1FAKE0000001", "www.example.com/"],
            "allowedReturnUrls": [
                "http://layla.amazon.com/api/skill/link/M1FAKE0000001/",
                "https://alexa.amazon.co.jp/api/skill/link/M9FAKE0000009",
            ],
            "seenAt": MADE_AT - 720_000,
        },
        "createProfile": { "privacyNoticeUrl": "ftp://example.com" },
        "skillType": "smartHome",
        "linkingFailed": true,
    }))
    .context("the example set-up does not fit the observations")?;
    let off = serde_json::from_value(json!([{ "rule": "lwa-token-uri", "reason": "our own proxy passes it on" }]))
        .context("the rule that is off does not fit")?;
    let off: Vec<linkwright::profile::DisabledRule> = off;
    Ok(Report::of(&seen, &off, MADE_AT))
}

#[cfg(test)]
mod tests {
    use super::*;
    use linkwright::report::OutcomeName;

    #[test]
    fn the_example_has_every_outcome_and_what_is_left_out_is_well_formed() {
        let report = many_findings().unwrap();
        assert!(report.counts().errors >= 5, "{:?}", report.counts());
        for outcome in [OutcomeName::Fails, OutcomeName::Off, OutcomeName::NotApplicable] {
            assert!(report.with(outcome).next().is_some(), "{outcome:?}");
        }
        assert!(settings_text().contains("UrisShouldBeReachable.Options"));
    }
}
