// biome-ignore lint/suspicious/noExplicitAny: each event has arguments of its own, typed by who emits
type Listener = (...args: any[]) => void;

/** Where the listeners are: no private member, which a proxy around a request would not pass on. */
const registered = Symbol("listeners");

/**
 * Something that one can listen to, as in SDK v2: listeners are called in order, with the emitter as
 * `this`.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/SequentialExecutor.html
 */
export class Emitter<Events extends { [Name in keyof Events]: Listener }> {
  /** @internal */
  [registered]: { [Name in keyof Events]?: Listener[] } = {};

  /** Adds a listener, after the others or, with `toHead`, before them. */
  on<Name extends keyof Events>(name: Name, listener: Events[Name], toHead?: boolean): this {
    const all = this[registered];
    all[name] ??= [];
    all[name][toHead ? "unshift" : "push"](listener);
    return this;
  }

  /** The same as {@link on}. */
  addListener<Name extends keyof Events>(
    name: Name,
    listener: Events[Name],
    toHead?: boolean,
  ): this {
    return this.on(name, listener, toHead);
  }

  /** Adds a listener that is called for the next event only. */
  once<Name extends keyof Events>(name: Name, listener: Events[Name]): this {
    const onceOnly = ((...args: unknown[]) => {
      this.removeListener(name, onceOnly);
      listener.apply(this, args);
    }) as Events[Name];
    return this.on(name, onceOnly);
  }

  /** Removes a listener. */
  removeListener<Name extends keyof Events>(name: Name, listener: Events[Name]): this {
    const all = this[registered][name] ?? [];
    const position = all.lastIndexOf(listener);
    if (position >= 0) all.splice(position, 1);
    return this;
  }

  /** Removes all listeners of an event, or of all events. */
  removeAllListeners(name?: keyof Events): this {
    if (name === undefined) this[registered] = {};
    else delete this[registered][name];
    return this;
  }

  /** Gives the listeners of an event, in the order in which they are called. */
  listeners<Name extends keyof Events>(name: Name): Events[Name][] {
    return [...((this[registered][name] ?? []) as Events[Name][])];
  }

  /**
   * Calls the listeners. All are called, whatever one throws.
   *
   * @returns what they threw
   * @internal
   */
  call<Name extends keyof Events>(name: Name, args: Parameters<Events[Name]>): unknown[] {
    const thrown: unknown[] = [];
    for (const listener of this.listeners(name)) {
      try {
        listener.apply(this, args);
      } catch (error) {
        thrown.push(error);
      }
    }
    return thrown;
  }

  /**
   * Calls the listeners of an event that changes nothing. What one throws becomes an error of the page,
   * as in v2.
   *
   * @internal
   */
  announce<Name extends keyof Events>(name: Name, args: Parameters<Events[Name]>): void {
    for (const error of this.call(name, args)) {
      throwLater(() => {
        throw error;
      });
    }
  }
}

/** Makes what an action throws an error of the page, after the current task. */
export function throwLater(action: () => void): void {
  try {
    action();
  } catch (error) {
    setTimeout(() => {
      throw error;
    });
  }
}
