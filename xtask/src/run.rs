//! Starting other programs.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, bail};

/// A command line to be run in a folder.
pub struct Run {
    command: Command,
    line: String,
}

impl Run {
    /// A program with its arguments.
    pub fn new(root: &Path, program: &str, arguments: &[&str]) -> Self {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(root).stdin(Stdio::null());
        Self { command, line: [&[program], arguments].concat().join(" ") }
    }

    /// The same `cargo` that runs this tool.
    pub fn cargo(root: &Path, arguments: &[&str]) -> Self {
        let program = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
        Self { line: format!("cargo {}", arguments.join(" ")), ..Self::new(root, &program, arguments) }
    }

    /// A program that npm installed.
    pub fn npm_bin(root: &Path, name: &str, arguments: &[&str]) -> Self {
        let program = root.join("node_modules/.bin").join(name);
        Self { line: format!("npx {name} {}", arguments.join(" ")), ..Self::new(root, &program.to_string_lossy(), arguments) }
    }

    /// With an environment variable.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self.line = format!("{name}={value} {}", self.line);
        self
    }

    /// Runs it with its output shown as it comes.
    pub fn shown(mut self) -> Result<()> {
        let status = self.command.status().with_context(|| format!("cannot start `{}`", self.line))?;
        if !status.success() {
            bail!("`{}` failed ({status})", self.line);
        }
        Ok(())
    }

    /// Runs it quietly; its output is in the error, if there is one.
    pub fn quiet(self) -> Result<String> {
        let line = self.line.clone();
        let Output { status, stdout, stderr } = self.output()?;
        let text = String::from_utf8_lossy(&stdout).into_owned();
        if !status.success() {
            bail!("`{line}` failed ({status}):\n{text}{}", String::from_utf8_lossy(&stderr));
        }
        Ok(text)
    }

    fn output(mut self) -> Result<Output> {
        self.command.output().with_context(|| format!("cannot start `{}`", self.line))
    }

    /// True when it runs and ends well.
    pub fn succeeds(self) -> bool {
        self.output().is_ok_and(|output| output.status.success())
    }
}
