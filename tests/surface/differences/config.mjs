/** The options of a client, and where it asks. */
import { anything } from "./difference.mjs";

/** @type {import("./difference.mjs").Difference[]} */
export const config = [
  {
    reason:
      "the port of a protocol is not in a host, as in the browser's own URL: it is not signed either",
    forms: ["AWS.Endpoint of a URL with the port of its protocol"],
    ours: { "outcome.1": "domain.com", "outcome.6": "https://domain.com/" },
  },
  {
    reason:
      "the clock is corrected; what has no effect here, and other services' options, are not there",
    forms: ["config: the defaults of new AWS.Config()"],
    ours: {
      "outcome.correctClockSkew": true,
      ...Object.fromEntries(
        [
          "credentialProvider",
          "maxRedirects",
          "computeChecksums",
          "convertResponseTypes",
          "signatureVersion",
          "signatureCache",
          "stsRegionalEndpoints",
          "s3ForcePathStyle",
          "s3BucketEndpoint",
          "s3DisableBodySigning",
          "s3UsEast1RegionalEndpoint",
          "s3UseArnRegion",
          "dynamoDbCrc32",
          "useAccelerateEndpoint",
          "clientSideMonitoring",
          "endpointDiscoveryEnabled",
          "endpointCacheSize",
          "hostPrefixEnabled",
          "token",
        ].map((name) => [`outcome.${name}`, undefined]),
      ),
    },
  },
  {
    reason: "AWS.Iot is a class, and what that says without new is up to the engine",
    forms: ["config: AWS.Iot without new"],
    ours: { "outcome.thrown": anything },
  },
  {
    reason: "no header is sent that AWS IoT does not need: each has to be asked for by CORS",
    forms: ["option: what headers are sent and signed"],
    ours: {
      "received.amz": ["x-amz-date", "x-amz-security-token"],
      "received.signed": ["host", "x-amz-date", "x-amz-security-token"],
    },
  },
  {
    reason: "the clock is corrected unless that is turned off",
    forms: ["option: correctClockSkew left out"],
    ours: {
      "outcome.document": '{"made":"up"}',
      "outcome.error": undefined,
      gets: 2,
    },
  },
  {
    reason: "without an error there is undefined, not null",
    forms: ["config: getCredentials"],
    ours: { "outcome.1.0": "(undefined)" },
  },
  {
    reason: "the place that a client asks is fixed when it is made, its region included",
    forms: ["config: client.config.update"],
    ours: { "received.0.scope": "eu-central-1/iot/aws4_request" },
  },
  {
    reason: "the region's own name stays in the options",
    forms: ["endpoint: a FIPS region"],
    ours: { "outcome.region": "us-east-1-fips" },
  },
  {
    reason: "calls to AWS always use TLS",
    forms: ["endpoint: a region without TLS"],
    ours: { "outcome.of.origin": "https://iot.eu-west-1.amazonaws.com" },
  },
  {
    // The form fails where it reads a member of `undefined`, in the engine's own words.
    reason: "the endpoint is known from build on, so a client has none",
    forms: ["endpoint: what a client tells of it"],
    ours: { outcome: anything },
  },
];
