/** Put your own values here. Use temporary credentials: everyone who opens the page can read them. */
export const settings = {
  region: "eu-west-1",
  credentials: { accessKeyId: "ASIA…", secretAccessKey: "…", sessionToken: "…" },
  jobId: "update-42",
};
