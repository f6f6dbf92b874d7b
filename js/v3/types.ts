/** Types by the names that SDK v3 has for them, and assignable to and from its own. */
import type { ErrorMetadata } from "../error.js";

/** What {@link GetJobDocumentCommand} gives. */
export interface GetJobDocumentResponse {
  /** The job document as the service sent it: JSON text, at most 32,768 characters. */
  document?: string | undefined;
}

/** What {@link GetJobDocumentCommand} is made with. */
export interface GetJobDocumentRequest {
  /** The unique identifier of the job: 1 to 64 letters, digits, `-` and `_`. */
  jobId: string | undefined;
  /**
   * `true` to get the document with its placeholders, `false` or left out to get it with them
   * resolved.
   */
  beforeSubstitution?: boolean | undefined;
}

/** How a call went. */
export interface ResponseMetadata extends ErrorMetadata {}

/** What has {@link ResponseMetadata}. */
export interface MetadataBearer {
  /** How the call went. */
  $metadata: ResponseMetadata;
}

/** What {@link GetJobDocumentCommand} is made with. */
export interface GetJobDocumentCommandInput extends GetJobDocumentRequest {}

/** What {@link GetJobDocumentCommand} gives. */
export interface GetJobDocumentCommandOutput extends GetJobDocumentResponse, MetadataBearer {}

/** An `AbortSignal`, or SDK v3's own from before there was one everywhere. */
export type AbortSignalLike =
  | AbortSignal
  | {
      readonly aborted: boolean;
      // biome-ignore lint/complexity/noBannedTypes: SDK v3's type
      onabort: ((this: AbortSignalLike, event: never) => void) | Function | null;
    };

/** Options of one call. */
export interface HttpHandlerOptions {
  /** Ends the call at once: it fails with `AbortError`, and nothing more is sent. */
  abortSignal?: AbortSignalLike;
  /** How long one attempt may take, its body included, in ms; 0 for no limit. */
  requestTimeout?: number;
}

/** What a callback is called with: `null` and the result, or the error. */
// biome-ignore lint/suspicious/noExplicitAny: SDK v3's type
export type Callback<Output = GetJobDocumentCommandOutput> = (error: any, data?: Output) => void;

/** The response that an error comes from, as far as CORS lets the page read it. */
export interface HttpResponse {
  /** HTTP status. */
  statusCode: number;
  /** The status as text; empty over HTTP/2. */
  reason?: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** The text of the body. */
  // biome-ignore lint/suspicious/noExplicitAny: SDK v3's type
  body?: any;
}
