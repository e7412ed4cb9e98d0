import { describe, expect, it } from "vitest";
import { aCase, aProcedure } from "../testing.ts";
import { doubtsOfCase, legalBasisLine } from "./procedure.ts";

describe("doubts of a case", () => {
  const content = aProcedure({
    cases: [aCase(), aCase({ caseCode: "9.000001.02" })],
    doubts: [
      { kind: "agency", caseCode: null, vi: "Không ghi cơ quan thực hiện" },
      { kind: "limit-in-prose", caseCode: "9.000001.02", vi: "Thời hạn ghi bằng lời" },
    ],
  });

  it("are those of the whole procedure and its own, not those of another case", () => {
    expect(doubtsOfCase(content, "9.000001.01")).toEqual(["Không ghi cơ quan thực hiện"]);
    expect(doubtsOfCase(content, "9.000001.02")).toHaveLength(2);
  });

  it("stand beside the legal basis in one line", () => {
    expect(
      legalBasisLine(
        aProcedure({
          legalBasis: [
            { code: "A", name: "" },
            { code: "", name: "Luật B" },
          ],
        }),
      ),
    ).toBe("A; Luật B");
  });
});
