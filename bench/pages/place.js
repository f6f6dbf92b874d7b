/** What every page asks for, with what; where the API is stands in the page's own URL. */
export const endpoint = new URL(location.href).searchParams.get("api") ?? "";
export const region = "us-east-1";
export const jobId = "job-1";
export const path = `/jobs/${jobId}/job-document`;
export const credentials = {
  accessKeyId: "ASIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
  // As long as those of STS.
  sessionToken: "IQoJb3JpZ2luX2VjEPT/".repeat(50),
};

/**
 * Reads the first document at once, and lets the benchmark read more.
 * @param {() => Promise<string | undefined>} read
 */
export function run(read) {
  const first = read().then((document) => ({ document, at: performance.now() }));
  Object.assign(globalThis, { read, first });
}
