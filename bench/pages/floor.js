import { credentials, endpoint, path, run } from "./place.js";

const headers = {
  authorization: `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/20260102/us-east-1/iot/aws4_request, SignedHeaders=host;x-amz-date;x-amz-security-token, Signature=${"0".repeat(64)}`,
  "x-amz-date": "20260102T030405Z",
  "x-amz-security-token": credentials.sessionToken,
};

run(async () => {
  const response = await fetch(endpoint + path, { headers });
  return (await response.json()).document;
});
