import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import pg from "pg";
import { h } from "preact";
import { newId } from "#platform/ids.ts";
import { createApp, type App } from "#platform/http/app.ts";
import { createLog } from "#platform/telemetry.ts";
import { databaseClock } from "#platform/clock.ts";
import { frontDeskRoutes, frontDeskPaths } from "#modules/front-desk/index.ts";
import { receiveDossier } from "#modules/dossiers/index.ts";
import { seedWorld, type World } from "#modules/dossiers/testing-seed.ts";
import { durableDatabase, median, perSecond, type DurableDatabase } from "./support/durable-database.ts";

/**
 * Intakes a second with fsync on, at 1 and 16 clients, all on one hot agency-day: through the use-case and through the
 * form of the counter, beside a bare loop that writes the same rows (idempotency, counter, dossier, two journal rows)
 * with the same guards in hand-written SQL over one connection for each client. Rounds alternate, so that a busy
 * machine is as unfair to one as to the other; the median round counts.
 */
const SECONDS = 3;
const ROUNDS = 3;
const MOST_FORMS_A_SECOND = 400;
const PROMISED = { useCase: 0.6, form: 0.35 } as const;

const PERSON = { id: newId(), name: "Hoàng Thị Mỷ", phone: "0912345678", address: "Xã Mẫu Sơn, tỉnh Lạng Sơn" };

const database = await durableDatabase();
await sql`insert into person (id, kind, name, name_folded, phone, address)
  values (${PERSON.id}, 'citizen', ${PERSON.name}, 'hoang thi my', ${PERSON.phone}, ${PERSON.address})`.execute(
  database.owner,
);
const world = await seedWorld(database, { clock: "real", reactions: [] });
const app = await formApp(world);
let kept = true;

for (const clients of [1, 16]) {
  const bare = await bareLoop(database, world, clients);
  const acting = world.acting("counter-officer");
  const throughUseCase = async () => {
    const received = await receiveDossier(acting, world.intake());
    if (!received.ok) throw new Error(received.error.kind);
  };
  const figures: { bare: number[]; useCase: number[]; form: number[] } = { bare: [], useCase: [], form: [] };
  await perSecond(clients, 1, throughUseCase);
  for (let round = 0; round < ROUNDS; round += 1) {
    figures.bare.push(await perSecond(clients, SECONDS, bare.once));
    figures.useCase.push(await perSecond(clients, SECONDS, throughUseCase));
    const forms = await openForms(app, world, SECONDS * MOST_FORMS_A_SECOND);
    figures.form.push(await perSecond(clients, SECONDS, () => postForm(app, forms.pop())));
  }
  await bare.end();
  kept = report(clients, median(figures.bare), median(figures.useCase), median(figures.form)) && kept;
}
await app.close();
await database.drop();
process.exitCode = kept ? 0 : 1;

function report(clients: number, bare: number, useCase: number, form: number): boolean {
  const line = (what: string, figure: number, goal: number) => {
    const ratio = figure / bare;
    const verdict =
      goal === 0
        ? ""
        : `  ${(ratio * 100).toFixed(0)} % of bare SQL, promise ${goal * 100} %: ${ratio >= goal ? "kept" : "NOT KEPT"}`;
    process.stdout.write(
      `${String(clients).padStart(2)} client(s)  ${what.padEnd(22)} ${figure.toFixed(0).padStart(6)}/s${verdict}\n`,
    );
    return ratio >= goal;
  };
  line("bare SQL loop", bare, 0);
  const useCaseKept = line("use-case", useCase, PROMISED.useCase);
  return line("form of the counter", form, PROMISED.form) && useCaseKept;
}

/** The same rows by hand: values taken from a real intake, only ids, key, code and hashes made new. */
async function bareLoop({ urls, owner }: DurableDatabase, from: World, clients: number) {
  const sample = await from.receive();
  const { rows } = await sql<Record<string, unknown>>`
    select to_jsonb(dossier) as row, (select jsonb_agg(to_jsonb(journal) order by seq) from journal where dossier_id = dossier.id) as journal
    from dossier where id = ${sample.id}`.execute(owner);
  const template = rows[0] as { row: Record<string, unknown>; journal: readonly Record<string, unknown>[] };
  const columns = Object.keys(template.row);
  const pool = new pg.Pool({ connectionString: urls.app, max: clients });
  const response = JSON.stringify(sample);
  const insert = `insert into dossier (${columns.join(", ")}) select ${columns.join(", ")} from jsonb_populate_record(null::dossier, $1)`;
  const journalColumns = Object.keys(template.journal[0] ?? {});
  const insertJournal = `insert into journal (${journalColumns.join(", ")}) select ${journalColumns.join(", ")} from jsonb_populate_recordset(null::journal, $1)`;
  const once = async () => {
    const client = await pool.connect();
    try {
      const key = newId();
      await client.query("begin");
      await client.query("insert into idempotency (principal, key, hash, response) values ($1, $2, $3, $4)", [
        "bare",
        key,
        randomBytes(32),
        response,
      ]);
      const { rows: counted } = await client.query<{ n: number; at: string }>(
        `insert into dossier_counter as c (agency_id, day, n) values ($1, (clock_timestamp() at time zone '+07')::date, 1)
         on conflict (agency_id, day) do update set n = c.n + 1 returning n, clock_timestamp()::text as at`,
        [from.otherAgencyId],
      );
      const [counter] = counted;
      const [first, head] = [randomBytes(32), randomBytes(32)];
      const hex = (bytes: Buffer) => `\\x${bytes.toString("hex")}`;
      const at = counter?.at;
      const code = `H37.08-990101-${String(counter?.n).padStart(4, "0")}`;
      const row = { ...template.row, id: key, code, head_hash: hex(head), submitted_at: at, accepted_at: at };
      await client.query(insert, [JSON.stringify(row)]);
      const journal = template.journal.map((entry, index) => ({
        ...entry,
        dossier_id: key,
        at,
        prev_hash: index === 0 ? entry["prev_hash"] : hex(first),
        hash: hex(index === 0 ? first : head),
      }));
      await client.query(insertJournal, [JSON.stringify(journal)]);
      await client.query("commit");
    } catch (error) {
      await client.query("rollback");
      throw error;
    } finally {
      client.release();
    }
  };
  return { once, end: () => pool.end() };
}

/** The counter's routes with an officer who is signed in. */
async function formApp(from: World): Promise<App> {
  const log = createLog("silent");
  const viewer = from.viewer("counter-officer");
  const made = await createApp({
    log,
    trustProxy: false,
    secure: false,
    publicDir: undefined,
    signInPath: "/can-bo/dang-nhap",
    observe: () => undefined,
    problemPage: (problem) => h("main", {}, problem.title),
    authorise: async (request) => {
      request.viewer = viewer;
    },
  });
  const acting = from.acting("counter-officer");
  frontDeskRoutes(made, {
    db: from.db,
    clock: databaseClock(from.db),
    newId,
    acting: async () => acting,
    printLinks: () => [],
  });
  return made;
}

function poster(made: App) {
  const headers = { "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" };
  return (url: string, fields: Readonly<Record<string, string>>) =>
    made.inject({ method: "POST", url, headers, payload: new URLSearchParams(fields).toString() });
}

/** Forms stand open on the desk before they are saved: opening them is not part of the measure. */
async function openForms(made: App, from: World, count: number): Promise<string[]> {
  const post = poster(made);
  const opened: string[] = [];
  while (opened.length < count) {
    const some = await Promise.all(Array.from({ length: 16 }, () => post(frontDeskPaths.open, { case: from.caseId })));
    opened.push(...some.map(({ headers }) => String(headers["location"])));
  }
  return opened;
}

/** Saves a filled form, as a browser sends it. */
async function postForm(made: App, address: string | undefined): Promise<void> {
  if (address === undefined) throw new Error("all open forms are used up: raise MOST_FORMS_A_SECOND");
  const saved = await poster(made)(address, {
    act: "accept",
    "owner.id": PERSON.id,
    "owner.kind": "citizen",
    "owner.name": PERSON.name,
    "owner.phone": PERSON.phone,
    "owner.address": PERSON.address,
    "paper.0.ticked": "1",
    "paper.0.originals": "1",
    sets: "1",
    summary: "Đề nghị cấp giấy thử nghiệm",
    returnBy: "at-centre",
    fee: "0",
    again: "1",
  });
  if (saved.statusCode !== 303) throw new Error(`the form answered ${saved.statusCode}: ${saved.body.slice(0, 2000)}`);
}
