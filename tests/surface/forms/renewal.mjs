/** Credentials that refresh themselves, as calls use them. */
import { found, refusal } from "./form.mjs";

const jobId = "demo-plain";
const expiredToken = refusal(403, "ExpiredTokenException");

/**
 * A class of a page that gets its keys from elsewhere.
 * @param {import("./run.mjs").Tools} tools
 * @param {{ delayed?: boolean, expireTime?: () => Date }} [how]
 */
function renewing({ AWS, config }, { delayed, expireTime } = {}) {
  return new (class Renewing extends AWS.Credentials {
    renewals = 0;
    /** @param {(error?: unknown) => void} callback */
    refresh(callback) {
      const renew = () => {
        this.renewals++;
        Object.assign(this, config.credentials, { expired: false });
        this.expireTime = expireTime?.() ?? null;
        callback();
      };
      delayed ? setTimeout(renew, 5) : renew();
    }
  })();
}

/** @type {[string, () => unknown][]} */
const failures = [
  ["an Error", () => new Error("no keys today")],
  ["an Error with a code", () => Object.assign(new Error("no keys"), { code: "LoginExpired" })],
  [
    "an Error of a service",
    () =>
      Object.assign(new Error("not you"), {
        code: "NotAuthorizedException",
        statusCode: 400,
        requestId: "r",
        retryable: false,
      }),
  ],
  ["a text", () => "no keys today"],
];

/** @type {import("./form.mjs").Form[]} */
export const renewal = [
  ...[false, true].map((delayed) => ({
    name: `renewal: keys from a refresh that calls back ${delayed ? "later" : "at once"}`,
    run: async (/** @type {import("./run.mjs").Tools} */ tools) => {
      const credentials = renewing(tools, { delayed });
      const iot = tools.client({ credentials });
      const outcomes = [
        await tools.settle(iot.getJobDocument({ jobId })),
        await tools.settle(iot.getJobDocument({ jobId })),
      ];
      return { outcomes, renewals: credentials.renewals };
    },
  })),
  {
    name: "renewal: keys that are marked as expired",
    run: async (tools) => {
      const credentials = renewing(tools);
      const iot = tools.client({ credentials });
      await iot.getJobDocument({ jobId }).promise();
      credentials.expired = true;
      await iot.getJobDocument({ jobId }).promise();
      return [credentials.renewals, credentials.expired];
    },
  },
  {
    name: "renewal: keys whose time is over",
    run: async (tools) => {
      const credentials = renewing(tools, { expireTime: () => new Date(Date.now() + 60_000) });
      const iot = tools.client({ credentials });
      await iot.getJobDocument({ jobId }).promise();
      credentials.expireTime = new Date(Date.now() + 10_000);
      await iot.getJobDocument({ jobId }).promise();
      return credentials.renewals;
    },
  },
  {
    name: "renewal: an expired-token reply, then a document",
    replies: [expiredToken, found],
    run: async (tools) => {
      const credentials = renewing(tools);
      const outcome = await tools.settle(tools.client({ credentials }).getJobDocument({ jobId }));
      return { outcome, renewals: credentials.renewals, expired: credentials.expired };
    },
  },
  {
    name: "renewal: nothing but expired-token replies",
    replies: [expiredToken],
    run: async (tools) => {
      const credentials = renewing(tools);
      const outcome = await tools.settle(tools.client({ credentials }).getJobDocument({ jobId }));
      return { outcome, renewals: credentials.renewals, expired: credentials.expired };
    },
  },
  {
    name: "renewal: an expired-token reply, with AWS.Credentials that cannot renew",
    replies: [expiredToken, found],
    run: ({ AWS, client, settle }) => {
      const credentials = new AWS.Credentials("AKIDEXAMPLE", "secret");
      return settle(client({ credentials }).getJobDocument({ jobId }));
    },
  },
  ...failures.map(([name, make]) => ({
    name: `renewal: a refresh that fails with ${name}`,
    replies: [found],
    run: async (/** @type {import("./run.mjs").Tools} */ { AWS, client, settle }) => {
      class Failing extends AWS.Credentials {
        /** @param {(error: unknown) => void} callback */
        refresh(callback) {
          callback(make());
        }
      }
      return settle(client({ credentials: new Failing() }).getJobDocument({ jobId }));
    },
  })),
  {
    name: "renewal: a refresh that throws",
    replies: [found],
    run: async ({ AWS, client, settle }) => {
      class Throwing extends AWS.Credentials {
        refresh() {
          throw new Error("thrown by refresh");
        }
      }
      return settle(client({ credentials: new Throwing() }).getJobDocument({ jobId }));
    },
  },
  {
    name: "renewal: a refresh that fails during a retry",
    replies: [expiredToken],
    run: async ({ AWS, client, config, settle }) => {
      class Once extends AWS.Credentials {
        /** @param {(error: unknown) => void} callback */
        refresh(callback) {
          callback(new Error("no keys any more"));
        }
      }
      const { accessKeyId, secretAccessKey, sessionToken } = config.credentials;
      const credentials = Object.assign(new Once(), { accessKeyId, secretAccessKey, sessionToken });
      return settle(client({ credentials }).getJobDocument({ jobId }));
    },
  },
  {
    name: "credentials: a promise",
    run: ({ client, config, settle }) =>
      settle(
        client({ credentials: Promise.resolve(config.credentials) }).getJobDocument({ jobId }),
      ),
  },
  {
    name: "credentials: a function",
    run: ({ client, config, settle }) =>
      settle(client({ credentials: async () => config.credentials }).getJobDocument({ jobId })),
  },
  {
    name: "credentials: the object of another library that has get",
    run: ({ client, config, settle }) => {
      const credentials = {
        ...config.credentials,
        get: (/** @type {() => void} */ callback) => callback(),
      };
      return settle(client({ credentials }).getJobDocument({ jobId }));
    },
  },
];
