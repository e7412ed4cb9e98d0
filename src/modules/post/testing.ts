import { Temporal } from "#kernel/time.ts";
import { NO_ANSWERS, type Assessment } from "#modules/fees/domain.ts";
import type { TypedConsignment } from "./domain/check-consignment.ts";
import type { PostalParty, PostalSlip } from "./domain/slip.ts";

/** One end of a slip, made up. */
export function aParty(over: Partial<PostalParty> = {}): PostalParty {
  return {
    name: "Nguyễn Văn Đức",
    phone: "0912345678",
    email: "",
    address: "Thôn Nà Lình",
    district: "Huyện Bắc Sơn",
    province: "Tỉnh Lạng Sơn",
    ...over,
  };
}

/** The form at the door with everything there. */
export function aTypedConsignment(over: Partial<TypedConsignment> = {}): TypedConsignment {
  return {
    service: "both",
    sender: aParty(),
    receiver: aParty(),
    papers: [
      { code: "TP01", originals: "1", certified: "", copies: "" },
      { code: "TP02", originals: "", certified: "", copies: "1" },
    ],
    summary: "Đề nghị cấp giấy thử nghiệm",
    copies: "1",
    scope: "between-districts",
    days: "",
    postage: "30000",
    postagePaidBy: "sender",
    quality: "standard",
    fees: NO_ANSWERS,
    feesTaken: "now",
    told: false,
    sealed: true,
    customerSigned: { how: "paper", strokes: "" },
    officerSigned: { how: "paper", strokes: "" },
    ...over,
  };
}

/** What the rules ask for: phí of 200.000 and lệ phí of 50.000 đồng. */
export function anAssessment(over: Partial<Assessment> = {}): Assessment {
  const lines = [
    { kind: "phi", code: "phi-1", name: "Phí thẩm định", amount: 200_000, before: 200_000 },
    { kind: "le-phi", code: "le-phi-2", name: "Lệ phí", amount: 50_000, before: 50_000 },
  ] as const;
  const all = { lines, total: 250_000, collecting: "before", why: [], missing: [], unconfirmed: [], openKinds: [] };
  return { ...all, collecting: "before", ...over };
}

/** A result with the post, made up. */
export function aSlip(over: Partial<PostalSlip> = {}): PostalSlip {
  const createdAt = Temporal.Instant.from("2026-11-26T02:00:00Z");
  return {
    ...{ id: "01a2159d-e9d6-7004-a75c-bf6a3b484830", version: 3, direction: "to-home", state: "with-post" },
    ...{ service: "receive", number: "EB000000014VN", agencyId: "agency", procedureCode: "9.000001" },
    ...{ procedureName: "Cấp giấy thử nghiệm", dossierId: "dossier", dossierCode: "H37.07-261123-0001" },
    ...{ sender: aParty({ name: "Trung tâm" }), receiver: aParty(), contents: ["Kết quả số 15"], consignment: null },
    ...{ scope: "between-districts", transitDays: 2, promisedOn: Temporal.PlainDate.from("2026-11-30") },
    ...{ postage: 30_000, postagePaidBy: "receiver", quality: "standard", codAmount: 0, collected: null },
    ...{ sealed: true, signatures: null, parcelId: null, batchId: null, carrier: null, order: "placed" },
    ...{ acceptedAt: createdAt, endedAt: null, attention: null, note: "", createdAt, createdBy: "officer" },
    ...over,
  };
}
