import type { Call, Judgement, Output, Step as Steps } from "../build/glue/iot_job_document.js";
import { Attempt, forCore, type ResponseLike } from "./attempt.js";
import { afterTrap, type ClientOf, type Core, instance, isTrap, loadCore } from "./core.js";
import type { Keys } from "./credentials/keys.js";
import type { Page } from "./page.js";
import { type Stop, wait } from "./stop.js";
import { describe, Thrown } from "./thrown.js";

/** Who makes a call. */
export interface Caller {
  /** Gives the client in Rust. */
  readonly client: ClientOf;
  /** Begins the call. */
  start(call: Call, core: Core): Steps;
  /** Where its keys come from. */
  readonly keys: Keys;
  /** The options that have the clock offset: the call reads and writes it. */
  readonly clock: { systemClockOffset?: number | undefined };
  /** What ends it. */
  readonly stop: Stop;
  /** Who looks on. */
  readonly page: Page;
  /** For how many seconds a URL is presigned, in place of sending the request. */
  readonly expires?: number;
  /** Reads a body that is not JSON: what counts of its members. */
  readonly readBody?: (text: string) => { code: string; message: string };
}

/** What a call gives: a result, or a URL where one was asked for. */
export type Result = Output & { url?: string };

/**
 * Makes a call: does what the machine in Rust says, and tells it the result. This is the only place that waits
 * and fetches; it decides nothing.
 *
 * @returns what the call gives; nothing where it was ended before the core has loaded. It rejects with the error of
 *   the call, and always settles
 */
export async function drive(caller: Caller): Promise<Result | undefined> {
  const { clock, keys, page, stop } = caller;
  const core = await stop.race(loadCore());
  if (!core) return undefined;
  const { Step } = core;
  const began = instance();
  const client = caller.client(core);
  let call: Call | undefined;
  let attempt: Attempt | undefined;
  let response: ResponseLike | undefined;
  // An error that the page has seen, or has thrown itself.
  let error: unknown;
  try {
    call = client.call();
    client.clockOffset = Number(clock.systemClockOffset) || 0;
    let step = caller.start(call, core);
    for (;;) {
      if (stop.isStopped && step !== Step.Fail && step !== Step.Done) {
        error = undefined;
        step = call.aborted(stop.reason);
      }
      // Options count as they are now.
      client.clockOffset = Number(clock.systemClockOffset) || 0;
      try {
        switch (step) {
          case Step.ShowCredentials: {
            const shown = keys.show();
            step = shown ? call.credentials(shown) : call.noCredentials();
            break;
          }
          case Step.LoadCredentials: {
            keys.refuse(call.refused);
            const loaded = await stop.race(keys.load(call.timeout));
            if (!loaded) break;
            if (loaded.keys) step = call.credentials(loaded.keys);
            else if (loaded.isLate) step = call.credentialsTimedOut(loaded.cause);
            else step = call.credentialsFailed(loaded.isSet, loaded.hint, loaded.cause);
            break;
          }
          case Step.Validate: {
            const changed = page.validate();
            step = changed ? call.validated(changed.params) : call.unchanged();
            break;
          }
          case Step.Build: {
            const built = page.build(call);
            if (stop.isStopped) break;
            if (caller.expires !== undefined) return { url: call.presign(caller.expires) };
            step = call.built(built.target, built.headers);
            break;
          }
          case Step.Send: {
            const signed = page.sign(call.headers);
            if (stop.isStopped) break;
            attempt = new Attempt(call.timeout, stop);
            const sent = attempt.send(call, signed);
            response = await stop.race(sent, attempt.late);
            if (stop.isStopped) break;
            step = response ? call.head(forCore(response)) : attempt.failed(call);
            if (response) page.head(response);
            break;
          }
          case Step.Read: {
            const text =
              response && attempt && (await stop.race(attempt.read(response), attempt.late));
            if (stop.isStopped) break;
            if (text === undefined) {
              if (attempt) step = attempt.failed(call);
              break;
            }
            attempt?.over();
            attempt = undefined;
            const body = page.body(text);
            if (stop.isStopped) break;
            step = caller.readBody ? call.members(caller.readBody(body)) : call.body(body);
            break;
          }
          case Step.Deliver:
            page.deliver(call.result as Output);
            if (!stop.isStopped) step = call.delivered();
            break;
          case Step.Judge: {
            const own = call.result;
            if (own !== undefined) {
              error = page.fail(own);
              if (stop.isStopped) break;
              if (error !== own) {
                step = call.thrown(describe(error));
                break;
              }
            }
            keys.refuse(call.refused);
            const judged = page.judge(error, call.judgement as Judgement);
            error = judged.error;
            if (stop.isStopped) break;
            step = call.judged(judged.retryable, judged.delay);
            page.judged(step === Step.Wait);
            break;
          }
          case Step.Wait:
            await wait(call.delay, stop);
            if (stop.isStopped) break;
            error = undefined;
            page.waited();
            if (!stop.isStopped) step = call.waitOver();
            break;
          case Step.Done:
            return call.result as Output;
          default:
            throw error ?? page.fail(call.result);
        }
      } catch (thrown) {
        if (!(thrown instanceof Thrown)) throw thrown;
        error = thrown.error;
        step = call.thrown(describe(error));
      }
      // What has been learnt of the service's clock.
      const { clockOffset } = client;
      if (clockOffset !== (clock.systemClockOffset ?? 0)) clock.systemClockOffset = clockOffset;
    }
  } catch (thrown) {
    throw isTrap(thrown, began) ? afterTrap(core, began, thrown) : thrown;
  } finally {
    attempt?.giveUp();
    // Of a call of an instance that was thrown away there is nothing left.
    if (call && began === instance()) finish(call, page, core);
  }
}

/** Ends a call: its keys leave the memory of the WebAssembly. */
function finish(call: Call, page: Page, core: Core): void {
  const began = instance();
  try {
    page.end(call, call.metadata);
    call.free();
  } catch (cause) {
    // What was thrown through the WebAssembly, by something of the page that it asked, left the call borrowed and a
    // part of the stack in use. The call has its own error.
    afterTrap(core, began, cause);
  }
}
