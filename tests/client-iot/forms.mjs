/** All forms, in the order in which they run. */
import { aborting } from "./forms/aborting.mjs";
import { calls } from "./forms/calls.mjs";
import { config } from "./forms/config.mjs";
import { credentials } from "./forms/credentials.mjs";
import { endpoints } from "./forms/endpoints.mjs";
import { errors } from "./forms/errors.mjs";

/** @type {import("./forms/form.mjs").Form[]} */
export const forms = [...calls, ...errors, ...aborting, ...config, ...endpoints, ...credentials];
