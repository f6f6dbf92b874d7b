/** A class of promises: the browser's own, or a library's. */
export type PromisesDependency = new <Value>(
  start: (resolve: (value: Value) => void, reject: (reason: unknown) => void) => void,
) => PromiseLike<Value>;

/** What `AWS.config.setPromisesDependency` was given. */
let dependency: unknown;

/** Takes note of whose promises are given from now on. */
export function setPromises(given: unknown): void {
  dependency = given === null ? Promise : given;
}

/** What was given last, as SDK v2 tells it. */
export function getPromises(): unknown {
  return dependency;
}

/** A promise of the class that the page has chosen. */
export function promised<Value>(
  start: (resolve: (value: Value) => void, reject: (reason: unknown) => void) => void,
): Promise<Value> {
  const Chosen = typeof dependency === "function" ? (dependency as PromisesDependency) : Promise;
  return new Chosen(start) as Promise<Value>;
}
