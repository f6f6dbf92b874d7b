import * as names from "./aws.js";
import { type Config, config, setConfig } from "./config.js";

/** `AWS` as one object: all names, with a `config` that can be replaced. */
const AWS: typeof names & { config: Config } = /* @__PURE__ */ Object.defineProperty(
  { ...names },
  "config",
  { get: () => config, set: setConfig, enumerable: true },
);

export default AWS;
