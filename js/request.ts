/** What {@link Iot.getJobDocument} is called with. */
export interface GetJobDocumentRequest {
  /** The unique identifier of the job: 1 to 64 letters, digits, `-` and `_`. */
  jobId: string;
  /**
   * `true` to get the document with its placeholders, `false` or left out to get it with them
   * resolved.
   */
  beforeSubstitution?: boolean | null | undefined;
}

/** What a call resolves with. */
export interface GetJobDocumentResponse {
  /** The job document as the service sent it: JSON text, at most 32,768 characters. */
  document?: string;
}

/**
 * A call that has not been sent: `promise()` or `await` sends it, once.
 *
 * @see https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Request.html
 */
export class Request<Result> implements PromiseLike<Result> {
  #run: (() => Promise<Result>) | undefined;
  #promise: Promise<Result> | undefined;

  /** @internal */
  constructor(run: () => Promise<Result>) {
    this.#run = run;
  }

  /** Sends the call. Asked again, it gives the same promise: there is one HTTP call. */
  promise(): Promise<Result> {
    this.#promise ??= this.#run?.() as Promise<Result>;
    this.#run = undefined;
    return this.#promise;
  }

  /** Sends the call, so that a request can be awaited. */
  // biome-ignore lint/suspicious/noThenProperty: a request is awaitable by design
  then<Fulfilled = Result, Rejected = never>(
    onFulfilled?: ((result: Result) => Fulfilled | PromiseLike<Fulfilled>) | null,
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    return this.promise().then(onFulfilled, onRejected);
  }

  /** Sends the call and handles its failure. */
  catch<Rejected = never>(
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Result | Rejected> {
    return this.promise().catch(onRejected);
  }

  /** Sends the call and acts when it has settled. */
  finally(onFinally?: (() => void) | null): Promise<Result> {
    return this.promise().finally(onFinally);
  }
}
