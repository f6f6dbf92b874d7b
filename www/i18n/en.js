/** The texts of the viewer in English; every other language has the same. */

/** @param {number} count @param {string} one @param {string} [many] */
const plural = (count, one, many = `${one}s`) =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

export const en = {
  title: "Job document viewer",
  tagline: "Requests are signed in this page. The secret key never leaves it.",
  language: "Language",
  skip: "Skip to the document",
  copy: "Copy",
  copied: "Copied",
  copyFailed: "Not copied",
  close: "Close",

  connect: {
    title: "Connect",
    region: "Region",
    endpoint: "Endpoint",
    optional: "optional",
    endpointHint: "Only for a proxy or a local AWS. AWS’s own is found by the region.",
    source: "Credentials from",
    sources: { keys: "Temporary keys", cognito: "Cognito", web: "Web identity" },
    paste: "Paste",
    pasteHint:
      "What `aws sts assume-role` printed, `export AWS_…` lines, or lines of a credentials file. It fills the fields below.",
    pasted: (/** @type {string} */ names) => `Filled in: ${names}.`,
    notPasted: "There are no AWS keys in this text.",
    accessKeyId: "Access key ID",
    secretAccessKey: "Secret access key",
    sessionToken: "Session token",
    expiration: "expiry",
    show: "Show",
    hide: "Hide",
    longLived:
      "This is a long-lived key: whoever reads this screen can use it until you delete it. Use temporary keys where you can.",
    noToken: "A temporary key (ASIA…) only works with its session token.",
    identityPoolId: "Identity pool ID",
    login: "Signed-in user",
    loginHint: "Leave both empty to connect as a guest.",
    loginProvider: "Login provider",
    loginToken: "Login token",
    roleArn: "Role ARN",
    webIdentityToken: "Web identity token",
    keep: "Keep for this tab",
    keepHint: "In this tab’s session storage until it is closed. Unticked, nothing is stored.",
    submit: "Connect",
    connecting: "Connecting…",
    change: "Change",
    forget: "Forget",
    required: (/** @type {string} */ name) => `${name} is missing.`,
    connected: "Connected",
    notConnected: "Not connected",
    failed: "Could not connect",
    expires: (/** @type {string} */ when) => `expires ${when}`,
    expired: (/** @type {string} */ when) => `expired ${when}`,
    guest: "guest",
  },

  ask: {
    title: "Ask",
    prepared: "Prepared jobs",
    refused: "refused",
    jobId: "Job ID",
    version: "Version",
    versions: {
      after: "After substitution",
      before: "Before substitution",
      both: "Compare both",
    },
    versionHints: {
      after: "With the values that AWS puts in place of placeholders.",
      before: "As it was written, with its placeholders.",
      both: "Side by side, with the differences marked.",
    },
    submit: "Read",
    required: "Enter the ID of a job.",
  },

  result: {
    title: "Document",
    empty: "No document yet",
    emptyConnected: "Enter the ID of a job and choose Read.",
    emptyDisconnected: "Connect with temporary credentials, then enter the ID of a job.",
    loading: (/** @type {string} */ jobId) => `Reading ${jobId}`,
    slow: (/** @type {number} */ seconds) =>
      `Still waiting after ${plural(seconds, "second")}. AWS usually answers within one.`,
    attempt: (/** @type {number} */ number, /** @type {number} */ of) =>
      `Attempt ${number} of ${of}`,
    waiting: (/** @type {string} */ seconds) => `next in ${seconds} s`,
    retrying: (/** @type {string} */ code) => `${code}: trying again.`,
    cancel: "Cancel",
    cancelled: "Cancelled",
    cancelledHint: "Nothing more is sent.",
    again: "Try again",
    read: (/** @type {string} */ jobId) => `${jobId} has been read.`,
    took: (/** @type {number} */ ms) =>
      ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`,
    characters: (/** @type {number} */ count) => plural(count, "character"),
    attempts: (/** @type {number} */ count) => plural(count, "attempt"),
    noDocument: "This job has no document.",
    clock: (/** @type {string} */ minutes, /** @type {boolean} */ isBehind) =>
      `This computer’s clock is ${minutes} ${isBehind ? "behind" : "ahead"}. The page corrected for it; other programs may be refused.`,
  },

  document: {
    view: "View",
    formatted: "Formatted",
    raw: "Raw",
    foldAll: "Fold all",
    unfoldAll: "Unfold all",
    download: "Download",
    search: "Search",
    matches: (/** @type {number} */ at, /** @type {number} */ of) =>
      of === 0 ? "No matches" : `${at} of ${of.toLocaleString("en")}`,
    next: "Next match",
    previous: "Previous match",
    region: (/** @type {string} */ jobId) => `Document of ${jobId}`,
    keys: "Arrow keys move between folds and placeholders.",
    fold: (/** @type {string} */ name) => `Fold ${name}`,
    unfold: (/** @type {string} */ name) => `Unfold ${name}`,
    items: (/** @type {number} */ count) => plural(count, "item"),
    more: (/** @type {number} */ count) => `… ${plural(count, "more character")}`,
    less: "less",
    notJson: "This document is not JSON.",
    notJsonAt: (/** @type {number} */ line, /** @type {number} */ column) =>
      `This document is not JSON: line ${line}, column ${column}.`,
    bare: "A placeholder stands there without quotes; AWS may put JSON in its place.",
  },

  compare: {
    same: "Both versions are the same: AWS has nothing to put in place here.",
    differences: (/** @type {number} */ count) => plural(count, "difference"),
    next: "Next difference",
    previous: "Previous difference",
    unchanged: (/** @type {number} */ count) => plural(count, "unchanged line"),
    removed: "only before",
    added: "only after",
    before: "Before substitution",
    after: "After substitution",
  },

  placeholders: {
    title: "Placeholders",
    none: "This version has no placeholders.",
    show: "Show in the document",
    warnings: (/** @type {number} */ count) => plural(count, "warning"),
    kinds: {
      "s3-presigned-url": "Presigned URL",
      "s3-presigned-url-v2": "Presigned URL, v2",
      "s3-presigned-url-upload": "Presigned URL to upload to",
      "code-sign-signature": "Code signature",
      parameter: "Parameter",
      package: "Software package",
      local: "Value of the execution",
      unknown: "Unknown placeholder",
    },
    parts: {
      bucket: "Bucket",
      key: "Key",
      versionId: "Version",
      region: "Region",
      packageName: "Package",
      versionName: "Version",
      part: "Part",
      attribute: "Attribute",
      name: "Name",
      style: "URL style",
      endpoint: "Endpoint",
    },
    warning: (
      /** @type {import("../../dist/placeholders/index.js").PlaceholderWarning} */ { message },
    ) => message,
  },

  code: {
    title: "Code for this call",
    hint: "With your region, job and options, and without your keys.",
    npm: "npm",
    script: "Script tag",
    fill: "from your server",
  },

  problems: {
    technical: "Details",
    fields: {
      code: "Code",
      message: "Message",
      statusCode: "Status",
      requestId: "Request ID",
      cause: "Cause",
      attempts: "Attempts",
      time: "Time",
    },
    policy: "The permission it needs",
    kinds: {
      denied: {
        title: "You may not read this job",
        text: "AWS knows the credentials, but their role has no permission for this job.",
        steps: [
          "Check the job ID: a job that does not exist is refused in the same way.",
          "Ask whoever runs the AWS account to add this statement to the role.",
        ],
      },
      missing: {
        title: "There is no such job",
        text: "No job with this ID is in this region of this account.",
        steps: [
          "Check the spelling: capital and small letters differ.",
          "Check that the region and the account are those of the job.",
        ],
      },
      expired: {
        title: "The credentials have expired",
        text: "Temporary credentials are good for a limited time, and it is over.",
        steps: ["Get new ones, and paste them under Connect.", "Then choose Try again."],
      },
      credentials: {
        title: "These credentials do not work",
        text: "AWS does not know the key or the token, or they do not belong together.",
        steps: [
          "Paste all three values again: key ID, secret and session token of one session.",
          "Check that the region belongs to the same partition of AWS as the account.",
        ],
      },
      exchange: {
        title: "No credentials were given",
        text: "The identity provider was asked for temporary keys and refused.",
        steps: [
          "Check the identity pool or the role, and the region.",
          "A login token may have expired: sign in again and paste the new one.",
        ],
      },
      signature: {
        title: "The signature is not accepted",
        text: "The secret key is not that of the key ID, or something changed the request on its way.",
        steps: [
          "Paste the secret key again, whole and without spaces.",
          "A proxy that changes the host or the path breaks the signature.",
        ],
      },
      clock: {
        title: "This computer’s clock is wrong",
        text: "AWS accepts a signature for a few minutes, and this computer’s time is too far off.",
        steps: [
          "Set the clock of this computer, automatically if possible.",
          "Then choose Try again.",
        ],
      },
      network: {
        title: "No reply that this page may read",
        text: "The browser does not tell pages why. It is one of these:",
        steps: [
          "The region or the endpoint is not the right one, or it is down.",
          "A firewall, a proxy or an extension blocks the request.",
          "The endpoint sends no CORS headers. AWS’s own does, except on some refusals: expired or wrong credentials look like this too.",
        ],
      },
      offline: {
        title: "This computer is offline",
        text: "The browser has no network connection.",
        steps: ["Connect to a network, then choose Try again."],
      },
      blocked: {
        title: "This page may not connect there",
        text: "The page’s Content-Security-Policy does not list this endpoint.",
        steps: [
          "Whoever hosts this page adds the endpoint to connect-src: npm run build:www -- --connect …",
        ],
      },
      timeout: {
        title: "No reply in time",
        text: "The endpoint took the request and did not answer.",
        steps: ["Try again in a moment.", "Check the endpoint, if you set one."],
      },
      throttled: {
        title: "Too many requests",
        text: "AWS asks to slow down. The page has tried again a few times by itself.",
        steps: ["Wait a minute, then choose Try again."],
      },
      unavailable: {
        title: "AWS has a problem",
        text: "The service answered with an error of its own. The page has tried again a few times by itself.",
        steps: ["Try again in a moment.", "Look at the AWS Health Dashboard for this region."],
      },
      parameters: {
        title: "This is not a job ID",
        text: "A job ID has 1 to 64 letters, digits, hyphens and underscores. Nothing was sent.",
        steps: ["Correct the job ID."],
      },
      region: {
        title: "This is not a region",
        text: "A region looks like eu-central-1 or ap-northeast-2. Nothing was sent.",
        steps: ["Correct the region under Connect."],
      },
      endpoint: {
        title: "This endpoint cannot be used",
        text: "An endpoint is an https or http URL without user name, query and fragment.",
        steps: ["Correct the endpoint under Connect, or leave it empty."],
      },
      reply: {
        title: "This is not a reply of AWS IoT",
        text: "Something answered, but not with a job document.",
        steps: ["Check the endpoint: a sign-in page or a proxy may answer in its place."],
      },
      wasm: {
        title: "The page did not load completely",
        text: "Its WebAssembly could not be compiled.",
        steps: [
          "Reload the page.",
          "If a proxy adds a Content-Security-Policy, it must allow 'wasm-unsafe-eval'.",
        ],
      },
      unknown: {
        title: "The document could not be read",
        text: "AWS answered with an error that this page does not know.",
        steps: ["The message below is AWS’s own.", "Try again in a moment."],
      },
    },
  },
};
