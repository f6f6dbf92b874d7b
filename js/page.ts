import type {
  Call,
  HeaderPair,
  Judgement,
  Metadata,
  Output,
  TargetInput,
} from "../build/glue/iot_job_document.js";
import type { ResponseLike, Signed } from "./attempt.js";

/** What the page makes of a request before it is signed. */
export interface Built {
  /** Where it goes; nothing where that is the same. */
  target?: TargetInput;
  /** The headers that are signed with it. */
  headers: HeaderPair[];
}

/** An error, and what the page thinks of it. */
export interface Judged {
  error: unknown;
  /** Whether there may be another attempt. */
  retryable: boolean;
  /** After how many ms. */
  delay: number;
}

/**
 * Who looks on between the steps of a call, and may change it: this one does not. What a listener of the page throws
 * comes out of it as `Thrown`; nothing else does.
 */
export class Page {
  /** The parameters are valid. @returns the parameters by now; nothing where they are the same */
  validate(): { params: unknown } | undefined {
    return undefined;
  }

  /** The request is made: `call.target` says where it goes. @returns where it goes by now, and the headers to sign */
  build(_call: Call): Built {
    return { headers: [] };
  }

  /**
   * The request is signed.
   *
   * @param headers those of the call
   * @returns all headers by now, and the URL where the page may have changed it
   */
  sign(headers: HeaderPair[]): Signed {
    return { headers };
  }

  /** A response has begun. */
  head(_response: ResponseLike): void {}

  /** Its body is read. @returns the body by now */
  body(text: string): string {
    return text;
  }

  /** There is a result. */
  deliver(_output: Output): void {}

  /** Something failed. @returns the error by now; it throws nothing */
  fail(error: unknown): unknown {
    return error;
  }

  /** A failed attempt is judged. @returns the error by now; it throws nothing */
  judge(error: unknown, judgement: Judgement): Judged {
    for (const [name, value] of Object.entries(judgement)) {
      if (value !== undefined) Reflect.set(error as object, name, value);
    }
    return { error, retryable: judgement.retryable ?? false, delay: judgement.retryDelay ?? 0 };
  }

  /** There is to be another attempt, or there is not. It throws nothing. */
  judged(_willRetry: boolean): void {}

  /** The wait has ended. */
  waited(): void {}

  /** The call has ended. */
  end(_call: Call, _metadata: Metadata): void {}
}
