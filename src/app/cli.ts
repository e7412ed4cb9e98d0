import { readConfig, ConfigError } from "#platform/config.ts";
import { commandIo } from "./command-io.ts";
import type { Command, ExitStatus } from "./command.ts";
import { COMMANDS } from "./commands.ts";

/** Runs one command and ends the process with its status: 0 done, 1 refused, 2 wrong use. */
export async function main(argv: readonly string[]): Promise<void> {
  // A reader that closes early (`| head`) is not a fault.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  process.exitCode = await run(argv);
}

async function run(argv: readonly string[]): Promise<ExitStatus> {
  const json = argv.includes("--json");
  const words = argv.filter((word) => word !== "--json");
  const found = findCommand(words);
  if (found === undefined) return overview(words);
  const command = await found.load();
  if (words.includes("--help") || words.includes("-h")) {
    process.stdout.write(`${command.summary}\n\n${command.help}\n`);
    return 0;
  }
  let io;
  try {
    io = commandIo({ config: readConfig(process.env), json });
    return await command.run(found.rest, io);
  } catch (error) {
    if (error instanceof ConfigError) {
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
    process.stderr.write(`${explain(error)}\n`);
    return 1;
  } finally {
    await io?.close();
  }
}

type Found = { readonly load: () => Promise<Command>; readonly rest: readonly string[] };

/** The longest command name that the words begin with (`import catalogue` before `import`). */
function findCommand(words: readonly string[]): Found | undefined {
  for (const length of [2, 1]) {
    const entry = COMMANDS[words.slice(0, length).join(" ")];
    if (entry !== undefined && words.length >= length) return { load: entry.load, rest: words.slice(length) };
  }
  return undefined;
}

function overview(words: readonly string[]): ExitStatus {
  const asked = words[0] === undefined || words[0] === "--help" || words[0] === "-h" || words[0] === "help";
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(24)} ${summary}`);
  const text = ["Cách dùng: npm run -s motcua -- LỆNH [--json] [--help]", "", ...lines, ""].join("\n");
  if (asked) {
    process.stdout.write(text);
    return words[0] === undefined ? 2 : 0;
  }
  process.stderr.write(`Không có lệnh "${words.join(" ")}".\n\n${text}`);
  return 2;
}

function explain(error: unknown): string {
  if (process.env["MOTCUA_LOG"] === "debug" && error instanceof Error) return error.stack ?? error.message;
  return error instanceof Error ? error.message : String(error);
}
