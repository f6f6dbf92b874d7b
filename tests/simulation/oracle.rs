//! AWS's own signer, asked whether a request has the signature that it must have.

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4::SigningParams;
use iot_job_document::call::Request;
use iot_job_document::credentials::Keys;

/// What a request was made from.
pub struct Made<'a> {
    pub keys: &'a Keys,
    pub region: &'a str,
    pub service: &'a str,
    /// The headers of the page, or of an exchange, that are not the signer's.
    pub signed_headers: &'a [(&'a str, &'a str)],
    /// The date of the signature, in ms since 1970.
    pub date: f64,
}

/// The value of `Authorization` that AWS's signer makes.
pub fn authorization(request: &Request, made: &Made<'_>) -> Result<String, String> {
    let token = Some(made.keys.session_token.clone()).filter(|token| !token.is_empty());
    let credentials = Credentials::new(
        made.keys.access_key_id.clone(),
        made.keys.secret_access_key.clone(),
        token,
        None,
        "simulation",
    );
    let identity = credentials.into();
    let params = SigningParams::builder()
        .identity(&identity)
        .region(made.region)
        .name(made.service)
        .time(SystemTime::UNIX_EPOCH + Duration::from_secs((made.date / 1000.0) as u64))
        .settings(SigningSettings::default())
        .build()
        .map_err(|error| error.to_string())?
        .into();
    let method = match request.body {
        Some(_) => "POST",
        None => "GET",
    };
    let body = request.body.as_deref().unwrap_or_default();
    let headers = made.signed_headers.iter().copied();
    let body = SignableBody::Bytes(body.as_bytes());
    let signable = SignableRequest::new(method, request.url.as_str(), headers, body)
        .map_err(|error| error.to_string())?;
    let (instructions, _) = sign(signable, &params)
        .map_err(|error| error.to_string())?
        .into_parts();
    let (headers, _) = instructions.into_parts();
    let found = headers
        .into_iter()
        .find(|header| header.name() == "authorization");
    Ok(found
        .map(|header| header.value().to_owned())
        .unwrap_or_default())
}
