const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/**
 * The texts of an XML response by the names of their elements. Workers have no `DOMParser`; STS sends
 * neither CDATA nor comments, and each name that counts stands once in a response.
 */
export function elements(xml: string): Record<string, string> {
  const found: Record<string, string> = Object.create(null);
  for (const [, name = "", text = ""] of xml.matchAll(/<(\w+)>([^<]*)<\//g)) {
    found[name] = text.replace(/&(?:(\w+)|#(\d+)|#x([\da-f]+));/gi, (all, entity, digits, hex) => {
      const code = digits ? Number(digits) : Number.parseInt(hex, 16);
      // `&constructor;` is not an entity.
      if (Object.hasOwn(entities, entity)) return String(entities[entity]);
      return code < 0x110000 ? String.fromCodePoint(code) : all;
    });
  }
  return found;
}
