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
    feesTaken: "now",
    told: false,
    sealed: true,
    customerSigned: { how: "paper", strokes: "" },
    officerSigned: { how: "paper", strokes: "" },
    ...over,
  };
}
