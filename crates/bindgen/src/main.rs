//! Writes the glue of a wasm: what `wasm-bindgen --target web --omit-default-module-path
//! --remove-producers-section` writes.
//!
//! As a member of the workspace, it has its dependencies pinned by `Cargo.lock`, and a debug build of this
//! library takes a fraction of the time that installing wasm-bindgen's whole command line takes.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use lexopt::prelude::*;
use wasm_bindgen_cli_support::Bindgen;

const USAGE: &str = "\
Usage: iot-job-document-bindgen [OPTIONS] --out-dir DIRECTORY WASM

Writes the JavaScript, the declarations and the wasm that belongs to them into DIRECTORY.

Options:
  --keep-debug   keeps the debug information of the wasm, for a debugger
  --reset-state  adds `__wbg_reset_state()`, which makes a new instance of the wasm
  --help         prints this";

/// What the command line asks for.
struct Options {
    wasm: PathBuf,
    out_dir: PathBuf,
    keep_debug: bool,
    reset_state: bool,
}

fn main() -> Result<()> {
    let Some(options) = parse(lexopt::Parser::from_env())? else {
        println!("{USAGE}");
        return Ok(());
    };
    Bindgen::new()
        .input_path(&options.wasm)
        .web(true)?
        .typescript(true)
        .omit_default_module_path(true)
        .remove_producers_section(true)
        .keep_debug(options.keep_debug)
        .reset_state_function(options.reset_state)
        .generate(&options.out_dir)
}

/// Reads the command line; nothing where it asks for help.
fn parse(mut arguments: lexopt::Parser) -> Result<Option<Options>> {
    let (mut wasm, mut out_dir) = (None, None);
    let (mut keep_debug, mut reset_state) = (false, false);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("help") | Short('h') => return Ok(None),
            Long("keep-debug") => keep_debug = true,
            Long("reset-state") => reset_state = true,
            Long("out-dir") => out_dir = Some(PathBuf::from(arguments.value()?)),
            Value(path) if wasm.is_none() => wasm = Some(PathBuf::from(path)),
            _ => return Err(argument.unexpected().into()),
        }
    }
    Ok(Some(Options {
        wasm: wasm.context("no WASM is given")?,
        out_dir: out_dir.context("no --out-dir is given")?,
        keep_debug,
        reset_state,
    }))
}
