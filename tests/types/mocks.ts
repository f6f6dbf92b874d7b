// Mocks of the call in a page's tests, with what `jest.spyOn` and `vi.spyOn` make of its types: they take the last
// overload. It is compiled, never run.
import {
  type AWSError,
  AwsError,
  type Callback,
  Iot,
  type PromiseResult,
  type Request,
} from "iot-job-document";

type Call = Iot["getJobDocument"];

/** As Jest and Vitest declare a mock. */
interface Mock<Args extends unknown[], Returned> {
  mockReturnValue(value: Returned): this;
  mockResolvedValue(value: Awaited<Returned>): this;
  mockImplementation(implementation: (...args: Args) => Returned): this;
}
declare function spyOn<T, Name extends keyof T>(
  object: T,
  method: Name,
): T[Name] extends (...args: infer Args) => infer Returned ? Mock<Args, Returned> : never;

const iot = new Iot({ region: "eu-central-1" });

export function mocked(): void {
  spyOn(iot, "getJobDocument").mockReturnValue({ promise: async () => ({ document: "{}" }) });
  spyOn(iot, "getJobDocument").mockReturnValue({
    promise: () => Promise.reject(new AwsError("ResourceNotFoundException", "gone")),
    abort: () => {},
  });
  spyOn(iot, "getJobDocument").mockResolvedValue({ document: "{}" });
  spyOn(iot, "getJobDocument").mockReturnValue(iot.getJobDocument({ jobId: "j" }));
  spyOn(iot, "getJobDocument").mockImplementation((params, callback) => {
    callback?.(null, { document: params.jobId });
    return { promise: async () => ({ document: "{}" }) };
  });
  const returned: ReturnType<Call> = { promise: async () => ({}) };
  returned.promise().then(({ document }) => console.log(document));
  // @ts-expect-error a document is text
  spyOn(iot, "getJobDocument").mockReturnValue({ promise: async () => ({ document: 5 }) });
}

/** Who calls it gets a request, as ever. */
export async function called(callback?: Callback): Promise<void> {
  const request: Request = iot.getJobDocument({ jobId: "j" });
  const sent: Request = iot.getJobDocument({ jobId: "j" }, callback);
  const alone: Request = iot.getJobDocument((error: AwsError) => console.log(error.hint));
  const result: PromiseResult = await iot.getJobDocument({ jobId: "j" });
  sent.on("error", (error: AwsError) => console.log(error.hint));
  alone.catch((error: AwsError) => console.log(error.$fault));
  request.presign((error: AwsError | null, url?: string) => console.log(error?.hint, url));
  const error: AWSError = new AwsError("X", "x");
  console.log(result.$response.retryCount, error.hint);
  const bound: Request = iot.getJobDocument.bind(iot)({ jobId: "j" });
  bound.abort();
  // @ts-expect-error the last overload is for mocks only
  iot.getJobDocument("j");
}
