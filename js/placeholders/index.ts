/**
 * Reads a job document: its placeholders, and its JSON. An entry of its own, with a small wasm of its
 * own, so that a page that only fetches documents does not carry it.
 *
 * @packageDocumentation
 */
export { placeholders } from "./find.js";
export { JobDocumentError, type JobDocumentPlace, parseJobDocument } from "./job-document.js";
export type {
  CodeSignSignaturePlaceholder,
  LocalPlaceholder,
  PackagePlaceholder,
  ParameterPlaceholder,
  Placeholder,
  PlaceholderBase,
  PlaceholderWarning,
  PlaceholderWarningCode,
  S3Endpoint,
  S3Place,
  S3PresignedUrlPlaceholder,
  S3PresignedUrlUploadPlaceholder,
  S3PresignedUrlV2Placeholder,
  S3Url,
  S3UrlStyle,
  UnknownPlaceholder,
} from "./types.js";
