/**
 * Makes members of a class secret: they show neither in JSON nor in a log nor in `inspect`, and they work through
 * proxies and clones, which pages make of what they hold (Vue's `reactive`, MobX, lodash's `cloneDeep`), and which
 * private members do not survive.
 *
 * The value is in a closure, under a symbol that proxies and clones pass on.
 *
 * @param prototype the prototype of the class
 * @param names the members
 */
export function keepSecret(prototype: object, ...names: string[]): void {
  for (const name of names) {
    const place = Symbol(name);
    Object.defineProperty(prototype, name, {
      configurable: true,
      get(this: Record<symbol, (() => unknown) | undefined>) {
        return this[place]?.();
      },
      set(this: Record<symbol, (() => unknown) | undefined>, value: unknown) {
        this[place] = () => value;
      },
    });
  }
}
