import { formatDate } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import type { Dossier } from "#modules/dossiers/index.ts";
import type { Db } from "#platform/db/db.ts";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import type { PostalSlip } from "../domain/slip.ts";
import type { TrackingStatus } from "../domain/tracking.ts";
import { listSlipsOf } from "../store/slips.ts";
import { listTracking } from "../store/tracking.ts";

/** What the citizen is told of the way of the result, in words: neither the number of the item nor any name or address. */
const WORDS: Readonly<Partial<Record<PostalSlip["state"], string>>> = {
  registered: "Kết quả sẽ được gửi qua bưu điện tới địa chỉ Ông/Bà đã đăng ký.",
  "awaiting-hand-over": "Kết quả đã đóng gói, chờ bưu điện đến nhận.",
  "with-post": "Bưu điện đã nhận kết quả và đang chuyển đi.",
  delivering: "Bưu tá đang mang kết quả tới địa chỉ của Ông/Bà.",
  delivered: "Bưu điện đã phát kết quả.",
  undelivered: "Bưu điện chưa phát được kết quả và đang chuyển lại Trung tâm. Trung tâm sẽ liên hệ với Ông/Bà.",
  "taken-back": "Kết quả đã về lại Trung tâm. Mời Ông/Bà đến nhận, hoặc gọi Trung tâm để gửi lại.",
  lost: "Bưu gửi gặp sự cố. Trung tâm và bưu điện đang khắc phục và sẽ liên hệ với Ông/Bà.",
};

/** Attempts in words; the note of the post itself is not shown, it may name people. */
const TRIED: Readonly<Partial<Record<TrackingStatus, string>>> = {
  attempted: "Bưu tá đã đến nhưng chưa gặp Ông/Bà; bưu điện sẽ phát lại.",
  kept: "Kết quả đang được giữ tại bưu cục nơi Ông/Bà ở. Mời Ông/Bà mang giấy tờ tùy thân đến nhận.",
};

async function lastTold(db: Db, slipId: string): Promise<TrackingStatus> {
  const told = (await listTracking(db, slipId)).find(({ outcome }) => outcome === "moved" || outcome === "noted");
  return told?.status ?? "out-for-delivery";
}

/** The way of the result by post, for who holds the code and the secret of the receipt. */
export function postProgressFor({ db }: { readonly db: Db }) {
  return async ({ id, feesDue, feesPaid }: Dossier) => {
    const slips = await listSlipsOf(db, id);
    const slip = slips.filter(({ direction }) => direction === "to-home").at(-1);
    const words = slip && WORDS[slip.state];
    if (slip === undefined || words === undefined) return undefined;
    const isOnItsWay = slip.endedAt === null;
    // Paid meanwhile at a desk or by a link: nothing is due at the door.
    const atTheDoor = Math.min(slip.codAmount, Math.max(0, feesDue - feesPaid));
    const tried = slip.state === "delivering" ? TRIED[await lastTold(db, slip.parcelId ?? slip.id)] : undefined;
    return (
      <section aria-labelledby="buu-chinh">
        <h2 id="buu-chinh">Nhận kết quả qua bưu chính</h2>
        <p>{tried ?? words}</p>
        <DefinitionList
          items={[
            {
              term: "Bưu điện hẹn phát chậm nhất",
              value: isOnItsWay && slip.promisedOn !== null ? formatDate(slip.promisedOn) : "",
            },
            {
              term: "Phí, lệ phí nộp cho bưu tá",
              value: isOnItsWay && atTheDoor > 0 ? formatMoney(atTheDoor) : "",
            },
          ]}
        />
      </section>
    );
  };
}
