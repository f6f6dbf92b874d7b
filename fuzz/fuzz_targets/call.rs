//! All that reads what a page gives: parameters, endpoint, keys and headers, up to the signature.
//!
//! Input: switches, region, protocol, host, path, job id, name and type of another parameter, key id,
//! secret and token, a line each, then the page's headers.
#![no_main]

use iot_job_document::client::{self, Signable, Switches};
use iot_job_document::clock::Moment;
use iot_job_document::credentials;
use iot_job_document::signing::Signer;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let mut lines = text.split('\n');
    let mut next = || lines.next().unwrap_or_default();
    let switches = next().parse().unwrap_or_default();
    let region = next();
    let place = [next(), next(), next(), region].join("\n");
    let job_id = next();
    let (name, kind) = (next(), next());
    let member = [kind, " ", name].concat();
    let params = ["object\nstring jobId", &member, "", job_id, job_id].join("\n");
    let [id, secret, token] = [next(), next(), next()];
    let keys = [id, secret, token].join("\n");
    // As `Headers` has them: no empty ones, and names in lower case.
    let headers = lines.filter(|line| !line.is_empty()).map(|line| {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        [&name.to_ascii_lowercase(), ":", value].concat()
    });
    let headers: Vec<_> = headers.collect();
    let lines = [place, params].join("\n");
    let target = match client::prepare(&lines, Switches::from_bits(switches)) {
        Ok(target) => target,
        Err(error) => return assert!(!error.code().is_empty() && !error.message().is_empty()),
    };
    assert_eq!(target.to_lines().lines().count(), 4);
    if let Err(error) = credentials::check(&keys, f64::NAN) {
        return assert_eq!(error.code(), "CredentialsError");
    }
    let start = [id, secret, &target.host, &target.path, &target.region, "iot", ""];
    let headers: Vec<_> = headers.iter().map(String::as_str).collect();
    let lines = [&start[..], &headers, &["", token]].concat().join("\n");
    let call = Signable::from_lines(&lines);
    let moment = Moment::from_ms(1_767_323_045_000.0);
    let signed = client::sign(&mut Signer::new(), &call, moment);
    // Nothing of the secret comes out. A page's header may be named like it, in whatever case, as names
    // are signed in lower case; with a separator in it, it may be like two names or more.
    let secret = call.credentials.secret_access_key;
    let (lower_case, wanted) = (lines.to_ascii_lowercase(), secret.to_ascii_lowercase());
    let tells = secret.len() >= 16
        && secret.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && lower_case.matches(&wanted).count() == 1;
    assert!(!tells || !signed.contains(secret));
    assert!(signed.lines().count() <= 3);
    let presigned = client::presign(&mut Signer::new(), &call, moment, 3600.0);
    assert!(presigned.is_ok_and(|path| path.starts_with(&*target.path.split('?').next().unwrap_or_default())));
});
