//! The host names of Amazon S3.
//!
//! Sources: [Amazon S3 endpoints](https://docs.aws.amazon.com/general/latest/gr/s3.html), and, for the
//! legacy ones, [Virtual hosting of
//! buckets](https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html).

use crate::names::DNS_SUFFIXES;
use crate::text::{Span, Text};

/// Which endpoint of S3 the host name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// `s3.REGION.…`
    Regional,
    /// `s3.dualstack.REGION.…`
    Dualstack,
    /// `s3-fips.…`
    Fips,
    /// `s3-accelerate.…`
    Accelerate,
    /// `s3-REGION.…`
    LegacyRegional,
    /// `s3.amazonaws.com`
    LegacyGlobal,
}

/// A host name, taken apart; what is missing is empty.
pub struct Host {
    /// The bucket, of a virtual-hosted one.
    pub bucket: Span,
    /// Which endpoint it is.
    pub endpoint: Endpoint,
    /// The region.
    pub region: Span,
}

/// Takes a host name of S3 apart; `None` for any other.
pub fn read_host(text: Text<'_>, host: Span) -> Option<Host> {
    // A bucket may be called `s3` or have a label that is: the endpoint's label is the last of them.
    let mut label = Span::default();
    let mut start = host.start;
    while start < host.end {
        let next = text.before(host.from(start), b'.');
        if text.is_nearly(next, "s3") || text.has(start, "s3-") {
            label = next;
        }
        start = next.end + 1;
    }
    if label.is_empty() {
        return None;
    }
    let mut rest = host.from(label.end + 1);
    let is_dualstack = text.has(rest.start, "dualstack.");
    if is_dualstack {
        rest.start += "dualstack.".len();
    }
    let mut region = Span::default();
    if !is_dns_suffix(text, rest) {
        region = text.before(rest, b'.');
        rest = rest.from(region.end + 1);
        if !is_dns_suffix(text, rest) {
            return None;
        }
    }
    let endpoint = if text.is_nearly(label, "s3") {
        if is_dualstack {
            Endpoint::Dualstack
        } else if region.is_empty() {
            Endpoint::LegacyGlobal
        } else {
            Endpoint::Regional
        }
    } else if text.is_nearly(label, "s3-fips") {
        Endpoint::Fips
    } else if text.is_nearly(label, "s3-accelerate") {
        Endpoint::Accelerate
    } else if !region.is_empty() || text.has(label.start, "s3-website") {
        // A website serves nothing that is signed; access points and such are not buckets.
        return None;
    } else {
        region = label.from(label.start + "s3-".len());
        Endpoint::LegacyRegional
    };
    Some(Host {
        bucket: host.to(host.start.max(label.start.saturating_sub(1))),
        endpoint,
        region,
    })
}

fn is_dns_suffix(text: Text<'_>, span: Span) -> bool {
    let is_suffix = |suffix: &&str| text.is_nearly(span, suffix);
    DNS_SUFFIXES.iter().any(is_suffix)
}
