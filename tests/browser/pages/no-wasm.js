// Tells the page around it what comes of reading a document where WebAssembly is forbidden.

const entry = new URL("/dist/placeholders/index.js", location.href).href;
/** @type {typeof import("iot-job-document/placeholders")} */
const { parseJobDocument, placeholders } = await import(entry);

/** @param {() => unknown} read */
function outcome(read) {
  try {
    return { value: read() };
  } catch (error) {
    const { name, code, message, hint } = /** @type {any} */ (error);
    return { name, code, message, hint };
  }
}

parent.postMessage([
  outcome(() => placeholders('{"a":"${aws:iot:parameter:x}"}')),
  outcome(() => placeholders('{"a":1}')),
  outcome(() => parseJobDocument('{"a":1}')),
  outcome(() => parseJobDocument("{")),
]);
