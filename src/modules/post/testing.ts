import { NO_ANSWERS, type Assessment } from "#modules/fees/domain.ts";
import type { TypedConsignment } from "./domain/check-consignment.ts";
import type { PostalParty } from "./domain/slip.ts";

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
