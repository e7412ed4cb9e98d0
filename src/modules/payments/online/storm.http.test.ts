import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signBytes } from "#platform/http/signed-bytes.ts";
import { CALLBACK_PATH } from "./http/paths.ts";
import { anOnlineWorld, type OnlineWorld } from "./testing-online.ts";
import { applyParked } from "./use-cases/apply-parked.ts";

let world: OnlineWorld;
beforeAll(async () => {
  world = await anOnlineWorld();
});
afterAll(() => world.close());

const EVENTS = 2_000;
const COPIES = 16;
const EARLY = 200;
const UNKNOWN = 100;
const CHANGED = 400;
const AMOUNT = 100_000;
const IN_FLIGHT = 48;

type Told = { readonly body: string; readonly signature: string; readonly timestamp: string };

function tell({ body, signature, timestamp }: Told): Promise<number> {
  const headers = {
    "content-type": "application/json",
    "x-motcua-timestamp": timestamp,
    "x-motcua-signature": signature,
  };
  const sent = world.app.inject({ method: "POST", url: CALLBACK_PATH, headers, payload: body });
  return Promise.resolve(sent).then(({ statusCode }) => statusCode);
}

function signed(event: Readonly<Record<string, string>>): Told {
  const body = JSON.stringify(event);
  const timestamp = String(Math.floor(world.now().epochMilliseconds / 1_000));
  return { body, timestamp, signature: signBytes(world.setting.callbackSecret, timestamp, Buffer.from(body)) };
}

/** The same order every time, so that a failure comes back. */
function shuffled<T>(items: readonly T[]): T[] {
  let state = 20_261_125;
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    const other = state % (at + 1);
    const [one, two] = [mixed[at], mixed[other]];
    if (one === undefined || two === undefined) continue;
    [mixed[at], mixed[other]] = [two, one];
  }
  return mixed;
}

async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const lane = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
}

describe("T-21", () => {
  it(
    "2,000 events, each told 16 times at once and shuffled: one posting each, changed bodies refused",
    { timeout: 400_000 },
    async () => {
      const references: string[] = [];
      const hidden: { readonly id: string; readonly reference: string }[] = [];
      await inLanes(
        Array.from({ length: EVENTS - UNKNOWN }, (_, n) => n),
        async (n) => {
          const { request } = await world.due(AMOUNT);
          references.push(request.reference);
          if (n < EARLY) hidden.push({ id: request.id, reference: request.reference });
        },
      );
      // Their demands are not there yet when the first events arrive.
      for (const { id } of hidden) {
        await sql`update payment_request set reference = ${`X${id.replaceAll("-", "").slice(-15).toUpperCase()}`}
        where id = ${id}`.execute(world.database.owner);
      }
      const strangers = Array.from({ length: UNKNOWN }, (_, n) => `KHONG-CO-${n}`);
      const events = [...references, ...strangers].map((reference) =>
        world.event({ MaThamChieu: reference, SoTien: String(AMOUNT) }),
      );
      expect(events).toHaveLength(EVENTS);

      const tellings = events.flatMap((event, n) => {
        const right = signed(event);
        const tampered = { ...right, body: right.body.replace(`"${AMOUNT}"`, '"1"') };
        return [
          ...Array.from({ length: COPIES }, () => ({ told: right, isRight: true })),
          ...(n < CHANGED ? [{ told: tampered, isRight: false }] : []),
        ];
      });
      const statuses = new Map<string, number>();
      const storm = shuffled(tellings);
      const [first, second] = [storm.slice(0, storm.length / 2), storm.slice(storm.length / 2)];
      const deliver = async ({ told, isRight }: (typeof storm)[number]) => {
        const status = `${isRight ? "right" : "tampered"} ${await tell(told)}`;
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      };
      await inLanes(first, deliver);
      for (const { id, reference } of hidden) {
        await sql`update payment_request set reference = ${reference} where id = ${id}`.execute(world.database.owner);
      }
      await inLanes(second, deliver);
      const applied = await applyParked(world.deps);

      const right = [...statuses].filter(([status]) => status.startsWith("right"));
      expect(right.map(([status]) => status).toSorted()).toEqual(["right 200", "right 202"]);
      expect(right.reduce((sum, [, n]) => sum + n, 0)).toBe(EVENTS * COPIES);
      expect(statuses.get("tampered 401")).toBe(CHANGED);
      expect(statuses.get("right 202")).toBe(UNKNOWN + applied);

      const { rows } = await sql<{
        payments: number;
        entries: number;
        settled: number;
        held: number;
        receipts: number;
      }>`
      select (select count(*) from payment) as payments,
        (select count(*) from ledger_entry where kind = 'payment') as entries,
        (select count(*) from payment_request where state = 'settled') as settled,
        (select count(*) from suspense_item where state = 'open') as held,
        (select count(*) from receipt) as receipts`.execute(world.database.owner);
      expect(rows[0]).toEqual({
        payments: EVENTS,
        entries: EVENTS,
        settled: EVENTS - UNKNOWN,
        held: UNKNOWN,
        receipts: EVENTS - UNKNOWN,
      });

      // The same id with another body, signed by the platform itself: refused, and nothing moves.
      await inLanes(events.slice(0, CHANGED), async (event) => {
        const { MaXacThuc: _code, ...fields } = event;
        expect(await tell(signed(world.event({ ...fields, SoTien: "1" })))).toBe(422);
      });
      const after = await sql<{ n: number }>`select count(*) as n from payment`.execute(world.database.owner);
      expect(after.rows[0]?.n).toBe(EVENTS);
    },
  );
});
