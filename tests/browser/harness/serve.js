// An installation of one's own: set up, with people, and served.

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const built = fileURLToPath(new URL("../../../target/debug/ddci", import.meta.url));
const program = process.env.DDCI ?? built;

/** How often it is asked whether it serves yet, and how many times. */
const PAUSE_MS = 100;
const TRIES = 300;

/** A port that is free. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Sets up an installation on a port, with these lines in its configuration. */
export function install(port, lines) {
  const folder = mkdtempSync(join(tmpdir(), "ddci-serve-"));
  const config = join(folder, "ddci.toml");
  const address = `http://127.0.0.1:${port}`;
  const fixed = [
    `database = "sqlite:${join(folder, "ddci.sqlite")}"`,
    `listen = "127.0.0.1:${port}"`,
    `public_url = "${address}"`,
    'log = "warn"',
  ];
  writeFileSync(config, [...fixed, ...lines].join("\n"));
  const run = (args, input) =>
    execFileSync(program, ["--config", config, ...args], { encoding: "utf8", input, stdio: ["pipe", "pipe", "inherit"] });
  run(["init", "--name", "UBND xã Mẫu", "--code", "mau", "--kind", "commune"]);
  return { address, folder, run, serve: () => serve(config, address, folder) };
}

async function serve(config, address, folder) {
  const running = spawn(program, ["--config", config, "serve"], { stdio: ["ignore", "inherit", "inherit"] });
  for (let left = TRIES; left > 0; left -= 1) {
    const answer = await fetch(`${address}/healthz`).catch(() => undefined);
    if (answer?.ok) break;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return {
    stop: async () => {
      const gone = new Promise((resolve) => running.once("exit", resolve));
      running.kill("SIGTERM");
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
