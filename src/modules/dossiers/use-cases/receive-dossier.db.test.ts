import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isoInVietnam } from "#kernel/time.ts";
import { transact } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { getDossier } from "../store/load.ts";
import { timeline } from "../store/timeline.ts";
import { at } from "../testing.ts";
import { aWorld, AGENCY_CODE, OWNER, type World } from "../testing-world.ts";
import { acceptDossier, acceptDossierOnce } from "./accept-dossier.ts";
import { receiveDossier, receiveDossierOnce } from "./receive-dossier.ts";
import { refuseDossier } from "./refuse-dossier.ts";
import { requestSupplement } from "./request-supplement.ts";
import { submitDossier } from "./submit-dossier.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.database.drop());

const rowsOf = async () => {
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from dossier) + (select count(*) from journal) + (select count(*) from idempotency)
      + (select coalesce(sum(n), 0) from dossier_counter) as n`.execute(world.db);
  return rows[0]?.n;
};

describe("receive at the counter", () => {
  it("answers with code, promise and secret, and the row says the same", async () => {
    const dossier = await world.receive({}, at("2026-11-23 09:15"));
    expect(dossier.code).toBe(`${AGENCY_CODE}-261123-0001`);
    expect(isoInVietnam(dossier.dueAt ?? dossier.submittedAt)).toBe("2026-12-01T16:30:00+07:00");
    expect(dossier.secret).toMatch(/^[0-9A-Z]{8}$/);
    expect(await getDossier(world.db, dossier.id)).toEqual(dossier);
  });

  it("writes two rows of history by one officer at one instant, with no name in them", async () => {
    const dossier = await world.receive();
    const entries = await timeline(world.db, dossier.id);
    expect(entries.map(({ seq, event, fromState, toState }) => [seq, event, fromState, toState])).toEqual([
      [1, "dossier-submitted", "none", "submitted"],
      [2, "dossier-accepted", "submitted", "accepted"],
    ]);
    expect(new Set(entries.map(({ actorId }) => actorId))).toEqual(
      new Set([world.viewer("counter-officer").officerId]),
    );
    const text = JSON.stringify(entries);
    for (const secret of [OWNER.name, "0912345678", dossier.secret, dossier.summary])
      expect(text).not.toContain(secret);
    expect(entries[1]?.payload).toMatchObject({ code: dossier.code, dueAt: dossier.dueAt });
  });

  it("B-01: the time is the server's; a command has no field for another", async () => {
    const withTime = { ...world.intake(), at: at("2026-11-20 09:00"), submittedAt: at("2026-11-20 09:00") };
    const received = await receiveDossier(world.acting("counter-officer"), withTime);
    expect(received).toMatchObject({ ok: true, value: { submittedAt: at("2026-11-23 09:15") } });
  });

  it("B-10: midnight of Vietnam starts a new day with number one", async () => {
    const before = await world.receive({}, at("2026-11-25 23:59:59.9"));
    const after = await world.receive({}, at("2026-11-26 00:00:00.1"));
    expect([before.code, after.code]).toEqual([`${AGENCY_CODE}-261125-0001`, `${AGENCY_CODE}-261126-0001`]);
  });

  it("B-11: the ten-thousandth of the day grows and does not wrap", async () => {
    await sql`insert into dossier_counter values (${world.agencyId}, '2026-12-07', 9998)`.execute(world.db);
    const codes: (string | null)[] = [];
    for (let i = 0; i < 3; i += 1) codes.push((await world.receive({}, at("2026-12-07 10:00"))).code);
    expect(codes).toEqual(["9999", "10000", "10001"].map((n) => `${AGENCY_CODE}-261207-${n}`));
  });

  it("has no effect at all when it is refused", async () => {
    const before = await rowsOf();
    const refused = await receiveDossier(world.acting("counter-officer"), world.intake({ papers: [] }));
    expect(refused).toMatchObject({ ok: false, error: { kind: "dossiers/papers-missing" } });
    expect(await rowsOf()).toBe(before);
  });

  it("a number given back by a refusal or a fault is given again: no gap", async () => {
    const when = at("2026-12-08 10:00");
    const first = await world.receive({}, when);
    const acting = world.acting("counter-officer", when);
    const failing = { ...acting, reactions: [() => Promise.reject(new Error("the printer's paper ran out"))] };
    await expect(receiveDossier(failing, world.intake())).rejects.toThrow("paper ran out");
    const second = await world.receive({}, when);
    expect([first.code, second.code]).toEqual([`${AGENCY_CODE}-261208-0001`, `${AGENCY_CODE}-261208-0002`]);
  });

  it.each([
    ["a case that does not exist", async () => newId(), "dossiers/unknown-case"],
    ["a case without a competent agency", () => world.addCase({}, null), "dossiers/unreceivable-case"],
    ["a case of another department", () => world.addCase({}, world.otherAgencyId), "dossiers/not-allowed"],
  ])("refuses %s", async (_what, make, kind) => {
    const refused = await receiveDossier(world.acting("counter-officer"), world.intake({ caseId: await make() }));
    expect(refused).toMatchObject({ ok: false, error: { kind } });
  });
});

describe("idempotency", () => {
  it("answers a repeated request with the first dossier, also after it has moved on", async () => {
    const command = world.intake();
    const acting = world.acting("counter-officer");
    const first = await receiveDossierOnce(acting, command);
    const second = await receiveDossierOnce(acting, command);
    if (!first.ok || !second.ok) throw new Error("refused");
    expect([first.value.replayed, second.value.replayed]).toEqual([false, true]);
    expect(second.value.dossier).toEqual(first.value.dossier);
  });

  it("B-08: refuses another request under the same key, without effect", async () => {
    const command = world.intake();
    const acting = world.acting("counter-officer");
    await receiveDossier(acting, command);
    const before = await rowsOf();
    const other = await receiveDossier(acting, { ...command, copies: 2 });
    expect(other).toEqual({ ok: false, error: { kind: "dossiers/idempotency-mismatch" } });
    expect(await rowsOf()).toBe(before);
  });

  it("B-09: another officer's key is another key", async () => {
    const command = world.intake();
    const mine = await receiveDossier(world.acting("counter-officer"), command);
    const theirs = await receiveDossier(world.acting("centre-manager"), command);
    expect(mine.ok && theirs.ok && mine.value.id !== theirs.value.id).toBe(true);
  });

  it("B-50: an acceptance asked again after its answer was lost is not stale but answered", async () => {
    const { heldOriginals: _h, feesDue: _f, confirmedLimit: _c, ...submission } = world.intake({ channel: "online" });
    const submitted = await submitDossier(world.acting("counter-officer"), submission);
    if (!submitted.ok) throw new Error(submitted.error.kind);
    const { papers, heldOriginals, feesDue, confirmedLimit } = world.intake();
    const target = { dossierId: submitted.value.id, version: submitted.value.version, idempotencyKey: newId() };
    const command = { ...target, papers, heldOriginals, feesDue, confirmedLimit };
    const first = await acceptDossierOnce(world.acting("counter-officer"), command);
    const second = await acceptDossierOnce(world.acting("counter-officer"), command);
    if (!first.ok || !second.ok) throw new Error("refused");
    expect(second.value).toEqual({ dossier: first.value.dossier, replayed: true });
  });

  it("inside another transaction a repeated request is answered too, and undoes nothing", async () => {
    const command = world.intake();
    const first = await receiveDossier(world.acting("counter-officer"), command);
    const second = await transact(world.db, async (tx) => {
      const acting = { ...world.acting("counter-officer"), db: tx };
      const other = await receiveDossier(acting, world.intake());
      const again = await receiveDossierOnce(acting, command);
      return { other, again };
    });
    expect(second.again).toMatchObject({ ok: true, value: { replayed: true } });
    expect(first.ok && second.again.ok && second.again.value.dossier.id === first.value.id).toBe(true);
    expect(second.other.ok && (await getDossier(world.db, second.other.value.id)).state).toBe("accepted");
  });

  it("a refusal does not use the key up", async () => {
    const command = world.intake({ papers: [] });
    const acting = world.acting("counter-officer");
    expect((await receiveDossier(acting, command)).ok).toBe(false);
    const mended = { ...world.intake(), idempotencyKey: command.idempotencyKey };
    expect((await receiveDossier(acting, mended)).ok).toBe(true);
  });
});

describe("the first decision of the centre gives the code", () => {
  const submit = async () => {
    const { heldOriginals: _h, feesDue: _f, confirmedLimit: _c, ...submission } = world.intake({ channel: "online" });
    const submitted = await submitDossier(world.acting("centre-manager"), submission);
    if (!submitted.ok) throw new Error(submitted.error.kind);
    return submitted.value;
  };

  it("not the submission", async () => {
    expect(await submit()).toMatchObject({ state: "submitted", code: null, version: 1 });
  });

  it("but an acceptance, a refusal or a request at intake", async () => {
    const acting = world.acting("counter-officer", at("2026-12-09 09:00"));
    const [one, two, three] = [await submit(), await submit(), await submit()];
    const { papers, heldOriginals, feesDue, confirmedLimit } = world.intake();
    const target = (dossier: typeof one) => ({ dossierId: dossier.id, version: dossier.version });
    const accepted = await acceptDossier(acting, {
      ...target(one),
      ...{ papers, heldOriginals, feesDue, confirmedLimit },
      idempotencyKey: newId(),
    });
    const refused = await refuseDossier(acting, { ...target(two), ground: "not-competent", reason: "Sở khác" });
    const asked = await requestSupplement(acting, {
      ...target(three),
      reason: "Thiếu chữ ký",
      papers: [{ name: "Đơn", originals: 1, certified: 0, copies: 0 }],
      secondBasis: null,
    });
    expect([accepted, refused, asked].map((done) => done.ok && done.value.code)).toEqual([
      `${AGENCY_CODE}-261209-0001`,
      `${AGENCY_CODE}-261209-0002`,
      `${AGENCY_CODE}-261209-0003`,
    ]);
  });
});
