//! Running other programs, and where things are.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The two browsers that a build is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    /// Chromium, Chrome, Edge.
    Chromium,
    /// Firefox.
    Firefox,
}

impl Browser {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];

    /// The name, as in `dist/<name>` and `--browser <name>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }
}

/// The repository's root: where cargo found this crate, or the first folder upwards that has it.
pub fn root() -> Result<PathBuf> {
    let start = match std::env::var_os("CARGO_MANIFEST_DIR") {
        Some(folder) => PathBuf::from(folder),
        None => std::env::current_dir().context("cannot tell the current folder")?,
    };
    match start.ancestors().find(|folder| folder.join("xtask/Cargo.toml").is_file()) {
        Some(folder) => Ok(folder.to_owned()),
        None => bail!("This is not Linkwright's repository. Change into it and run `cargo xtask` there."),
    }
}

/// A program to run in the repository's root.
pub fn command<S: AsRef<OsStr>>(root: &Path, program: &str, arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root).args(arguments);
    command
}

/// Cargo, the same one that runs this.
pub fn cargo<S: AsRef<OsStr>>(root: &Path, arguments: impl IntoIterator<Item = S>) -> Command {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    command(root, &cargo, arguments)
}

/// A program of an npm package. Some are scripts and some are binaries; both start by themselves.
pub fn npm_program<S: AsRef<OsStr>>(root: &Path, name: &str, arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(root.join("node_modules/.bin").join(name));
    command.current_dir(root).args(arguments).env("NO_UPDATE_NOTIFIER", "1");
    command
}

/// Runs a program whose output is shown as it comes.
pub fn show(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start `{}`", text(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status}); what it said is above.", text(command));
    }
    Ok(())
}

/// Runs a program quietly. Its output is returned, or becomes the error.
pub fn quiet(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start `{}`", text(command)))?;
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    if !output.status.success() {
        bail!("`{}` failed ({}):\n{}{}", text(command), output.status, said[0], said[1]);
    }
    Ok(said.concat())
}

/// Whether a program can be started and is content with its arguments.
pub fn works(program: &str, arguments: &[&str]) -> bool {
    let quietly =
        |command: &mut Command| command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    quietly(Command::new(program).args(arguments)).is_ok_and(|status| status.success())
}

/// A command as one would type it, without the folders of this machine.
fn text(command: &Command) -> String {
    let folder = command.get_current_dir().map(|folder| format!("{}/", folder.display())).unwrap_or_default();
    let program = Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let arguments = command.get_args().map(|argument| argument.to_string_lossy().replace(&folder, ""));
    std::iter::once(program).chain(arguments).collect::<Vec<_>>().join(" ")
}
