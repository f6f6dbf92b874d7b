//! What JavaScript sees: objects in, objects out. It converts and decides nothing.
//!
//! `machine.rs` has the classes, `inputs.rs` what comes in, `outputs.rs` what goes out, and `fetch.rs` requests
//! and responses as the browser has them.

mod allocator;
mod fetch;
mod inputs;
mod machine;
mod outputs;
mod stack;
