//! The date of a signature, and how far this machine's clock is from the service's. The time is always an
//! argument.

use crate::text::split_at_first;

const MS_PER_SECOND: f64 = 1000.0;
const SECONDS_PER_DAY: u64 = 86_400;
/// 9999-12-31T23:59:59Z: the last second that `yyyyMMdd` can write.
const LAST_SECOND: u64 = 253_402_300_799;

/// A moment between 1970 and 9999, to the second: all that a signature knows of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    seconds: u64,
}

impl Moment {
    /// The moment `ms` milliseconds after 1970-01-01T00:00:00Z (what `Date.now()` gives).
    ///
    /// A time before 1970 or after 9999 becomes the nearest that can be written and `NaN` becomes
    /// 1970: the service then answers that the signature has expired, which is what is wrong.
    pub fn from_ms(ms: f64) -> Self {
        // A float-to-integer cast saturates and takes NaN to 0.
        let seconds = (ms / MS_PER_SECOND) as u64;
        Self {
            seconds: seconds.min(LAST_SECOND),
        }
    }

    /// `yyyyMMdd'T'HHmmss'Z'`, as in the `x-amz-date` header. The first eight characters are the
    /// date of the credential scope.
    pub fn amz_date(self) -> String {
        let (year, month, day) = civil_from_days(self.seconds / SECONDS_PER_DAY);
        let second = (self.seconds % SECONDS_PER_DAY) as u32;
        let mut text = String::with_capacity(16);
        push_digits(&mut text, year, 4);
        push_digits(&mut text, month, 2);
        push_digits(&mut text, day, 2);
        text.push('T');
        push_digits(&mut text, second / 3600, 2);
        push_digits(&mut text, second / 60 % 60, 2);
        push_digits(&mut text, second % 60, 2);
        text.push('Z');
        text
    }
}

/// 2020-01-01T00:00:00Z in ms since 1970: whoever says that it is earlier does not know the time.
const PLAUSIBLE: f64 = 1_577_836_800_000.0;

/// What is added to this machine's clock to get the service's, in ms: what a response says at `now`, or
/// what was `known` before where the response says nothing (`NaN`) or a time that cannot be. Both times
/// are in ms since 1970.
pub fn offset(response: f64, now: f64, known: f64) -> f64 {
    if response > PLAUSIBLE {
        response - now
    } else {
        known
    }
}

/// How far a clock may be off before a signature is in danger, in ms: the service accepts 5 minutes.
const SKEW_MAX: f64 = 240_000.0;

/// Whether a signature is in danger when the service's clock is so far (ms) ahead of the one that
/// signed; `NaN` where that is not known.
///
/// Source: the clock skew correction of `@aws-sdk/core`, which also compares with 4 minutes.
pub fn is_skewed(ahead: f64) -> bool {
    ahead.abs() >= SKEW_MAX
}

/// The service's time in the message of a refusal such as
/// `Signature expired: … (20260102T031405Z - 5 min.)`, in ms since 1970; `NaN` where there is none. Where CORS
/// hides the header `date`, the message still tells.
#[inline(never)]
pub fn in_refusal(message: &str) -> f64 {
    let (_, rest) = split_at_first(message, b'(');
    match rest.as_bytes().first_chunk::<16>() {
        Some(date) if message.starts_with("Signature ") => parse_amz_date(date).unwrap_or(f64::NAN),
        _ => f64::NAN,
    }
}

/// The moment that `yyyyMMdd'T'HHmmss'Z'` names, in ms since 1970.
fn parse_amz_date(date: &[u8; 16]) -> Option<f64> {
    let [days @ .., _, _, _, _, _, _, _, _] = date;
    let [.., b'T', h1, h2, m1, m2, s1, s2, b'Z'] = date else {
        return None;
    };
    let [y1, y2, y3, y4, mo1, mo2, d1, d2] = days;
    let year = number(&[*y1, *y2, *y3, *y4])?;
    let (month, day) = (number(&[*mo1, *mo2])?, number(&[*d1, *d2])?);
    let (hour, minute, second) = (
        number(&[*h1, *h2])?,
        number(&[*m1, *m2])?,
        number(&[*s1, *s2])?,
    );
    let seconds = (hour * 60 + minute) * 60 + second;
    let days = f64::from(days_to(year, month, day)) - DAYS_TO_1970;
    Some((days * SECONDS_PER_DAY as f64 + f64::from(seconds)) * MS_PER_SECOND)
}

/// The value of decimal digits.
fn number(digits: &[u8]) -> Option<u32> {
    let mut value = 0;
    for digit in digits {
        value = value * 10 + char::from(*digit).to_digit(10)?;
    }
    Some(value)
}

/// The days from 0000-03-01 to 1970-01-01.
const DAYS_TO_1970: f64 = 719_468.0;

/// The days from 0000-03-01 to a day: the reverse of [`civil_from_days`]. A date before that day, which no
/// service sends, gives a wrong count.
fn days_to(year: u32, month: u32, day: u32) -> u32 {
    let year = year.saturating_sub(u32::from(month <= 2));
    let before = 365 * year + year / 4 - year / 100 + year / 400;
    before + (153 * ((month + 9) % 12) + 2) / 5 + day.saturating_sub(1)
}

/// Year, month (1–12) and day (1–31) of a day counted from 1970-01-01.
///
/// Source: "days to civil" of Howard Hinnant's
/// [chrono-compatible date algorithms](https://howardhinnant.github.io/date_algorithms.html),
/// without its branch for days before year 0.
fn civil_from_days(days: u64) -> (u32, u32, u32) {
    let days = days as u32 + 719_468;
    let era = days / 146_097;
    let day_of_era = days % 146_097;
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    let year = era * 400 + year_of_era + u32::from(month <= 2);
    (year, month, day)
}

/// Appends `value` in decimal, padded with zeros to `width` digits.
fn push_digits(text: &mut String, value: u32, width: u32) {
    for place in (0..width).rev() {
        let digit = value / 10_u32.pow(place) % 10;
        text.push(char::from(b'0' + digit as u8));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn writes_known_dates() {
        for (ms, expected) in [
            (0.0, "19700101T000000Z"),
            (951_782_399_999.0, "20000228T235959Z"),
            (951_782_400_000.0, "20000229T000000Z"),
            (1_767_323_045_678.0, "20260102T030405Z"),
            (253_402_300_799_999.0, "99991231T235959Z"),
        ] {
            assert_eq!(Moment::from_ms(ms).amz_date(), expected);
        }
    }

    #[test]
    fn keeps_impossible_times_writable() {
        for (ms, expected) in [
            (f64::NAN, "19700101T000000Z"),
            (-1.0, "19700101T000000Z"),
            (f64::NEG_INFINITY, "19700101T000000Z"),
            (f64::INFINITY, "99991231T235959Z"),
            (1e300, "99991231T235959Z"),
        ] {
            assert_eq!(Moment::from_ms(ms).amz_date(), expected);
        }
    }

    #[test]
    fn learns_from_plausible_times_only() {
        let now = 1_767_323_045_000.0;
        for (reply, expected) in [
            (now + 1_200_000.0, 1_200_000.0),
            (now - 1_200_000.0, -1_200_000.0),
            (now, 0.0),
            (f64::NAN, 7.0),
            (0.0, 7.0),
            (946_684_800_000.0, 7.0),
            (PLAUSIBLE, 7.0),
        ] {
            assert_eq!(offset(reply, now, 7.0), expected, "{reply}");
        }
        // A machine that woke up in 1970 learns, too.
        assert_eq!(offset(now, 0.0, 7.0), now);
    }

    #[test]
    fn corrects_a_clock_that_is_four_minutes_off() {
        for (ahead, expected) in [
            (239_999.0, false),
            (240_000.0, true),
            (-1_200_000.0, true),
            (800.0, false),
            (f64::NAN, false),
        ] {
            assert_eq!(is_skewed(ahead), expected, "{ahead}");
        }
    }

    #[test]
    fn reads_the_time_in_a_refusal() {
        let sent = "20260102T030405Z";
        for (message, expected) in [
            (
                "Signature expired: 20260101T000000Z is now earlier than 20260102T025905Z (20260102T030405Z - 5 min.)",
                sent,
            ),
            (
                "Signature not yet current: 20270101T000000Z is still later than 20260102T030905Z (20260102T030405Z + 5 min.)",
                sent,
            ),
            ("Signature (20260102T030405Z", sent),
        ] {
            let found = in_refusal(message);
            assert_eq!(Moment::from_ms(found).amz_date(), expected, "{message}");
        }
        for message in [
            "",
            "Signature expired",
            "Signature expired (",
            "Signature expired (20260102T030405",
            "Signature expired (20260102 030405Z)",
            "Signature expired (2026O102T030405Z)",
            "Signature expired (20260102T03040-Z)",
            "Signature expired (äääääääääää)",
            "The request (20260102T030405Z) is old",
        ] {
            assert!(in_refusal(message).is_nan(), "{message}");
        }
    }

    proptest! {
        #[test]
        fn reads_every_date_that_it_writes(seconds in 0_u64..253_402_300_800) {
            let ms = seconds as f64 * 1000.0;
            let message = format!("Signature expired ({}", Moment::from_ms(ms).amz_date());
            prop_assert_eq!(in_refusal(&message), ms);
        }

        #[test]
        fn agrees_with_the_time_crate(seconds in 0_i64..253_402_300_800) {
            let theirs = time::OffsetDateTime::from_unix_timestamp(seconds).unwrap();
            let expected = format!(
                "{:04}{:02}{:02}T{:02}{:02}{:02}Z",
                theirs.year(), u8::from(theirs.month()), theirs.day(),
                theirs.hour(), theirs.minute(), theirs.second(),
            );
            prop_assert_eq!(Moment::from_ms(seconds as f64 * 1000.0).amz_date(), expected);
        }
    }
}
