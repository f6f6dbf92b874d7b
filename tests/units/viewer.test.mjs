/** The parts of the viewer that need no browser. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { forNpm, forScriptTag } from "../../www/code/snippet.js";
import { emptyConnection, problemsOf, takePasted } from "../../www/connect/connection.js";
import { changed, compare } from "../../www/document/diff.js";
import { formatted, raw } from "../../www/document/layout.js";
import { search } from "../../www/document/search.js";
import { en } from "../../www/i18n/en.js";
import { ko } from "../../www/i18n/ko.js";
import { chooseLanguage } from "../../www/i18n/messages.js";
import { kindOf, statementFor } from "../../www/result/problem.js";

const keys = { accessKeyId: "ASIAEXAMPLE", secretAccessKey: "wJal/r+tn=", sessionToken: "IQoJ==" };

/** @param {readonly import("../../www/document/layout.js").Line[] | undefined} lines */
const drawn = (lines) => lines?.map(({ depth, text }) => "  ".repeat(depth) + text).join("\n");

test("a document is laid out as JSON.stringify does, and keeps every character", () => {
  for (const value of [
    { a: [1, { b: null }, [], {}], 'k"\\': 'x\\"y', 한글: "펌웨어 👋🏽" },
    [],
    "alone",
    [[[["deep"]]]],
  ]) {
    assert.equal(drawn(formatted(JSON.stringify(value), [])), JSON.stringify(value, null, 2));
  }
  assert.equal(drawn(formatted('{"n":1.0,"n":1e400}', [])), '{\n  "n": 1.0,\n  "n": 1e400\n}');
});

test("blocks know where they end and how many items they have", () => {
  const lines = formatted('{"a":[1,2,3],"b":{}}', []) ?? [];
  const blocks = [...lines.entries()].filter(([, { end }]) => end !== undefined);
  assert.deepEqual(
    blocks.map(([start, { end, items }]) => [start, end, items]),
    [
      [0, 7, 2],
      [1, 5, 3],
    ],
  );
});

test("a text whose brackets do not match has no layout", () => {
  for (const text of ["[1}", "[", "]", '{"a":[}', "{]}"]) {
    assert.equal(formatted(text, []), undefined, text);
  }
});

test("placeholders are pieces of their own, in a string or bare", () => {
  const text = '{"url":"a${x}b","end":${y}}';
  const range = (/** @type {string} */ part) => {
    const start = text.indexOf(part);
    return { start, end: start + part.length, depth: 0 };
  };
  const ranges = [range("${x}"), range("${y}")];
  const pieces = (formatted(text, ranges) ?? []).flatMap((line) => line.pieces);
  assert.deepEqual(
    pieces.filter((piece) => piece.placeholder !== undefined).map((piece) => piece.text),
    ["${x}", "${y}"],
  );
  assert.equal(
    raw(text, ranges)
      .flatMap((line) => line.pieces)
      .map((piece) => piece.text)
      .join(""),
    text,
  );
});

test("32,768 brackets are laid out, and no stack overflows", () => {
  const text = "[".repeat(16_384) + "]".repeat(16_384);
  assert.equal(formatted(text, [])?.length, 32_767);
});

test("search finds any text as it is, whatever its case", () => {
  const lines = [{ text: "a.b A.B" }, { text: "(x)" }, { text: "ÄÖ 펌웨어" }];
  const found = (/** @type {string} */ text) =>
    search(lines, text).map(({ line, start, end }) => [line, start, end]);
  assert.deepEqual(found("a.b"), [
    [0, 0, 3],
    [0, 4, 7],
  ]);
  assert.deepEqual(found("(x"), [[1, 0, 2]]);
  assert.deepEqual(found("äö"), [[2, 0, 2]]);
  assert.deepEqual(found("펌웨"), [[2, 3, 5]]);
  assert.deepEqual(found(""), []);
  for (const char of "\\^$.*+?()[]{}|/-")
    assert.deepEqual(search([{ text: char }], char).length, 1);
});

/** @param {string} text @returns {{ text: string, depth: number }[]} a line for each letter */
const letters = (text) => [...text].map((letter) => ({ text: letter, depth: 0 }));

test("a comparison keeps every line of both sides, and as many in common as there are", () => {
  for (const [before, after, common] of /** @type {[string, string, number][]} */ ([
    ["abc", "abc", 3],
    ["abc", "axc", 2],
    ["", "abc", 0],
    ["abc", "", 0],
    ["abcabba", "cbabac", 4],
    ["xaxbxc", "abc", 3],
    ["kitten", "sitting", 4],
  ])) {
    const rows = compare(letters(before), letters(after));
    assert.equal(rows.map((row) => row.before?.text ?? "").join(""), before);
    assert.equal(rows.map((row) => row.after?.text ?? "").join(""), after);
    assert.equal(rows.filter(({ kind }) => kind === "same").length, common, `${before} ${after}`);
  }
});

test("a changed line is shown beside what it was", () => {
  const rows = compare(letters("abcde"), letters("aBcDe"));
  assert.deepEqual(
    rows.map(({ kind, before, after }) => [kind, before?.text, after?.text]),
    [
      ["same", "a", "a"],
      ["changed", "b", "B"],
      ["same", "c", "c"],
      ["changed", "d", "D"],
      ["same", "e", "e"],
    ],
  );
});

test("what changed in a line is found, and no character is cut in half", () => {
  assert.deepEqual(changed('"u": "${x}",', '"u": "https",'), { before: [6, 10], after: [6, 11] });
  assert.deepEqual(changed("👋", "👌"), { before: [0, 2], after: [0, 2] });
  assert.deepEqual(changed("same", "same"), { before: [4, 4], after: [4, 4] });
});

const secretive = {
  ...emptyConnection(),
  ...keys,
  region: "eu-central-1",
  identityPoolId: "eu-west-1:00000000-0000-4000-8000-000000000000",
  loginProvider: "login.example.com",
  loginToken: "LOGINTOKEN",
  roleArn: "arn:aws:iam::123456789012:role/reader",
  webIdentityToken: "WEBTOKEN",
};

for (const source of /** @type {const} */ (["keys", "cognito", "web"])) {
  for (const asked of /** @type {const} */ (["after", "before", "both"])) {
    test(`the code for ${source}, ${asked}, is a program and carries no secret`, () => {
      const connection = { ...secretive, source, endpoint: "http://x/</script>" };
      const call = { connection, jobId: 'a"b', asked, fill: "from your server" };
      const npm = forNpm(call);
      const script = forScriptTag(call);
      for (const code of [npm, script]) {
        assert.match(code, /"eu-central-1"/);
        assert.match(code, /jobId: "a\\"b"/);
        assert.doesNotMatch(code, /\{ document \}/, "the page's own document is not hidden");
        assert.equal(code.includes("beforeSubstitution: true"), asked !== "after");
        for (const secret of ["ASIAEXAMPLE", "wJal", "IQoJ", "LOGINTOKEN", "WEBTOKEN"]) {
          assert.equal(code.includes(secret), false, secret);
        }
      }
      assert.equal(script.match(/<\/script>/g)?.length, 2, "no text ends the script");
      const body = /<script>\n([\s\S]*)<\/script>$/.exec(script)?.[1] ?? "";
      assert.doesNotThrow(() => new Function(body));
      assert.doesNotThrow(
        () => new Function(`return async () => {${npm.replace(/^import.*/, "")}}`),
      );
    });
  }
}

test("each failure has a text of its own kind", () => {
  const page = { isOffline: false, isBlocked: false };
  const kind = (/** @type {string} */ code, /** @type {object} */ more = {}) =>
    kindOf({ code, message: "", ...more }, page);
  assert.equal(kind("AccessDeniedException"), "denied");
  assert.equal(kind("InvalidSignatureException"), "signature");
  assert.equal(
    kind("InvalidSignatureException", { message: "Signature expired: 20260102T030405Z is now …" }),
    "clock",
  );
  assert.equal(kind("InternalFailureException", { statusCode: 500 }), "unavailable");
  assert.equal(kind("UnknownError", { statusCode: 502 }), "unavailable");
  assert.equal(kind("UnknownError", { statusCode: 200 }), "reply");
  assert.equal(kind("AnythingElse", { statusCode: 400 }), "unknown");
  assert.equal(kind("AnythingElse", { statusCode: 429 }), "throttled");
  assert.equal(kindOf({ code: "NetworkingError" }, { ...page, isOffline: true }), "offline");
  assert.equal(kindOf({ code: "NetworkingError" }, { ...page, isBlocked: true }), "blocked");
  const inside = Object.assign(new Error("no"), { code: "ResourceNotFoundException" });
  assert.equal(kind("CredentialsError", { originalError: inside }), "exchange");
  assert.equal(kind("CredentialsError"), "credentials");
});

test("a region that the endpoint does not serve is not blamed on the secret", () => {
  const message = "Credential should be scoped to a valid region.";
  const page = { isOffline: false, isBlocked: false };
  assert.equal(kindOf({ code: "InvalidSignatureException", message }, page), "scope");
});

const pool = "eu-central-1:00000000-0000-4000-8000-000000000000";
const whole = { region: "eu-central-1", accessKeyId: "ASIAEXAMPLE", secretAccessKey: "s" };

for (const [what, connection, wrong] of /** @type {[string, object, string[]][]} */ ([
  ["keys", whole, []],
  ["a region of the European sovereign cloud", { ...whole, region: "eusc-de-east-1" }, []],
  ["a region of GovCloud", { ...whole, region: "us-gov-west-1" }, []],
  ["an isolated region", { ...whole, region: "us-isob-east-1" }, []],
  ["a zone", { ...whole, region: "eu-west-1a" }, ["region"]],
  ["a city", { ...whole, region: "Frankfurt" }, ["region"]],
  ["capital letters", { ...whole, region: "EU-WEST-1" }, ["region"]],
  ["a host as region", { ...whole, region: "iot.eu-west-1.amazonaws.com" }, ["region"]],
  ["no region", { ...whole, region: "" }, ["region"]],
  ["a local endpoint", { ...whole, endpoint: "http://127.0.0.1:4566/a" }, []],
  ["an endpoint without scheme", { ...whole, endpoint: "localhost:4566" }, ["endpoint"]],
  ["an endpoint with a query", { ...whole, endpoint: "https://x.example/?a=1" }, ["endpoint"]],
  ["an endpoint with a password", { ...whole, endpoint: "https://u:p@x.example" }, ["endpoint"]],
  ["a pool", { source: "cognito", region: "eu-west-1", identityPoolId: pool }, []],
  [
    "a user pool",
    { source: "cognito", region: "eu-west-1", identityPoolId: "eu-west-1_AbCdEfGhI" },
    ["identityPoolId"],
  ],
  [
    "a pool without its region",
    { source: "cognito", region: "eu-west-1", identityPoolId: pool.split(":")[1] },
    ["identityPoolId"],
  ],
  [
    "a pool that is cut off",
    { source: "cognito", region: "eu-west-1", identityPoolId: pool.slice(0, -1) },
    ["identityPoolId"],
  ],
  [
    "an ARN of a user",
    {
      source: "web",
      region: "eu-west-1",
      roleArn: "arn:aws:iam::123456789012:user/me",
      webIdentityToken: "t",
    },
    ["roleArn"],
  ],
  [
    "a role with a path, in China",
    {
      source: "web",
      region: "cn-north-1",
      roleArn: "arn:aws-cn:iam::123456789012:role/a/b+c",
      webIdentityToken: "t",
    },
    [],
  ],
])) {
  test(`the form is checked before anything is sent: ${what}`, () => {
    const problems = problemsOf({ ...emptyConnection(), ...connection });
    assert.deepEqual(
      problems.map(({ name }) => name),
      wrong,
    );
  });
}

test("a new access key ID takes the keys of the old one with it", () => {
  const connection = { ...emptyConnection(), ...keys, expiration: "2026-03-04T05:06:07Z" };
  takePasted(connection, { accessKeyId: "ASIAOTHER" });
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = connection;
  assert.deepEqual(
    { accessKeyId, secretAccessKey, sessionToken, expiration },
    { accessKeyId: "ASIAOTHER", secretAccessKey: "", sessionToken: "", expiration: "" },
  );
  takePasted(connection, { secretAccessKey: "one" });
  takePasted(connection, { sessionToken: "two" });
  assert.equal(connection.secretAccessKey, "one");
  assert.equal(connection.accessKeyId, "ASIAOTHER");
});

test("the statement that is missing names the job, and the account where the refusal does", () => {
  const refusal = "User: arn:aws-cn:sts::123456789012:assumed-role/r/s is not authorized";
  assert.deepEqual(JSON.parse(statementFor("cn-north-1", "job", refusal)), {
    Effect: "Allow",
    Action: "iot:GetJobDocument",
    Resource: "arn:aws-cn:iot:cn-north-1:123456789012:job/job",
  });
  assert.match(statementFor("eu-west-1", "job", "no"), /"arn:aws:iot:eu-west-1:ACCOUNT:job\/job"/);
});

test("the language is the one that was asked for, else the browser's", () => {
  assert.equal(chooseLanguage("ko", ["en"]), "ko");
  assert.equal(chooseLanguage(null, ["fr-FR", "ko-KR", "en"]), "ko");
  assert.equal(chooseLanguage("xx", ["fr"]), "en");
});

test("every text there is in English is there in Korean", () => {
  /** @type {(one: object, other: object, path: string) => void} */
  const walk = (one, other, path) => {
    assert.deepEqual(Object.keys(other).sort(), Object.keys(one).sort(), path);
    for (const [key, value] of Object.entries(one)) {
      const counterpart = Reflect.get(other, key);
      assert.equal(typeof counterpart, typeof value, `${path}.${key}`);
      if (typeof value === "object") walk(value, counterpart, `${path}.${key}`);
    }
  };
  walk(en, ko, "");
});
