//! The build tool: `cargo xtask <command>`.

mod docs;

fn main() -> anyhow::Result<()> {
    docs::run(std::path::Path::new("."), false)
}
