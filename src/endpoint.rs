//! From region and switches to the place that a request is sent to.
//!
//! Source: the endpoint rule set of `@aws-sdk/client-iot` v3 and the partition table of
//! `@aws-sdk/core`; the options are spelled as in SDK v2.

use crate::client::Dialect;
use crate::error::{Error, Result};
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

/// A custom endpoint, taken apart by the browser's URL parser; all empty for a text that is not a URL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CustomEndpoint {
    /// `https:` or `http:`.
    pub protocol: String,
    /// Host in lower case, with its port unless that is the default of the protocol.
    pub host: String,
    /// Path, normalised and encoded, starting with `/`.
    pub path: String,
    /// Whether the URL has what a request cannot keep: user name, password, query or fragment.
    pub has_extras: bool,
}

/// What a page configures of an endpoint.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The region, as the page wrote it; empty for none.
    pub region: String,
    /// `useFipsEndpoint`.
    pub fips: bool,
    /// `useDualstackEndpoint`.
    pub dual_stack: bool,
    /// `endpoint`: `None` when not set.
    pub custom: Option<CustomEndpoint>,
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

/// The services that this package talks to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// AWS IoT.
    Iot,
    /// STS, which has endpoints beside the common rule.
    Sts,
    /// Cognito's identity pools, which have endpoints beside the common rule.
    Cognito,
}

impl Service {
    /// Its name in hosts and in the credential scope.
    pub fn name(self) -> &'static str {
        match self {
            Self::Iot => "iot",
            Self::Sts => "sts",
            Self::Cognito => "cognito-identity",
        }
    }
}

/// The region of what belongs to no region.
const GLOBAL_REGION: &str = "us-east-1";

/// The endpoint of a service for these settings.
///
/// # Errors
///
/// `ConfigError` for a missing region or one that is not a host label, with SDK v2's messages;
/// `EndpointError` for a custom endpoint with FIPS or dual-stack, with SDK v3's messages, or one
/// that has a user name, a password, a query or a fragment, or is for devices.
pub fn resolve(service: Service, settings: &Settings, dialect: Dialect) -> Result<Endpoint> {
    let given = &*settings.region;
    // A client without a region reaches STS at its global endpoint, in us-east-1.
    let is_global = service == Service::Sts && (given.is_empty() || given == AWS.global);
    let region = if is_global { GLOBAL_REGION } else { given };
    if region.is_empty() {
        return Err(Error::new("ConfigError", "Missing region in config"));
    }
    if !is_host_label(region) {
        let hint = concat(&["The region is \"", region, "\"."]);
        return Err(Error::new("ConfigError", "Invalid region in config").with_hint(hint));
    }
    let (region, pseudo_fips) = real_region(region, dialect);
    let mut fips = settings.fips || pseudo_fips;
    let mut dual_stack = settings.dual_stack;
    if let Some(custom) = &settings.custom {
        return custom_endpoint(custom, region, fips, dual_stack);
    }
    let partition = partition_of(region);
    // What the rule sets of the services for temporary keys have beside the common rule.
    if service == Service::Sts {
        // Its plain endpoints in GovCloud are the FIPS ones.
        fips &= dual_stack || partition.prefix != "us-gov-";
    } else if service == Service::Cognito && partition.prefix == AWS.prefix {
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
        host: concat(&[service.name(), variant, place, dot, suffix]),
        path: String::new(),
        region: region.to_owned(),
    })
}

fn custom_endpoint(
    custom: &CustomEndpoint,
    region: &str,
    fips: bool,
    dual_stack: bool,
) -> Result<Endpoint> {
    let problem = if fips {
        "Invalid Configuration: FIPS and custom endpoint are not supported"
    } else if dual_stack {
        "Invalid Configuration: Dualstack and custom endpoint are not supported"
    } else if custom.has_extras {
        "Invalid Configuration: a custom endpoint has no user name, password, query or fragment"
    } else if is_no_host(&custom.host) || !matches!(&*custom.protocol, "https:" | "http:") {
        "Invalid Configuration: a custom endpoint is an absolute http or https URL"
    } else if is_for_devices(&custom.host) {
        "Invalid Configuration: this endpoint is for devices: leave it out, the region is enough"
    } else {
        let mut path = String::new();
        let mut rest = &*custom.path;
        while !rest.is_empty() {
            let (segment, after) = split_at_first(rest, b'/');
            if !segment.is_empty() {
                path.push('/');
                path.push_str(segment);
            }
            rest = after;
        }
        return Ok(Endpoint {
            protocol: custom.protocol.clone(),
            host: custom.host.clone(),
            path,
            region: region.to_owned(),
        });
    };
    Err(Error::new("EndpointError", problem))
}

/// Whether a text is not a host. Chrome before version 119 escapes a blank in a host (`not%20a%20url`), and finds no
/// fault with it.
fn is_no_host(host: &str) -> bool {
    host.is_empty() || host.bytes().any(|byte| byte == b'%')
}

/// Whether devices talk to a host, and not programs that manage them: `PREFIX-ats.iot.REGION.amazonaws.com`,
/// `data.iot.…`, `PREFIX.jobs.iot.…`, `PREFIX.credentials.iot.…`. None of them answers this operation.
fn is_for_devices(host: &str) -> bool {
    let (mut rest, _) = split_at_first(host, b':');
    let (first, _) = split_at_first(rest, b'.');
    if first == Service::Iot.name() {
        return false;
    }
    // What comes after the label `iot`.
    loop {
        let (label, after) = split_at_first(rest, b'.');
        if label.is_empty() {
            return false;
        }
        rest = after;
        if label == Service::Iot.name() {
            break;
        }
    }
    let (_, suffix) = split_at_first(rest, b'.');
    let is_aws = PARTITIONS.iter().chain([&AWS]).any(|partition| {
        suffix == partition.dns_suffix || suffix == partition.dual_stack_dns_suffix
    });
    is_aws || first.ends_with("-ats")
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

/// The region that a pseudo region stands for, and whether it was one for FIPS (`fips-us-east-1`,
/// `us-east-1-fips`). SDK v2 also knows the names for "no region in particular" of two partitions.
fn real_region(region: &str, dialect: Dialect) -> (&str, bool) {
    if dialect == Dialect::V2 {
        match region {
            "aws-global" => return (GLOBAL_REGION, false),
            "aws-us-gov-global" => return ("us-gov-west-1", false),
            _ => {}
        }
    }
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
