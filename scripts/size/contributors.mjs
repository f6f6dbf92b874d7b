/** What weighs in a wasm file: the bytes of each function, from its code and name sections. */

const codeSection = 10;
const customSection = 0;
const dataSection = 11;
const importSection = 2;
const functionNames = 1;

/** Reads the integers and strings of the binary format. */
class Reader {
  /**
   * @param {Uint8Array} bytes
   * @param {number} [position]
   */
  constructor(bytes, position = 0) {
    this.bytes = bytes;
    this.position = position;
  }

  byte() {
    return this.bytes[this.position++] ?? 0;
  }

  /** An unsigned LEB128 integer. */
  integer() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }

  text() {
    const length = this.integer();
    const start = this.position;
    this.position += length;
    return new TextDecoder().decode(this.bytes.subarray(start, this.position));
  }
}

/**
 * @param {Uint8Array} wasm with a name section
 * @returns {{ name: string, size: number }[]} each function, each section but those of code and
 *   names, the biggest first; sizes in bytes before compression
 */
export function contributors(wasm) {
  const reader = new Reader(wasm, 8);
  /** @type {number[]} */
  const sizes = [];
  /** @type {Map<number, string>} */
  const names = new Map();
  const rest = [];
  let imported = 0;
  while (reader.position < wasm.length) {
    const id = reader.byte();
    const length = reader.integer();
    const end = reader.position + length;
    if (id === importSection) imported = countImportedFunctions(new Reader(wasm, reader.position));
    if (id === codeSection) {
      for (let left = reader.integer(); left > 0; left--) {
        const size = reader.integer();
        sizes.push(size);
        reader.position += size;
      }
    } else if (id === customSection && reader.text() === "name") {
      readFunctionNames(reader, end, names);
    } else {
      rest.push({ name: id === dataSection ? "[data]" : `[section ${id}]`, size: length });
    }
    reader.position = end;
  }
  const functions = sizes.map((size, index) => ({
    name: names.get(imported + index) ?? `[function ${index}]`,
    size,
  }));
  return [...functions, ...rest].sort((one, other) => other.size - one.size);
}

/** @param {Reader} reader at the content of the import section */
function countImportedFunctions(reader) {
  let count = 0;
  for (let left = reader.integer(); left > 0; left--) {
    reader.text();
    reader.text();
    // The package imports functions only: the memory and the table are its own.
    if (reader.byte() !== 0) throw new Error("an import that is no function");
    reader.integer();
    count++;
  }
  return count;
}

/**
 * @param {Reader} reader after the name of the section
 * @param {number} end
 * @param {Map<number, string>} names
 */
function readFunctionNames(reader, end, names) {
  while (reader.position < end) {
    const id = reader.byte();
    const length = reader.integer();
    const next = reader.position + length;
    if (id === functionNames) {
      for (let left = reader.integer(); left > 0; left--) {
        names.set(reader.integer(), reader.text());
      }
    }
    reader.position = next;
  }
}

/**
 * @param {string} name of a function, as the linker demangled it
 * @returns {string} the crate it is from
 */
export function crateOf(name) {
  if (name.startsWith("[")) return name;
  return (
    /^[<&*([ ]*(?:mut |dyn )?(\w+)(?:\[[0-9a-f]+\])?::/.exec(name)?.[1] ??
    "[exports, with what is inlined]"
  );
}

/**
 * @param {string} name of a function, as the linker demangled it
 * @returns {string} without the hashes of its crates, on one line
 */
export function plainName(name) {
  return name.replace(/\[[0-9a-f]{8,}\]/g, "").slice(0, 90);
}
