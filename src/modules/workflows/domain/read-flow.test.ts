import { describe, expect, it } from "vitest";
import { readFlow, type PublishedFlow, type PublishedStep } from "./read-flow.ts";

const row = (step: string, text: string, actor: string, days: number | null = 1): PublishedStep => ({
  step,
  text,
  actor,
  duration: days === null ? "khẩn trương" : `${days} ngày`,
  days,
});
const flow = (steps: readonly PublishedStep[], change: Partial<PublishedFlow> = {}): PublishedFlow => ({
  decision: "1308/QĐ-UBND",
  date: "18/06/2025",
  n: 11,
  context: "Thủ tục thử Tổng thời gian giải quyết: 5 ngày làm việc",
  total: "Tổng thời gian | 5 ngày làm việc",
  totalDays: 5,
  steps,
  ...change,
});

/** Reads one row that stands in the middle of a table. */
function middle(actor: string, text = "Việc", days: number | null = 1) {
  const steps = [row("B1", "Tiếp nhận", "CCMC"), row("B2", text, actor, days), row("B3", "Trả", "CCMC", 0)];
  const { definition, doubts } = readFlow(flow(steps));
  const step = definition.steps[1];
  return { place: step?.actor.place, role: step?.actor.role, act: step?.act, doubts: doubts.map((each) => each.vi) };
}

describe("who is meant by the words of a published table", () => {
  it.each([
    ["CCMC của Sở tại TTPVHCC/NVBĐ", "centre", "counter-officer", "receive"],
    ["Bộ phận Một cửa", "centre", "counter-officer", "receive"],
    ["Lãnh đạo Phòng QLKH", "division", "head-of-division", "review"],
    ["Phó phòng Nghiệp vụ", "division", "head-of-division", "review"],
    ["Chuyên viên phòng QLCN&TĐC", "division", "specialist", "appraise"],
    ["Lãnh đạo Sở", "department", "department-leader", "sign"],
    ["Giám đốc Sở", "department", "department-leader", "sign"],
    ["Văn thư Sở", "registry", "registry-clerk", "register"],
    ["UBND tỉnh", "provincial-committee", "provincial-leader", "decide"],
    ["Chủ tịch UBND tỉnh", "provincial-committee", "provincial-leader", "decide"],
    ["Hội đồng", "council", "specialist", "convene"],
    ["Phòng QLKH/Thành viên Hội đồng", "council", "specialist", "convene"],
    ["Tổ thẩm định", "council", "specialist", "convene"],
    ["Tổ chức đề nghị", "applicant", null, "await-applicant"],
  ] as const)("%s is %s, %s, %s", (actor, place, role, act) => {
    expect(middle(actor)).toMatchObject({ place, role, act, doubts: [] });
  });

  it("assigns where the head assigns", () => {
    expect(middle("Lãnh đạo Phòng", "Phân công xử lý hồ sơ").act).toBe("assign");
  });

  it("returns the result where the counter stands last", () => {
    const { definition } = readFlow(flow([row("B1", "Tiếp nhận", "CCMC"), row("B2", "Trả kết quả", "CCMC", 0)]));
    expect(definition.steps.map((step) => step.act)).toEqual(["receive", "return-result"]);
    expect(definition.steps[1]).toMatchObject({ actor: { place: "return-desk" }, limit: null, next: [] });
  });
});

describe("what is doubtful", () => {
  it.each([
    ["Ban Chỉ đạo 389", "Việc", 1, /chưa rõ "Ban Chỉ đạo 389" là vị trí nào/],
    ["Chuyên viên", "Việc", null, /không đọc được thời gian "khẩn trương"/],
    ["Chuyên viên", "Việc", 0, /chưa rõ căn cứ/],
    ["Chuyên viên", "Trường hợp cần thiết thì lấy ý kiến", 1, /có thể là một nhánh/],
    ["Chuyên viên", "Thẩm định; nếu đạt thì trình", 1, /có thể là một nhánh/],
  ])("%s, %s, %s", (actor, text, days, doubt) => {
    const { doubts } = middle(actor, text, days);
    expect(doubts.join("\n")).toMatch(doubt);
    expect(doubts[0]).toMatch(/^Bước B2: /);
  });

  it("is a total in plain days, and a total that cannot be read", () => {
    const plain = readFlow(flow([], { total: "Tổng 15 ngày", totalDays: 15 }));
    expect(plain.doubts.map((each) => each.vi).join("\n")).toMatch(/ngày làm việc/);
    expect(plain.definition.total).toEqual({ value: 15, unit: "calendar-day" });
    const none = readFlow(flow([], { total: "theo quy định", totalDays: null }));
    expect(none.doubts[0]?.vi).toContain('"theo quy định"');
  });
});

describe("names, codes and units", () => {
  it("makes one code for each table of a decision", () => {
    expect(readFlow(flow([])).definition.code).toBe("QD-1308-12");
    expect(readFlow(flow([])).definition.legalBasis).toBe("Quyết định 1308/QĐ-UBND ngày 18/06/2025");
  });

  it.each([
    ["1. Thủ tục một 2. Thủ tục hai Tổng thời gian: 5 ngày", "Thủ tục hai"],
    ["Nhóm A a) Trường hợp không lập hội đồng Tổng thời gian", "a) Trường hợp không lập hội đồng"],
    ["", ""],
  ])("%j is called %j", (context, name) => {
    expect(readFlow(flow([], { context })).definition.name).toBe(name);
  });

  it("shortens endless titles and counts hours in hours", () => {
    const { definition } = readFlow(flow([row("B1", "dài ".repeat(100), "CCMC", 4)], { total: "8 giờ", totalDays: 8 }));
    expect(definition.steps[0]?.title.vi).toHaveLength(160);
    expect(definition.steps[0]?.limit).toEqual({ value: 4, unit: "hour" });
  });
});
