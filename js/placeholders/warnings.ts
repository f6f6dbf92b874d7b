import type { PlaceholderWarning, PlaceholderWarningCode } from "./types.js";

/** In the order of `crates/placeholders/src/warning.rs`; an `!` marks what AWS documents as refused. */
const texts: [code: PlaceholderWarningCode | `${PlaceholderWarningCode}!`, message: string][] = [
  ["not-closed!", "Its } is missing."],
  ["unknown-kind", "AWS documents no such placeholder."],
  ["version-one-name", "AWS's guide writes it s3-presigned-url, without -v1."],
  ["missing-part", "A part of it is missing."],
  ["json-escape", "It has a \\ in it: write the character itself."],
  [
    "not-an-s3-url",
    "It needs a URL of Amazon S3, such as https://s3.REGION.amazonaws.com/BUCKET/KEY (for a code-sign-signature, s3://REGION.BUCKET/KEY@VERSION).",
  ],
  ["not-https", "Its URL begins with http, not with https."],
  ["not-a-url", "AWS's guide writes a URL: https://s3.REGION.amazonaws.com/BUCKET/KEY."],
  [
    "not-a-bucket",
    "A bucket's name has 3 to 63 lowercase letters, digits, dots and hyphens, with a letter or digit at both ends.",
  ],
  ["not-a-region", "No AWS region has this name."],
  [
    "dotted-bucket",
    "S3's certificate does not match a host that begins with a bucket with dots: put the bucket into the path.",
  ],
  [
    "legacy-endpoint",
    "This legacy endpoint of S3 does not reach every region: write s3.REGION.amazonaws.com.",
  ],
  [
    "not-encoded",
    "The v2 placeholder needs its URL percent-encoded, ?versionId= included: %3FversionId%3D.",
  ],
  ["bad-encoding", "Its URL has a % that does not begin an encoded character: write %25."],
  ["encoded", "This placeholder takes its URL as it is, not percent-encoded: use its v2."],
  ["version-not-supported", "Only s3-presigned-url-v2 takes a version."],
  ["missing-version", "It needs the version of the code file: @VERSION after the key."],
  [
    "local-outside-upload!",
    "AWS fills this in only in the URL of an s3-presigned-url-upload placeholder.",
  ],
  ["placeholder-in-bucket!", "The bucket of an upload must not have placeholders; its key may."],
  ["too-many-locals!", "The same local placeholder is in it more than twice."],
  [
    "undefined-local!",
    "Besides AWS's own, only thingName, jobId and executionNumber can be in a placeholder.",
  ],
  ["must-not-be-nested!", "It must not be in another placeholder."],
  ["nested-too-deep", "It is nested in more than one other placeholder."],
  ["not-a-parameter-key", "A parameter's key has 1 to 128 letters, digits, _ and -."],
  ["half-left-out!", "Leave out the package's name and its version together, or neither."],
  ["null-version!", "$null is not a version that a job document can have."],
  [
    "not-a-package-name",
    "A package's name has at most 128 letters, digits, -, _ and ., its version at most 64.",
  ],
  [
    "unknown-package-part",
    "AWS documents attributes, attributes:NAME and artifact:s3-presigned-url of a package, not this.",
  ],
  ["attributes-not-alone!", "All attributes must be a JSON value of their own."],
  ["cloudformation-escape", "AWS does not fill this in: ! is CloudFormation's. Write $."],
  ["terraform-escape", "The $ before it stays in the document: it is Terraform's. Write $."],
  ["misspelled", "AWS does not fill this in: it is misspelled. Write $."],
];

/**
 * The warnings of a set: the bit `1 << n` is for the `n`th.
 *
 * @param spelling the right spelling, for those that tell it
 */
export function warningsOf(bits: number, spelling: string): PlaceholderWarning[] {
  const set = texts.filter((_, index) => (bits >>> index) & 1);
  return set.map(([marked, text]) => {
    const code = marked.replace("!", "") as PlaceholderWarningCode;
    const message = text.replace(/\$\.$/, () => `${spelling}.`);
    return {
      code,
      severity: code === marked ? "warning" : "error",
      message,
      ...(message !== text && { spelling }),
    };
  });
}
