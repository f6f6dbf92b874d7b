/** `AWS.Credentials` by itself. */
import { kind, members, plain } from "./describe.mjs";

/** @type {[string, (AWS: any) => any][]} */
const made = [
  ["two keys", (AWS) => new AWS.Credentials("a", "s")],
  ["two keys and a token", (AWS) => new AWS.Credentials("a", "s", "t")],
  ["nothing", (AWS) => new AWS.Credentials()],
  [
    "an object",
    (AWS) => new AWS.Credentials({ accessKeyId: "a", secretAccessKey: "s", sessionToken: "t" }),
  ],
  [
    "an object with credentials",
    (AWS) => new AWS.Credentials({ credentials: { accessKeyId: "a", secretAccessKey: "s" } }),
  ],
  ["others", (AWS) => new AWS.Credentials(new AWS.Credentials("a", "s", "t"))],
  ["an empty object", (AWS) => new AWS.Credentials({})],
  [
    "an object with an expireTime",
    (AWS) =>
      new AWS.Credentials({ accessKeyId: "a", secretAccessKey: "s", expireTime: new Date(0) }),
  ],
  ["an object and a key", (AWS) => new AWS.Credentials({ accessKeyId: "a" }, "s")],
];

/** @type {import("./form.mjs").Form[]} */
export const credentials = [
  ...made.map(([name, make]) => ({
    name: `AWS.Credentials from ${name}`,
    run: (/** @type {import("./run.mjs").Tools} */ { AWS, attempt }) =>
      attempt(() => {
        const credentials = make(AWS);
        const { accessKeyId, secretAccessKey, sessionToken } = credentials;
        const { expired, expireTime, expiryWindow } = credentials;
        return plain({
          keys: [accessKeyId, secretAccessKey, sessionToken],
          expiry: [expired, expireTime, expiryWindow],
          needsRefresh: Boolean(credentials.needsRefresh()),
        });
      }),
  })),
  {
    name: "AWS.Credentials: own members",
    run: ({ AWS }) => members(new AWS.Credentials("a", "s", "t")),
  },
  {
    name: "AWS.Credentials: null",
    run: ({ AWS, attempt }) => attempt(() => new AWS.Credentials(null).accessKeyId),
  },
  {
    name: "AWS.Credentials: as JSON the secret is not there",
    run: ({ AWS }) => {
      const json = JSON.stringify(new AWS.Credentials("a", "the-secret", "t"));
      return json.includes("the-secret");
    },
  },
  {
    name: "AWS.Credentials: needsRefresh",
    run: ({ AWS }) => {
      const inSeconds = (/** @type {number} */ seconds) => new Date(Date.now() + seconds * 1000);
      /** @type {object[]} */
      const states = [
        {},
        { expired: true },
        { expireTime: inSeconds(60) },
        { expireTime: inSeconds(10) },
        { expireTime: inSeconds(-60) },
        { expireTime: inSeconds(60), expiryWindow: 120 },
        { expireTime: inSeconds(10), expiryWindow: 5 },
        { accessKeyId: "" },
        { secretAccessKey: undefined },
      ];
      return states.map((state) =>
        Boolean(Object.assign(new AWS.Credentials("a", "s"), state).needsRefresh()),
      );
    },
  },
  {
    name: "AWS.Credentials: get calls back at once",
    run: ({ AWS }) =>
      [new AWS.Credentials("a", "s"), new AWS.Credentials()].map((credentials) => {
        /** @type {unknown[]} */
        const seen = [];
        credentials.get((/** @type {unknown[]} */ ...args) => seen.push(plain(args[0])));
        return seen;
      }),
  },
  {
    name: "AWS.Credentials: refresh calls back at once and unsets expired",
    run: ({ AWS }) => {
      const credentials = new AWS.Credentials("a", "s");
      credentials.expired = true;
      let calls = 0;
      credentials.refresh(() => calls++);
      return [calls, credentials.expired];
    },
  },
  {
    name: "AWS.Credentials: getPromise and refreshPromise",
    run: async ({ AWS }) => {
      const credentials = new AWS.Credentials("a", "s");
      credentials.expired = true;
      const promises = [credentials.getPromise(), credentials.refreshPromise()];
      const kinds = promises.map((promise) => kind(AWS, promise));
      return [kinds, plain(await Promise.all(promises)), credentials.expired];
    },
  },
  {
    name: "AWS.Credentials: getPromise of a class whose refresh fails",
    run: async ({ AWS }) => {
      class Failing extends AWS.Credentials {
        /** @param {(error: unknown) => void} callback */
        refresh(callback) {
          callback(new Error("no keys today"));
        }
      }
      const failing = new Failing();
      /** @type {unknown[]} */
      const seen = [];
      failing.get((/** @type {any} */ error) => seen.push(error.message));
      for (const name of ["getPromise", "refreshPromise"]) {
        await failing[name]().catch((/** @type {any} */ error) => seen.push(error.message));
      }
      return { seen, expired: failing.expired, isBase: failing instanceof AWS.Credentials };
    },
  },
  {
    name: "AWS.Credentials: coalesceRefresh and load",
    run: async ({ AWS }) => {
      let loads = 0;
      class Loading extends AWS.Credentials {
        /** @param {(error?: unknown) => void} callback */
        refresh(callback) {
          this.coalesceRefresh(callback);
        }
        /** @param {(error?: unknown) => void} callback */
        load(callback) {
          loads++;
          queueMicrotask(() => {
            Object.assign(this, { accessKeyId: `a${loads}`, secretAccessKey: "s" });
            callback();
          });
        }
      }
      const loading = new Loading();
      await Promise.all([loading.getPromise(), loading.getPromise(), loading.getPromise()]);
      const first = [loads, loading.accessKeyId];
      await loading.refreshPromise();
      return [first, loads, loading.accessKeyId];
    },
  },
  {
    name: "AWS.Credentials: an old-style class by prototype",
    run: ({ AWS, attempt }) =>
      attempt(() => {
        /** @this {any} */
        function Old() {
          AWS.Credentials.call(this);
          this.mine = true;
        }
        Old.prototype = Object.create(AWS.Credentials.prototype);
        const old = new /** @type {any} */ (Old)();
        return [old.mine, old.expired, Boolean(old.needsRefresh())];
      }),
  },
];
