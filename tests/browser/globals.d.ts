/** What the page of a browser test has: the package, as its users see it. */
declare var AWS: typeof import("../../dist/index.js");

/** What the page that reads placeholders has. */
declare var reading: typeof import("../../dist/placeholders/index.js");
