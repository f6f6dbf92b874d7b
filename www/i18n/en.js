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
    endpointHint: "Only for a proxy or a local AWS. Without it, the region decides.",
    source: "Credentials from",
    sources: { keys: "Temporary keys", cognito: "Cognito", web: "Web identity" },
    paste: "Paste",
    pasteHint:
      "The output of `aws sts assume-role` or `aws configure export-credentials` in any format, lines of a shell or `.env` file, or a profile. It fills in the fields below.",
    pasted: (/** @type {string} */ names) => `Filled in: ${names}.`,
    notPasted: "There are no AWS keys in this text.",
    isSecret: "This is a secret access key. Paste it into the field with that name.",
    notAccessKeyId: "This is not an access key ID. Use Paste for a text with all three values.",
    accessKeyId: "Access key ID",
    secretAccessKey: "Secret access key",
    sessionToken: "Session token",
    expiration: "expiry",
    show: "Show",
    hide: "Hide",
    longLived:
      "This is a long-lived key. Anyone who copies it can use it until you delete it. Use temporary keys if you can.",
    noToken: "A temporary key (ASIA…) works only with its session token.",
    identityPoolId: "Identity pool ID",
    loginHint: "Leave both empty to connect as a guest.",
    loginProvider: "Login provider",
    loginToken: "Login token",
    roleArn: "Role ARN",
    webIdentityToken: "Web identity token",
    keep: "Keep for this tab",
    keepHint:
      "Stores the connection in this tab’s session storage until you close the tab. Otherwise, nothing is stored.",
    submit: "Connect",
    connecting: "Connecting…",
    change: "Change",
    forget: "Disconnect",
    required: (/** @type {string} */ name) => `${name} is missing.`,
    notRegion: "This is not a region. A region looks like eu-central-1 or ap-northeast-2.",
    notEndpoint:
      "This is not an endpoint. An endpoint is an https or http URL without user name, query, or fragment.",
    notIdentityPoolId:
      "This is not an identity pool ID. It is a region, a colon, and a UUID, such as eu-central-1:12345678-90ab-cdef-1234-567890abcdef.",
    notRoleArn:
      "This is not a role ARN. A role ARN looks like arn:aws:iam::123456789012:role/job-reader.",
    connected: "Connected",
    expires: (/** @type {string} */ when) => `expires ${when}`,
    expired: (/** @type {string} */ when) => `expired ${when}`,
  },

  ask: {
    title: "Ask",
    prepared: "Example jobs",
    refused: "no permission",
    jobId: "Job ID",
    version: "Version",
    versions: {
      after: "After substitution",
      before: "Before substitution",
      both: "Compare both",
    },
    versionHints: {
      after: "AWS has replaced the placeholders with their values.",
      before: "The document as it was written, with its placeholders.",
      both: "Shows both versions and marks the differences.",
    },
    submit: "Read",
    required: "Enter a job ID.",
  },

  result: {
    title: "Document",
    empty: "No document yet",
    emptyConnected: "Enter a job ID and choose Read.",
    emptyDisconnected: "Connect with temporary credentials, then enter a job ID.",
    loading: (/** @type {string} */ jobId) => `Reading ${jobId}`,
    slow: (/** @type {number} */ seconds) =>
      `Still waiting after ${plural(seconds, "second")}. AWS usually responds within one second.`,
    attempt: (/** @type {number} */ number, /** @type {number} */ of) =>
      `Attempt ${number} of ${of}`,
    waiting: (/** @type {string} */ seconds) => `next in ${seconds} s`,
    cancel: "Cancel",
    cancelled: "Cancelled",
    cancelledHint: "Nothing more is sent.",
    again: "Try again",
    read: (/** @type {string} */ jobId) => `The document of ${jobId} is here.`,
    took: (/** @type {number} */ ms) =>
      ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`,
    characters: (/** @type {number} */ count) => plural(count, "character"),
    attempts: (/** @type {number} */ count) => plural(count, "attempt"),
    noDocument: "This job has no document.",
    clock: (/** @type {string} */ minutes, /** @type {boolean} */ isBehind) =>
      `This computer’s clock is ${minutes} ${isBehind ? "behind" : "ahead"}. This page corrects its requests for that, but AWS may refuse those of other programs.`,
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
    fold: (/** @type {string} */ name) => `Fold ${name}`,
    unfold: (/** @type {string} */ name) => `Unfold ${name}`,
    items: (/** @type {number} */ count) => plural(count, "item"),
    more: (/** @type {number} */ count) => `… ${plural(count, "more character")}`,
    less: "less",
    notJsonAt: (/** @type {number} */ line, /** @type {number} */ column) =>
      `This document is not JSON: line ${line}, column ${column}.`,
    unseen: (/** @type {string} */ character) =>
      `The invisible character ${character} is there. Remove it from the document.`,
    bare: "A placeholder stands there without quotes. AWS can replace it with JSON.",
  },

  compare: {
    same: "Both versions are the same. AWS has nothing to replace in this document.",
    differences: (/** @type {number} */ count) => plural(count, "difference"),
    next: "Next difference",
    previous: "Previous difference",
    unchanged: (/** @type {number} */ count) => plural(count, "unchanged line"),
    removed: "only before substitution",
    added: "only after substitution",
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
      "s3-presigned-url-upload": "Presigned URL for an upload",
      "code-sign-signature": "Code signature",
      parameter: "Parameter",
      package: "Software package",
      local: "Value of the job execution",
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
    hint: "It has your region, job, and options, but not your keys.",
    npm: "npm",
    script: "Script tag",
    fill: "from your server",
  },

  problems: {
    technical: "Details",
    fields: {
      code: "Code",
      message: "Message",
      hint: "Hint",
      statusCode: "HTTP status",
      requestId: "Request ID",
      cause: "Cause",
      attempts: "Attempts",
      time: "Time",
    },
    policy: "The permission that is needed",
    kinds: {
      denied: {
        title: "You may not read this job",
        text: "AWS accepts the credentials, but their role does not allow reading this job.",
        steps: [
          "Check the job ID and the region. AWS refuses a job that does not exist in the same way.",
          "Ask the administrator of the AWS account to add this statement to the role.",
        ],
      },
      missing: {
        title: "There is no such job",
        text: "This account has no job with this ID in this region.",
        steps: [
          "Check the spelling. Uppercase and lowercase letters are different.",
          "Check that the job is in this region and in this account.",
        ],
      },
      expired: {
        title: "The credentials have expired",
        text: "Temporary credentials work only for a limited time.",
        steps: ["Get new credentials and paste them under Connect.", "Then choose Try again."],
      },
      credentials: {
        title: "These credentials do not work",
        text: "AWS does not know the access key or the session token, or they do not belong together.",
        steps: [
          "Paste all three values of one session again: access key ID, secret access key, and session token.",
          "Check that the region is in the same AWS partition as the account.",
        ],
      },
      exchange: {
        title: "No credentials were given",
        text: "The page requested temporary credentials, and AWS refused.",
        steps: [
          "Check the identity pool or the role, and the region.",
          "If you use a login token, it may have expired. Sign in again and paste the new token.",
        ],
      },
      signature: {
        title: "The signature is not accepted",
        text: "The secret access key does not belong to the access key ID, or something changed the request after it was signed.",
        steps: [
          "Paste the whole secret access key again, without spaces.",
          "If you use a proxy: it must not change the host or the path of the request.",
        ],
      },
      scope: {
        title: "The region does not match the endpoint",
        text: "The request is signed for another region than the one that the endpoint serves.",
        steps: [
          "Check the region under Connect.",
          "Check the endpoint, if you set one. It must serve that region.",
        ],
      },
      clock: {
        title: "This computer’s clock is wrong",
        text: "A signature is valid for only a few minutes, and this computer’s clock differs from AWS’s clock by more.",
        steps: [
          "Correct the clock of this computer, or let the computer set it automatically.",
          "Then choose Try again.",
        ],
      },
      network: {
        title: "No response that this page can read",
        text: "The browser does not tell the page why. These are the possible reasons:",
        steps: [
          "The region or the endpoint is wrong, or the endpoint is down.",
          "A firewall, a proxy, or a browser extension blocks the request.",
          "The endpoint does not answer the preflight request, or its response has no CORS headers. AWS sends some errors without them, so expired or wrong credentials can look like this too.",
        ],
      },
      offline: {
        title: "This computer is offline",
        text: "The browser has no network connection.",
        steps: ["Connect to a network, then choose Try again."],
      },
      blocked: {
        title: "This page may not connect there",
        text: "The Content-Security-Policy of this page does not list the endpoint.",
        steps: [
          "The person who hosts this page can add the endpoint to connect-src: `npm run build:www -- --connect …`",
        ],
      },
      timeout: {
        title: "The response took too long",
        text: "The endpoint accepted the request, but did not respond in time.",
        steps: ["Try again in a moment.", "Check the endpoint, if you set one."],
      },
      throttled: {
        title: "Too many requests",
        text: "AWS limits the number of requests. The page has already tried several times.",
        steps: ["Wait a minute, then choose Try again."],
      },
      unavailable: {
        title: "AWS has a problem",
        text: "The service responded with an internal error. The page has already tried several times.",
        steps: ["Try again in a moment.", "Check the AWS Health Dashboard for this region."],
      },
      parameters: {
        title: "This is not a job ID",
        text: "A job ID has 1 to 64 letters, digits, hyphens, and underscores. No request was sent.",
        steps: ["Correct the job ID."],
      },
      region: {
        title: "This is not a region",
        text: "A region looks like eu-central-1 or ap-northeast-2. No request was sent.",
        steps: ["Correct the region under Connect."],
      },
      endpoint: {
        title: "This is not an endpoint",
        text: "An endpoint is an https or http URL without user name, query, or fragment. No request was sent.",
        steps: ["Correct the endpoint under Connect, or leave it empty."],
      },
      reply: {
        title: "This response is not from AWS IoT",
        text: "There is a response, but no job document in it.",
        steps: ["Check the endpoint. A sign-in page or a proxy may respond instead of AWS."],
      },
      wasm: {
        title: "The page did not load completely",
        text: "The browser could not compile the WebAssembly of this page.",
        steps: [
          "Reload the page.",
          "If a proxy adds a Content-Security-Policy, it must allow `'wasm-unsafe-eval'`.",
        ],
      },
      unknown: {
        title: "The document could not be read",
        text: "AWS responded with an error that this page does not know.",
        steps: ["Read the message of AWS below.", "Try again in a moment."],
      },
    },
  },
};
