/**
 * An endpoint as SDK v2 writes it, for the option `endpoint`.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Endpoint.html
 */
export class Endpoint {
  /** Minifiers change the names of classes, and consoles show them. */
  static readonly name: string = "Endpoint";

  /** `https:` or `http:`. */
  protocol: string;
  /** Host with its port, unless that is the protocol's own. */
  host: string;
  /** Host without port. */
  hostname: string;
  /** The port. */
  port: number;
  /** The path. */
  pathname: string;
  /** The path. */
  path: string;
  /** All of it. */
  href: string;

  /**
   * @param url a URL, or a host: then `https` is meant
   * @throws `TypeError` for a text that is no URL
   */
  constructor(url: string) {
    const { protocol, host, hostname, port, pathname, search, href } = new URL(
      url.startsWith("http") ? url : `https://${url}`,
    );
    this.protocol = protocol;
    this.host = host;
    this.hostname = hostname;
    this.port = Number(port) || (protocol === "https:" ? 443 : 80);
    this.pathname = pathname;
    this.path = pathname + search;
    this.href = href;
  }
}
