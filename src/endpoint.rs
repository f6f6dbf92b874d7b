//! From region and switches to the place that a request is sent to.
//!
//! Source: the endpoint rule set of `@aws-sdk/client-iot` v3 and the partition table of
//! `@aws-sdk/core`; the options are spelled as in SDK v2.

use crate::error::Error;
use crate::text::{concat, split_at_first};

/// A group of regions that share their DNS suffixes.
///
/// The SDK's table also says whether a partition has FIPS and dual-stack endpoints: all do.
struct Partition {
    /// What its region names start with: `us-gov-` of `us-gov-west-1`.
    prefix: &'static str,
    /// The name that it has for "no region in particular".
    global: &'static str,
    dns_suffix: &'static str,
    dual_stack_dns_suffix: &'static str,
}

/// Every partition but `aws`.
const PARTITIONS: &[Partition] = &[
    Partition {
        prefix: "cn-",
        global: "aws-cn-global",
        dns_suffix: "amazonaws.com.cn",
        dual_stack_dns_suffix: "api.amazonwebservices.com.cn",
    },
    Partition {
        prefix: "eusc-de-",
        global: "",
        dns_suffix: "amazonaws.eu",
        dual_stack_dns_suffix: "api.amazonwebservices.eu",
    },
    Partition {
        prefix: "us-iso-",
        global: "aws-iso-global",
        dns_suffix: "c2s.ic.gov",
        dual_stack_dns_suffix: "api.aws.ic.gov",
    },
    Partition {
        prefix: "us-isob-",
        global: "aws-iso-b-global",
        dns_suffix: "sc2s.sgov.gov",
        dual_stack_dns_suffix: "api.aws.scloud",
    },
    Partition {
        prefix: "eu-isoe-",
        global: "aws-iso-e-global",
        dns_suffix: "cloud.adc-e.uk",
        dual_stack_dns_suffix: "api.cloud-aws.adc-e.uk",
    },
    Partition {
        prefix: "us-isof-",
        global: "aws-iso-f-global",
        dns_suffix: "csp.hci.ic.gov",
        dual_stack_dns_suffix: "api.aws.hci.ic.gov",
    },
    Partition {
        prefix: "us-gov-",
        global: "aws-us-gov-global",
        dns_suffix: "amazonaws.com",
        dual_stack_dns_suffix: "api.aws",
    },
];

/// The partition `aws`, to which every region belongs that no other claims.
const AWS: Partition = Partition {
    prefix: "",
    global: "aws-global",
    dns_suffix: "amazonaws.com",
    dual_stack_dns_suffix: "api.aws",
};

/// A custom endpoint, taken apart by the browser's URL parser; all empty for a text that is no URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CustomEndpoint<'a> {
    /// `https:` or `http:`.
    pub protocol: &'a str,
    /// Host in lower case, with its port unless that is the default of the protocol.
    pub host: &'a str,
    /// Path, normalised and encoded, starting with `/`.
    pub path: &'a str,
    /// Whether the URL carries what a request cannot keep: user info, query or fragment.
    pub has_extras: bool,
}

/// What a page configures of an endpoint.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings<'a> {
    /// The region, as the page wrote it; empty for none.
    pub region: &'a str,
    /// `useFipsEndpoint`.
    pub fips: bool,
    /// `useDualstackEndpoint`.
    pub dual_stack: bool,
    /// `endpoint`: `None` when not set.
    pub custom: Option<CustomEndpoint<'a>>,
}

/// Where requests go, and the region that they are signed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// `https:` or `http:`.
    pub protocol: String,
    /// Host as the browser sends it.
    pub host: String,
    /// Path before the operation's own: empty, or `/` and segments, without a `/` at its end.
    pub path: String,
    /// The region of the credential scope, in the case in which the page wrote it.
    pub region: String,
}

/// AWS IoT, as its host names have it.
pub const IOT: &str = "iot";
/// STS, which has endpoints beside the common rule.
pub const STS: &str = "sts";
/// Cognito's identity pools, which have endpoints beside the common rule.
pub const COGNITO: &str = "cognito-identity";

/// The region of what belongs to no region.
const GLOBAL_REGION: &str = "us-east-1";

/// The endpoint of `service` (`iot`, `cognito-identity`, …) for these settings.
///
/// # Errors
///
/// `ConfigError` for a missing region or one that is no host label, with SDK v2's messages;
/// `EndpointError` for a custom endpoint with FIPS or dual-stack, with SDK v3's messages, or one
/// that carries user info, a query or a fragment, or is for devices.
pub fn resolve(service: &str, settings: Settings<'_>) -> Result<Endpoint, Error> {
    // STS has a place for those who know no region: its global endpoint, in us-east-1.
    let is_global = settings.region.is_empty() && service == STS;
    let region = if is_global {
        GLOBAL_REGION
    } else {
        settings.region
    };
    if region.is_empty() {
        return Err(Error::new("ConfigError", "Missing region in config"));
    }
    if !is_host_label(region) {
        return Err(Error::new("ConfigError", "Invalid region in config"));
    }
    let (region, pseudo_fips) = real_region(region);
    let mut fips = settings.fips || pseudo_fips;
    let mut dual_stack = settings.dual_stack;
    if let Some(custom) = settings.custom {
        return custom_endpoint(custom, region, fips, dual_stack);
    }
    let partition = partition_of(region);
    // What the rule sets of the services behind `credentials/` have beside the common rule.
    if service == STS {
        // Its plain endpoints in GovCloud are the FIPS ones.
        fips &= dual_stack || partition.prefix != "us-gov-";
    } else if service == COGNITO && partition.prefix == AWS.prefix {
        // Its plain names have IPv6 too, those for FIPS only outside the United States.
        dual_stack &= fips && !region.starts_with("us-");
    }
    let suffix = if dual_stack {
        partition.dual_stack_dns_suffix
    } else {
        partition.dns_suffix
    };
    let lower_case = region.to_ascii_lowercase();
    let (variant, place, dot) = match fips {
        true => ("-fips.", &*lower_case, "."),
        false if is_global && !dual_stack => (".", "", ""),
        false => (".", &*lower_case, "."),
    };
    Ok(Endpoint {
        protocol: "https:".to_owned(),
        host: concat(&[service, variant, place, dot, suffix]),
        path: String::new(),
        region: region.to_owned(),
    })
}

fn custom_endpoint(
    custom: CustomEndpoint<'_>,
    region: &str,
    fips: bool,
    dual_stack: bool,
) -> Result<Endpoint, Error> {
    let problem = if fips {
        "Invalid Configuration: FIPS and custom endpoint are not supported"
    } else if dual_stack {
        "Invalid Configuration: Dualstack and custom endpoint are not supported"
    } else if custom.has_extras {
        "Invalid Configuration: a custom endpoint has no user name, password, query or fragment"
    } else if custom.host.is_empty() || !matches!(custom.protocol, "https:" | "http:") {
        "Invalid Configuration: a custom endpoint is an absolute http or https URL"
    } else if is_data_plane(custom.host) {
        "Invalid Configuration: this endpoint is for devices: leave it out, the region is enough"
    } else {
        let mut path = String::new();
        let mut rest = custom.path;
        while !rest.is_empty() {
            let (segment, behind) = split_at_first(rest, b'/');
            if !segment.is_empty() {
                path.push('/');
                path.push_str(segment);
            }
            rest = behind;
        }
        return Ok(Endpoint {
            protocol: custom.protocol.to_owned(),
            host: custom.host.to_owned(),
            path,
            region: region.to_owned(),
        });
    };
    Err(Error::new("EndpointError", problem))
}

/// Whether a host is the one that devices talk to: `PREFIX-ats.iot.REGION.amazonaws.com`.
fn is_data_plane(host: &str) -> bool {
    let (prefix, rest) = split_at_first(host, b'.');
    prefix.ends_with("-ats") && rest.starts_with("iot.")
}

/// Whether `region` can be one label of a host name: 1 to 63 letters, digits and inner hyphens.
fn is_host_label(region: &str) -> bool {
    region.len() <= 63
        && !region.starts_with("-")
        && !region.ends_with("-")
        && region
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// The region behind an old pseudo region (`fips-us-east-1`, `us-east-1-fips`), and whether it was
/// one.
fn real_region(region: &str) -> (&str, bool) {
    if region == "fips-aws-global" || region == "aws-fips" {
        return (GLOBAL_REGION, true);
    }
    if let Some(rest) = region.strip_prefix("fips-") {
        let bare = rest.strip_prefix("dkr-").or(rest.strip_prefix("prod-"));
        return (bare.unwrap_or(rest), true);
    }
    match region.strip_suffix("-fips") {
        Some(rest) => (rest, true),
        None => (region, false),
    }
}

/// The partition of a region: by its global name, else by the shape `prefix-word-number`, else
/// `aws`.
fn partition_of(region: &str) -> &'static Partition {
    let claims = |partition: &&Partition| {
        let rest = region.strip_prefix(partition.prefix).unwrap_or_default();
        let (word, number) = split_at_first(rest, b'-');
        let has_shape = !word.is_empty()
            && !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit());
        has_shape || partition.global == region
    };
    PARTITIONS.iter().find(claims).unwrap_or(&AWS)
}

#[cfg(test)]
mod tests;
