/** What single options do. */
import { found, refusal, signature } from "./form.mjs";

const jobId = "j";
const failure = refusal(500, "InternalFailureException");
const early = 20 * 60 * 1000;
const skewed = refusal(403, "InvalidSignatureException", "Signature expired: 1 is now earlier");

/**
 * Takes a log line apart, as the time a call takes differs.
 * @param {string} line
 */
function masked(line) {
  return line.replace(/\d+(\.\d+)?s /, "0s ");
}

/**
 * @param {object} options
 * @param {unknown} [params]
 * @returns {import("./form.mjs").Form["run"]}
 */
function calling(options, params = { jobId }) {
  return ({ client, settle }) => settle(client(options).getJobDocument(params));
}

/** @type {[string, object, unknown][]} */
const logged = [
  ["a success", {}, { jobId }],
  ["wrong parameters", {}, { jobId: 5 }],
  ["no parameters", {}, undefined],
  ["quotes in the job's name", { paramValidation: false }, { jobId: "it's" }],
];

/** @type {import("./form.mjs").Form[]} */
export const options = [
  ...logged.map(([name, more, params]) => ({
    name: `logger: ${name}`,
    replies: [found],
    run: async (/** @type {import("./run.mjs").Tools} */ { client, settle }) => {
      /** @type {unknown[][]} */
      const lines = [];
      const logger = { log: (/** @type {unknown[]} */ ...args) => void lines.push(args) };
      await settle(client({ logger, ...more }).getJobDocument(params));
      return lines.map(([line, ...more]) => [masked(String(line)), more]);
    },
  })),
  {
    name: "logger: retries and a refusal",
    replies: [failure, failure, refusal(404, "ResourceNotFoundException")],
    run: async ({ client, settle }) => {
      /** @type {string[]} */
      const lines = [];
      const logger = { log: (/** @type {string} */ line) => void lines.push(masked(line)) };
      await settle(client({ logger }).getJobDocument({ jobId }));
      return lines;
    },
  },
  {
    name: "logger: write in place of log",
    replies: [found],
    run: async ({ AWS, client, settle }) => {
      /** @type {string[]} */
      const lines = [];
      AWS.config.logger = { write: (/** @type {string} */ line) => void lines.push(masked(line)) };
      await settle(client().getJobDocument({ jobId }));
      return lines;
    },
  },
  {
    name: "option: customUserAgent",
    replies: [found],
    run: calling({ customUserAgent: "my-page/1.0" }),
    received: ([request]) => [
      /\bmy-page\/1\.0\b/.test(String(request?.headers["x-amz-user-agent"])),
      signature(request).names?.includes("x-amz-user-agent"),
    ],
  },
  {
    name: "option: what headers are sent and signed",
    replies: [found],
    run: calling({}),
    received: ([request]) => ({
      amz: Object.keys(request?.headers ?? {})
        .filter((name) => name.startsWith("x-amz-"))
        .sort(),
      signed: signature(request).names,
      accept: request?.headers.accept,
    }),
  },
  {
    name: "option: systemClockOffset",
    replies: [found],
    run: calling({ systemClockOffset: -3_600_000 * 24 * 365 * 10, correctClockSkew: false }),
    received: ([request]) => {
      const year = Number(String(request?.headers["x-amz-date"]).slice(0, 4));
      return new Date().getFullYear() - year >= 9;
    },
  },
  ...[0, 1, 2, null].map((maxRetries) => ({
    name: `option: maxRetries ${maxRetries}`,
    replies: [failure],
    run: calling({ maxRetries }),
  })),
  ...["InternalFailureException", "ThrottlingException"].map((code) => ({
    name: `option: retryDelayOptions.base, for ${code}`,
    replies: [refusal(code === "ThrottlingException" ? 400 : 500, code)],
    run: async (/** @type {import("./run.mjs").Tools} */ { client, settle }) => {
      /** @type {boolean[]} */
      const fits = [];
      const request = client({ retryDelayOptions: { base: 2 } }).getJobDocument({ jobId });
      request.on("retry", (/** @type {any} */ { error, retryCount }) => {
        if (retryCount < 3) fits.push(error.retryDelay <= 2 * 2 ** retryCount);
      });
      await settle(request);
      return fits;
    },
  })),
  {
    name: "option: retryDelayOptions.customBackoff",
    replies: [failure],
    run: async ({ client, settle }) => {
      /** @type {unknown[]} */
      const calls = [];
      const retryDelayOptions = {
        customBackoff: (/** @type {number} */ count, /** @type {any} */ error) => {
          calls.push([count, error?.code]);
          return 1;
        },
      };
      return [await settle(client({ retryDelayOptions }).getJobDocument({ jobId })), calls];
    },
  },
  {
    name: "option: retryDelayOptions.customBackoff that gives up",
    replies: [failure],
    run: calling({ retryDelayOptions: { customBackoff: () => -1 } }),
  },
  {
    name: "option: retryDelayOptions.customBackoff of 0",
    replies: [failure, found],
    run: calling({ retryDelayOptions: { customBackoff: () => 0 } }),
  },
  {
    name: "option: correctClockSkew true",
    replies: [
      { ...skewed, clock: early },
      { ...found, clock: early },
    ],
    run: async ({ client, settle }) => {
      const iot = client({ correctClockSkew: true });
      const first = await settle(iot.getJobDocument({ jobId }));
      const second = await settle(iot.getJobDocument({ jobId }));
      return [first, second, Math.round(iot.config.systemClockOffset / 60_000)];
    },
    received: (gets) =>
      gets.map(({ headers }) => {
        const date = String(headers["x-amz-date"]);
        const iso = date.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z");
        return Math.round((Date.parse(iso) - Date.now()) / 60_000);
      }),
  },
  {
    name: "option: correctClockSkew false",
    replies: [{ ...refusal(403, "SignatureDoesNotMatch"), clock: early }],
    run: calling({ correctClockSkew: false }),
  },
  {
    name: "option: correctClockSkew left out",
    replies: [{ ...refusal(403, "SignatureDoesNotMatch"), clock: early }, found],
    run: calling({}),
  },
  {
    name: "option: paramValidation with single checks",
    replies: [found],
    run: async ({ client, settle }) => [
      await settle(client({ paramValidation: { min: false } }).getJobDocument({ jobId: "" })),
      await settle(
        client({ paramValidation: { max: false, pattern: false } }).getJobDocument({
          jobId: "x".repeat(70),
        }),
      ),
    ],
  },
  {
    name: "option: AWS.config.paramValidation",
    replies: [found],
    run: async ({ AWS, client, settle }) => {
      AWS.config.paramValidation = false;
      return settle(client().getJobDocument({ jobId, foo: 1 }));
    },
    received: (gets) => gets.map(({ path }) => path),
  },
];
