/** What people have on the clipboard: every format that is known, and what must not be believed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readPaste } from "../../www/connect/paste.js";

// The keys of AWS's own documentation.
const id = "ASIAIOSFODNN7EXAMPLE";
const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const token = `IQoJb3JpZ2luX2VjE${"abcDEF/+".repeat(20)}==`;
const keys = { accessKeyId: id, secretAccessKey: secret, sessionToken: token };
const date = "2026-03-04T05:06:07+00:00";
const seconds = 1_772_600_767;
const iso = "2026-03-04T05:06:07.000Z";
const region = "eu-west-1";

const printed = { AccessKeyId: id, SecretAccessKey: secret, SessionToken: token, Expiration: date };
const dated = { ...keys, expiration: date };

/** Rows as the AWS CLI frames them. @param {string[][]} rows */
const table = (rows) =>
  ["-".repeat(20), "|  AssumeRole  |", "+----+----+", "||  Credentials  ||", "|+---+---+|"]
    .concat(rows.map((cells) => `||  ${cells.join("  |  ")}  ||`))
    .concat("|+---+---+|")
    .join("\n");

for (const [what, text, expected] of /** @type {[string, string, object][]} */ ([
  // Shells and files of their kind.
  [
    "one line before a command",
    `AWS_ACCESS_KEY_ID=${id} AWS_SECRET_ACCESS_KEY=${secret} AWS_SESSION_TOKEN=${token} aws iot list-jobs --region ${region}`,
    { ...keys, region },
  ],
  [
    "one line with export, and another order",
    `export AWS_SESSION_TOKEN='${token}' AWS_SECRET_ACCESS_KEY='${secret}' AWS_ACCESS_KEY_ID='${id}' && make`,
    keys,
  ],
  [
    "lines of one command that goes on",
    `AWS_ACCESS_KEY_ID=${id} \\\n  AWS_SECRET_ACCESS_KEY=${secret} \\\n  AWS_SESSION_TOKEN=${token} \\\n  npm test`,
    keys,
  ],
  [
    ".env with quotes, export, comments and CRLF",
    `# keys of the day\r\nexport AWS_ACCESS_KEY_ID="${id}" # id\r\nAWS_SECRET_ACCESS_KEY='${secret}'\r\n#AWS_SESSION_TOKEN=old\r\n\r\nAWS_SESSION_TOKEN=${token}\r\nAWS_REGION=${region}\r\n`,
    { ...keys, region },
  ],
  [
    "lines with the prompt of a shell",
    `root@host:~# export AWS_ACCESS_KEY_ID=${id}\n$ export AWS_SECRET_ACCESS_KEY=${secret}\n> export AWS_SESSION_TOKEN=${token}`,
    keys,
  ],
  [
    "fish",
    `set -gx AWS_ACCESS_KEY_ID ${id}\nset -gx AWS_SECRET_ACCESS_KEY ${secret}\nset -gx AWS_SESSION_TOKEN ${token}\nset -gx AWS_CREDENTIAL_EXPIRATION ${date}\n`,
    dated,
  ],
  [
    "csh",
    `setenv AWS_ACCESS_KEY_ID ${id};\nsetenv AWS_SECRET_ACCESS_KEY ${secret};\nsetenv AWS_SESSION_TOKEN ${token};`,
    keys,
  ],
  [
    "nushell",
    `$env.AWS_ACCESS_KEY_ID = "${id}"\n$env.AWS_SECRET_ACCESS_KEY = "${secret}"\n$env.AWS_SESSION_TOKEN = "${token}"`,
    keys,
  ],
  [
    "PowerShell",
    `$Env:AWS_ACCESS_KEY_ID="${id}"\r\n$env:AWS_SECRET_ACCESS_KEY = '${secret}'\r\n$Env:AWS_SESSION_TOKEN="${token}"\r\n$Env:AWS_CREDENTIAL_EXPIRATION="${date}"`,
    dated,
  ],
  [
    "PowerShell on one line",
    `$Env:AWS_ACCESS_KEY_ID="${id}"; $Env:AWS_SECRET_ACCESS_KEY="${secret}"; $Env:AWS_SESSION_TOKEN="${token}"`,
    keys,
  ],
  [
    "PowerShell by method",
    `[Environment]::SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "${id}")\n[Environment]::SetEnvironmentVariable('AWS_SECRET_ACCESS_KEY','${secret}', 'User')\n[Environment]::SetEnvironmentVariable("AWS_SESSION_TOKEN","${token}")`,
    keys,
  ],
  [
    "a list that PowerShell printed, with a value over two lines",
    `\r\nAccessKeyId     : ${id}\r\nSecretAccessKey : ${secret}\r\nSessionToken    : ${token.slice(0, 100)}\r\n                  ${token.slice(100)}\r\n`,
    keys,
  ],
  [
    "Set-Item of PowerShell",
    `Set-Item -Path Env:AWS_ACCESS_KEY_ID -Value '${id}'\nSet-Item -Path Env:AWS_SECRET_ACCESS_KEY -Value "${secret}"\nSet-Item Env:AWS_SESSION_TOKEN -Value ${token}`,
    keys,
  ],
  [
    "columns that PowerShell printed, the last without room",
    `Name                   Value\n----                   -----\nAWS_ACCESS_KEY_ID      ${id}\nAWS_SECRET_ACCESS_KEY  ${secret}\nAWS_SESSION_TOKEN      ${token.slice(0, 50)}...\n`,
    { accessKeyId: id, secretAccessKey: secret },
  ],
  [
    "AWS Tools for PowerShell",
    `Set-AWSCredential -AccessKey ${id} -SecretKey ${secret} -SessionToken ${token} -StoreAs x`,
    keys,
  ],
  [
    "set of cmd.exe",
    `set "AWS_ACCESS_KEY_ID=${id}"\r\nSET AWS_SECRET_ACCESS_KEY=${secret}\r\nset AWS_SESSION_TOKEN=${token}\r\n`,
    keys,
  ],
  [
    "set of cmd.exe on one line",
    `set AWS_ACCESS_KEY_ID=${id}&& set AWS_SECRET_ACCESS_KEY=${secret}&& set AWS_SESSION_TOKEN=${token}`,
    keys,
  ],
  [
    "setx",
    `setx AWS_ACCESS_KEY_ID ${id}\r\nsetx AWS_SECRET_ACCESS_KEY "${secret}"\r\nsetx AWS_SESSION_TOKEN ${token}`,
    keys,
  ],
  [
    "docker run",
    `docker run -e AWS_ACCESS_KEY_ID=${id} -e "AWS_SECRET_ACCESS_KEY=${secret}" --env AWS_SESSION_TOKEN=${token} image`,
    keys,
  ],
  [
    "java",
    `java -Daws.accessKeyId=${id} -Daws.secretAccessKey=${secret} -Daws.sessionToken=${token} -jar a.jar`,
    keys,
  ],
  [
    "aws configure set",
    `aws configure set aws_access_key_id ${id} --profile p\naws configure set default.aws_secret_access_key ${secret}\naws configure set aws_session_token ${token}`,
    keys,
  ],
  // What the AWS CLI prints.
  ["aws sts, JSON", JSON.stringify({ Credentials: printed, PackedPolicySize: 6 }, null, 4), dated],
  [
    "aws sts, YAML",
    `AssumedRoleUser:\n  Arn: arn:aws:sts::123456789012:assumed-role/a/b\nCredentials:\n  AccessKeyId: ${id}\n  Expiration: '${date}'\n  SecretAccessKey: ${secret}\n  SessionToken: ${token}\n`,
    dated,
  ],
  [
    "aws sts, YAML with long values below their names",
    `Credentials:\n  AccessKeyId: ${id}\n  Expiration: "${date}"\n  SecretAccessKey: ${secret}\n  SessionToken: >-\n    ${token}\n`,
    dated,
  ],
  [
    "aws sts, text",
    `ASSUMEDROLEUSER\tarn:aws:sts::123456789012:assumed-role/a/b\tAROA:b\nCREDENTIALS\t${id}\t${date}\t${secret}\t${token}\n`,
    dated,
  ],
  [
    "aws sts, text by a query",
    `$ aws sts assume-role --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text\n${id}\t${secret}\t${token}\n`,
    keys,
  ],
  [
    "Cognito, text by a query",
    `${id}\t${seconds}.0\t${secret}\t${token}\n`,
    { ...keys, expiration: iso },
  ],
  ["three values below each other", `${id}\n${secret}\n${token}\n`, keys],
  ["aws sts, a table", table(Object.entries(printed)), dated],
  ["aws sts, a wide table", table([Object.keys(printed), Object.values(printed)]), dated],
  [
    "export-credentials, process",
    `$ aws configure export-credentials\n${JSON.stringify({ Version: 1, ...printed }, null, 2)}\n$ `,
    dated,
  ],
  [
    "export-credentials, env-no-export",
    `AWS_ACCESS_KEY_ID=${id}\nAWS_SECRET_ACCESS_KEY=${secret}\nAWS_SESSION_TOKEN=${token}\nAWS_CREDENTIAL_EXPIRATION=${date}\n`,
    dated,
  ],
  [
    "the output of a command, after the command",
    `$ aws sts get-session-token --region ${region}\n${JSON.stringify({ Credentials: printed })}`,
    { ...dated, region },
  ],
  // Files.
  [
    "a profile",
    `[reader]\naws_access_key_id = ${id}\naws_secret_access_key=${secret}\naws_session_token = ${token}\nregion = ${region}`,
    { ...keys, region },
  ],
  [
    "the temporary ones of several profiles, and nothing of the others",
    `[default]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\naws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY\n\n[123456789012_Reader]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\naws_session_token = ${token}\n`,
    keys,
  ],
  [
    "the profile of a tool, with its own names",
    `[saml]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\naws_session_token = ${token}\naws_security_token = ${token}\nx_security_token_expires = ${date}\n`,
    dated,
  ],
  [
    "the CSV of a new key",
    `Access key ID,Secret access key\r\n${id},${secret}\r\n`,
    { accessKeyId: id, secretAccessKey: secret },
  ],
  ["Terraform", `access_key = "${id}"\nsecret_key = "${secret}"\ntoken      = "${token}"\n`, keys],
  [
    "the code of a page",
    `AWS.config.update({ accessKeyId: '${id}', secretAccessKey: '${secret}', sessionToken: '${token}', region: '${region}' });`,
    { ...keys, region },
  ],
  [
    "what Python prints",
    `{'Credentials': {'AccessKeyId': '${id}', 'SecretAccessKey': '${secret}', 'SessionToken': '${token}', 'Expiration': datetime.datetime(2026, 3, 4)}}`,
    keys,
  ],
  [
    "labels of a page with their values below",
    `AWS access key ID\n${id}\nAWS secret access key\n${secret}\nAWS session token\n${token}\n`,
    keys,
  ],
  [
    "a table of Markdown",
    `| Name | Value |\n| --- | --- |\n| AWS_ACCESS_KEY_ID | \`${id}\` |\n| AWS_SECRET_ACCESS_KEY | \`${secret}\` |\n| AWS_SESSION_TOKEN | \`${token}\` |`,
    keys,
  ],
  [
    "the environment of a container, in YAML",
    `environment:\n  - AWS_ACCESS_KEY_ID=${id}\n  - AWS_SECRET_ACCESS_KEY=${secret}\n  - AWS_SESSION_TOKEN=${token}\n`,
    keys,
  ],
  [
    "what the shell exports",
    `declare -x AWS_ACCESS_KEY_ID="${id}"\ndeclare -x AWS_SECRET_ACCESS_KEY="${secret}"\ndeclare -x AWS_SESSION_TOKEN="${token}"`,
    keys,
  ],
  // JSON and XML of services.
  [
    "Cognito",
    JSON.stringify({
      IdentityId: "eu-west-1:00000000-0000-4000-8000-000000000000",
      Credentials: {
        AccessKeyId: id,
        SecretKey: secret,
        SessionToken: token,
        Expiration: seconds + 0.5,
      },
    }),
    { ...keys, expiration: "2026-03-04T05:06:07.500Z" },
  ],
  [
    "Cognito, text",
    `eu-west-1:00000000-0000-4000-8000-000000000000\nCREDENTIALS\t${id}\t${seconds}.0\t${secret}\t${token}\n`,
    { ...keys, expiration: iso },
  ],
  [
    "the AWS access portal",
    JSON.stringify({
      roleCredentials: {
        accessKeyId: id,
        secretAccessKey: secret,
        sessionToken: token,
        expiration: seconds * 1000,
      },
    }),
    { ...keys, expiration: iso },
  ],
  [
    "a metadata service",
    JSON.stringify({ Code: "Success", ...printed, SessionToken: undefined, Token: token }),
    dated,
  ],
  [
    "JSON that PHP wrote",
    `{"AccessKeyId":"${id}","SecretAccessKey":"${secret.replaceAll("/", "\\/")}","SessionToken":"${token.replaceAll("/", "\\/")}"}`,
    keys,
  ],
  [
    "JSON that is cut off",
    `"Credentials": {"AccessKeyId": "${id}", "SecretAccessKey": "${secret}", "SessionToken": "${token}",`,
    keys,
  ],
  [
    "the XML of STS",
    `<Credentials>\n <AccessKeyId>${id}</AccessKeyId>\n <SecretAccessKey>${secret}</SecretAccessKey>\n <SessionToken>\n  ${token}\n </SessionToken>\n <Expiration>2026-03-04T05:06:07Z</Expiration>\n</Credentials>`,
    { ...keys, expiration: "2026-03-04T05:06:07Z" },
  ],
  [
    "a chat, with its quotes and spaces",
    `AWS_ACCESS_KEY_ID=“${id}”\u00a0\nAWS_SECRET_ACCESS_KEY=“${secret}”\u200b\nAWS_SESSION_TOKEN=“${token}”`,
    keys,
  ],
  // What is not understood stays out.
  ["a sentence", "The AWS_SECRET_ACCESS_KEY must be set. SecretAccessKey: see below.", {}],
  ["an instruction", "set AWS_SECRET_ACCESS_KEY to your key, --secret-key is optional", {}],
  [
    "references to variables",
    "AWS_ACCESS_KEY_ID=$ID AWS_SECRET_ACCESS_KEY=${S} AWS_SESSION_TOKEN=${{ secrets.T }}",
    {},
  ],
  ["a template", "AWS_ACCESS_KEY_ID=<id>\nAWS_SECRET_ACCESS_KEY=YOUR_SECRET\ntoken=...", {}],
  ["masked keys", "access_key  ****************MPLE  shared\nsecret_key  ****************EKEY", {}],
  ["a secret in the place of the ID", `AWS_ACCESS_KEY_ID=${secret}`, {}],
  [
    "a secret in the place of everything",
    `accessKeyId: ${secret}\nregion: ${secret}\nexpiration: ${secret}`,
    {},
  ],
  ["a commented set", `# AWS_ACCESS_KEY_ID=${id}\n; aws_secret_access_key=${secret}`, {}],
  ["a list of names", '["AccessKeyId", "SecretAccessKey", "SessionToken"]', {}],
  ["names of other things", "MY_AWS_SECRET_ACCESS_KEY=abc access_token=abc login-token: abc", {}],
  ["the key of something else", "SECRET_KEY = 'abcdef'\ntoken: ghp_abcdef", {}],
  ["a text without keys", "AWS_REGION=eu-west-1 and { more }", {}],
  ["JSON of something else", '[1, {"__proto__": {"AccessKeyId": "x"}}]', {}],
  ["a region that is none", `AWS_ACCESS_KEY_ID=${id}\nregion=Frankfurt`, { accessKeyId: id }],
])) {
  test(`a paste of ${what}`, () => assert.deepEqual(readPaste(text), expected));
}

/** The fields that show what they hold. */
const shown = /** @type {const} */ (["accessKeyId", "region", "expiration"]);
const secretText = fc
  .string({ unit: fc.constantFrom(..."abcXYZ019/+="), minLength: 20, maxLength: 60 })
  .filter((text) => /[a-z]/.test(text));
const piece = fc.oneof(
  secretText,
  fc.constantFrom(
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "aws_session_token",
    "AccessKeyId",
    "SecretKey",
    "Expiration",
    "region",
    "AWS_REGION",
    id,
    date,
    region,
  ),
  fc.constantFrom(..."=:,;|{}[]()<>\"'` \t\n#&$"),
  fc.constantFrom("export ", "set -gx ", "CREDENTIALS\t", "\r\n", ": ", " = ", '": "', "--"),
);

test("whatever is pasted, no secret gets into a field that shows it", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const found = readPaste(pieces.join(""));
      const secrets = pieces.filter((one) => one.length >= 20 && one !== id && one !== date);
      for (const field of shown) {
        const value = found[field] ?? "none";
        assert.equal(
          secrets.find((one) => one.includes(value)),
          undefined,
          `${field} has ${value}`,
        );
      }
    }),
    { numRuns: 2000 },
  );
});

test("the longest text is read in a moment", () => {
  for (const text of [
    "{",
    "[ ",
    '"',
    "a ",
    "aws_secret_access_key : ",
    "SessionToken : x\n        y\n",
  ]) {
    const begun = performance.now();
    readPaste(text.repeat(Math.ceil(300_000 / text.length)));
    assert.ok(performance.now() - begun < 5000, text);
  }
});
