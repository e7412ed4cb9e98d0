import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkSetting } from "./check-setting.ts";
import { pointsOf, workOut, type IndexSetting, type Share, type SubIndicator } from "./index-766.ts";
import { FIRST_SETTING } from "./state-setting.ts";

const { setting } = FIRST_SETTING;
const codes = setting.groups.flatMap(({ indicators }) => indicators.map(({ code }) => code));

function anIndicator(changes: Partial<SubIndicator> = {}): SubIndicator {
  return { code: "X-1", name: "Thử", source: "entered", points: 10, target: 1, rule: "target", ...changes };
}

const aShare: fc.Arbitrary<Share> = fc
  .tuple(fc.nat(1_000), fc.integer({ min: 1, max: 1_000 }))
  .map(([numerator, denominator]) => ({ numerator: Math.min(numerator, denominator), denominator }));
const someShares = fc.array(fc.tuple(fc.constantFrom(...codes), aShare)).map((pairs) => new Map(pairs));

describe("bộ chỉ số 766", () => {
  it("has the six groups with their published points", () => {
    expect(setting.groups.map(({ code, points }) => [code, points])).toEqual([
      ["CKMB", 18],
      ["TDGQ", 20],
      ["CLGQ", 12],
      ["TTTT", 10],
      ["MDSH", 22],
      ["MDHL", 18],
    ]);
    expect(setting.bands.map(({ name, from }) => [name, from])).toEqual([
      ["Xuất sắc", 90],
      ["Tốt", 80],
      ["Khá", 70],
      ["Trung bình", 50],
      ["Yếu", 0],
    ]);
  });

  it.each([
    [{ rule: "target", target: 0.9 }, 45, 100, 5],
    [{ rule: "target", target: 0.9 }, 90, 100, 10],
    [{ rule: "target", target: 0.9 }, 97, 100, 10],
    [{ rule: "rate", target: 0.9 }, 90, 100, 9],
    [{ rule: "rate", target: 1 }, 1, 3, 3.33],
    [{ rule: "target", target: 0.95, points: 18 }, 0, 5, 0],
    [{ rule: "target", target: 1 }, 0, 0, null],
  ] as const)("%o, %d of %d", (changes, numerator, denominator, points) => {
    expect(pointsOf(anIndicator(changes), { numerator, denominator })).toBe(points);
  });

  it("leaves out of the attainable points what nothing is recorded of, and says how much", () => {
    const worked = workOut(setting, new Map([["TDGQ-1", { numerator: 99, denominator: 100 }]]));
    const group = worked.groups.find((one) => one.group.code === "TDGQ");
    expect(group).toMatchObject({ points: 17.82, attainable: 18, withoutData: 2 });
    expect(worked).toMatchObject({ points: 17.82, attainable: 18, withoutData: 82 });
    expect(worked.bands.lowest.name).toBe("Yếu");
    expect(worked.bands.highest.name).toBe("Xuất sắc");
  });

  it("gives a band as soon as the missing points cannot change it", () => {
    const full = new Map(codes.map((code) => [code, { numerator: 1, denominator: 1 }] as const));
    const worked = workOut(setting, full);
    expect(worked).toMatchObject({ points: 100, attainable: 100, withoutData: 0 });
    expect(worked.bands.lowest).toBe(worked.bands.highest);
  });

  it("never goes beyond what is attainable, and attainable and missing make the whole", () => {
    fc.assert(
      fc.property(someShares, (shares) => {
        const worked = workOut(setting, shares);
        for (const { points, attainable, withoutData, group } of worked.groups) {
          expect(points).toBeGreaterThanOrEqual(0);
          expect(points).toBeLessThanOrEqual(attainable + 1e-9);
          expect(attainable + withoutData).toBeCloseTo(group.points, 6);
        }
        expect(worked.attainable + worked.withoutData).toBeCloseTo(100, 6);
      }),
    );
  });

  it("never sinks by a better rate", () => {
    fc.assert(
      fc.property(
        aShare,
        fc.constantFrom("target", "rate"),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        (share, rule, target) => {
          const one = anIndicator({ rule, target });
          const better = { ...share, numerator: Math.min(share.denominator, share.numerator + 1) };
          expect(pointsOf(one, better) ?? 0).toBeGreaterThanOrEqual(pointsOf(one, share) ?? 0);
        },
      ),
    );
  });
});

describe("cấu hình của bộ chỉ số", () => {
  const [first, ...rest] = setting.groups;
  const withFirst = (changes: Partial<IndexSetting["groups"][number]>): IndexSetting =>
    first === undefined ? setting : { ...setting, groups: [{ ...first, ...changes }, ...rest] };
  const fieldsOf = (candidate: IndexSetting) => {
    const checked = checkSetting(candidate);
    return checked.ok ? [] : checked.error.map(({ field }) => field);
  };

  it("is carried without a fault", () => {
    expect(checkSetting(setting)).toEqual({ ok: true, value: setting });
  });

  it("must add up to its groups and to 100", () => {
    expect(fieldsOf(withFirst({ points: 17 }))).toEqual(["nhom-CKMB", "nhom-CKMB"]);
  });

  it("has targets above nothing and at most all", () => {
    const indicators = (first?.indicators ?? []).map((one) => ({ ...one, target: 0 }));
    expect(fieldsOf(withFirst({ indicators }))).toEqual(
      ["CKMB-1", "CKMB-2", "CKMB-3", "CKMB-4"].map((code) => `chi-tieu-${code}`),
    );
  });

  it("has bands that follow one another down to 0", () => {
    const bands = [
      { name: "Tốt", from: 80 },
      { name: "Khá", from: 80 },
      { name: "Yếu", from: 10 },
    ];
    expect(fieldsOf({ ...setting, bands })).toEqual(["muc-1", "muc-2"]);
  });

  it("refuses points below nothing", () => {
    const [one, two, ...others] = first?.indicators ?? [];
    if (one === undefined || two === undefined) throw new Error("a group has indicators");
    const indicators = [{ ...one, points: -1 }, { ...two, points: two.points + one.points + 1 }, ...others];
    expect(fieldsOf(withFirst({ indicators }))).toEqual(["diem-CKMB-1"]);
  });
});
