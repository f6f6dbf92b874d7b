import type { ConfigOptions } from "./config.js";
import { oneLine } from "./params.js";
import { prepare } from "./wasm.js";

/** What the core asks of the options of a client: a place in lines, and the sum of its switches. */
export type Settings = [place: string, switches: number];

/** The services that the core knows, by the sum of switches that names them. */
export const services = { iot: 0, sts: 128, "cognito-identity": 256 };

/** What the core asks of options, for one service. */
export function settings(config: ConfigOptions, service: keyof typeof services): Settings {
  const { paramValidation, useDualstack, useDualstackEndpoint, useFipsEndpoint } = config;
  const isOn = paramValidation !== false;
  const { max, pattern }: { max?: boolean; pattern?: boolean } = Object(paramValidation);
  const url = config.endpoint ? parse(config, service) : undefined;
  const extras = url && url.username + url.password + url.search + url.hash;
  // In the order of `Switches` in `client.rs`.
  const switches = [
    useFipsEndpoint,
    useDualstackEndpoint || useDualstack,
    config.endpoint,
    extras,
    isOn,
    isOn && max !== false,
    isOn && pattern !== false,
  ];
  const region = oneLine(`${config.region ?? ""}`);
  const place = [url?.protocol, url?.host, url?.pathname, region].join("\n");
  let sum = services[service];
  for (const [index, isOn] of switches.entries()) {
    if (isOn) sum += 2 ** index;
  }
  return [place, sum];
}

/** Where a request goes, and the region that it is signed for. */
export interface Target {
  /** `https:` or `http:`. */
  protocol: string;
  /** Host, with its port unless that is the protocol's own. */
  host: string;
  /** Host without port. */
  hostname: string;
  /** Path and query. */
  path: string;
  /** The region of the credential scope. */
  region: string;
}

/**
 * Where a call goes.
 *
 * @param params its parameters in lines; none for a service that has one place for all
 * @throws an `AwsError` for parameters or options that the core refuses
 */
export function target([place, switches]: Settings, params = ""): Target {
  const lines = prepare(`${place}\n${params}`, switches).split("\n");
  const [protocol = "", host = "", path = "", region = ""] = lines;
  return { protocol, host, hostname: host.replace(/:\d+$/, ""), path, region };
}

/** A custom endpoint as a URL; `undefined` for a text that is none. */
function parse({ endpoint = "", region, sslEnabled }: ConfigOptions, service: string) {
  const scheme = sslEnabled === false ? "http" : "https";
  const names: Record<string, string> = { service, region: region ?? "", scheme };
  const given = typeof endpoint === "string" ? endpoint : String(endpoint.href ?? "");
  const text = given.replace(/\{(\w+)\}/g, (all, name) => names[name] ?? all);
  try {
    // SDK v2 takes a host without a scheme.
    return new URL(/^\w+:\/\//.test(text) ? text : `${scheme}://${text}`);
  } catch {
    return undefined;
  }
}
