/** How `cargo doc` is run: what is private as well, and no warning is let through. */
export const rustdoc = {
  args: ["doc", "--workspace", "--no-deps", "--document-private-items", "--locked", "--quiet"],
  env: { RUSTDOCFLAGS: "--deny warnings" },
};
