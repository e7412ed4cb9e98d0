import { setImmediate } from "node:timers/promises";
import { buffer } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { csvStream, xlsxStream } from "./sheet-streams.ts";
import type { Row, Table } from "./table.ts";

const table: Table = { name: "Sổ", columns: [{ name: "Số", format: "integer" }] };

/** Rows without an end that tell how many were asked for, and whether the source was let go. */
function endless() {
  const seen = { asked: 0, letGo: false };
  function* rows(): Generator<Row> {
    try {
      for (;;) {
        seen.asked += 1;
        yield [seen.asked];
      }
    } finally {
      seen.letGo = true;
    }
  }
  return { seen, rows: rows() };
}

const streams = {
  xlsx: (rows: Iterable<Row>) => xlsxStream([{ table, rows }]),
  csv: (rows: Iterable<Row>) => csvStream({ table, rows }),
};

describe("streams", { timeout: 60_000 }, () => {
  it.each(["xlsx", "csv"] as const)(
    "%s pulls no more rows than its reader takes, and lets the source go",
    async (format) => {
      const { seen, rows } = endless();
      const stream = streams[format](rows);
      for await (const _ of stream.iterator({ destroyOnReturn: true })) if (seen.asked > 3_000) break;
      // What was being turned into bytes may still be finished.
      while (!seen.letGo) await setImmediate();
      expect(seen.asked).toBeLessThan(30_000);
    },
  );

  it("takes rows that come one by one from afar", async () => {
    async function* slow(): AsyncGenerator<Row> {
      for (let number = 1; number <= 3; number += 1) {
        await setImmediate();
        yield [number];
      }
    }
    expect((await buffer(csvStream({ table, rows: slow() }))).toString()).toBe("\uFEFFSố\r\n1\r\n2\r\n3\r\n");
  });
});
