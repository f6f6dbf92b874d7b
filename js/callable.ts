/**
 * A class that old code may extend, too: what TypeScript writes for ES5 (`_super.call(this) || this`), and what
 * `util.inherits` goes with (`AWS.Credentials.call(this)`), call it without `new`. Then it fills the object that they
 * have made.
 *
 * @param _mark what `scripts/build/bundle.mjs` finds a call by, to mark it as pure: a bundler drops a class that a page
 *   does not use
 */
export function callable<Class extends new (...args: never[]) => object>(
  Class: Class,
  _mark: "droppable!",
): Class {
  const extendable = new Proxy(Class, {
    apply(_, self, args) {
      // It throws, as for every class.
      if (!(self instanceof Class))
        return Reflect.apply(Class as unknown as () => void, self, args);
      function Subclass() {}
      Subclass.prototype = Object.getPrototypeOf(self);
      const made: object = Reflect.construct(Class, args, Subclass);
      // Symbols included: they have what is kept secret.
      Object.defineProperties(self, Object.getOwnPropertyDescriptors(made));
    },
  });
  Class.prototype.constructor = extendable;
  return extendable;
}
