import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { assess } from "../domain/assess.ts";
import { NO_ANSWERS } from "../domain/read-answers.ts";
import { aRule, anItem, CERTIFICATION, factsOf, flat, on } from "../testing.ts";
import { CorrectedFee } from "./fee-card.tsx";
import { FeeQuestions } from "./fee-questions.tsx";
import { FeeResult } from "./fee-result.tsx";

const TODAY = on("2026-11-25");
const POOR = {
  code: "poor",
  name: "hộ nghèo",
  proof: "giấy chứng nhận hộ nghèo",
  items: [],
  percent: 50,
  basis: "NQ 1",
};
const RULE = aRule({
  attributes: [{ key: "object", question: "Cho gì?", preset: null, choices: [{ value: "land", label: "đất" }] }],
  items: [anItem(CERTIFICATION, { name: "Phí chứng thực" })],
  exemptions: [POOR],
});

describe("the questions", () => {
  it("are fields with labels, hold what was typed, and name the paper of the chosen class", () => {
    const typed = { answers: { "quantity.pages": "ba <b>", "choice.object": "land" }, claim: "poor", proof: "GCN 1" };
    const errors = [{ field: "fee.quantity.pages", message: "Số trang của một bản?" }];
    const page = renderToString(<FeeQuestions rule={RULE} typed={typed} errors={errors} />);
    expect(page).toContain('<label class="form-label" for="fee.quantity.pages">');
    expect(page).toContain('value="ba &lt;b>"');
    expect(page).toContain('aria-invalid="true"');
    expect(page).toMatch(/<option value="land" selected[^>]*>Đất<\/option>/);
    expect(page).toContain("Số, ngày của giấy chứng nhận hộ nghèo");
  });

  it("offer the usual value, and are nothing where nothing has to be asked", () => {
    const page = renderToString(<FeeQuestions rule={RULE} typed={NO_ANSWERS} errors={[]} />);
    expect(page).toMatch(/name="fee.quantity.copies"[^>]*value="1"/);
    expect(renderToString(<FeeQuestions rule={aRule({ quantities: [] })} typed={NO_ANSWERS} errors={[]} />)).toBe("");
  });
});

describe("the result", () => {
  const result = (of: Parameters<typeof assess>[0], facts = factsOf()) =>
    renderToString(<FeeResult assessment={assess(of, facts, TODAY)} doubts={["mức cũ"]} open="yes" />);

  it("shows lines, the sum in figures and words, what it was before, and why", () => {
    const page = result(
      RULE,
      factsOf({ quantities: { pages: 5, copies: 3 }, claim: { code: "poor", proof: "GCN 1" } }),
    );
    expect(page).toContain("<s>21.000 đ</s> 10.500 đ");
    expect(page.replaceAll(/<[^>]*>/g, "")).toContain("Bằng chữ: Mười nghìn năm trăm đồng.");
    expect(page).toContain("Giảm 50 % cho hộ nghèo");
    expect(page).toContain("mức cũ");
  });

  it("says what is missing or unconfirmed, and never a sum of nothing then", () => {
    const asked = result(RULE);
    expect(asked).toContain("Cần biết thêm");
    expect(asked).not.toContain("0 đ");
    const open = result(aRule({ items: [anItem(flat({ table: "t" }))] }));
    expect(open).toContain("Cần xác nhận");
    expect(open).not.toContain("Tổng cộng");
  });

  it("says that nothing is charged, without an empty table", () => {
    const page = result(aRule());
    expect(page).toContain("Không thu phí, lệ phí.");
    expect(page).not.toContain("<ul");
  });

  it("tells the citizen of a corrected amount whom to ask", () => {
    const charged = [{ kind: "phi", code: "P1", name: "Phí thử", amount: 7_000 }] as const;
    const page = renderToString(<CorrectedFee charged={charged} total={7_000} />);
    expect(page).toContain("7.000 đ");
    expect(page).toContain("hỏi căn cứ tại quầy");
  });
});
