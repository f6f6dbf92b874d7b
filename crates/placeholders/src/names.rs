//! The names that AWS gives to what may stand in a document.

/// What is filled in for each execution of a job, inside of an upload URL.
pub const LOCALS: [&str; 3] = ["thingName", "jobId", "executionNumber"];

/// What the host names of S3 end with, one for each partition.
///
/// Source: the partition table of AWS SDK for JavaScript v3 (`@aws-sdk/core`).
pub const DNS_SUFFIXES: [&str; 7] = [
    "amazonaws.com",
    "amazonaws.com.cn",
    "amazonaws.eu",
    "c2s.ic.gov",
    "sc2s.sgov.gov",
    "cloud.adc-e.uk",
    "csp.hci.ic.gov",
];
