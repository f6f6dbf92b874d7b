// What goes into a call and what comes out of it, by the names of SDK v2.

/** What `getJobDocument` is called with. */
export interface GetJobDocumentRequest {
  /** The unique identifier of the job: 1 to 64 letters, digits, `-` and `_`. */
  jobId: string;
  /**
   * `true` to get the document with its placeholders, `false` or left out to get it with them
   * resolved.
   */
  beforeSubstitution?: boolean | null | undefined;
}

/** What the parameters of a call look like: its client's own may complete them. */
export type Params = {
  [Name in keyof GetJobDocumentRequest]?: GetJobDocumentRequest[Name] | undefined;
};

/** What a call resolves with. */
export interface GetJobDocumentResponse {
  /** The job document as the service sent it: JSON text, at most 32,768 characters. */
  document?: string;
}

/** The request as it will be sent. A `build` listener may add headers: they are signed. */
export interface HttpRequest {
  /** The HTTP method. */
  method: "GET";
  /** Path and query. */
  path: string;
  /** The headers, with their names as they were given. */
  headers: Record<string, string>;
  /** Always empty. */
  body: "";
  /** Where it is sent. */
  endpoint: { protocol: string; host: string; hostname: string };
  /** The region that it is signed for. */
  region: string;
}

/** The HTTP side of a response, as far as CORS lets the page read it. */
export interface HttpResponse {
  /** HTTP status. It is `undefined` before a response; the type is SDK v2's. */
  statusCode: number;
  /** The status as text; empty over HTTP/2. It is `undefined` before a response; the type is SDK v2's. */
  statusMessage: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** The body's text. It is `undefined` until it has been read; the type is SDK v2's. */
  body: string;
}

/** An endpoint in its parts: those of the class `Endpoint`. */
export interface EndpointParts {
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
}

/** How much of a response has come, as a browser's `ProgressEvent` tells. */
export interface Progress {
  /** Whether `total` is known. */
  lengthComputable: boolean;
  /** How much has come, in bytes. */
  loaded: number;
  /** How much there is, in bytes. */
  total: number;
}
