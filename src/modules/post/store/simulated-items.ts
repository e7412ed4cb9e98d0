import type { Db } from "#platform/db/db.ts";
import { sqlInstant } from "#platform/db/db.ts";
import type { Instant } from "#kernel/time.ts";
import type { OrderBook } from "../wire/simulated-post.ts";
import type { WireOrder } from "../wire/order.ts";
import { tablesOf } from "./tables.ts";

/** The memory of the made-up post, kept so that it knows its orders after a restart. */
export function simulatedBook(db: Db, now: () => Promise<Instant>): OrderBook {
  return {
    put: async (order) => {
      const row = await tablesOf(db)
        .insertInto("post_simulated_item")
        .values({
          number: order.ItemCode,
          order_number: order.OrderNumber,
          order_body: JSON.stringify(order),
          placed_at: sqlInstant(await now()),
        })
        .onConflict((conflict) => conflict.column("number").doNothing())
        .returning("number")
        .executeTakeFirst();
      if (row !== undefined) return "new";
      const known = await findSimulated(db, order.ItemCode);
      return known?.orderNumber === order.OrderNumber ? "same" : "other";
    },
    has: async ({ OrderNumber, ItemCode }) => (await findSimulated(db, ItemCode))?.orderNumber === OrderNumber,
  };
}

export type SimulatedItem = {
  readonly number: string;
  readonly orderNumber: string;
  readonly order: WireOrder;
  readonly told: string;
};

async function findSimulated(db: Db, number: string): Promise<{ readonly orderNumber: string } | undefined> {
  const row = await tablesOf(db)
    .selectFrom("post_simulated_item")
    .select("order_number")
    .where("number", "=", number)
    .executeTakeFirst();
  return row && { orderNumber: row.order_number };
}

/** Items that are in the made-up post's hands and that it has not told the end of. */
export async function listSimulatedUnderway(db: Db): Promise<readonly (SimulatedItem & { readonly since: Instant })[]> {
  const rows = await tablesOf(db)
    .selectFrom("post_simulated_item as item")
    .innerJoin("post_slip as slip", "slip.number", "item.number")
    .select(["item.number", "item.order_number", "item.order_body", "item.told", "slip.accepted_at"])
    .where("slip.state", "in", ["with-post", "delivering"])
    .orderBy("slip.accepted_at")
    .limit(100)
    .execute();
  return rows.flatMap(({ number, order_number, order_body, told, accepted_at }) =>
    accepted_at === null
      ? []
      : [{ number, orderNumber: order_number, order: order_body as WireOrder, told, since: accepted_at }],
  );
}
