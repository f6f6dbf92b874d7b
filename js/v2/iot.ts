import { type ClientOf, clientOf } from "../core.js";
import { conceal, reveal } from "../secrets.js";
import { type Config, clientConfig, type ServiceConfigurationOptions } from "./config.js";
import { type Place, placeOf } from "./options.js";
import { copy, memberNames } from "./params.js";
import { type Callback, Request } from "./request.js";
import type {
  GetJobDocumentResponse as Answer,
  GetJobDocumentRequest as Call,
  Params,
} from "./types.js";

/** Options of one call. */
export interface CallOptions {
  /** Aborts the call. */
  signal?: AbortSignal | undefined;
}

const apiVersion = "2015-05-28";

/** What a client keeps to itself: a proxy or a clone of it shares it. */
interface Secrets {
  place?: Place;
  client?: ClientOf;
}

/**
 * A client of AWS IoT that reads job documents.
 *
 * Options count in this order: those of the constructor, `AWS.config.iot`, `AWS.config`. They are
 * taken when the client is made. It is made at once: the WebAssembly loads with its first call.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Iot.html
 */
export class Iot {
  /** The service's name among SDK v2's. */
  static readonly serviceIdentifier = "iot";
  /** The versions of the API. */
  static readonly apiVersions = [apiVersion];

  /** The options of this client. */
  readonly config: Config & ServiceConfigurationOptions;
  /** @internal Where it asks, as it was when the client was made. */
  get place(): Place {
    return reveal<Secrets>(this).place as Place;
  }

  /** @internal The client in Rust: what may be spent on retries is there. */
  get client(): ClientOf {
    return reveal<Secrets>(this).client as ClientOf;
  }

  /** @throws an error with SDK v2's message where `apiVersion` is older than the API */
  constructor(options?: ServiceConfigurationOptions | null) {
    this.config = clientConfig("iot", options);
    const { apiVersion, apiVersions } = this.config;
    checkVersion(apiVersions?.iot ?? apiVersion);
    conceal<Secrets>(this, { place: placeOf(this.config, "iot"), client: clientOf() });
  }

  /**
   * Asks for the document of a job.
   *
   * @param params which job, and whether before its placeholders are resolved
   * @param options the call's own options
   * @returns a request that is sent by `promise()`, `await` or `send`; it fails with an `AwsError`
   * @see https://docs.aws.amazon.com/iot/latest/apireference/API_GetJobDocument.html
   */
  getJobDocument(params?: Params, options?: CallOptions): Request;
  /** Asks for the document of a job at once, and calls back. */
  getJobDocument(params: Params, callback: Callback): Request;
  /** Asks for the document of the job of the client's own `params` at once, and calls back. */
  getJobDocument(callback: Callback): Request;
  getJobDocument(first?: Params | Callback, second?: CallOptions | Callback): Request {
    const params = typeof first === "function" ? {} : first;
    const callback = typeof first === "function" ? first : second;
    const isFunction = typeof callback === "function";
    const request = new Request(
      this,
      bind(params, this.config.params),
      isFunction ? undefined : callback?.signal,
    );
    if (isFunction) request.send(callback);
    return request;
  }

  /** The same as calling the operation by its name. */
  makeRequest(operation: "getJobDocument", params?: Params, callback?: Callback): Request {
    return callback ? this[operation](params ?? {}, callback) : this[operation](params);
  }
}

/** The parameters, completed by the client's own. */
function bind(params: Params | undefined, bound: Params | undefined): Params {
  if (!bound) return params ?? {};
  // As in v2: of the client's own, only what the operation has.
  const own = Object.entries(bound).filter(([name]) => memberNames.includes(name));
  const given = Object.entries(copy(params) ?? {}).filter(([, value]) => value != null);
  return Object.fromEntries([...own, ...given]);
}

/** Types by the names that SDK v2 has for them. */
export declare namespace Iot {
  type GetJobDocumentRequest = Call;
  type GetJobDocumentResponse = Answer;
  type JobId = string;
  type JobDocument = string;
  type ClientConfiguration = ServiceConfigurationOptions;
  namespace Types {
    type GetJobDocumentRequest = Call;
    type GetJobDocumentResponse = Answer;
    type ClientConfiguration = ServiceConfigurationOptions;
  }
}

function checkVersion(version: string | Date | null | undefined): void {
  const date = version instanceof Date ? version.toISOString().slice(0, 10) : version;
  if (date && date < apiVersion) {
    throw new Error(`Could not find iot API to satisfy version constraint \`${date}'`);
  }
}
