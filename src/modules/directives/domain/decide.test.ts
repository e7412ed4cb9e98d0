import { describe, expect, it } from "vitest";
import { after, aDirective, at, CALENDAR, day, IDS, MONDAY, PEOPLE } from "../testing.ts";
import { availableActs, decide, type Command } from "./decide.ts";
import type { Directive } from "./directive.ts";
import { replay } from "./evolve.ts";
import { ACTS, EVENT_OF, stateAfter, TRANSITIONS } from "./transitions.ts";

const { chairman, leader, deputy, head, specialist, otherLeader } = PEOPLE;
const ANSWER = { act: "answer", text: "Đã giải quyết xong 12 hồ sơ." } as const;
const SEND_BACK = { act: "send-back", reason: "Chưa nêu nguyên nhân." } as const;
const EXTEND = { act: "extend", dueOn: day("2026-12-04"), reason: "Cần đo đạc lại." } as const;
const WITHDRAW = { act: "withdraw", reason: "Đã có văn bản khác." } as const;
const ACKNOWLEDGE = { act: "acknowledge" } as const;
const ACCEPT = { act: "accept" } as const;

const COMMANDS: Readonly<Record<Command["act"], Command>> = {
  answer: ANSWER,
  "send-back": SEND_BACK,
  extend: EXTEND,
  withdraw: WITHDRAW,
  acknowledge: ACKNOWLEDGE,
  accept: ACCEPT,
};

const IN_STATE: Readonly<Record<Directive["state"], Directive>> = {
  issued: aDirective(),
  acknowledged: after(aDirective(), [[leader, ACKNOWLEDGE]]),
  answered: after(aDirective(), [[leader, ANSWER]]),
  "sent-back": after(aDirective(), [
    [leader, ANSWER],
    [chairman, SEND_BACK],
  ]),
  done: after(aDirective(), [
    [leader, ANSWER],
    [chairman, ACCEPT],
  ]),
  withdrawn: after(aDirective(), [[chairman, WITHDRAW]]),
};

function tryIt(directive: Directive, command: Command, viewer = chairman, now = MONDAY.add({ hours: 5 })) {
  return decide(directive, command, { now, calendar: CALENDAR, viewer });
}

function refusalOf(result: ReturnType<typeof tryIt>): string {
  if (result.ok) return "done";
  if (result.error.kind !== "directives/invalid") return result.error.kind;
  return result.error.faults.map(({ field, what }) => `${field}: ${what}`).join(", ");
}

describe("the life", () => {
  it("every act in every state does what the table says, and leaves its own event", () => {
    for (const directive of Object.values(IN_STATE)) {
      for (const act of ACTS) {
        const viewer = act === "answer" || act === "acknowledge" ? leader : chairman;
        const result = tryIt(directive, COMMANDS[act], viewer);
        const where = `${act} in ${directive.state}`;
        if (stateAfter(directive.state, act) === undefined) {
          expect(refusalOf(result), where).toBe("directives/transition");
        } else {
          expect(result, where).toMatchObject({
            ok: true,
            value: { kind: EVENT_OF[act], at: MONDAY.add({ hours: 5 }) },
          });
        }
      }
    }
  });

  it("ends for ever", () => {
    expect([TRANSITIONS.done, TRANSITIONS.withdrawn]).toEqual([{}, {}]);
  });

  it("keeps the last answer, why it was not enough, and when it ended", () => {
    const again = { act: "answer", text: "Nguyên nhân: thiếu người." } as const;
    const done = after(aDirective(), [
      [leader, ANSWER],
      [chairman, SEND_BACK],
      [deputy, again],
      [chairman, ACCEPT],
    ]);
    expect(done).toMatchObject({
      state: "done",
      version: 5,
      answer: { text: again.text, officerId: deputy.officerId, at: MONDAY.add({ hours: 3 }) },
      endedAt: MONDAY.add({ hours: 4 }),
    });
    expect(IN_STATE["sent-back"].reason).toBe(SEND_BACK.reason);
    expect(IN_STATE.withdrawn).toMatchObject({ reason: WITHDRAW.reason, endedAt: MONDAY.add({ hours: 1 }) });
  });

  it("is told by its history alone, and an empty history tells nothing", () => {
    expect(replay([])).toBeUndefined();
    expect(replay([{ kind: "directive-accepted", at: MONDAY }])).toBeUndefined();
  });
});

describe("what is typed", () => {
  it.each([
    [{ act: "answer", text: "  " }, "answer: empty"],
    [{ act: "answer", text: "x".repeat(5001) }, "answer: too-long"],
    [{ act: "extend", dueOn: undefined, reason: "" }, "reason: empty, dueOn: unreadable"],
    [{ act: "extend", dueOn: day("2026-11-30"), reason: "Vì" }, "dueOn: not-later"],
    [{ act: "extend", dueOn: day("2026-11-27"), reason: "Vì" }, "dueOn: not-later"],
    [{ act: "extend", dueOn: day("2026-12-05"), reason: "Vì" }, "dueOn: rest-day"],
    [{ act: "withdraw", reason: "\n" }, "reason: empty"],
  ] as const)("%j is named: %s", (command, fault) => {
    expect(refusalOf(tryIt(IN_STATE.issued, command, command.act === "answer" ? leader : chairman))).toBe(fault);
  });

  it("a sending back needs a reason", () => {
    expect(refusalOf(tryIt(IN_STATE.answered, { act: "send-back", reason: "" }))).toBe("reason: empty");
  });

  it("an extension moves the date and keeps the first one", () => {
    const extended = after(aDirective(), [[chairman, EXTEND]]);
    expect(extended).toMatchObject({ state: "issued", dueAt: at("2026-12-04 16:30") });
    expect([extended.dueOn.toString(), extended.firstDueOn.toString()]).toEqual(["2026-12-04", "2026-11-30"]);
  });
});

describe("who may", () => {
  it("strangers and the other side are refused before anything else is said", () => {
    for (const viewer of [otherLeader, specialist, head]) {
      for (const act of ACTS)
        expect(refusalOf(tryIt(IN_STATE.done, COMMANDS[act], viewer))).toBe("directives/not-allowed");
    }
    expect(refusalOf(tryIt(IN_STATE.issued, ANSWER, chairman))).toBe("directives/not-allowed");
    expect(refusalOf(tryIt(IN_STATE.answered, ACCEPT, leader))).toBe("directives/not-allowed");
  });

  it("nobody accepts an own answer, also where one person sits on both sides", () => {
    const within = aDirective({ unitId: IDS.division }, leader);
    const answered = after(within, [[deputy, ANSWER]]);
    expect(availableActs(answered, deputy)).toEqual(["withdraw"]);
    expect(availableActs(answered, leader)).toEqual(["accept", "send-back", "withdraw"]);
  });

  it("buttons show what the guard lets through", () => {
    expect(availableActs(IN_STATE.issued, leader)).toEqual(["answer", "acknowledge"]);
    expect(availableActs(IN_STATE.issued, chairman)).toEqual(["extend", "withdraw"]);
    expect(availableActs(IN_STATE.done, chairman)).toEqual([]);
    for (const directive of Object.values(IN_STATE)) {
      for (const viewer of Object.values(PEOPLE)) {
        const possible = ACTS.filter((act) => tryIt(directive, COMMANDS[act], viewer).ok);
        expect(possible).toEqual(availableActs(directive, viewer));
      }
    }
  });
});
