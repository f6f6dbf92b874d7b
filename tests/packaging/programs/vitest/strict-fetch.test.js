// @vitest-environment node
/** A `fetch` that refuses the signals of others, as that of Node.js 24 does. */
import { Iot } from "iot-job-document";
import { afterEach, expect, test, vi } from "vitest";

afterEach(() => vi.unstubAllGlobals());

const Native = AbortSignal;
/** jsdom's: another class. */
class OtherController extends EventTarget {
  signal = Object.assign(new EventTarget(), { aborted: false });
  abort() {
    this.signal.aborted = true;
    this.signal.dispatchEvent(new Event("abort"));
  }
}
const check = ({ signal } = {}) => {
  if (!signal || signal instanceof Native) return;
  throw new TypeError(
    'RequestInit: Expected signal ("AbortSignal {}") to be an instance of AbortSignal.',
  );
};
class StrictRequest extends Request {
  constructor(url, init) {
    check(init);
    super(url, init);
  }
}

for (const [name, Class] of [
  ["with Request", StrictRequest],
  ["without Request", undefined],
]) {
  test(`a call ${name} does without a signal, and is aborted all the same`, async () => {
    let sent = 0;
    let answer = async () => new Response('{"document":"{}"}');
    vi.stubGlobal("Request", Class);
    vi.stubGlobal("AbortController", OtherController);
    vi.stubGlobal("fetch", async (_request, init = {}) => {
      check(init);
      sent++;
      return answer();
    });
    const credentials = {
      accessKeyId: "ASIAEXAMPLE",
      secretAccessKey: "secret",
      sessionToken: "token",
    };
    const iot = new Iot({ region: "eu-west-1", credentials });
    expect((await iot.getJobDocument({ jobId: "job" })).document).toBe("{}");
    expect(sent).toBe(1);

    const controller = new OtherController();
    answer = () => {
      controller.abort();
      return new Promise(() => {});
    };
    const call = iot.getJobDocument({ jobId: "job" }, { signal: controller.signal }).promise();
    await expect(call).rejects.toMatchObject({ code: "RequestAbortedError" });
    expect(sent).toBe(2);
  });
}
