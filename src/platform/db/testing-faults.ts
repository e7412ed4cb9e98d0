import type { Db } from "./db.ts";

/** The database whose n-th statement finds the connection broken; `statements` tells how many were sent. */
export function breakingAt(db: Db, n: number): { readonly db: Db; readonly statements: () => number } {
  let statements = 0;
  const breaking = db.withPlugin({
    transformQuery: ({ node }) => {
      statements += 1;
      if (statements === n) throw Object.assign(new Error("connection lost"), { code: "08006" });
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { db: breaking, statements: () => statements };
}

/**
 * Fails every statement of a piece of work in turn (T-06): `attempt` is given the n-th broken database and made to run once
 * more on the sound one; it ends when the work gets through unbroken. Answers how many statements were broken.
 */
export async function sweepFaults(db: Db, attempt: (broken: Db, n: number) => Promise<unknown>): Promise<number> {
  for (let n = 1; n <= 400; n += 1) {
    const { db: broken, statements } = breakingAt(db, n);
    await attempt(broken, n);
    if (statements() < n) return n - 1;
  }
  throw new Error("the work never got through");
}
