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

/**
 * What a mock of {@link Iot.getJobDocument} returns in a test: an object with `promise`, and whatever else of a
 * {@link Request} the code under test uses.
 */
export type RequestMock = MockedRequest | (MockedRequest & PromiseLike<Answer>);

/** There is no such value: nobody calls what takes one. */
declare const MockOnly: unique symbol;
type MockOnly = typeof MockOnly;

/** What a mock of a request needs. */
interface MockedRequest extends Partial<Record<Exclude<keyof Request, "promise">, unknown>> {
  promise(): Promise<Answer>;
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
  /** Minifiers change the names of classes, and consoles show them. */
  static readonly name: string = "Iot";

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
  getJobDocument(params: Params, callback: Callback | undefined): Request;
  /** Asks for the document of the job of the client's own `params` at once, and calls back. */
  getJobDocument(callback: Callback): Request;
  /**
   * For tests, and never called: `jest.spyOn` and `vi.spyOn` take the last of these types for the mock's, so that
   * `mockReturnValue({ promise: async () => ({ document: "{}" }) })` compiles.
   */
  // biome-ignore lint/suspicious/noExplicitAny: the implementation of a mock declares its parameters itself
  getJobDocument(params: any, last: any, only: MockOnly): RequestMock;
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
  /** What `getJobDocument` is called with. */
  type GetJobDocumentRequest = Call;
  /** What it gives. */
  type GetJobDocumentResponse = Answer;
  /** The unique identifier of a job. */
  type JobId = string;
  /** The document of a job: JSON text. */
  type JobDocument = string;
  /** Whether the document comes with its placeholders. */
  type BeforeSubstitutionFlag = boolean;
  /** A version of the API, `latest` or a date. */
  type apiVersion = "2015-05-28" | "latest" | (string & {});
  /** The version of the API, as an option. */
  type ClientApiVersions = Pick<ServiceConfigurationOptions, "apiVersion">;
  /** What a client is made with. */
  type ClientConfiguration = ServiceConfigurationOptions;
  /** The same types. */
  namespace Types {
    /** What `getJobDocument` is called with. */
    type GetJobDocumentRequest = Call;
    /** What it gives. */
    type GetJobDocumentResponse = Answer;
    /** The unique identifier of a job. */
    type JobId = string;
    /** The document of a job: JSON text. */
    type JobDocument = string;
    /** Whether the document comes with its placeholders. */
    type BeforeSubstitutionFlag = boolean;
    /** A version of the API, `latest` or a date. */
    type apiVersion = "2015-05-28" | "latest" | (string & {});
    /** The version of the API, as an option. */
    type ClientApiVersions = Pick<ServiceConfigurationOptions, "apiVersion">;
    /** What a client is made with. */
    type ClientConfiguration = ServiceConfigurationOptions;
  }
}

function checkVersion(version: string | Date | null | undefined): void {
  const date = version instanceof Date ? version.toISOString().slice(0, 10) : version;
  if (date && date < apiVersion) {
    throw new Error(`Could not find iot API to satisfy version constraint \`${date}'`);
  }
}
