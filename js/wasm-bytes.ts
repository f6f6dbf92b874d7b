/**
 * The bytes of a wasm from the text that the build made of it (`scripts/build/embed.mjs`).
 *
 * @param text one character a byte, none beyond U+00FF
 * @param escapes what `}` and a digit stand for
 */
export function wasmBytes(text: string, escapes: string): Uint8Array<ArrayBuffer> {
  const plain = text.replace(/}./g, (pair) => escapes[Number(pair[1])] ?? "");
  const bytes = new Uint8Array(plain.length);
  for (let index = 0; index < bytes.length; index++) bytes[index] = plain.charCodeAt(index);
  return bytes;
}
