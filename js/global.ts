import { AwsError, Config, Credentials, config, Iot, Request, Response, VERSION } from "./aws.js";
import { setConfig } from "./config.js";

/** `AWS` as one object, with a `config` that can be replaced. A bundler drops it where it is not used. */
const AWS = {
  AwsError,
  Config,
  Credentials,
  Iot,
  Request,
  Response,
  VERSION,
  /** The options of all clients made later. */
  get config(): Config {
    return config;
  },
  set config(replacement: Config) {
    setConfig(replacement);
  },
};

export default AWS;
