// Starts the program's demonstration and learns from its output where everybody signs in.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** Every role has a link. */
export const ROLES = [
  "administrator",
  "coordinator",
  "leader",
  "unit_head",
  "officer",
  "reader",
  "auditor",
];

/** Somebody of the authority above, who sees what was issued. */
export const ABOVE = "above";

/** Whoever runs the survey of the authority above. */
export const SURVEY = "survey";

/** The demonstration replays a year; on a slow machine that takes a while. */
const PATIENCE_MS = 240_000;

const built = fileURLToPath(new URL("../../../target/debug/ddci", import.meta.url));

/** A running demonstration: its address, a one-time link for each role, and how to stop it. */
export async function startDemo() {
  const program = spawn(process.env.DDCI ?? built, ["demo", "--port", "0"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = [];
  createInterface({ input: program.stderr }).on("line", (line) => said.push(line));
  const ended = new Promise((_, reject) => {
    const fail = (why) => reject(new Error(`the demo ${why}\n${said.join("\n")}`));
    program.once("error", (error) => fail(`cannot be started: ${error.message}`));
    program.once("exit", (code, signal) => fail(`ended with ${signal ?? code}`));
    setTimeout(() => fail("has not said where it is"), PATIENCE_MS).unref();
  });
  ended.catch(() => {});
  const { address, links } = await Promise.race([learn(program.stdout, said), ended]);
  return { address, links, stop: () => stop(program, said) };
}

/** Reads lines until the address and every role's link are known. */
function learn(output, said) {
  return new Promise((resolve) => {
    const links = new Map();
    let address;
    createInterface({ input: output }).on("line", (line) => {
      said.push(line);
      address ??= /^Address: (http:\S+)/.exec(line)?.[1];
      const link = /^(\w+)\s+(http:\S+\/sign-in\/link\/\S+)/.exec(line);
      if (link) links.set(link[1], link[2]);
      if (address && [...ROLES, ABOVE, SURVEY].every((role) => links.has(role))) resolve({ address, links });
    });
  });
}

/** Stops it; one that has ended before is reported with what it said. */
async function stop(program, said) {
  if (program.exitCode !== null || program.signalCode !== null) {
    const how = program.signalCode ?? program.exitCode;
    throw new Error(`the demo ended before it was stopped: ${how}\n${said.join("\n")}`);
  }
  const gone = new Promise((resolve) => program.once("exit", resolve));
  program.kill("SIGTERM");
  await gone;
}
