import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { handOverRows, outcomeOf, type Stay } from "./hand-over-log.ts";

const at = (local: string) => Temporal.Instant.from(`2026-11-${local}:00+07:00`);
const naming = {
  unit: (id: string) => `đơn vị ${id}`,
  officer: (id: string | null) => (id === null ? "" : `cán bộ ${id}`),
};

function stay(unitId: string, from: string, done: string | null, due: string | null = null): Stay {
  return {
    unitId,
    officerId: done === null ? null : unitId,
    from: at(from),
    doneAt: done === null ? null : at(done),
    dueAt: due === null ? null : at(due),
  };
}

describe("sổ giao nhận của phiếu kiểm soát", () => {
  it("has a row for each change of unit, oldest first, whatever the order of the tasks", () => {
    const stays = [
      stay("lãnh đạo", "25T09:00", "25T10:00", "25T16:30"),
      stay("quầy", "23T09:15", "23T09:15"),
      stay("phòng", "23T09:15", "24T08:00", "25T16:30"),
      stay("phòng", "24T08:00", "25T09:00", "24T16:30"),
      stay("văn thư", "25T10:00", null),
    ];
    expect(handOverRows(stays, naming)).toEqual([
      {
        from: "đơn vị quầy",
        to: "đơn vị phòng",
        at: at("23T09:15"),
        giver: "cán bộ quầy",
        receiver: "cán bộ phòng",
        outcome: "",
        note: "",
      },
      {
        from: "đơn vị phòng",
        to: "đơn vị lãnh đạo",
        at: at("25T09:00"),
        giver: "cán bộ phòng",
        receiver: "cán bộ lãnh đạo",
        outcome: "Quá hạn",
        note: "",
      },
      {
        from: "đơn vị lãnh đạo",
        to: "đơn vị văn thư",
        at: at("25T10:00"),
        giver: "cán bộ lãnh đạo",
        receiver: "",
        outcome: "Đúng hạn",
        note: "",
      },
    ]);
  });

  it("has a row for each branch that starts when one unit is done", () => {
    const rows = handOverRows(
      [stay("phòng", "23T08:00", "23T09:00"), stay("thuế", "23T09:00", "24T09:00"), stay("xã", "23T09:00", null)],
      naming,
    );
    expect(rows.map(({ from, to }) => [from, to])).toEqual([
      ["đơn vị phòng", "đơn vị thuế"],
      ["đơn vị phòng", "đơn vị xã"],
    ]);
  });

  it("is empty before the first hand-over", () => {
    expect(handOverRows([], naming)).toEqual([]);
    expect(handOverRows([stay("quầy", "23T09:00", null)], naming)).toEqual([]);
  });

  it.each([
    ["24T08:00", "25T16:30", "Trước hạn"],
    ["25T17:30", "25T16:30", "Đúng hạn"],
    ["26T07:30", "25T16:30", "Quá hạn"],
    ["26T07:30", null, ""],
    [null, "25T16:30", ""],
  ])("done %s, due %s: %s", (done, due, outcome) => {
    expect(outcomeOf({ doneAt: done === null ? null : at(done), dueAt: due === null ? null : at(due) })).toBe(outcome);
  });
});
