import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/setup/paths.mjs";

const newest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).devDependencies
  .typescript;
/** The compilers that the package's declarations are read with: the oldest that is supported, to the newest. */
const compilers = ["5.0", "5.4", "5.7", "5.9", "6.0"];

/** What `tests/types` compiles in the checkout. */
const code = [
  "v2-code",
  "v2-documented",
  "beyond",
  "mocks",
  "placeholders",
  "v3-code",
  "v3-documented",
];

/** The README of aws-sdk-client-mock, for this command. */
const clientMock = `import { type AwsClientStub, mockClient } from "aws-sdk-client-mock";
import {
  GetJobDocumentCommand,
  type GetJobDocumentCommandInput,
  IoT,
  IoTClient,
  ResourceNotFoundException,
} from "iot-job-document/client-iot";

const iotMock: AwsClientStub<IoTClient> = mockClient(IoTClient);
const instance = mockClient(new IoTClient({}));
const aggregated = mockClient(new IoT({}));
iotMock.on(GetJobDocumentCommand).resolves({ document: "{}" });
iotMock.on(GetJobDocumentCommand, { jobId: "j" }).resolves({ document: "{}" });
iotMock
  .on(GetJobDocumentCommand)
  .rejectsOnce(new ResourceNotFoundException({ message: "gone", $metadata: {} }))
  .resolvesOnce({ document: "1" })
  .resolves({ document: "2" });
iotMock.on(GetJobDocumentCommand).callsFake(async (input, getClient) => {
  console.log(await getClient().config.region());
  return { document: input.jobId };
});
iotMock.onAnyCommand<GetJobDocumentCommandInput>({ jobId: "j" }).resolves({});
iotMock.resolves({}).rejects("mocked rejection");
aggregated.on(GetJobDocumentCommand).resolves({});
const [call] = instance.commandCalls(GetJobDocumentCommand, { jobId: "j" });
console.log(call?.args[0].input.jobId, iotMock.calls().length, iotMock.send.callCount);
iotMock.reset();
iotMock.restore();
// @ts-expect-error a document is text
iotMock.on(GetJobDocumentCommand).resolves({ document: 5 });
`;

/** The ways in which a page resolves modules; the second one with the strictest reading of optional members. */
const ways = {
  node: { module: "NodeNext", moduleResolution: "NodeNext" },
  bundler: { module: "ESNext", moduleResolution: "Bundler", exactOptionalPropertyTypes: true },
};

/** @type {import("./project.mjs").Project} */
export const typescript = {
  name: "TypeScript",
  versions: () => `${compilers[0]} to ${newest}`,
  run: async (workshop) => {
    /** @type {Record<string, string>} */
    const files = { "code/client-mock.ts": clientMock };
    for (const name of [...code.map((name) => `${name}.ts`), "required.cts"]) {
      const text = readFileSync(join(root, "tests", "types", name), "utf8");
      files[`code/${name}`] = text.replaceAll("@aws-sdk/client-iot", "iot-job-document/client-iot");
    }
    for (const [name, way] of Object.entries(ways)) {
      files[`tsconfig.${name}.json`] = JSON.stringify({
        compilerOptions: {
          ...{ target: "ES2022", lib: ["ES2022", "DOM"], types: [], strict: true, noEmit: true },
          ...way,
        },
        include: ["code"],
        // That of aws-sdk-client-mock needs the types of Node.js, and a bundler has no `import … = require`.
        exclude: ["code/client-mock.ts", ...(name === "bundler" ? ["code/*.cts"] : [])],
      });
    }
    files["tsconfig.mock.json"] = JSON.stringify({
      extends: "./tsconfig.node.json",
      compilerOptions: { skipLibCheck: true },
      include: ["code/client-mock.ts"],
      exclude: [],
    });
    const cwd = await workshop.project(files);
    const paths = [
      ...compilers.map((version) => workshop.tools.path(`typescript-${version}/bin/tsc`)),
      join(root, "node_modules", "typescript", "bin", "tsc"),
    ];
    // A compiler in between is like its neighbors: it reads them in one way.
    for (const [index, tsc] of paths.entries()) {
      const isEdge = index === 0 || index === paths.length - 1;
      const projects = isEdge ? [...Object.keys(ways), "mock"] : ["node"];
      const compiled = projects.map((name) => {
        const args = [tsc, "--project", `tsconfig.${name}.json`, "--pretty", "false"];
        return workshop.run(process.execPath, args, { cwd });
      });
      await Promise.all(compiled);
    }
    return [
      "what the guides of both SDKs show, with every option",
      "mocks of Jest, Vitest and aws-sdk-client-mock",
    ];
  },
};
