import { describe, expect, it, vi } from "vitest";
import { aPdf, aPdfStream, aPng } from "../testing.ts";
import { inspectApart } from "./inspect-apart.ts";

// Processes and threads start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

describe("inspection in a thread of its own", () => {
  it("says the same as at home", async () => {
    expect(await inspectApart(aPdf(), { name: "a.pdf", mediaType: "application/pdf" })).toEqual({
      ok: true,
      kind: "pdf",
    });
    expect(await inspectApart(aPng(40_000, 40_000), { name: "a.png", mediaType: "image/png" })).toEqual({
      ok: false,
      refusal: "image-size",
    });
  });

  it("leaves the server free while a bomb is looked at, and serves a queue", async () => {
    const bomb = aPdf({ objects: [aPdfStream("", Buffer.alloc(200 * 1024 * 1024))] });
    const verdicts = Promise.all(
      Array.from({ length: 5 }, () => inspectApart(bomb, { name: "a.pdf", mediaType: "application/pdf" })),
    );
    let beats = 0;
    const beat = setInterval(() => {
      beats += 1;
    }, 5);
    expect(new Set((await verdicts).map((verdict) => (verdict.ok ? "ok" : verdict.refusal)))).toEqual(
      new Set(["file-structure"]),
    );
    clearInterval(beat);
    expect(beats).toBeGreaterThan(10);
  });
});
