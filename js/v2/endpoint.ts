import { config } from "./config.js";

/**
 * An endpoint as SDK v2 writes it, for the option `endpoint`.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Endpoint.html
 */
export class Endpoint {
  /** Minifiers change the names of classes, and consoles show them. */
  static readonly name: string = "Endpoint";

  /** `https:` or `http:`. */
  declare protocol: string;
  /** Host with its port, unless that is the protocol's own. */
  declare host: string;
  /** Host without port. */
  declare hostname: string;
  /** The port. */
  declare port: number;
  /** The path. */
  declare pathname: string;
  /** The path. */
  declare path: string;
  /** All of it. */
  declare href: string;

  /**
   * @param url a URL, or a host: then `https` is meant, or `http` where `sslEnabled` is `false`; or another endpoint,
   *   to copy it
   * @param options those of `AWS.config` unless given
   * @throws in SDK v2's words for `null` and `undefined`; `TypeError` for a text that is not a URL
   */
  constructor(url: string | Endpoint, { sslEnabled }: { sslEnabled?: boolean | undefined } = {}) {
    if (url === undefined || url === null) throw new Error(`Invalid endpoint: ${url}`);
    if (typeof url !== "string") {
      Object.assign(this, url);
      return;
    }
    const scheme = (sslEnabled ?? config.sslEnabled) ? "https" : "http";
    const { protocol, host, hostname, port, pathname, search, href } = new URL(
      url.startsWith("http") ? url : `${scheme}://${url}`,
    );
    Object.assign(this, {
      protocol,
      host,
      hostname,
      port: Number(port) || (protocol === "https:" ? 443 : 80),
      pathname,
      path: pathname + search,
      href,
    });
  }
}
