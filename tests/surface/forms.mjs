/** All forms, in the order in which they run. */
import { aborting } from "./forms/aborting.mjs";
import { calls } from "./forms/calls.mjs";
import { config } from "./forms/config.mjs";
import { credentials } from "./forms/credentials.mjs";
import { events } from "./forms/events.mjs";
import { globals } from "./forms/globals.mjs";
import { options } from "./forms/options.mjs";
import { presigning } from "./forms/presigning.mjs";
import { refusals } from "./forms/refusals.mjs";
import { renewal } from "./forms/renewal.mjs";
import { validation } from "./forms/validation.mjs";

/** @type {import("./forms/form.mjs").Form[]} */
export const forms = [
  ...calls,
  ...validation,
  ...refusals,
  ...events,
  ...aborting,
  ...presigning,
  ...config,
  ...options,
  ...credentials,
  ...renewal,
  ...globals,
];
