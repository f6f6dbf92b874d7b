import { Iot } from "../dist/index.js";

/**
 * @typedef {object} Demo what `npm start` has prepared
 * @property {string} region
 * @property {string} endpoint
 * @property {{ accessKeyId: string, secretAccessKey: string, sessionToken: string }} credentials
 * @property {{ jobId: string, description: string, allowed: boolean }[]} jobs
 */

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 */
const element = (id) => /** @type {T} */ (document.getElementById(id));
/** @param {string} id */
const input = (id) => /** @type {HTMLInputElement} */ (element(id));

const jobs = /** @type {HTMLSelectElement} */ (element("jobs"));
/** Only the answer to the latest reading is shown, however the answers come in. */
let latest = 0;

element("form").addEventListener("submit", (event) => {
  event.preventDefault();
  read();
});
jobs.addEventListener("change", () => {
  input("jobId").value = jobs.value;
  read();
});
prepare();

/** Fills in what the local server has prepared; served by any other, the form stays empty. */
async function prepare() {
  const answer = await fetch("/demo.json").catch(() => undefined);
  if (!answer?.ok) return;
  /** @type {Demo} */
  const demo = await answer.json();
  const { region, endpoint, credentials } = demo;
  for (const [id, value] of Object.entries({ region, endpoint, ...credentials })) {
    input(id).value = value;
  }
  for (const { jobId, description, allowed } of demo.jobs) {
    jobs.add(new Option(`${jobId}: ${description}${allowed ? "" : " (refused)"}`, jobId));
  }
  element("prepared").hidden = false;
  input("jobId").value = jobs.value;
  read();
}

async function read() {
  const reading = ++latest;
  const jobId = input("jobId").value.trim();
  show({ status: `Reading ${jobId}…`, busy: true });
  try {
    const iot = new Iot(configuration());
    const beforeSubstitution = input("beforeSubstitution").checked || undefined;
    const answer = await iot.getJobDocument({ jobId, beforeSubstitution }).promise();
    if (reading === latest) show({ status: jobId, document: pretty(answer.document ?? "") });
  } catch (error) {
    if (reading === latest) show({ status: `${jobId} could not be read.`, error });
  }
}

/** The settings of the form; what is left empty is not set. */
function configuration() {
  /** @param {string} id */
  const value = (id) => input(id).value.trim() || undefined;
  return {
    region: value("region"),
    endpoint: value("endpoint"),
    credentials: {
      accessKeyId: value("accessKeyId") ?? "",
      secretAccessKey: value("secretAccessKey") ?? "",
      sessionToken: value("sessionToken"),
    },
  };
}

/**
 * @param {{ status: string, busy?: boolean, document?: string, error?: unknown }} state
 */
function show({ status, busy = false, document: text, error }) {
  element("result").setAttribute("aria-busy", String(busy));
  element("status").textContent = status;
  element("error").hidden = error === undefined;
  const fields = Object(error);
  for (const field of /** @type {NodeListOf<HTMLElement>} */ (
    element("error").querySelectorAll("[data-field]")
  )) {
    field.textContent = String(fields[field.dataset.field ?? ""] ?? "–");
  }
  // While the next document is on its way, the one before stays, faded.
  if (busy) return;
  element("document").hidden = text === undefined;
  element("document").textContent = text ?? "";
}

/**
 * @param {string} text
 * @returns {string} indented where it is JSON, as it is where it is not
 */
function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
