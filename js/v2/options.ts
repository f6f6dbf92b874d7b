import type { CallOptions } from "../../build/glue/iot_job_document.js";
import type { Core } from "../core.js";
import type { ConfigOptions } from "./config.js";

/** The options of a client that count as they were when it was made, as in SDK v2: where it asks. */
export type Place = Pick<
  CallOptions,
  "region" | "endpoint" | "useFipsEndpoint" | "useDualstackEndpoint"
>;

/** Where a service is asked. @param service its name in hosts */
export function placeOf(config: ConfigOptions, service: string): Place {
  return {
    region: String(config.region ?? ""),
    endpoint: config.endpoint ? endpointUrl(config, service) : undefined,
    useFipsEndpoint: Boolean(config.useFipsEndpoint),
    useDualstackEndpoint: Boolean(config.useDualstackEndpoint),
  };
}

/** The options of one call, as they are now. */
export function callOptions(config: ConfigOptions, place: Place, { Face }: Core): CallOptions {
  const { correctClockSkew, disableClockSkewCorrection, maxRetries, paramValidation } = config;
  const checks = paramValidation !== false;
  const { max, pattern }: { max?: boolean; pattern?: boolean } = Object(paramValidation);
  return {
    ...place,
    face: Face.V2,
    maxRetries: maxRetries === undefined ? 3 : count(maxRetries),
    retryBase: Number(config.retryDelayOptions?.base) || 0,
    timeout: Number(config.httpOptions?.timeout) || 0,
    correctClockSkew: correctClockSkew !== false && !disableClockSkewCorrection,
    checkUnexpected: checks,
    checkMax: checks && max !== false,
    checkPattern: checks && pattern !== false,
  };
}

/** A number of retries: 0 for what is none. */
function count(given: number): number {
  return given > 0 ? Math.min(Math.floor(given), 2 ** 31) : 0;
}

/** A custom endpoint as a URL, with the templates and the host without a scheme that SDK v2 takes. */
function endpointUrl({ endpoint, region, sslEnabled }: ConfigOptions, service: string): string {
  const scheme = sslEnabled === false ? "http" : "https";
  const names: Record<string, string> = { service, region: region ?? "", scheme };
  const given = typeof endpoint === "string" ? endpoint : String(endpoint?.href ?? "");
  const text = given.replace(/\{(\w+)\}/g, (all, name) => names[name] ?? all);
  return /^\w+:\/\//.test(text) ? text : `${scheme}://${text}`;
}
