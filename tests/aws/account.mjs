/**
 * An AWS account as a real user would have it: an IAM user who may assume one role, the role that
 * may read some jobs and nothing else, a thing, and the jobs.
 */
import { jobs } from "./jobs.mjs";

// Read by the SDK while it loads, hence the imports below that wait for it.
process.env.AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE = "1";
const { default: Iam } = await import("aws-sdk/clients/iam.js");
const { default: Iot } = await import("aws-sdk/clients/iot.js");
const { default: Sts } = await import("aws-sdk/clients/sts.js");

const region = "eu-central-1";
export const owner = { accessKeyId: "test", secretAccessKey: "test" };
const roleName = "job-reader";
const userName = "job-viewer";
const twelveHours = 12 * 60 * 60;

/**
 * @typedef {{ accessKeyId: string, secretAccessKey: string }} KeyPair
 * @typedef {KeyPair & { sessionToken: string }} TemporaryCredentials
 *
 * @typedef {object} Account
 * @property {string} region
 * @property {TemporaryCredentials} credentials of the role, by AssumeRole
 * @property {TemporaryCredentials} otherCredentials a second session of the same role
 * @property {KeyPair} userCredentials of the user, who may read no job
 * @property {string} roleArn
 * @property {import("./jobs.mjs").Job[]} jobs
 * @property {string} missingJobId
 */

/**
 * @param {string} url of the local AWS
 * @returns {Promise<Account>}
 */
export async function prepareAccount(url) {
  const [identity] = await Promise.all([prepareIdentity(url), prepareJobs(url)]);
  return { region, ...identity, jobs, missingJobId: "no-such-job" };
}

/**
 * @param {string} url
 * @param {KeyPair} credentials
 */
export function options(url, credentials) {
  return { region, endpoint: url, credentials, maxRetries: 0 };
}

/** @param {string} url */
async function prepareIdentity(url) {
  const iam = new Iam(options(url, owner));
  const { User: user } = await iam.createUser({ UserName: userName }).promise();
  const { AccessKey: key } = await iam.createAccessKey({ UserName: userName }).promise();
  const { Role: role } = await iam
    .createRole({
      RoleName: roleName,
      MaxSessionDuration: twelveHours,
      AssumeRolePolicyDocument: policy("sts:AssumeRole", { Principal: { AWS: user?.Arn } }),
    })
    .promise();
  const account = /** @type {string} */ (role.Arn.split(":")[4]);
  await iam
    .putUserPolicy({
      UserName: userName,
      PolicyName: "become-job-reader",
      PolicyDocument: policy("sts:AssumeRole", { Resource: role.Arn }),
    })
    .promise();
  await iam
    .putRolePolicy({
      RoleName: roleName,
      PolicyName: "read-demo-jobs",
      // A job that does not exist is refused, not missed, unless its name is allowed as well.
      PolicyDocument: policy("iot:GetJobDocument", {
        Resource: ["demo-*", "no-such-job"].map(
          (name) => `arn:aws:iot:${region}:${account}:job/${name}`,
        ),
      }),
    })
    .promise();

  const userCredentials = { accessKeyId: key.AccessKeyId, secretAccessKey: key.SecretAccessKey };
  const sts = new Sts(options(url, userCredentials));
  const [credentials, otherCredentials] = await Promise.all([
    assumeRole(sts, role.Arn, "page"),
    assumeRole(sts, role.Arn, "other-page"),
  ]);
  return { credentials, otherCredentials, userCredentials, roleArn: role.Arn };
}

/**
 * @param {InstanceType<typeof Sts>} sts
 * @param {string} roleArn
 * @param {string} name
 * @returns {Promise<TemporaryCredentials>}
 */
async function assumeRole(sts, roleArn, name) {
  const { Credentials: issued } = await sts
    .assumeRole({ RoleArn: roleArn, RoleSessionName: name, DurationSeconds: twelveHours })
    .promise();
  if (!issued) throw new Error("AssumeRole gave no credentials");
  return {
    accessKeyId: issued.AccessKeyId,
    secretAccessKey: issued.SecretAccessKey,
    sessionToken: issued.SessionToken,
  };
}

/** @param {string} url */
async function prepareJobs(url) {
  const iot = new Iot(options(url, owner));
  const { thingArn } = await iot.createThing({ thingName: "demo-device" }).promise();
  const target = /** @type {string} */ (thingArn);
  // The role that AWS would sign a document's download links with; it is only ever named.
  const roleArn = `arn:aws:iam::${target.split(":")[4]}:role/${roleName}`;
  await Promise.all(
    jobs.map(({ jobId, document, description }) =>
      iot
        .createJob({
          jobId,
          document,
          description,
          targets: [target],
          presignedUrlConfig: { roleArn, expiresInSec: 3600 },
        })
        .promise(),
    ),
  );
}

/**
 * @param {string | string[]} action
 * @param {object} rest
 * @returns {string}
 */
export function policy(action, rest) {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: action, ...rest }],
  });
}
