//! What a world does for a call that sends a request, judges a failure or makes a URL.

use iot_job_document::call::{Action, Now};
use iot_job_document::clock::Moment;
use iot_job_document::endpoint::Service as Place;
use iot_job_document::retry::Kind;

use crate::oracle::{Made, authorization};
use crate::rules::{Awaits, Verdict};
use crate::service::{Outcome, Seen, Worth};
use crate::world::World;

impl World<'_> {
    /// Checks a request, and lets the service answer it.
    pub fn send(&mut self, place: usize, now: Now) -> Result<Outcome, String> {
        let run = &mut self.runs[place];
        let request = run.call.take_request().ok_or("there is no request")?;
        let header = |name: &str| {
            let found = request
                .headers
                .iter()
                .find(|header| header.name.eq_ignore_ascii_case(name));
            found.map(|header| header.value.as_str())
        };
        let path = match run.exchange {
            Some(_) => "/".to_owned(),
            None => format!("/jobs/{}/job-document", run.job),
        };
        if !request.url.ends_with(&path) {
            return Err(format!("{} in place of {path}", request.url));
        }
        let is_signed = run
            .exchange
            .as_ref()
            .is_none_or(|exchange| exchange.is_signed);
        run.book.is_unsigned = !is_signed;
        run.signed = run.given.filter(|_| is_signed);
        let time = now.time + run.book.signed_offset;
        let keys = run.signed.map(|keys| &self.source.given[keys]);
        run.book.can_refresh = keys.is_some_and(|keys| keys.can_refresh);
        let expected = keys.map(|_| Moment::from_ms(time).amz_date());
        if header("x-amz-date") != expected.as_deref() {
            return Err(format!(
                "the date is {:?}, and not {expected:?}",
                header("x-amz-date")
            ));
        }
        if let Some(keys) = keys {
            let token = Some(&*keys.session_token).filter(|token| !token.is_empty());
            if header("x-amz-security-token") != token {
                return Err("the token is another".to_owned());
            }
            if self.source.is_honest() && run.book.refused.contains(&keys.access_key_id) {
                return Err("a key that was refused is used again".to_owned());
            }
            if self.is_thorough {
                let page = run.headers.iter().filter(|_| run.exchange.is_none());
                let page: Vec<_> = page.map(|header| (&*header.name, &*header.value)).collect();
                let unsigned = ["Content-Type"];
                let signed: Vec<_> = page
                    .into_iter()
                    .filter(|(name, _)| !unsigned.contains(name))
                    .collect();
                let made = Made {
                    keys,
                    region: &run.call.target().region,
                    service: run
                        .exchange
                        .as_ref()
                        .map_or(Place::Iot, |exchange| exchange.service)
                        .name(),
                    signed_headers: &signed,
                    date: time.max(0.0),
                };
                let expected = authorization(&request, &made)?;
                if header("authorization") != Some(&expected) {
                    return Err(format!(
                        "the signature is {:?}, and not {expected}",
                        header("authorization")
                    ));
                }
            }
        }
        let id = keys.map(|keys| keys.access_key_id.clone());
        let seen = Seen {
            key: id.as_deref(),
            date: (time / 1000.0).floor().max(0.0) * 1000.0,
            document: format!("the document of {path}"),
        };
        let at = self.elapsed + self.random.between(0.0, 1.0);
        let time = self.clock.service(at);
        Ok(self
            .service
            .answer(seen, time, &mut self.source, &mut self.random))
    }

    /// Looks at what is thought of a failed attempt, and lets the page decide.
    pub fn judge(&mut self, place: usize) -> Verdict {
        let run = &mut self.runs[place];
        let judgement = run
            .call
            .judgement()
            .cloned()
            .ok_or("there is no judgement")?;
        run.book.check_judgement(&judgement, &run.options)?;
        self.tally.judged(judgement.kind);
        let is_expired = judgement.kind == Kind::Expired;
        if judgement.refused.is_some() != is_expired {
            return Err(format!("{judgement:?} refuses a key, or does not"));
        }
        let signed = run
            .signed
            .map(|keys| self.source.given[keys].access_key_id.clone());
        if let Some(id) = judgement.refused.filter(|id| !id.is_empty()) {
            // A page whose header is broken sends nothing: the key is one that it tried to sign with.
            if signed.as_ref() != Some(&id) && !run.is_broken() {
                return Err(format!("{id} is refused in place of {signed:?}"));
            }
            match run.book.worth {
                Some(Worth::NewKeys) => run.book.refused.push(id.clone()),
                // The page says so.
                None => drop(self.source.may_be_refused.insert(id.clone())),
                _ => {}
            }
            self.source.mark(&id);
        }
        let event = run.decision(&mut self.random);
        self.tell(place, self.elapsed, event);
        Ok(())
    }

    /// Makes a URL in place of a call.
    pub fn presign(&mut self, place: usize) -> Verdict {
        let now = self.now();
        let run = &mut self.runs[place];
        let expires = self.random.pick(&[3600.0, 604_800.0, 604_801.0, 0.0]);
        let url = run.call.presign(expires, now);
        run.turn += 1;
        run.awaits = Awaits::Nothing;
        self.tally.presigned();
        let is_good = expires > 0.0 && expires <= 604_800.0;
        match url {
            Ok(url) if is_good && url.contains("&X-Amz-Signature=") => self.check_over(place),
            Err(error) if !is_good && error.code == "InvalidExpiryTime" => self.check_over(place),
            url => Err(format!("{url:?} for {expires} s")),
        }
    }

    /// No secret and no token shows in a call or in what it says.
    pub fn check_secrets(&self, place: usize, action: &Action) -> Verdict {
        let shown = format!("{:?} {action:?}", self.runs[place].call);
        for keys in &self.source.given {
            for secret in [&keys.secret_access_key, &keys.session_token] {
                if !secret.is_empty() && shown.contains(&**secret) {
                    return Err(format!("{secret} shows in {shown}"));
                }
            }
        }
        Ok(())
    }
}
