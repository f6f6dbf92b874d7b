/**
 * The other ways to temporary credentials, as a real account would have them: an identity pool of
 * Cognito, an OpenID Connect provider, and a user with a long-lived key. Each leads to keys that may
 * read the demo jobs.
 */
import { options, owner, policy } from "./account.mjs";

const { default: CognitoIdentity } = await import("aws-sdk/clients/cognitoidentity.js");
const { default: Iam } = await import("aws-sdk/clients/iam.js");

const provider = "login.example.com";
/** Cognito, as an identity provider of STS. */
const cognitoName = "cognito-identity.amazonaws.com";
const audience = "job-page";
const userName = "job-operator";

/**
 * @typedef {object} Identities
 * @property {string} identityPoolId of a pool that also serves those who have not logged in
 * @property {string} provider an identity provider, as `Logins` of the pool name it
 * @property {string} token of a user of that provider
 * @property {string} webRoleArn a role for the identities of the pool and the users of the provider
 * @property {string} roleArn a role for the user below
 * @property {string} furtherRoleArn a role for sessions of that role
 * @property {import("./account.mjs").KeyPair} longLivedKey of a user who may take on that role, and
 *   read the demo jobs himself
 */

/**
 * @param {string} url of the local AWS
 * @param {import("./account.mjs").Account} account
 * @returns {Promise<Identities>}
 */
export async function prepareIdentities(url, account) {
  const iam = new Iam(options(url, owner));
  const cognito = new CognitoIdentity(options(url, owner));
  const readJobs = policy("iot:GetJobDocument", {
    Resource: `arn:aws:iot:${account.region}:${account.roleArn.split(":")[4]}:job/demo-*`,
  });

  const { OpenIDConnectProviderArn: providerArn = "" } = await iam
    .createOpenIDConnectProvider({
      Url: `https://${provider}`,
      ClientIDList: [audience],
      ThumbprintList: ["0".repeat(40)],
    })
    .promise();
  const { IdentityPoolId: identityPoolId } = await cognito
    .createIdentityPool({
      IdentityPoolName: "job-page",
      AllowUnauthenticatedIdentities: true,
      AllowClassicFlow: true,
      OpenIdConnectProviderARNs: [providerArn],
    })
    .promise();
  const { User: user } = await iam.createUser({ UserName: userName }).promise();
  const { AccessKey: key } = await iam.createAccessKey({ UserName: userName }).promise();

  const trusted = [
    { federated: providerArn, condition: { [`${provider}:aud`]: audience } },
    { federated: cognitoName, condition: { [`${cognitoName}:aud`]: identityPoolId } },
  ];
  const webTrust = {
    Version: "2012-10-17",
    Statement: trusted.map(({ federated, condition }) => ({
      Effect: "Allow",
      Action: "sts:AssumeRoleWithWebIdentity",
      Principal: { Federated: federated },
      Condition: { StringEquals: condition },
    })),
  };
  const webRoleArn = await createRole(iam, "web-job-reader", JSON.stringify(webTrust), [readJobs]);
  const roleArn = await createRole(iam, "operator-job-reader", trust(user?.Arn), [
    readJobs,
    policy("sts:AssumeRole", { Resource: "*" }),
  ]);
  const furtherRoleArn = await createRole(iam, "further-job-reader", trust(roleArn), [readJobs]);
  await cognito
    .setIdentityPoolRoles({
      IdentityPoolId: identityPoolId,
      Roles: { authenticated: webRoleArn, unauthenticated: webRoleArn },
    })
    .promise();
  const becomeRole = policy(["sts:AssumeRole", "sts:TagSession"], { Resource: roleArn });
  for (const [index, PolicyDocument] of [readJobs, becomeRole].entries()) {
    await iam
      .putUserPolicy({ UserName: userName, PolicyName: `policy-${index}`, PolicyDocument })
      .promise();
  }
  return {
    identityPoolId,
    provider,
    token: token(),
    webRoleArn,
    roleArn,
    furtherRoleArn,
    longLivedKey: { accessKeyId: key.AccessKeyId, secretAccessKey: key.SecretAccessKey },
  };
}

/** @param {string | undefined} principal who may assume a role, and tag its session */
function trust(principal) {
  return policy(["sts:AssumeRole", "sts:TagSession"], { Principal: { AWS: principal } });
}

/**
 * @param {InstanceType<typeof Iam>} iam
 * @param {string} RoleName
 * @param {string} AssumeRolePolicyDocument
 * @param {string[]} policies
 * @returns {Promise<string>} its ARN
 */
async function createRole(iam, RoleName, AssumeRolePolicyDocument, policies) {
  const { Role: role } = await iam.createRole({ RoleName, AssumeRolePolicyDocument }).promise();
  for (const [index, PolicyDocument] of policies.entries()) {
    await iam.putRolePolicy({ RoleName, PolicyName: `policy-${index}`, PolicyDocument }).promise();
  }
  return role.Arn;
}

/** @returns {string} an OpenID Connect token; the local AWS reads it and does not check who signed */
function token() {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: `https://${provider}`,
    aud: audience,
    sub: "user-1",
    iat: now,
    exp: now + 3600,
  };
  const parts = [{ alg: "RS256", typ: "JWT" }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString("base64url"),
  );
  return [...parts, Buffer.from("signature").toString("base64url")].join(".");
}
