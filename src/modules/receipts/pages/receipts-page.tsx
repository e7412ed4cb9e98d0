import { Button } from "#ui/components/button/button.tsx";
import { Chip } from "#ui/components/chip/chip.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { ErrorSummary } from "#ui/components/error-summary/error-summary.tsx";
import { Pager } from "#ui/components/pager/pager.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { formatInstant } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import type { Receipt, ReceiptState } from "../domain/receipt.ts";
import { KIND_NAMES, METHOD_NAMES, STATE_NAMES } from "../domain/texts.ts";
import { receiptPath, RECEIPTS_PATH } from "../http/paths.ts";
import { ReceiptTabs } from "./receipt-tabs.tsx";

export type ReceiptsPageProps = {
  readonly viewer: PageViewer;
  readonly typed: { readonly text: string; readonly day: string; readonly state: string };
  /** What is wrong with the day that was asked for. */
  readonly dayError: string | undefined;
  readonly receipts: readonly Receipt[];
  readonly nextHref: string | undefined;
  readonly firstHref: string | undefined;
};

const STATES: readonly ReceiptState[] = ["used", "cancelled", "replaced", "adjusted"];

/** The receipts that the viewer may see, the newest first. */
export function ReceiptsPage({ viewer, typed, dayError, receipts, nextHref, firstHref }: ReceiptsPageProps) {
  const isFiltered = typed.text !== "" || typed.day !== "" || typed.state !== "";
  return (
    <OfficerPage viewer={viewer} title="Biên lai" active="thu-phi" over={<a href="/can-bo/thu-phi">Thu phí, lệ phí</a>}>
      <ReceiptTabs here={RECEIPTS_PATH} />
      {dayError !== undefined && <ErrorSummary errors={[{ field: "ngay", message: dayError }]} />}
      <form method="get" action={RECEIPTS_PATH} role="search" aria-label="Biên lai" class="mc-list-search mc-no-print">
        <div class="mc-search-line">
          <input
            class="form-control"
            type="search"
            name="tim"
            value={typed.text}
            aria-label="Số, ký hiệu, mã hồ sơ hoặc người nộp"
            placeholder="Số, ký hiệu, mã hồ sơ hoặc người nộp"
            autocomplete="off"
          />
          <input
            class={dayError === undefined ? "form-control mc-short" : "form-control mc-short is-invalid"}
            id="ngay"
            name="ngay"
            value={typed.day}
            aria-label="Ngày lập"
            aria-invalid={dayError === undefined ? undefined : "true"}
            placeholder="dd/mm/yyyy"
            inputMode="numeric"
            maxLength={10}
            autocomplete="off"
          />
          <select class="form-select mc-medium" name="trang-thai" aria-label="Trạng thái">
            <option value="">Mọi trạng thái</option>
            {STATES.map((state) => (
              <option key={state} value={state} selected={state === typed.state}>
                {STATE_NAMES[state]}
              </option>
            ))}
          </select>
          <Button>Tìm</Button>
        </div>
      </form>
      <DataTable
        caption="Biên lai"
        columns={[
          { key: "label", head: "Số biên lai", cell: ({ label }) => label },
          { key: "payer", head: "Người nộp", width: "wide", cell: PayerCell },
          { key: "amount", head: "Số tiền", align: "end", cell: ({ amount }) => formatMoney(amount) },
          { key: "kind", head: "Loại", wideOnly: "yes", cell: KindCell },
          { key: "at", head: "Lập lúc", cell: IssuedCell },
          { key: "state", head: "Trạng thái", cell: StateChip },
        ]}
        rows={receipts}
        rowKey={({ id }) => id}
        rowHref={({ id }) => receiptPath(id)}
        empty={<Empty isFiltered={isFiltered ? "yes" : "no"} />}
      />
      <Pager shown={receipts.length} nextHref={nextHref} firstHref={firstHref} />
    </OfficerPage>
  );
}

/** The state of a receipt; what is not in force has its own mark. */
export function StateChip({ state }: Pick<Receipt, "state">) {
  const isGone = state === "cancelled" || state === "replaced";
  return <Chip tone={isGone ? "late" : "plain"}>{STATE_NAMES[state]}</Chip>;
}

function PayerCell({ payer, dossier }: Receipt) {
  return (
    <>
      {payer.name}
      <span class="mc-second-line">{dossier.code}</span>
    </>
  );
}

function KindCell({ kind, method }: Receipt) {
  return (
    <>
      {KIND_NAMES[kind]}
      <span class="mc-second-line">{METHOD_NAMES[method]}</span>
    </>
  );
}

function IssuedCell({ issuedAt, cashierName }: Receipt) {
  return (
    <>
      {formatInstant(issuedAt)}
      <span class="mc-second-line">{cashierName}</span>
    </>
  );
}

function Empty({ isFiltered }: { readonly isFiltered: "yes" | "no" }) {
  return isFiltered === "yes" ? (
    <EmptyState title="Không có biên lai nào khớp">
      Bỏ bớt điều kiện tìm hoặc kiểm tra lại số, ngày. <a href={RECEIPTS_PATH}>Xem tất cả</a>
    </EmptyState>
  ) : (
    <EmptyState title="Chưa lập biên lai nào">
      Biên lai được lập tự động khi thu tiền. Hãy thu một khoản ở <a href="/can-bo/thu-phi">quầy thu phí</a>.
    </EmptyState>
  );
}
