import type { MetadataBearer } from "./types.js";

// biome-ignore-start lint/suspicious/noExplicitAny: middleware of SDK v3 is typed by who writes it

/** What a stack of middleware resolves to in SDK v3. */
export type Handler<Input extends object, Output extends object> = (args: {
  input: Input;
}) => Promise<{ response: unknown; output: Output }>;

/** A function of middleware. It is never called here. */
export type Middleware = (next: any, context: any) => (args: any) => any;

/**
 * SDK v3's middleware, for code that expects it. It has no effect here: a call goes through the core, and what is
 * added is never called.
 */
export interface MiddlewareStack<Input extends object, Output extends object> {
  /** @deprecated Has no effect here. */
  add(middleware: Middleware, options?: any): void;
  /** @deprecated Has no effect here. */
  addRelativeTo(middleware: Middleware, options: any): void;
  /** @deprecated Has no effect here. */
  use(pluggable: { applyToStack(stack: any): void }): void;
  /** @deprecated Has no effect here. */
  applyToStack(stack: any): void;
  /** Gives a stack without middleware. */
  clone(): MiddlewareStack<Input, Output>;
  /** Gives a stack without middleware. */
  concat<Own extends Input, Given extends Output>(from: any): MiddlewareStack<Own, Given>;
  /** Finds nothing to remove. */
  remove(toRemove: any): boolean;
  /** Finds nothing to remove. */
  removeByTag(toRemove: string): boolean;
  /** Gives no names: there is no middleware. */
  identify(): string[];
  /** Has no effect here. */
  identifyOnResolve(toggle?: boolean): boolean;
  /** Gives `handler` as it is. */
  resolve(handler: any, context?: any): any;
}

/** A command as SDK v3 declares it, for {@link IoTClient.send} and for mocks. */
export interface Command<Input extends object, Output extends MetadataBearer> {
  /** What the operation is called with. */
  readonly input: Input;
  /** It has no effect here. */
  readonly middlewareStack: MiddlewareStack<Input, Output>;
  /** Never called here: send the command with a client. */
  resolveMiddleware(stack: any, configuration: any, options: any): Handler<Input, Output>;
}

const no = () => false;
const same = () => middlewareStack;

/** @internal A stack that stays empty: the one of all clients and commands. */
export const middlewareStack: MiddlewareStack<any, any> = {
  add: no,
  addRelativeTo: no,
  use: no,
  applyToStack: no,
  clone: same,
  concat: same,
  remove: no,
  removeByTag: no,
  identify: () => [],
  identifyOnResolve: no,
  resolve: (handler) => handler,
};
// biome-ignore-end lint/suspicious/noExplicitAny: as above
