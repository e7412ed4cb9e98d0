import { describe, expect, it } from "vitest";
import {
  anApology,
  aControlSlip,
  aReceipt,
  aRefusalSlip,
  aReturnReceipt,
  aStopNotice,
  aSupplementSheet,
  HEADING,
} from "../testing.ts";
import { presentApology } from "./apology.ts";
import { presentControlSlip } from "./control-slip.ts";
import { presentReceipt } from "./receipt.ts";
import { presentRefusal } from "./refusal-slip.ts";
import { presentReturnReceipt } from "./return-receipt.ts";
import { sheetOf } from "./sheet.ts";
import { presentStopNotice } from "./stop-notice.ts";
import { presentSupplementRequest } from "./supplement-request.ts";

describe("letterhead", () => {
  it("comes from the unit alone, in capitals with their marks", () => {
    const { fields } = sheetOf("refusal", HEADING, {});
    expect(fields).toMatchObject({
      superior: "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH SƠN THỦY",
      agency: "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG TỈNH SƠN THỦY",
      place: "Sơn Thủy",
      date: "ngày 23 tháng 11 năm 2026",
      code: "H99.08-261123-0001",
    });
  });

  it("names the copies when two are printed", () => {
    expect(sheetOf("refusal", HEADING, {}).fields["copies"]).toEqual([""]);
    expect(sheetOf("refusal", { ...HEADING, copies: "kept-and-given" }, {}).fields["copies"]).toEqual([
      "Lưu",
      "Giao khách hàng",
    ]);
  });

  it("refuses a form that the act in force does not know", () => {
    expect(() => sheetOf("stop-notice", { ...HEADING, regime: "TT 01/2018" }, {})).toThrow(RangeError);
  });

  it("leaves the code out while there is none", () => {
    expect(sheetOf("refusal", { ...HEADING, code: null }, {}).fields["code"]).toBe("");
  });
});

describe("Mẫu 01", () => {
  it("says sets in figures and words, and papers with two digits and no zeros", () => {
    const { fields } = presentReceipt(aReceipt({ sets: 2 }));
    expect(fields["sets"]).toBe("02 (bộ), bằng chữ: hai bộ");
    expect(fields["papers"]).toMatchObject([
      { originals: "01", certified: "", photocopies: "" },
      { originals: "01", certified: "", photocopies: "01" },
      { originals: "", certified: "02", photocopies: "" },
    ]);
  });

  it("keeps the submitter's line for somebody else than the owner", () => {
    const { applicant } = aReceipt();
    expect(presentReceipt(aReceipt()).fields["submitter"]).toBe("");
    expect(
      presentReceipt(aReceipt({ applicant: { ...applicant, submitter: applicant.owner } })).fields["submitter"],
    ).toBe("");
    expect(presentReceipt(aReceipt({ applicant: { ...applicant, submitter: "Bế Văn Chu" } })).fields["submitter"]).toBe(
      "Bế Văn Chu",
    );
  });

  it("leaves unknown dates blank and has a second stage only when asked", () => {
    expect(presentReceipt(aReceipt({ dueAt: null })).fields["dueAt"]).toBe("");
    expect(presentReceipt(aReceipt()).fields["secondStage"]).toEqual([]);
    expect(presentReceipt(aReceipt({ secondStage: { receivedAt: null, dueAt: null } })).fields["secondStage"]).toEqual([
      { receivedAt: "", dueAt: "" },
    ]);
  });
});

describe("other forms", () => {
  it("Mẫu 02 and 03 carry the reason, the online variant also when it was submitted and until when it waits", () => {
    expect(presentSupplementRequest(aSupplementSheet()).fields).toMatchObject({ submittedAt: "", suppliedBy: "" });
    const at = aReceipt().receivedAt;
    expect(presentSupplementRequest(aSupplementSheet({ suppliedBy: at })).fields["suppliedBy"]).toContain(
      "09 giờ 15 phút",
    );
    expect(presentRefusal(aRefusalSlip({ reason: "Không thuộc thẩm quyền" })).fields["reason"]).toBe(
      "Không thuộc thẩm quyền",
    );
  });

  it("Mẫu 04 gives the old and the new date and takes its title from the set", () => {
    const { fields } = presentApology(anApology());
    expect(fields).toMatchObject({
      letterNumber: "12/PXL",
      previousDueAt: "16 giờ 30 phút, ngày 01 tháng 12 năm 2026",
      newDueAt: "16 giờ 30 phút, ngày 08 tháng 12 năm 2026",
      signerTitle: "GIÁM ĐỐC",
    });
    const older = presentApology(anApology({ heading: { ...HEADING, regime: "TT 01/2018" } }));
    expect(older.fields["title"]).toBe("PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ");
  });

  it("the control slip has one block a hand-over, then blank blocks", () => {
    const { fields } = presentControlSlip(aControlSlip({ blankRows: 2 }));
    const rows = fields["rows"];
    expect(rows).toHaveLength(4);
    expect(rows).toMatchObject([
      { to: "Phòng Quản lý đất đai" },
      { outcome: "Đúng hạn" },
      { from: "", at: "" },
      { from: "" },
    ]);
  });

  it("the return receipt dates what has a date", () => {
    const { fields } = presentReturnReceipt(
      aReturnReceipt({ items: [{ kind: "Giấy phép", number: "1", summary: "", date: null }] }),
    );
    expect(fields["items"]).toEqual([{ kind: "Giấy phép", number: "1", summary: "", date: "" }]);
  });

  it("the stop notice says what becomes of papers and fees", () => {
    expect(presentStopNotice(aStopNotice()).fields).toMatchObject({ feesHandling: "Chưa thu.", letterNumber: "7/TB" });
  });
});
