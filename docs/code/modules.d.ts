// Modules that the code blocks of the documents import and that are not installed here.
declare module "vitest" {
  // biome-ignore lint/suspicious/noExplicitAny: test runners are not what is checked
  export const vi: any, test: any, expect: any;
}
declare module "aws-sdk-client-mock" {
  // biome-ignore lint/suspicious/noExplicitAny: test libraries are not what is checked
  export function mockClient(client: unknown): any;
}
declare module "*?url" {
  const url: string;
  export default url;
}
