/** What the page of a browser test has: the package, as its users see it. */
declare var AWS: typeof import("../../dist/index.js");
