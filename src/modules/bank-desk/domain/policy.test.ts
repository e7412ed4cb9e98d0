import { describe, expect, it } from "vitest";
import { ROLES, type Role } from "#modules/identity/domain.ts";
import {
  mayCloseDay,
  mayConfirmCount,
  mayConfirmVoid,
  mayCount,
  mayDecideRefund,
  mayHandleHeldMoney,
  mayOversee,
  mayServe,
  mayWitnessClose,
} from "./policy.ts";
import type { Till } from "./till.ts";

const BANK: Till = { id: "t", code: "H37.92", name: "", agencyId: "bank", serves: "every-agency", bankAccount: "1" };
const NOTARY: Till = { ...BANK, agencyId: "notary", serves: "own-agency" };
const holder = (role: Role, agencyId = "bank", officerId = "me") => ({
  officerId,
  appointments: [{ role, agencyId, unitId: "u" }],
});
const rolesThat = (may: (viewer: ReturnType<typeof holder>) => boolean) => ROLES.filter((role) => may(holder(role)));

describe("who may", () => {
  it.each<[string, (viewer: ReturnType<typeof holder>) => boolean, readonly Role[]]>([
    ["sit at the bank's till", (one) => mayServe(one, BANK), ["cashier"]],
    ["look over every till", mayOversee, ["bank-controller", "accountant", "centre-manager"]],
    [
      "confirm a void of somebody else",
      (one) => mayConfirmVoid(one, "other"),
      ["bank-controller", "accountant", "centre-manager"],
    ],
    ["confirm a count of somebody else", (one) => mayConfirmCount(one, "other"), ["bank-controller", "centre-manager"]],
    ["count in the place of a teller", (one) => mayCount(one, "other"), ["bank-controller", "centre-manager"]],
    ["handle held money", mayHandleHeldMoney, ["cashier", "bank-controller", "accountant", "centre-manager"]],
    ["decide on a refund of somebody else", (one) => mayDecideRefund(one, "other"), ["accountant", "centre-manager"]],
    ["close a day", mayCloseDay, ["accountant"]],
    [
      "witness the close of a day",
      (one) => mayWitnessClose(one, "other"),
      ["bank-controller", "accountant", "centre-manager"],
    ],
  ])("%s", (_name, may, roles) => {
    expect(rolesThat(may)).toEqual(roles);
  });

  it("sit at the till of an agency: its own cashiers and its own counter, nobody else's", () => {
    expect(ROLES.filter((role) => mayServe(holder(role, "notary"), NOTARY))).toEqual(["counter-officer", "cashier"]);
    expect(ROLES.filter((role) => mayServe(holder(role, "other"), NOTARY))).toEqual([]);
  });

  it("count the own drawer, whoever sits at it", () => {
    expect(rolesThat((one) => mayCount(one, "me"))).toEqual([...ROLES]);
  });

  it("never confirm, decide or witness what is the own", () => {
    for (const role of ROLES) {
      const me = holder(role);
      expect([mayConfirmVoid, mayConfirmCount, mayDecideRefund, mayWitnessClose].some((may) => may(me, "me"))).toBe(
        false,
      );
    }
  });
});
