/** All forms, in the order in which they run. */
import { aborting } from "./forms/aborting.mjs";
import { calls } from "./forms/calls.mjs";
import { config } from "./forms/config.mjs";
import { credentials } from "./forms/credentials.mjs";
import { endpoints } from "./forms/endpoints.mjs";
import { events } from "./forms/events.mjs";
import { globals } from "./forms/globals.mjs";
import { options } from "./forms/options.mjs";
import { presigning } from "./forms/presigning.mjs";
import { promises } from "./forms/promises.mjs";
import { refusals } from "./forms/refusals.mjs";
import { renewal } from "./forms/renewal.mjs";
import { replaced } from "./forms/replaced.mjs";
import { validation } from "./forms/validation.mjs";

/** @type {import("./forms/form.mjs").Form[]} */
export const forms = [
  ...calls,
  ...validation,
  ...refusals,
  ...events,
  ...replaced,
  ...aborting,
  ...presigning,
  ...config,
  ...endpoints,
  ...promises,
  ...options,
  ...credentials,
  ...renewal,
  ...globals,
];
