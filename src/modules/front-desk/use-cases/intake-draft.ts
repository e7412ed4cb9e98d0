import { sql } from "kysely";
import { z } from "zod";
import type { Instant } from "#kernel/time.ts";
import { transact, type Db, type Tx } from "#platform/db/db.ts";
import { findDraft, listDrafts, saveDraft } from "#modules/dossiers/index.ts";
import { NO_FEES, type IntakeForm } from "../domain/intake-form.ts";

const text = (max: number) => z.string().max(max);

const personSchema = z.object({
  id: z.union([z.uuid(), z.literal("")]),
  kind: z.enum(["citizen", "organisation"]),
  nationalId: text(60),
  name: text(10_000),
  phone: text(60),
  email: text(320),
  address: text(2_000),
  dateOfBirth: text(40),
  confirmed: z.array(text(40)).max(20),
  different: z.boolean(),
});

export const intakeFormSchema: z.ZodType<IntakeForm> = z.object({
  caseId: z.uuid(),
  channel: z.enum(["direct", "postal"]),
  owner: personSchema,
  hasSubmitter: z.boolean(),
  submitter: personSchema,
  authorisation: text(500),
  papers: z
    .array(
      z.object({
        code: text(200),
        ticked: z.boolean(),
        originals: text(10),
        certified: text(10),
        copies: text(10),
        held: z.boolean(),
        waived: text(500),
      }),
    )
    .max(200),
  sets: text(10),
  summary: text(2_000),
  returnBy: z.enum(["at-centre", "by-post", "online"]),
  fees: z
    .object({
      answers: z.record(text(80), text(200)),
      claim: text(80),
      proof: text(500),
      phi: text(40),
      lePhi: text(40),
      shownPhi: text(40),
      shownLePhi: text(40),
      reason: text(500),
    })
    .default(NO_FEES),
  limitValue: text(20),
  limitUnit: text(20),
  limitReason: text(500),
  again: z.boolean(),
});

const bodySchema = z.union([
  z.object({ kind: z.literal("typing"), title: z.string(), form: intakeFormSchema }),
  z.object({ kind: z.literal("done"), dossierId: z.uuid() }),
]);

/** A form being typed, or the mark that it has become a dossier: going back and sending again finds the mark. */
export type IntakeDraft = { readonly id: string; readonly updatedAt: Instant } & z.infer<typeof bodySchema>;

type Mine = { readonly officerId: string; readonly id: string };

/** The officer's draft; undefined when there is none, or when a release ago it was written in another form. */
export async function findIntakeDraft(db: Db, { officerId, id }: Mine): Promise<IntakeDraft | undefined> {
  const draft = await findDraft(db, officerId, id);
  const body = bodySchema.safeParse(draft?.body);
  return draft !== undefined && body.success ? { id, updatedAt: draft.updatedAt, ...body.data } : undefined;
}

/** Forms the officer has begun and not finished, newest first. */
export async function listIntakeDrafts(db: Db, officerId: string) {
  const drafts = await listDrafts(db, officerId);
  return drafts.flatMap(({ id, body, updatedAt }) => {
    const parsed = bodySchema.safeParse(body);
    return parsed.success && parsed.data.kind === "typing" ? [{ id, updatedAt, ...parsed.data }] : [];
  });
}

type Kept = Mine & { readonly at: Instant; readonly title: string; readonly form: IntakeForm };

/** Keeps what is typed so far. A draft that has become a dossier stays marked: a forgotten tab cannot revive it. */
export async function keepIntakeDraft(
  db: Db,
  { officerId, id, at, title, form }: Kept,
): Promise<"kept" | "already-received"> {
  return transact(db, async (tx) => {
    await lockDraft(tx, id);
    const now = await findIntakeDraft(tx, { officerId, id });
    if (now?.kind === "done") return "already-received";
    await saveDraft(tx, officerId, { id, body: { kind: "typing", title, form }, updatedAt: at });
    return "kept";
  });
}

/** Everything that reads a draft and then writes it waits here for its twin, until the end of the transaction. */
export async function lockDraft(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 2))`.execute(tx);
}

/** Marks the draft as the dossier it became. */
export async function markIntakeDraft(
  db: Db,
  { officerId, id, at, dossierId }: Mine & { readonly at: Instant; readonly dossierId: string },
): Promise<void> {
  await saveDraft(db, officerId, { id, body: { kind: "done", dossierId }, updatedAt: at });
}

/** Whether the draft is the officer's own and still being typed: only then files may be attached to it. */
export async function isTyping(db: Db, mine: Mine): Promise<boolean> {
  return (await findIntakeDraft(db, mine))?.kind === "typing";
}
