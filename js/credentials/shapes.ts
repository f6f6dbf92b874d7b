/** Which part of a response of AWS has the keys, by a member that only this response has. */
const wrapped: [member: string, found: string][] = [
  ["Credentials", "the whole response of STS or Cognito: credentials are its member Credentials"],
  [
    "credentials",
    "an object around the credentials, such as Amplify's session: pass on its member credentials",
  ],
];

/** How STS and Cognito spell what the SDKs write as `accessKeyId`, `secretAccessKey` and `sessionToken`. */
const spellings = {
  AccessKeyId: "accessKeyId",
  SecretAccessKey: "secretAccessKey",
  SecretKey: "secretAccessKey",
  SessionToken: "sessionToken",
};

/**
 * What is wrong with the shape of something that has no keys: a page often passes on what AWS replied as it is.
 *
 * @returns what is wrong, or what to do; nothing where the keys are there
 */
export function shapeHint(found: unknown): string | undefined {
  const keys = Object(found) as Record<string, unknown>;
  if (keys.accessKeyId && keys.secretAccessKey) return undefined;
  const [misspelt, right] = Object.entries(spellings).find(([name]) => name in keys) ?? [];
  if (misspelt) return `The credentials have ${misspelt}: ${right} is needed.`;
  const [, what] = wrapped.find(([name]) => typeof keys[name] === "object" && keys[name]) ?? [];
  return what ? `This is ${what}.` : "It has no accessKeyId, or no secretAccessKey.";
}
