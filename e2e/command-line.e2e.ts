import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runCommand } from "./run-command.ts";

const home = mkdtempSync(join(tmpdir(), "motcua lệnh "));
// The database of a run as root belongs to another user, who must be able to enter.
chmodSync(home, 0o755);
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("the command line", () => {
  it("lists its commands, and answers 2 to wrong use", async () => {
    expect(await runCommand(["--help"])).toMatchObject({ status: 0, stdout: expect.stringContaining("doctor") });
    expect(await runCommand(["bay"])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Không có lệnh "bay"'),
    });
    expect((await runCommand(["due", "--help"])).stdout).toContain("motcua due");
  });

  it("gives the due date of the example, without a database", async () => {
    const line = '{"from":"2026-11-23T09:15:00+07:00","limit":{"value":5,"unit":"working-day"},"mode":"end-of-day"}\n';
    const { status, stdout } = await runCommand(["due"], {
      stdin: line,
      env: { MOTCUA_DATA_DIR: join(home, "never made") },
    });
    expect(status).toBe(0);
    const answer = JSON.parse(stdout);
    expect(answer.due).toBe("2026-12-01T16:30:00+07:00");
    expect(answer.trace.join(" ")).toContain("24/11");
  });

  it("says each mistake of the configuration in a sentence", async () => {
    const { status, stderr } = await runCommand(["doctor"], { env: { PORT: "abc" } });
    expect(status).toBe(2);
    expect(stderr).toContain("Biến môi trường PORT");
    expect(stderr).not.toContain("    at ");
  });

  it("says which port is taken instead of a stack", async () => {
    const squatter = createServer();
    const port = await new Promise<number>((done) => {
      squatter.listen(0, "127.0.0.1", () => {
        const address = squatter.address();
        done(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
    const { status, stderr } = await runCommand(["start"], { env: { PORT: String(port), MOTCUA_DATA_DIR: home } });
    squatter.close();
    expect(status).toBe(1);
    expect(stderr).toContain(`Cổng ${port} đang có chương trình khác dùng`);
    expect(stderr).not.toContain("    at ");
  });

  it("finds a fresh installation healthy, in a folder with spaces and Vietnamese letters", async () => {
    const { status, stdout } = await runCommand(["doctor", "--json"], { env: { MOTCUA_DATA_DIR: home } });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ healthy: true });
  });
});
