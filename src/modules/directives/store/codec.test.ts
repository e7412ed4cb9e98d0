import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { after, aDirective, at, day, MONDAY, PEOPLE } from "../testing.ts";
import { born } from "../domain/evolve.ts";
import type { DirectiveEvent, DirectiveIssued } from "../domain/events.ts";
import { directiveOf, eventOf, payloadOf, rowOf } from "./codec.ts";
import type { DirectiveRow } from "./tables.ts";

const issued: DirectiveIssued = {
  kind: "directive-issued",
  at: MONDAY,
  id: "1",
  as: "directive",
  title: "Việc",
  text: "2026-11-23",
  basis: "2026-11-23T02:15:00Z",
  urgency: "express",
  issuer: { officerId: "2", agencyId: "3", unitId: "4", role: "provincial-leader" },
  assignee: { agencyId: "5", unitId: null, officerId: "6" },
  source: { kind: "figure", label: "2026-11-23", value: "12", asOf: MONDAY, href: "/x", dossierId: null },
  dueOn: day("2026-11-30"),
  dueAt: at("2026-11-30 16:30"),
};

const EVENTS: readonly DirectiveEvent[] = [
  issued,
  { ...issued, source: null },
  { kind: "directive-acknowledged", at: MONDAY },
  { kind: "directive-answered", at: MONDAY, text: "2026-11-23", officerId: "6" },
  { kind: "directive-accepted", at: MONDAY },
  { kind: "directive-sent-back", at: MONDAY, reason: "PT1H" },
  {
    kind: "directive-extended",
    at: MONDAY,
    previousDueOn: day("2026-11-30"),
    dueOn: day("2026-12-04"),
    dueAt: at("2026-12-04 16:30"),
    reason: "2026-12-04",
  },
  { kind: "directive-withdrawn", at: MONDAY, reason: "…" },
];

function throughJson(event: DirectiveEvent): DirectiveEvent {
  return eventOf({ event: event.kind, at: event.at, payload: JSON.parse(payloadOf(event)) });
}

describe("an event", () => {
  it.each(EVENTS.map((event) => [event.kind, event] as const))("%s comes back as it went", (_, event) => {
    expect(throughJson(event)).toEqual(event);
  });

  it("with any words comes back with these words, also with words that look like times", () => {
    const words = fc.oneof(
      fc.string(),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    );
    fc.assert(
      fc.property(words, words, words, (title, text, basis) => {
        const event = { ...issued, title, text, basis };
        expect(throughJson(event)).toEqual(event);
      }),
    );
  });

  it("keeps kind and time in columns of their own", () => {
    expect(JSON.parse(payloadOf({ kind: "directive-accepted", at: MONDAY }))).toEqual({});
  });
});

describe("a row", () => {
  /** As the driver would read it: jsonb parsed, instants and days as Temporal values. */
  function read(directive: ReturnType<typeof aDirective>): DirectiveRow {
    const row = rowOf(directive);
    const json = (text: string | null | undefined): unknown => (text == null ? null : JSON.parse(text));
    return {
      ...row,
      source: json(row.source),
      answer: json(row.answer),
      issued_at: directive.issuedAt,
      first_due_on: directive.firstDueOn,
      due_on: directive.dueOn,
      due_at: directive.dueAt,
      acknowledged_at: directive.acknowledgedAt,
      answered_at: directive.answer?.at ?? null,
      ended_at: directive.endedAt,
    } as DirectiveRow;
  }

  it("holds the whole directive at every point of its life", () => {
    const answered = after(aDirective(), [
      [PEOPLE.leader, { act: "acknowledge" }],
      [PEOPLE.leader, { act: "answer", text: "Xong." }],
    ]);
    const lives = [
      aDirective(),
      born(issued),
      answered,
      after(answered, [[PEOPLE.chairman, { act: "send-back", reason: "Chưa đủ." }]]),
      after(answered, [[PEOPLE.chairman, { act: "accept" }]]),
      after(aDirective(), [[PEOPLE.chairman, { act: "withdraw", reason: "Trùng." }]]),
    ];
    for (const directive of lives) expect(directiveOf(read(directive))).toEqual(directive);
  });

  it("is found by its words without diacritics, also by those of its source", () => {
    const { search } = rowOf({ ...born(issued), title: "Đất đai Quá hạn" });
    expect(search).toContain("dat dai qua han");
    expect(search).toContain("2026-11-23");
  });

  it("names the dossier it came from in a column of its own", () => {
    const source = { kind: "dossier", label: "Hồ sơ", value: "", asOf: null, href: "/x", dossierId: "9" } as const;
    expect(rowOf({ ...born(issued), source }).source_dossier_id).toBe("9");
    expect(rowOf(born(issued)).source_dossier_id).toBeNull();
  });
});
