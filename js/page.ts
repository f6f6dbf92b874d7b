import type {
  Call,
  HeaderPair,
  Judgement,
  Metadata,
  Output,
  Target,
  TargetInput,
} from "../build/glue/iot_job_document.js";
import type { ResponseLike } from "./attempt.js";

/** Where a request goes, and the headers that are signed with it. */
export interface Built {
  target: TargetInput;
  headers: HeaderPair[];
}

/** A signed request. */
export interface Signed {
  url: string;
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
  validate(_target: Target): { params: unknown } | undefined {
    return undefined;
  }

  /** The request is made. @returns where it goes by now, and the headers to sign */
  build(target: Target): Built {
    return { target, headers: [] };
  }

  /** The request is signed. @returns its URL and all its headers by now */
  sign(request: Signed): Signed {
    return request;
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
