/** The local AWS does not outlive the program that started it, whatever ends that. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";

const module = new URL("../aws/local-aws.mjs", import.meta.url).href;
const program = `
  import { startLocalAws } from ${JSON.stringify(module)};
  console.log((await startLocalAws()).url);
`;

test("the local AWS ends with a program that is killed", { timeout: 60_000 }, async (t) => {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  t.after(() => child.kill("SIGKILL"));
  const [line] = await once(child.stdout.setEncoding("utf8"), "data");
  const health = `${line.trim()}/_ministack/health`;
  assert.equal((await fetch(health)).status, 200);
  child.kill("SIGKILL");
  const answers = () =>
    fetch(health).then(
      () => true,
      () => false,
    );
  while (await answers()) await delay(50);
});
