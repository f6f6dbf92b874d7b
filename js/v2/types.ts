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
  method: "GET";
  /** Path and query. */
  path: string;
  headers: Record<string, string>;
  body: "";
  endpoint: { protocol: string; host: string; hostname: string };
  region: string;
}

/** The HTTP side of a response, as far as CORS lets the page read it. */
export interface HttpResponse {
  /** HTTP status. */
  statusCode?: number | undefined;
  /** The status as text; empty over HTTP/2. */
  statusMessage?: string | undefined;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** The body's text, once it has been read. */
  body: string | undefined;
}

/** How much of a response has come, as a browser's `ProgressEvent` tells. */
export interface Progress {
  lengthComputable: boolean;
  /** In bytes. */
  loaded: number;
  /** In bytes. */
  total: number;
}
