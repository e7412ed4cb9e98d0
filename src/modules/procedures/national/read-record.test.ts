import { describe, expect, it } from "vitest";
import { aWireComponent, aWireMethod, aWireRecord } from "../testing.ts";
import { readCode, readLine, readRecord } from "./read-record.ts";

const line = (over: Readonly<Record<string, unknown>> = {}) => readLine(JSON.stringify(aWireRecord(over)));
const reasons = (over: Readonly<Record<string, unknown>>) => {
  const reading = line(over);
  return reading.kind === "doubtful" ? reading.reasons : [];
};
const content = (over: Readonly<Record<string, unknown>> = {}) => {
  const reading = line(over);
  if (reading.kind === "rejected") throw new Error(reading.reason);
  return reading.content;
};
const day = (qty: number | string, type = "WORKING_DAY") => ({ qty, type });
const one = (processingDay: unknown, code = "9.000001.01") => ({ name: "Cấp giấy", code, processingDay });

describe("a clean record", () => {
  it("is read without doubts", () => {
    const reading = line();
    expect(reading.kind).toBe("ok");
    expect(content()).toMatchObject({
      code: "9.000001",
      name: "Cấp giấy thử nghiệm",
      fieldName: "Thử nghiệm",
      agencyCode: "H37.07",
      decisionNo: "1/QĐ-THU",
      results: ["Giấy thử nghiệm"],
      steps: [{ name: "Nộp", text: "Nộp hồ sơ.\nNhận phiếu hẹn." }],
      channels: [{ channel: "direct", limitText: "5 ngày làm việc" }],
    });
    expect(content().cases).toMatchObject([
      {
        caseCode: "9.000001.01",
        rule: { limit: { value: 5, unit: "working-day" }, mode: "end-of-day" },
        components: [{ code: "TP01", name: "Đơn đề nghị", originals: 1, required: true }],
        workflowCode: null,
      },
    ]);
  });

  it("is the same whatever the normal form, the spaces and the time of update", () => {
    const nfd = content({ name: "Cấp  giấy thử nghiệm ".normalize("NFD"), updatedAt: 1 });
    expect(nfd).toEqual(content());
  });

  it("may miss everything but code and name", () => {
    const reading = readRecord({ code: "9.000001", name: "Cấp giấy" });
    expect(reading.kind).toBe("doubtful");
    expect(reading.kind === "doubtful" && reading.reasons).toEqual([
      "Không ghi cơ quan thực hiện",
      "Không ghi căn cứ pháp lý",
      "Không ghi mã trường hợp; tạm dùng 9.000001.01",
      "Không ghi thành phần hồ sơ",
      "9.000001.01: Không ghi thời hạn giải quyết",
    ]);
  });
});

describe("limits that are not clear", () => {
  it("stay unset when they are sentences, with a proposal to confirm", () => {
    const prose = {
      cases: [],
      executionMethods: [aWireMethod({ processingTime: "Không quá 10 ngày làm việc", processingTimeUnit: "OTHER" })],
    };
    expect(content(prose).cases[0]).toMatchObject({
      rule: null,
      limitText: "Không quá 10 ngày làm việc",
      proposedLimit: { value: 10, unit: "working-day" },
    });
    expect(reasons(prose)).toContain('9.000001.01: Thời hạn ghi bằng lời ("Không quá 10 ngày làm việc")');
  });

  it("stay unset when the case and the way of submitting disagree", () => {
    const conflict = { cases: [one(day(7))] };
    expect(content(conflict).cases[0]).toMatchObject({ rule: null, proposedLimit: { value: 7 } });
    expect(reasons(conflict)).toEqual([
      "9.000001.01: Thời hạn ghi hai mức: trường hợp 7 ngày làm việc, cách thức nộp 5 ngày làm việc",
    ]);
  });

  it("are said when units differ between the channels of one procedure", () => {
    const mixed = {
      executionMethods: [
        aWireMethod(),
        aWireMethod({ submissionMethod: "ONLINE", processingTimeUnit: "DAY" }),
        aWireMethod({ submissionMethod: "POSTAL", processingTime: 7 }),
      ],
    };
    expect(reasons(mixed)).toEqual([
      "Đơn vị thời hạn khác nhau giữa các cách nộp: trực tiếp 5 ngày làm việc, trực tuyến 5 ngày, bưu chính 7 ngày làm việc",
    ]);
  });

  it("may be shorter online in the same unit: that is the law, not a doubt", () => {
    const perChannel = {
      executionMethods: [aWireMethod(), aWireMethod({ submissionMethod: "ONLINE", processingTime: 3 })],
    };
    expect(line(perChannel).kind).toBe("ok");
    expect(content(perChannel).channels.map((terms) => terms.limit?.value)).toEqual([5, 3]);
  });

  it("are said when one channel has two and the cases do not explain them", () => {
    const two = { executionMethods: [aWireMethod(), aWireMethod({ processingTime: 9 })] };
    expect(reasons(two).join()).toContain("Nộp trực tiếp ghi nhiều thời hạn: 5 ngày làm việc; 9 ngày làm việc");
  });

  it("belong to each case when there are several", () => {
    const several = content({ cases: [one(day(5)), one(day(12), "9.000001.02")] });
    expect(several.cases.map((each) => each.rule?.limit.value)).toEqual([5, 12]);
  });

  it("keep the clock only in hours", () => {
    const hours = content({
      cases: [one(day(4, "HOUR"))],
      executionMethods: [aWireMethod({ processingTime: 4, processingTimeUnit: "HOUR" })],
    });
    expect(hours.cases[0]?.rule).toMatchObject({ mode: "clock", limit: { value: 4, unit: "hour" } });
  });
});

describe("cases", () => {
  it("repeated word for word are taken once; repeated otherwise they are said", () => {
    expect(line({ cases: [one(day(5)), one(day(5))] }).kind).toBe("ok");
    expect(content({ cases: [one(day(5)), one(day(5))] }).cases).toHaveLength(1);
    expect(reasons({ cases: [one(day(5)), one(day(9))] }).join()).toContain("9.000001.01 ghi hai lần");
  });

  it("get a number when the source repeats the code of the procedure", () => {
    expect(content({ cases: [one(day(5), "9.000001")] }).cases[0]?.caseCode).toBe("9.000001.01");
  });

  it("take the papers of the heading with their name, otherwise all, with a doubt", () => {
    const names = ["Cấp mới", "Cấp lại"];
    const cases = names.map((name, index) => ({ name, code: `9.000001.0${index + 1}`, processingDay: day(5) }));
    const sets = names.map((name) => ({
      name: `${name} `,
      profileComponents: [aWireComponent({ name: `Đơn ${name}` })],
    }));
    const matched = content({ cases, executionCases: sets });
    expect(matched.doubts).toEqual([]);
    expect(matched.cases.map((each) => each.components.map((paper) => paper.name))).toEqual([
      ["Đơn Cấp mới"],
      ["Đơn Cấp lại"],
    ]);
    const unclear = content({
      cases,
      executionCases: [...sets, { name: "* Lưu ý", profileComponents: [aWireComponent()] }],
    });
    expect(unclear.doubts.map((doubt) => doubt.kind)).toEqual(["components-of-cases"]);
    expect(unclear.cases[0]?.components).toHaveLength(3);
    expect(unclear.cases[0]?.components[2]?.group).toBe("* Lưu ý");
  });

  it("ask for a paper of which a copy is wanted; a note without quantity is not required; no name, no paper", () => {
    const profileComponents = [
      aWireComponent({ originalQty: 0, copyQty: 2 }),
      aWireComponent({ originalQty: 0 }),
      aWireComponent({ name: " " }),
      aWireComponent({ originalQty: -3, copyQty: 1.5 }),
    ];
    const papers = content({ executionCases: [{ name: "", profileComponents }] }).cases[0]?.components;
    expect(papers?.map((paper) => [paper.originals, paper.copies, paper.required])).toEqual([
      [0, 2, true],
      [0, 0, false],
      [0, 0, false],
    ]);
  });
});

describe("fees", () => {
  const fee = (over: Readonly<Record<string, unknown>>) => ({ type: "FEE", value: 5000, description: "", ...over });

  it("are taken once per channel and from the counter's channel for the case", () => {
    const executionMethods = [
      aWireMethod({ submissionMethod: "ONLINE", fees: [fee({ value: 2500 })] }),
      aWireMethod({ fees: [fee({}), fee({}), fee({ type: "SERVICE_FEE", value: 150 })] }),
    ];
    const read = content({ executionMethods });
    expect(read.cases[0]?.fees).toEqual([
      { kind: "phi", amount: 5000, note: "" },
      { kind: "le-phi", amount: null, note: "150 đ" },
    ]);
    expect(read.channels[1]?.fees).toEqual([{ kind: "phi", amount: 2500, note: "" }]);
    expect(reasons({ executionMethods })).toEqual(["Mức thu ghi 150 đồng, có thể thiếu ba số 0"]);
  });
});

describe("codes", () => {
  it.each([
    ["1.014325", "1.014325", 0],
    [" 1.014325", "1.014325", 1],
    ["2.009182739", "2.009182739", 1],
    ["1.001686.000.00.00.H22", "1.001686.000.00.00.H22", 0],
  ])("%j is read as %s", (published, code, doubts) => {
    expect(readCode(published)).toMatchObject({ code, reason: null });
    expect(readCode(published).doubts).toHaveLength(doubts);
  });

  it.each([
    ["1.014955-Xoa", /đã xoá/],
    ["", /Không có mã/],
    ["   ", /Không có mã/],
    ["abc", /N\.NNNNNN/],
    ["1.01432", /N\.NNNNNN/],
    [`1.${"0".repeat(500)}`, /không đúng dạng/],
  ])("%j is refused", (published, reason) => {
    expect(readCode(published).reason).toMatch(reason);
  });
});

describe("lines that are not records", () => {
  it.each([
    ["not JSON", "{", /không phải JSON/],
    ["a half record", JSON.stringify(aWireRecord()).slice(0, 100), /không phải JSON/],
    ["an array", "[]", /đối tượng JSON/],
    ["a number", "5", /đối tượng JSON/],
    ["null", "null", /đối tượng JSON/],
    ["no code", '{"name":"x"}', /Không có mã/],
    ["no name", '{"code":"9.000001"}', /Không có tên/],
    ["a blank name", '{"code":"9.000001","name":" "}', /Không có tên/],
    ["a wrong type", JSON.stringify(aWireRecord({ executionMethods: "x" })), /"executionMethods" không đúng kiểu/],
    ["a wrong type deep inside", JSON.stringify(aWireRecord({ cases: [{ code: 5 }] })), /"cases\.0\.code"/],
    ["a NUL character", JSON.stringify(aWireRecord({ description: "a\u0000b" })), /NUL/],
    ["half a surrogate pair", JSON.stringify(aWireRecord({ keywords: "a\ud800" })), /ký tự hỏng/],
  ])("%s is rejected with its reason", (_case, source, reason) => {
    const reading = readLine(source);
    expect(reading.kind).toBe("rejected");
    expect(reading.kind === "rejected" && reading.reason).toMatch(reason);
  });

  it("keeps code and name of a rejected record for the report", () => {
    expect(line({ cases: 1 })).toMatchObject({ kind: "rejected", code: "9.000001", name: "Cấp giấy thử nghiệm" });
  });

  it("is not fooled by an escaped backslash before u0000", () => {
    expect(line({ description: String.raw`đường dẫn \u0000 trong tài liệu` }).kind).toBe("ok");
  });

  it("does not take names of the prototype for fields", () => {
    expect(readLine('{"__proto__":{"code":"9.000001","name":"x"}}').kind).toBe("rejected");
  });
});
