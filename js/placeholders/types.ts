// What the placeholders of a job document are. Sources, all in the AWS IoT developer guide:
// - "Managing jobs": https://docs.aws.amazon.com/iot/latest/developerguide/create-manage-jobs.html
// - "Create and manage jobs by using the AWS CLI" (code signing):
//   https://docs.aws.amazon.com/iot/latest/developerguide/manage-job-cli.html
// - "Preparing AWS IoT Jobs" (packages):
//   https://docs.aws.amazon.com/iot/latest/developerguide/preparing-jobs-for-service-package-catalog.html
// - "Software Package Catalog Troubleshooting" (what the service refuses):
//   https://docs.aws.amazon.com/iot/latest/developerguide/software-package-catalog-troubleshooting.html

/** What every placeholder has. */
export interface PlaceholderBase {
  /** The position of its `$` in the document, in UTF-16 units: `document.slice(start, end)` is the whole placeholder. */
  start: number;
  /** After its `}`. If it is not closed: the end of its string, its line or the document. */
  end: number;
  /** Whether it ends with a `}`. */
  closed: boolean;
  /** How many placeholders it stands in: 0 for one that stands in none. */
  depth: number;
  /** The index, in the list, of the placeholder that it stands in; absent where `depth` is 0. */
  parent?: number;
  /** What AWS refuses, and what often goes wrong. Empty if there is nothing. */
  warnings: PlaceholderWarning[];
}

/** A place in Amazon S3. A part that is missing or cannot be read is absent. */
export interface S3Place {
  bucket?: string;
  /** The object's key; decoded where the placeholder takes it encoded. */
  key?: string;
  /** The object's version. */
  versionId?: string;
  /** Absent where the URL has none, as with the global endpoint. */
  region?: string;
}

/**
 * How an S3 URL is spelled: `path` for `https://s3.REGION.amazonaws.com/BUCKET/KEY`,
 * `virtual-hosted` for `https://BUCKET.s3.REGION.amazonaws.com/KEY`, `bare` for `BUCKET/KEY` as in
 * early versions of the developer guide, `s3-uri` for `s3://BUCKET/KEY`.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
export type S3UrlStyle = "path" | "virtual-hosted" | "bare" | "s3-uri";

/**
 * Which endpoint of S3 a URL names: `s3.REGION` is `regional`, `s3.dualstack.REGION` `dualstack`,
 * `s3-fips.…` `fips`, `s3-accelerate.…` `accelerate`; `s3-REGION` is `legacy-regional` and
 * `s3.amazonaws.com` `legacy-global`.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/s3.html
 */
export type S3Endpoint =
  | "regional"
  | "dualstack"
  | "fips"
  | "accelerate"
  | "legacy-regional"
  | "legacy-global";

/** What a placeholder with an S3 URL has beside {@link PlaceholderBase}. */
export interface S3Url extends S3Place {
  /** The URL as it is written; absent where there is none. */
  url?: string;
  /** Absent where `url` is not a URL of S3. */
  style?: S3UrlStyle;
  /** Absent where `url` is not a URL of S3, or `bare`. */
  endpoint?: S3Endpoint;
}

/**
 * `${aws:iot:s3-presigned-url:URL}`: a presigned URL to download from. It takes the URL as it is, and
 * no version.
 */
export interface S3PresignedUrlPlaceholder extends PlaceholderBase, S3Url {
  kind: "s3-presigned-url";
}

/**
 * `${aws:iot:s3-presigned-url-v2:URL}`: a presigned URL to download from. It takes the URL
 * percent-encoded: a version is `%3FversionId%3DVERSION` after the key.
 */
export interface S3PresignedUrlV2Placeholder extends PlaceholderBase, S3Url {
  kind: "s3-presigned-url-v2";
}

/**
 * `${aws:iot:s3-presigned-url-upload:URL}`: a presigned URL to upload to. Its key can have
 * `${thingName}`, `${jobId}` and `${executionNumber}`, each twice at most. Without a bucket and a key,
 * AWS makes them up.
 */
export interface S3PresignedUrlUploadPlaceholder extends PlaceholderBase, S3Url {
  kind: "s3-presigned-url-upload";
}

/** `${aws:iot:code-sign-signature:s3://REGION.BUCKET/KEY@VERSION}`: the signature of a code file. */
export interface CodeSignSignaturePlaceholder extends PlaceholderBase, S3Place {
  kind: "code-sign-signature";
  /** What comes after `code-sign-signature:`. */
  url?: string;
}

/**
 * `${aws:iot:parameter:KEY}`: a value of `documentParameters`, of a job that was made from a managed
 * template.
 *
 * @see https://docs.aws.amazon.com/iot/latest/apireference/API_DocumentParameter.html
 */
export interface ParameterPlaceholder extends PlaceholderBase {
  kind: "parameter";
  /** 1 to 128 letters, digits, `-` and `_`; absent where it is missing. */
  key?: string;
}

/**
 * `${aws:iot:package:NAME:version:VERSION:…}`: something of a version of a software package. Name and
 * version are absent where the placeholder leaves both out (`package::version::…`): AWS then takes them
 * from the job's `destinationPackageVersions`.
 */
export interface PackagePlaceholder extends PlaceholderBase {
  kind: "package";
  packageName?: string;
  /** A version, or `$default`. */
  versionName?: string;
  /**
   * What of it: `attribute` (`attributes:NAME`), `attributes` (all of them, as a JSON object),
   * `artifact` (`artifact:s3-presigned-url` or `artifact-location:s3-presigned-url`, a presigned URL),
   * `sbom` (`sbom:…`); absent for anything else.
   */
  part?: "attribute" | "attributes" | "artifact" | "sbom";
  /** The name of the attribute, where `part` is `attribute`. */
  attribute?: string;
}

/** `${thingName}`, `${jobId}` or `${executionNumber}`, filled in for each execution. */
export interface LocalPlaceholder extends PlaceholderBase {
  kind: "local";
  name: "thingName" | "jobId" | "executionNumber";
}

/** `${aws:…}` of a kind that AWS does not document, or `${…}` inside of a placeholder. */
export interface UnknownPlaceholder extends PlaceholderBase {
  kind: "unknown";
  /** The text from after `${aws:iot:` to the next `:`; for any other placeholder, all of its text. */
  name?: string;
}

/** A placeholder of a job document; `kind` tells which. */
export type Placeholder =
  | S3PresignedUrlPlaceholder
  | S3PresignedUrlV2Placeholder
  | S3PresignedUrlUploadPlaceholder
  | CodeSignSignaturePlaceholder
  | ParameterPlaceholder
  | PackagePlaceholder
  | LocalPlaceholder
  | UnknownPlaceholder;

/** Something about a placeholder that one should know. */
export interface PlaceholderWarning {
  code: PlaceholderWarningCode;
  /** `error` for what AWS's documentation says that it refuses, `warning` for the rest. */
  severity: "error" | "warning";
  /** What is wrong and what to write instead, in English. */
  message: string;
  /** The placeholder in its right spelling, where that is what is wrong. */
  spelling?: string;
}

/** Which warning it is. */
export type PlaceholderWarningCode =
  /** It has no `}`. */
  | "not-closed"
  /** AWS documents no such placeholder. */
  | "unknown-kind"
  /** Written `s3-presigned-url-v1`, which is what the guide calls it and writes nowhere else. */
  | "version-one-name"
  /** A bucket, key, name or URL is left out. */
  | "missing-part"
  /** A character is written as a JSON escape, such as `\/`. */
  | "json-escape"
  /** What stands for the URL is not one of S3. */
  | "not-an-s3-url"
  /** The URL is not `https`. */
  | "not-https"
  /** `BUCKET/KEY` instead of a URL. */
  | "not-a-url"
  /** Not a name that a bucket can have, such as `<bucket>`. */
  | "not-a-bucket"
  /** Not a name that a region can have, such as `region`. */
  | "not-a-region"
  /** A virtual-hosted bucket with dots: no certificate matches its host. */
  | "dotted-bucket"
  /** The global endpoint, or `s3-REGION`: it does not reach buckets of every region. */
  | "legacy-endpoint"
  /** A v2 URL with a character that must be percent-encoded. */
  | "not-encoded"
  /** A v2 URL with a `%` that is not the start of an encoded character. */
  | "bad-encoding"
  /** A v1 URL that is percent-encoded. */
  | "encoded"
  /** A version where AWS takes none. */
  | "version-not-supported"
  /** A code-signing placeholder without `@VERSION`. */
  | "missing-version"
  /** `${thingName}` or another local placeholder outside of an upload placeholder. */
  | "local-outside-upload"
  /** A placeholder in the bucket of an upload placeholder. */
  | "placeholder-in-bucket"
  /** The same local placeholder more than twice in one upload placeholder. */
  | "too-many-locals"
  /** `${…}` with an unknown name inside of a placeholder. */
  | "undefined-local"
  /** A presigned URL, an artifact or all attributes inside of another placeholder. */
  | "must-not-be-nested"
  /** More than one placeholder around it. */
  | "nested-too-deep"
  /** Not a key that a parameter can have. */
  | "not-a-parameter-key"
  /** The package's name is left out and its version is not, or the other way round. */
  | "half-left-out"
  /** `$null` as the package's version. */
  | "null-version"
  /** Not a name that a package, or a version of one, can have. */
  | "not-a-package-name"
  /** Not one of the documented parts of a package. */
  | "unknown-package-part"
  /** All attributes of a package, as a part of a longer text. */
  | "attributes-not-alone"
  /** `${!aws:…}`: out of a CloudFormation template, where `!` escapes a `${`. */
  | "cloudformation-escape"
  /** `$${aws:…}`: out of a Terraform configuration, where a second `$` escapes a `${`. */
  | "terraform-escape"
  /** Nearly a placeholder: `${AWS:IoT:…}`, `${ aws:…}`, `${iot:…}`. */
  | "misspelled";
