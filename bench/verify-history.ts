import { verifyHistory } from "#modules/dossiers/index.ts";
import { EVENTS_EACH, multiplyHistories } from "#modules/dossiers/testing-histories.ts";
import { seedWorld } from "#modules/dossiers/testing-seed.ts";
import { hash } from "node:crypto";
import { durableDatabase } from "./support/durable-database.ts";

/**
 * Events a second that `motcua verify-history` walks: read, put into canonical form, hashed again, compared with the
 * head. Beside it the least that any walk must do: the bare SHA-256 of as many texts of the same length.
 * Promise: a million events in less than a minute (reliability §4.2).
 */
const DOSSIERS = 60_000;
const PROMISED = 1_000_000 / 60;

const database = await durableDatabase();
const world = await seedWorld(database, { clock: "simulated", reactions: [] });
const sample = await world.receive();
await multiplyHistories(database.owner, sample.id, DOSSIERS);

const from = performance.now();
const { events, badDossiers } = await verifyHistory(database.app);
const walked = (events * 1_000) / (performance.now() - from);

const text = "x".repeat(500);
const bareFrom = performance.now();
for (let i = 0; i < 200_000; i += 1) hash("sha256", text, "hex");
const bare = (200_000 * 1_000) / (performance.now() - bareFrom);
await database.drop();

if (badDossiers > 0 || events < DOSSIERS * EVENTS_EACH) throw new Error(`${badDossiers} histories do not verify`);
const million = (1_000_000 / walked).toFixed(1);
process.stdout.write(
  `${Math.round(walked).toLocaleString("en")} events a second (${million} s a million), bare SHA-256 ${Math.round(bare).toLocaleString("en")} a second, ratio ${(walked / bare).toFixed(2)}\n`,
);
process.stdout.write(
  `promise ${Math.round(PROMISED).toLocaleString("en")} a second: ${walked >= PROMISED ? "kept" : "NOT KEPT"}\n`,
);
process.exitCode = walked >= PROMISED ? 0 : 1;
