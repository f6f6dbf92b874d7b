/**
 * What ends a call: an `AbortController` of its own, as those of test environments are not of the kind that
 * their `fetch` takes.
 */
export class Stop {
  /** Whether the call has been ended. */
  isStopped = false;
  /** Why: what becomes the error's `originalError`. */
  reason: unknown;
  private readonly actions = new Set<() => void>();

  /** Acts at once when the call is ended. @returns what ends that */
  during(action: () => void): () => void {
    this.actions.add(action);
    return () => this.actions.delete(action);
  }

  /** Ends the call, once. */
  stop(reason: unknown): void {
    if (this.isStopped) return;
    this.isStopped = true;
    this.reason = reason;
    for (const action of this.actions) action();
  }

  /**
   * Waits for one of several promises, but not when the call is ended.
   *
   * @returns what the first gives; `undefined` where the call is ended
   */
  async race<T>(...promises: (PromiseLike<T> | T)[]): Promise<T | undefined> {
    if (this.isStopped) return undefined;
    let forget = () => {};
    const stopped = new Promise<undefined>((resolve) => {
      forget = this.during(() => resolve(undefined));
    });
    try {
      return await Promise.race([...promises, stopped]);
    } finally {
      forget();
    }
  }
}

/** An `AbortSignal`, or SDK v3's own from before there was one everywhere. */
type Signal =
  | AbortSignal
  // biome-ignore lint/complexity/noBannedTypes: SDK v3's type
  | { readonly aborted: boolean; onabort: ((event: never) => void) | Function | null };

/**
 * Ends a call when a signal is aborted, at once where it is.
 *
 * @returns what ends that
 */
export function follow(signal: Signal | undefined, stop: (reason: unknown) => void): () => void {
  // It returns nothing: Node awaits what a listener returns, which would send a request.
  const abort = () => {
    stop(signal && "reason" in signal ? signal.reason : undefined);
  };
  if (signal?.aborted) abort();
  else if (signal && "addEventListener" in signal) {
    signal.addEventListener("abort", abort);
    return () => signal.removeEventListener("abort", abort);
  } else if (signal) signal.onabort = abort;
  return () => {};
}

/** Acts after `timeout` ms: never where that is 0, or more than the 31 bits that a timer takes. */
export function limit(
  timeout: number,
  action: () => void,
): ReturnType<typeof setTimeout> | undefined {
  return timeout > 0 && timeout < 2 ** 31 ? setTimeout(action, timeout) : undefined;
}

/** Waits `delay` ms, or until the call is ended. */
export async function wait(delay: number, stop: Stop): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, delay);
  });
  await stop.race(over).finally(() => clearTimeout(timer));
}
