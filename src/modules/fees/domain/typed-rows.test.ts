import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { actOnRows, rowCount, rowsOf, type TypedRule } from "./typed-rows.ts";

const STEPS: TypedRule = {
  lyDo: "thông tư mới",
  "khoan.so": "2",
  "khoan.0.ten": "A",
  "khoan.0.gia.so": "3",
  "khoan.0.gia.0.moi": "một",
  "khoan.0.gia.1.moi": "hai",
  "khoan.0.gia.1.bac.so": "1",
  "khoan.0.gia.1.bac.0.tien": "500",
  "khoan.0.gia.2.moi": "ba",
  "khoan.1.ten": "B",
  "khoan.1.gia.so": "0",
};

describe("rows of the form", () => {
  it("are taken out with what stands under them, the later ones move up, nothing else changes", () => {
    expect(actOnRows(STEPS, "bo:khoan.0.gia.0")).toEqual({
      lyDo: "thông tư mới",
      "khoan.so": "2",
      "khoan.0.ten": "A",
      "khoan.0.gia.so": "2",
      "khoan.0.gia.0.moi": "hai",
      "khoan.0.gia.0.bac.so": "1",
      "khoan.0.gia.0.bac.0.tien": "500",
      "khoan.0.gia.1.moi": "ba",
      "khoan.1.ten": "B",
      "khoan.1.gia.so": "0",
    });
    expect(actOnRows(STEPS, "bo:khoan.0")).toEqual({
      lyDo: "thông tư mới",
      "khoan.so": "1",
      "khoan.0.ten": "B",
      "khoan.0.gia.so": "0",
    });
  });

  it("move up by one with what stands under them", () => {
    const moved = actOnRows(STEPS, "len:khoan.0.gia.1");
    expect(moved).toMatchObject({
      "khoan.0.gia.0.moi": "hai",
      "khoan.0.gia.0.bac.0.tien": "500",
      "khoan.0.gia.1.moi": "một",
      "khoan.0.gia.2.moi": "ba",
    });
    expect(Object.keys(moved ?? {})).toHaveLength(Object.keys(STEPS).length);
    expect(actOnRows(moved ?? {}, "len:khoan.0.gia.1")).toEqual(STEPS);
  });

  it("are added at the end, ready to be filled in", () => {
    const grown = actOnRows(STEPS, "them:khoan");
    expect(grown).toMatchObject({ ...STEPS, "khoan.so": "3", "khoan.2.ma": "K1", "khoan.2.gia.so": "1" });
    expect(grown).toMatchObject({ "khoan.2.gia.0.cach": "co-dinh", "khoan.2.gia.0.bac.so": "1" });
    expect(actOnRows(STEPS, "them:khoan.0.gia.1.bac")).toMatchObject({ "khoan.0.gia.1.bac.so": "2" });
    expect(actOnRows({ "chon.so": "0" }, "them:chon")).toMatchObject({
      "chon.0.lua.0.ma": "lc1",
      "chon.0.lua.1.ma": "lc2",
    });
  });

  it("never get the code of a row that was taken out and is still spoken of", () => {
    const typed = { "khoan.so": "0", "giam.0.khoan.K1": "yes", "chon.so": "0", "khoan.0.dk.0.la": "ch1=lc1" };
    expect(actOnRows(typed, "them:khoan")?.["khoan.0.ma"]).toBe("K2");
    expect(actOnRows(typed, "them:chon")).toMatchObject({ "chon.0.ma": "ch2", "chon.0.lua.0.ma": "lc2" });
  });

  it.each(["xem", "ap-dung", "thu", "", "bo:khoan", "bo:khoan.2", "bo:khoan.99999", "len:khoan.0", "them:toString"])(
    "are left alone by %o",
    (act) => {
      expect(actOnRows(STEPS, act)).toBeUndefined();
    },
  );

  it.each(["them:khac", "them:", "bo:", "bo:.0", "len:lyDo.1", "them:__proto__", "bo:khoan.0.gia.-1"])(
    "refuse a name that is no list: %o",
    (act) => {
      expect(actOnRows(STEPS, act)).toBeUndefined();
    },
  );

  it("are at most four hundred, whatever a form claims", () => {
    expect(rowCount({ "khoan.so": "999999" }, "khoan")).toBe(400);
    expect(rowCount({ "khoan.so": "-1" }, "khoan")).toBe(0);
    expect(rowsOf({ "khoan.so": "1e3" }, "khoan")).toEqual([]);
    expect(actOnRows({ "khoan.so": "400" }, "them:khoan")).toBeUndefined();
  });

  it("lose nothing: a row added and taken out again leaves the form as it was", () => {
    const names = fc.constantFrom(
      "khoan",
      "luong",
      "chon",
      "giam",
      "mien",
      "khoan.0.gia",
      "khoan.0.gia.1.bac",
      "khoan.1.dk",
    );
    fc.assert(
      fc.property(names, fc.string({ maxLength: 20 }), (list, text) => {
        const form = { ...STEPS, lyDo: text, [`${list}.so`]: STEPS[`${list}.so`] ?? "0" };
        const added = actOnRows(form, `them:${list}`);
        expect(actOnRows(added ?? {}, `bo:${list}.${rowCount(form, list)}`)).toEqual(form);
      }),
    );
  });
});
