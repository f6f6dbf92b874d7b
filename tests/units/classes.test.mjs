/** The classes as programs use them: their names, ES5 code that extends them, and what holds their objects. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { inherits, inspect } from "node:util";
import { build } from "esbuild";
import { build as viteBuild } from "vite";
import { root } from "../../scripts/setup/paths.mjs";

/** @typedef {typeof import("../../js/index.js")} Package */

const require = createRequire(import.meta.url);
/** @type {Package} */
const AWS = require("iot-job-document");

/** @param {Record<string, unknown>} module @returns {[string, string][]} its classes with their names */
function classes(module) {
  return Object.entries(module)
    .filter(([name, value]) => /^[A-Z]/.test(name) && typeof value === "function")
    .map(([name, value]) => [name, /** @type {Function} */ (value).name]);
}

const files = ["", "slim/", "bun/", "cjs/", "cjs/slim/"].flatMap((folder) =>
  [
    "index.js",
    "client-iot.js",
    "client-iot/index.js",
    "placeholders/index.js",
    "placeholders.js",
    "index.cjs",
    "client-iot.cjs",
    "placeholders.cjs",
  ]
    .map((file) => `${folder}${file}`)
    .filter((file) => existsSync(join(root, "dist", file))),
);

test("every class has its name, in every file of the package", async () => {
  assert.ok(files.length > 10, String(files));
  for (const file of files) {
    const { default: _, ...module } = await import(pathToFileURL(join(root, "dist", file)).href);
    const found = classes(module);
    assert.ok(found.length > 0, file);
    for (const [exported, name] of found) assert.equal(name, exported, file);
  }
});

/** What a page shows of its classes, once it is bundled. */
const page = `import * as v2 from "iot-job-document";
import * as v3 from "iot-job-document/client-iot";
import { JobDocumentError } from "iot-job-document/placeholders";
const all = { ...v2, ...v3, JobDocumentError };
export const classes = Object.keys(all).filter((name) => /^[A-Z]/.test(name) && all[name].name);
export const names = classes.map((name) => all[name].name);
export const made = [new v2.Credentials(), new v2.Iot(), new v2.AwsError("c", "m"),
  new v3.GetJobDocumentCommand({}), new v3.IoTClient(), new v3.IoT()].map((it) => it.constructor.name);
`;

/** @type {Record<string, () => Promise<string>>} */
const bundlers = {
  esbuild: async () => {
    const { outputFiles } = await build({
      stdin: { contents: page, resolveDir: root },
      bundle: true,
      minify: true,
      format: "esm",
      write: false,
      logLevel: "silent",
    });
    return outputFiles[0]?.text ?? "";
  },
  Vite: async () => {
    const output = await viteBuild({
      root,
      configFile: false,
      logLevel: "silent",
      // The package by its name, as if it were installed.
      resolve: {
        alias: ["/client-iot", "/placeholders", ""].map((entry) => ({
          find: new RegExp(`^iot-job-document${entry}$`),
          replacement: join(root, "dist", entry, "index.js"),
        })),
      },
      plugins: [
        {
          name: "page",
          resolveId: (id) => (id.endsWith("the-page") ? "the-page" : undefined),
          load: (id) => (id === "the-page" ? page : undefined),
        },
      ],
      build: {
        write: false,
        target: "es2022",
        minify: true,
        lib: { entry: "the-page", formats: ["es"] },
      },
    });
    const [first] = /** @type {{ output: { code: string }[] }[]} */ (output);
    return first?.output[0]?.code ?? "";
  },
};

for (const [name, bundle] of Object.entries(bundlers)) {
  test(`every class has its name in a bundle of ${name}`, async () => {
    const script = Buffer.from(await bundle()).toString("base64");
    const { classes, made, names } = await import(`data:text/javascript;base64,${script}`);
    assert.ok(classes.length > 15);
    assert.deepEqual(names, classes);
    const expected = [
      "Credentials",
      "Iot",
      "AwsError",
      "GetJobDocumentCommand",
      "IoTClient",
      "IoT",
    ];
    assert.deepEqual(made, expected);
  });
}

test("Node prints an error with its name", () => {
  const v3 = require("iot-job-document/client-iot");
  const gone = new v3.ResourceNotFoundException({ message: "No such job", $metadata: {} });
  assert.match(inspect(gone), /^ResourceNotFoundException: No such job/);
  const late = new AWS.AwsError("TimeoutError", "Too late");
  assert.match(inspect(late), /^(AwsError \[TimeoutError\]|TimeoutError): Too late/);
});

/** What each class is made with. @type {Record<string, unknown[]>} */
const made = {
  Credentials: ["AKIDEXAMPLE", "the-secret", "the-token"],
  CognitoIdentityCredentials: [{ IdentityPoolId: "eu-west-1:1", Logins: { login: "the-token" } }],
  WebIdentityCredentials: [{ RoleArn: "arn:aws:iam::1:role/r", WebIdentityToken: "the-token" }],
  TemporaryCredentials: [{}, { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "the-secret" }],
  ChainableTemporaryCredentials: [{ params: { RoleArn: "arn:aws:iam::1:role/r" } }],
};

/**
 * What TypeScript writes for `class extends` when it compiles to ES5.
 * @param {any} Class
 * @param {any} Super
 */
function extend(Class, Super) {
  Object.setPrototypeOf(Class, Super);
  function Link() {
    // @ts-expect-error: a function that is called with `new`
    this.constructor = Class;
  }
  Link.prototype = Super.prototype;
  // @ts-expect-error: as above
  Class.prototype = new Link();
}

/** @type {Record<string, (Super: any) => any>} */
const ways = {
  "TypeScript's ES5": (Super) => {
    /** @this {object} @param {unknown[]} args */
    function Own(...args) {
      const _this = Super.apply(this, args) || this;
      _this.own = 1;
      return _this;
    }
    extend(Own, Super);
    return Own;
  },
  "util.inherits": (Super) => {
    /** @this {{ own?: number }} @param {unknown[]} args */
    function Own(...args) {
      Super.apply(this, args);
      this.own = 1;
    }
    inherits(Own, Super);
    return Own;
  },
  class: (Super) =>
    class Own extends Super {
      own = 1;
    },
};

for (const [way, extended] of Object.entries(ways)) {
  test(`${way} extends AWS.Credentials and its classes`, async () => {
    for (const [name, args] of Object.entries(made)) {
      const Super = Reflect.get(AWS, name);
      const Own = extended(Super);
      Own.prototype.refresh = function (/** @type {() => void} */ callback) {
        Object.assign(this, { accessKeyId: "ASIANEW", secretAccessKey: "new", expired: false });
        callback();
      };
      const credentials = new Own(...args);
      assert.ok(credentials instanceof Own && credentials instanceof Super, name);
      assert.ok(credentials instanceof AWS.Credentials, name);
      assert.equal(credentials.constructor, Own);
      assert.equal(Reflect.get(credentials, "own"), 1);
      for (const shown of [JSON.stringify(credentials), inspect(credentials, { depth: 9 })]) {
        assert.doesNotMatch(shown, /the-(secret|token)/, name);
      }
      if (name === "Credentials") {
        assert.equal(credentials.secretAccessKey, "the-secret");
        credentials.expired = true;
      }
      await credentials.getPromise();
      assert.equal(credentials.secretAccessKey, "new", name);
    }
  });
}

test("a class of credentials is a class like others", () => {
  for (const [name, args] of Object.entries(made)) {
    const Class = Reflect.get(AWS, name);
    assert.equal(Class.name, name);
    assert.equal(new Class(...args).constructor, Class);
    for (const self of [undefined, {}, AWS]) {
      assert.throws(() => Class.apply(self, args), /without 'new'/);
    }
  }
});
