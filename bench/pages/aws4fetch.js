import { AwsClient } from "aws4fetch";
import { credentials, endpoint, path, region, run } from "./place.js";

const client = new AwsClient({ ...credentials, region, service: "iot" });

run(async () => {
  const response = await client.fetch(endpoint + path);
  return (await response.json()).document;
});
