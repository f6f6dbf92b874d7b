/**
 * The placeholders of a job document.
 *
 * @packageDocumentation
 */
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
} from "./placeholders/types.js";
