import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { HttpProblem, UNAVAILABLE } from "#platform/http/problem.ts";
import { normalizePassword } from "../domain/password.ts";

const COST_LOG2 = 17;
const BLOCK_SIZE = 8;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const MAX_MEMORY = 256 * 1024 * 1024;

/** One hash takes 128 MiB and a third of a second: more than two at once would make sign-in the denial of service. */
const AT_ONCE = 2;
const MAX_WAITING = 40;

/** Hashes a password as `scrypt$17$8$1$salt$key`; `costLog2` is lowered only in tests. */
export async function hashPassword(password: string, costLog2 = COST_LOG2): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, costLog2);
  return ["scrypt", costLog2, BLOCK_SIZE, 1, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** Whether the password belongs to the hash; without a hash it takes as long and is false. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const [, cost, , , salt, key] = (hash ?? NOBODY).split("$");
  const expected = Buffer.from(key ?? "", "base64url");
  const actual = await derive(password, Buffer.from(salt ?? "", "base64url"), Number(cost));
  return timingSafeEqual(actual, expected) && hash !== null;
}

const NOBODY = `scrypt$${COST_LOG2}$${BLOCK_SIZE}$1$${"A".repeat(22)}$${"A".repeat(43)}`;

let running = 0;
const waiting: (() => void)[] = [];

async function derive(password: string, salt: Buffer, costLog2: number): Promise<Buffer> {
  await turn();
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      const options = { N: 2 ** costLog2, r: BLOCK_SIZE, p: 1, maxmem: MAX_MEMORY };
      scrypt(normalizePassword(password), salt, KEY_BYTES, options, (error, key) =>
        error === null ? resolve(key) : reject(error),
      );
    });
  } finally {
    handOn();
  }
}

/** Waits for one of the places; who has finished hands the place on, so nobody can slip in between. */
async function turn(): Promise<void> {
  if (running < AT_ONCE) {
    running += 1;
    return;
  }
  if (waiting.length >= MAX_WAITING) throw new HttpProblem(UNAVAILABLE);
  await new Promise<void>((resolve) => waiting.push(resolve));
}

function handOn(): void {
  const next = waiting.shift();
  if (next === undefined) running -= 1;
  else next();
}
