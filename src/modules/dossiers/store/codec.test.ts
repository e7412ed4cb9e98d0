import { describe, expect, it } from "vitest";
import { aDossier, aSubmission, at, given, IDS, valueOf, viewerAs, aCase } from "../testing.ts";
import { decideSubmission } from "../domain/submit.ts";
import { evolve } from "../domain/evolve.ts";
import { decideExtension } from "../domain/extend-deadline.ts";
import { dossierFromJson, journalInstant, payloadOf, revive, rowOf } from "./codec.ts";

const full = aDossier()
  .awaitingIntakeSupplement()
  .accepted()
  .awaitingSupplement()
  .with({ heldOriginals: [{ name: "Sổ", count: 1 }] })
  .build();

describe("a dossier as JSON", () => {
  it.each([
    ["submitted", aDossier().build()],
    ["with supplements and a clock that stands still", full],
    ["with an obligation", aDossier().awaitingObligation().build()],
    ["resolved", aDossier().resolved().build()],
    ["returned", aDossier().returned().build()],
    ["refused", aDossier().refused().build()],
  ])("comes back as it went: %s", (_what, dossier) => {
    expect(dossierFromJson(JSON.parse(JSON.stringify(dossier)))).toEqual(dossier);
  });

  it("tells instants and dates by the names of their keys, never by their look", () => {
    expect(revive({ reason: "2026-11-23", number: "2026-11-23T00:00:00Z", at: "2026-11-23T00:00:00Z" })).toEqual({
      reason: "2026-11-23",
      number: "2026-11-23T00:00:00Z",
      at: at("2026-11-23 07:00"),
    });
    expect(String(revive({ signedOn: "2026-11-23" }))).toBe("[object Object]");
    expect(revive([{ to: "2026-11-23T00:00:00Z", toAgencyId: "x", list: [null, 1, "a"] }])).toEqual([
      { to: at("2026-11-23 07:00"), toAgencyId: "x", list: [null, 1, "a"] },
    ]);
  });
});

describe("the row", () => {
  it("is found by code, name and phone without diacritics", () => {
    const { search } = rowOf(full);
    for (const word of ["nguyen van duc", "hoang thi an", "0912345678", "h37.99-261123-0001"]) {
      expect(search).toContain(word);
    }
  });

  it("says the submitter once when they are the owner", () => {
    const owner = aSubmission().owner;
    const own = aDossier(aCase(), aSubmission({ submitter: owner })).build();
    expect(rowOf(own).search).toBe("nguyen van duc 0912345678");
  });
});

describe("what the journal keeps", () => {
  it("of a submission: ids of people, no names, no summary, no secret", () => {
    const event = valueOf(decideSubmission(aCase(), aSubmission(), given(viewerAs("counter-officer"))));
    const payload = payloadOf(event);
    expect(payload).toMatchObject({ ownerId: IDS.owner, submitterId: IDS.submitter, channel: "direct" });
    const text = JSON.stringify(payload);
    for (const hidden of ["Nguyễn", "Hoàng", "0912345678", "0123ABCD", "Đề nghị"]) expect(text).not.toContain(hidden);
  });

  it("of other events: everything but the sentences that the rule renders again", () => {
    const working = aDossier().inProgress().build();
    const command = { newDueAt: at("2026-12-04 16:30"), reason: "Chờ giám định", letterNumber: "1/PXL" };
    const event = valueOf(decideExtension(working, command, given(viewerAs("department-leader"))));
    const { kind: _kind, at: _at, dueTrace: _trace, ...rest } = event;
    expect(payloadOf(event)).toEqual(rest);
    expect(evolve(working, event).dueTrace).toEqual(event.dueTrace);
  });

  it("is timed to the microsecond, in UTC", () => {
    expect(journalInstant(at("2026-11-23 09:15"))).toBe("2026-11-23T02:15:00.000000Z");
    expect(journalInstant(at("2026-11-23 09:15").add({ nanoseconds: 1_234_567 }))).toBe("2026-11-23T02:15:00.001234Z");
  });
});
