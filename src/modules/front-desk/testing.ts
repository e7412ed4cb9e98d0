import type { ProcedureCase } from "#modules/procedures/domain.ts";

/** A fictional procedure case: five working days, one required paper of two. */
export function aCase(change: Partial<ProcedureCase> = {}): ProcedureCase {
  return {
    id: "019ab000-0000-7000-8000-000000000013",
    versionId: "019ab000-0000-7000-8000-000000000012",
    procedureId: "019ab000-0000-7000-8000-000000000011",
    procedureCode: "9.000001",
    procedureName: "Cấp giấy phép mở quầy sách lưu động",
    caseCode: "TH1",
    caseName: "Cấp lần đầu",
    agencyId: "019ab000-0000-7000-8000-000000000002",
    fieldName: "Xuất bản",
    rule: { limit: { value: 5, unit: "working-day" }, mode: "end-of-day", legalBasis: "Quyết định thử nghiệm" },
    limitText: "5 ngày làm việc",
    immediate: false,
    components: [
      { code: "TP1", name: "Đơn đề nghị", originals: 1, copies: 0, required: true },
      { code: "TP2", name: "Bản vẽ vị trí", originals: 0, copies: 1, required: false },
    ],
    fees: [],
    resultName: "Giấy phép",
    supplementRule: "reset",
    maxSupplements: 1,
    workflowVersionId: null,
    legalBasis: "Quyết định thử nghiệm",
    doubtful: [],
    ...change,
  };
}
