/** The code that makes the call of this page, for other pages. It never carries a key or a token. */

/** @typedef {import("../result/reading.js").Asked} Asked */

/**
 * @typedef {object} Call
 * @property {import("../connect/connection.js").Connection} connection
 * @property {string} jobId
 * @property {Asked} asked
 * @property {string} fill what stands beside a value that the reader has to fill in
 */

/** @param {Call} call @returns {string} a module for a project with a bundler */
export function forNpm(call) {
  const { source } = call.connection;
  const names = source === "keys" ? "Iot" : `${classOf(source)}, Iot`;
  return [`import { ${names} } from "iot-job-document";`, "", ...body(call, "")].join("\n");
}

/** @param {Call} call @returns {string} elements for a page without a build step */
export function forScriptTag(call) {
  const lines = ["(async () => {", ...indent(body(call, "AWS.")), "})();"];
  return [
    '<script src="node_modules/iot-job-document/dist/aws-iot.min.js"></script>',
    "<script>",
    // Within a script, `</` could be read as its end.
    ...indent(lines).map((line) => line.replaceAll("</", "<\\/")),
    "</script>",
  ].join("\n");
}

/** @param {Call} call @param {string} prefix of what the package exports @returns {string[]} */
function body({ connection, jobId, asked, fill }, prefix) {
  const { region, endpoint } = connection;
  return [
    `const iot = new ${prefix}Iot({`,
    `  region: ${quote(region || "REGION")},`,
    ...(endpoint ? [`  endpoint: ${quote(endpoint)},`] : []),
    ...indent(credentials(connection, prefix, fill)),
    "});",
    ...calls(quote(jobId || "JOB_ID"), asked),
  ];
}

/** @param {string} jobId @param {Asked} asked @returns {string[]} */
function calls(jobId, asked) {
  // A constant `document` would hide the page's own.
  const result = "const { document: jobDocument } = await request.promise();";
  const before = `iot.getJobDocument({ jobId: ${jobId}, beforeSubstitution: true })`;
  if (asked === "after")
    return [`const request = iot.getJobDocument({ jobId: ${jobId} });`, result];
  if (asked === "before") return [`const request = ${before};`, result];
  const after = `iot.getJobDocument({ jobId: ${jobId} })`;
  return [
    "const [before, after] = await Promise.all([",
    `  ${before}.promise(),`,
    `  ${after}.promise(),`,
    "]);",
  ];
}

/**
 * @param {import("../connect/connection.js").Connection} connection
 * @param {string} prefix
 * @param {string} fill
 * @returns {string[]} the `credentials` of the client
 */
function credentials(connection, prefix, fill) {
  const { source, identityPoolId, loginProvider, loginToken, roleArn, region } = connection;
  if (source === "cognito") {
    const poolRegion = identityPoolId.split(":")[0] || region || "REGION";
    const isUser = loginProvider && loginToken;
    return [
      `credentials: new ${prefix}CognitoIdentityCredentials(`,
      "  {",
      `    IdentityPoolId: ${quote(identityPoolId || "IDENTITY_POOL_ID")},`,
      ...(isUser
        ? [`    // token: ${fill}`, `    Logins: { ${quote(loginProvider)}: token },`]
        : []),
      "  },",
      `  { region: ${quote(poolRegion)} },`,
      "),",
    ];
  }
  if (source === "web") {
    return [
      `credentials: new ${prefix}WebIdentityCredentials({`,
      `  RoleArn: ${quote(roleArn || "ROLE_ARN")},`,
      `  // ${fill}`,
      "  WebIdentityToken: token,",
      "}),",
    ];
  }
  return [`// ${fill}`, "credentials: { accessKeyId, secretAccessKey, sessionToken },"];
}

/** @param {"cognito" | "web"} source */
const classOf = (source) =>
  source === "cognito" ? "CognitoIdentityCredentials" : "WebIdentityCredentials";

/** @param {string} text */
const quote = (text) => JSON.stringify(text);

/** @param {string[]} lines */
const indent = (lines) => lines.map((line) => (line ? `  ${line}` : line));
