import { describe, expect, it } from "vitest";
import { aWireRecord } from "../testing.ts";
import { localCode, readAgency } from "./read-agency.ts";
import { wireRecord } from "./record.ts";

const read = (over: Readonly<Record<string, unknown>>) => readAgency(wireRecord.parse(aWireRecord(over)));
const department = (code: string, name: string) => ({ code, name });

describe("executing agency", () => {
  it.each([
    ["000.00.CS.008", "Sở Xây dựng", "H37.07"],
    ["000.00.CS.005", "Sở Công thương", "H37.04"],
    ["BTC-STC", "Sở Tài chính các tỉnh, thành phố", "H37.03"],
    ["BCA-CAT", "Công an cấp Tỉnh", "H37.15"],
    ["BTC_TDP", "Thuế tỉnh, thành phố", "H37.16"],
    ["UBNDCT", "Ủy ban nhân dân cấp tỉnh", "H37"],
    ["CTUBNDT", "Chủ tịch ủy ban nhân dân cấp tỉnh", "H37"],
    ["BNN-VPDK", "Văn phòng đăng ký đất đai", "H37.08.05"],
    ["H37.08.05", "Văn phòng Đăng ký đất đai - tỉnh Lạng Sơn", "H37.08.05"],
    ["H37.08", "Sở Nông nghiệp và Môi trường tỉnh Lạng Sơn", "H37.08"],
    ["0100100079", "Tập đoàn Điện lực Việt Nam", "H37.91"],
  ])("%s %s is ours: %s", (code, name, ours) => {
    expect(localCode(code, name)).toBe(ours);
  });

  it.each([
    ["H26.17", "Sở Văn hóa và Thể thao Thành phố Hà Nội"],
    ["H54.02", "Công an tỉnh"],
    ["G17", "Bộ Xây dựng"],
    ["BCA_CAX", "Công an cấp Xã"],
    ["", "Ủy ban nhân dân cấp xã"],
    ["", ""],
  ])("%s %s is not ours", (code, name) => {
    expect(localCode(code, name)).toBeNull();
  });

  it("prefers the department to the People's Committee above it", () => {
    const both = [department("UBNDCT", "Ủy ban nhân dân cấp tỉnh"), department("x", "Sở Tư pháp")];
    expect(read({ departmentsExecuting: both })).toMatchObject({ code: "H37.02", doubt: null });
  });

  it("says that several departments are named", () => {
    const several = [department("x", "Sở Tư pháp"), department("y", "Sở Y tế")];
    expect(read({ departmentsExecuting: several })).toMatchObject({ code: "H37.02", doubt: { kind: "agency" } });
  });

  it("leaves a ministry as text without doubt: it is known, only not ours", () => {
    expect(read({ departmentsExecuting: [department("G17", "Bộ Xây dựng")] })).toEqual({
      code: null,
      text: "Bộ Xây dựng",
      doubt: null,
    });
  });

  it("takes a group of units with a doubt, and nothing at all as unknown", () => {
    const grouped = read({ departmentsExecuting: [], unitGroupsExecuting: [{ name: "Sở Y tế" }] });
    expect(grouped).toMatchObject({ code: "H37.09", doubt: { vi: "Cơ quan thực hiện chỉ ghi theo nhóm: Sở Y tế" } });
    const none = read({ departmentsExecuting: [], unitGroupsExecuting: [] });
    expect(none).toMatchObject({ code: null, doubt: { vi: "Không ghi cơ quan thực hiện" } });
  });
});
