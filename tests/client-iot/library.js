// What the forms use, as a page has it: SDK v3's, or by an alias of the bundler the package's.
import * as client from "@aws-sdk/client-iot";
import * as providers from "@aws-sdk/credential-providers";
import { FetchHttpHandler } from "@smithy/fetch-http-handler";

Object.assign(globalThis, { V3: { ...client }, providers, FetchHttpHandler });
