import { formatInstant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { findOfficer } from "#modules/identity/index.ts";
import type { ReceiptProof } from "#modules/printing/index.ts";
import { authorisationText } from "../domain/authorisation.ts";
import type { IdentityCheck } from "../domain/identity-check.ts";
import type { ProofKind, ReceiverKind, ReturnRecord } from "../domain/return-record.ts";
import { signatureFault, signatureSvg } from "../domain/signature.ts";
import { findRecord } from "../store/records.ts";

export const RECEIVER_NAMES = {
  owner: "chủ hồ sơ",
  submitter: "người nộp hồ sơ",
  authorised: "người được ủy quyền",
} as const satisfies Record<ReceiverKind, string>;

/** How it was made sure who stands at the desk; who comes with an authorisation is on no file to compare with. */
export function identityText({ identity, receiver }: Pick<ReturnRecord, "identity" | "receiver">): string {
  if (receiver === "authorised") return AUTHORISED_IDENTITY[identity];
  return IDENTITY[identity];
}

const IDENTITY = {
  "card-read": "đã đọc mã trên thẻ căn cước, khớp hồ sơ",
  "number-typed": "số căn cước khớp hồ sơ",
  "card-seen": "cán bộ đã đối chiếu giấy tờ (hồ sơ không ghi số)",
} as const satisfies Record<IdentityCheck["how"], string>;

const AUTHORISED_IDENTITY = {
  "card-read": "đã đọc mã trên thẻ căn cước",
  "number-typed": "đã ghi số căn cước trên thẻ",
  "card-seen": "cán bộ đã đối chiếu giấy tờ",
} as const satisfies Record<IdentityCheck["how"], string>;

const PROOF_NAMES = {
  signature: "chữ ký trên bảng ký",
  code: "mã gửi đến điện thoại",
  paper: "chữ ký trên giấy biên nhận",
} as const satisfies Record<ProofKind, string>;

/** What goes over the desk, line by line. */
export function returnLines({ papers, originals }: Pick<ReturnRecord, "papers" | "originals">): readonly string[] {
  return [
    ...papers.filter(({ count }) => count > 0).map(({ name, count }) => `${name}: ${count} bản`),
    ...originals.map(({ name, count, back, why }) =>
      back === count
        ? `Bản chính ${name}: trả ${back} bản`
        : `Bản chính ${name}: trả ${back} trên ${count} bản; phần còn lại: ${why}`,
    ),
  ];
}

/** When, to whom, on what identity and proof, by whom. */
export async function factsOfRecord(db: Db, record: ReturnRecord) {
  const officer = await findOfficer(db, record.officerId);
  return [
    { term: "Thời gian", value: formatInstant(record.at) },
    { term: "Người nhận", value: `${record.receiverName} (${RECEIVER_NAMES[record.receiver]})` },
    { term: "Đối chiếu", value: identityText(record) },
    { term: "Giấy ủy quyền", value: record.authorisation === null ? "" : authorisationText(record.authorisation) },
    { term: "Xác nhận", value: PROOF_NAMES[record.proof.kind] },
    { term: "Người trả", value: officer?.name ?? "" },
  ];
}

/** The line of the drawn signature; empty for other proofs. */
export function signatureIn({ proof }: Pick<ReturnRecord, "proof">): string {
  return proof.kind === "signature" ? proof.line : "";
}

/** What the printed biên nhận carries of identity and proof, with the drawn signature; nothing before the hand-over. */
export async function receiptProofOf(db: Db, dossierId: string): Promise<ReceiptProof | undefined> {
  const record = await findRecord(db, dossierId);
  if (record === undefined) return undefined;
  const when = formatInstant(record.at);
  const { proof } = record;
  const confirmed =
    proof.kind === "signature"
      ? `Người nhận đã ký trên bảng ký lúc ${when}.`
      : proof.kind === "code"
        ? `Người nhận xác nhận bằng mã gửi đến số điện thoại ${proof.phoneShown} lúc ${when}.`
        : "Người nhận ký xác nhận dưới đây.";
  const line = signatureIn(record);
  return {
    lines: [`Đối chiếu người nhận: ${identityText(record)}.`, confirmed],
    signatureSvg: line === "" || signatureFault(line) !== undefined ? "" : signatureSvg(line),
  };
}
