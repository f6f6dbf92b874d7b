/** What `AWS` itself has. */

/** @type {import("./form.mjs").Form[]} */
export const globals = [
  {
    name: "AWS: VERSION, and what AWS.Iot tells of itself",
    run: ({ AWS }) => ({
      version: typeof AWS.VERSION,
      service: AWS.Iot.serviceIdentifier,
      apiVersions: AWS.Iot.apiVersions,
    }),
  },
  {
    name: "AWS: instances of its classes",
    run: ({ AWS, client, config }) => {
      const iot = client();
      const request = iot.getJobDocument({ jobId: "j" });
      return {
        iot: iot instanceof AWS.Iot,
        config: iot.config instanceof AWS.Config,
        global: AWS.config instanceof AWS.Config,
        request: request instanceof AWS.Request,
        response: request.response instanceof AWS.Response,
        credentials: new AWS.Credentials("a", "s") instanceof AWS.Credentials,
        plain: /** @type {unknown} */ (config.credentials) instanceof AWS.Credentials,
      };
    },
  },
  ...["S3", "util", "EventListeners", "events", "Service", "Endpoint", "HttpRequest"].map(
    (name) => ({
      name: `AWS: ${name}`,
      run: (/** @type {import("./run.mjs").Tools} */ { AWS }) => typeof AWS[name],
    }),
  ),
  ...["CredentialProviderChain", "CognitoIdentityCredentials", "WebIdentityCredentials"].map(
    (name) => ({
      name: `AWS: ${name}`,
      run: (/** @type {import("./run.mjs").Tools} */ { AWS }) => typeof AWS[name],
    }),
  ),
  ...["customizeRequests", "setEndpoint", "makeUnauthenticatedRequest", "on"].map((name) => ({
    name: `a client's ${name}`,
    run: (/** @type {import("./run.mjs").Tools} */ { client }) => typeof client()[name],
  })),
  ...["isPageable", "eachPage", "toUnauthenticated", "onAsync", "build", "runTo"].map((name) => ({
    name: `a request's ${name}`,
    run: (/** @type {import("./run.mjs").Tools} */ { client }) =>
      typeof client().getJobDocument({ jobId: "j" })[name],
  })),
];
