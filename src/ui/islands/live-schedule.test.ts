import { describe, expect, it } from "vitest";
import { answerOf, LONGEST_PAUSE_SECONDS, secondsUntilNext, sentenceOf } from "./live-schedule.ts";

const asked = "http://127.0.0.1:8080/dieu-hanh?ky=thang-nay";

describe("the rhythm of an open board", () => {
  it("is its own while it is answered, and slower the longer it is not", () => {
    expect([0, 1, 2, 3].map((failures) => secondsUntilNext(30, failures))).toEqual([30, 60, 120, 240]);
    expect(secondsUntilNext(30, 50)).toBe(LONGEST_PAUSE_SECONDS);
    expect(secondsUntilNext(600, 3)).toBe(600);
  });
});

describe("what came back", () => {
  it.each([
    [{ status: 200, url: asked }, "figures"],
    [{ status: 0, url: "" }, "no-network"],
    [{ status: 401, url: asked }, "signed-out"],
    [{ status: 200, url: "http://127.0.0.1:8080/can-bo/dang-nhap?tiep=%2Fdieu-hanh" }, "signed-out"],
    [{ status: 503, url: asked }, "not-answered"],
    [{ status: 429, url: asked }, "not-answered"],
  ] as const)("%j is %s", (response, kind) => expect(answerOf({ ...response, asked }).kind).toBe(kind));

  it("becomes a sentence that says what to do, and silence when all is well", () => {
    expect(sentenceOf({ kind: "figures" })).toBe("");
    expect(sentenceOf({ kind: "signed-out" })).toContain("đăng nhập");
    expect(sentenceOf({ kind: "no-network" })).toContain("Mất kết nối mạng");
    expect(sentenceOf({ kind: "not-answered", status: 503 })).toContain("tự thử lại");
  });
});
