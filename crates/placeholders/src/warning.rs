//! What can be wrong with a placeholder.

/// One thing that AWS refuses, or that often goes wrong. Each is explained, with what to write instead,
/// in `js/placeholders/warnings.ts`, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Warning {
    /// It has no `}`.
    NotClosed,
    /// AWS documents no such placeholder.
    UnknownKind,
    /// Written `s3-presigned-url-v1`.
    VersionOneName,
    /// A bucket, key, name or URL is left out.
    MissingPart,
    /// It has a JSON escape in it.
    JsonEscape,
    /// What stands for the URL is not one of S3.
    NotAnS3Url,
    /// The URL is not `https`.
    NotHttps,
    /// A bucket and a key instead of a URL.
    NotAUrl,
    /// Not a name that a bucket can have.
    NotABucket,
    /// Not a name that a region can have.
    NotARegion,
    /// A virtual-hosted bucket with dots.
    DottedBucket,
    /// An endpoint that does not reach the buckets of every region.
    LegacyEndpoint,
    /// A v2 URL with a character that must be percent-encoded.
    NotEncoded,
    /// A v2 URL with a `%` that does not encode a character.
    BadEncoding,
    /// A v1 URL that is percent-encoded.
    Encoded,
    /// A version where AWS takes none.
    VersionNotSupported,
    /// A code file without a version.
    MissingVersion,
    /// A local placeholder outside of an upload URL.
    LocalOutsideUpload,
    /// A placeholder in the bucket of an upload URL.
    PlaceholderInBucket,
    /// A local placeholder more than twice in one upload URL.
    TooManyLocals,
    /// `${…}` with an unknown name inside of a placeholder.
    UndefinedLocal,
    /// A presigned URL, an artifact or all attributes inside of a placeholder.
    MustNotBeNested,
    /// More than one placeholder around it.
    NestedTooDeep,
    /// Not a key that a parameter can have.
    NotAParameterKey,
    /// Either the name of the package or that of its version is left out, not both.
    HalfLeftOut,
    /// `$null` as the version of a package.
    NullVersion,
    /// Not a name that a package, or a version of one, can have.
    NotAPackageName,
    /// Not a documented part of a package.
    UnknownPackagePart,
    /// All attributes of a package, as a part of a longer text.
    AttributesNotAlone,
    /// `${!aws:…}`, as a CloudFormation template writes it.
    CloudformationEscape,
    /// `$${aws:…}`, as Terraform writes it.
    TerraformEscape,
    /// Nearly a placeholder, such as `${AWS:IoT:…}`, `${ aws:…}` or `${iot:…}`.
    Misspelled,
}

/// A set of [`Warning`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Warnings(u32);

impl Warnings {
    /// Adds one.
    pub fn add(&mut self, warning: Warning) {
        self.0 |= 1 << warning as u8;
    }

    /// Adds one where it applies.
    pub fn add_if(&mut self, applies: bool, warning: Warning) {
        if applies {
            self.add(warning);
        }
    }

    /// Whether it is in the set.
    pub fn has(self, warning: Warning) -> bool {
        self.0 >> warning as u8 & 1 == 1
    }

    /// Whether one of them tells the right spelling.
    pub fn tell_spelling(self) -> bool {
        self.0 >> Warning::CloudformationEscape as u8 != 0
    }

    /// The set as a number, the bit `1 << n` for the `n`th warning.
    pub fn bits(self) -> u32 {
        self.0
    }
}
