import { formatDate, formatInstant, type PlainDate } from "#kernel/time.ts";
import { formatInteger, formatMoney } from "#kernel/vnd.ts";
import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { Chip } from "#ui/components/chip/chip.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { FigureCard, FigureGrid } from "#ui/components/figure-card/figure-card.tsx";
import { FilterChips, type FilterChoice } from "#ui/components/filter-chips/filter-chips.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { Pager } from "#ui/components/pager/pager.tsx";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import { SIGNERS, type Signer } from "../domain/signing.ts";
import { CLASSES } from "../domain/lines.ts";
import { unexplained, type Tally } from "../domain/tally.ts";
import { dayPath, linePath, ON_THE_WAY_PATH, recordPath, sheetPath, signPath, unsignPath } from "../http/paths.ts";
import {
  ageOf,
  AWAITED_NAMES,
  CLASS_NAMES,
  DAY_STATES,
  differenceSentence,
  lineChip,
  SIGNER_NAMES,
} from "../http/present.ts";
import type { Awaited } from "../store/awaited.ts";
import type { DayState, DayTally } from "../store/days.ts";
import type { Line } from "../store/lines.ts";
import { Frame } from "./frame.tsx";

export type DayPageProps = {
  readonly viewer: PageViewer;
  readonly accountNo: string;
  readonly bankName: string;
  readonly day: PlainDate;
  readonly state: DayState;
  readonly sums: DayTally;
  readonly lines: readonly Line[];
  readonly filters: readonly FilterChoice[];
  readonly word: string;
  readonly chosen: string;
  readonly nextHref: string | undefined;
  readonly onTheWay: readonly Awaited[];
  /** Parts that the viewer could sign now. */
  readonly parts: readonly Signer[];
  readonly mine: "signed" | "not-signed";
  readonly flash: FlashMessage | undefined;
};

/** One day of one account: the classes and their sums, the lines, what is on its way, who signed. */
export function DayPage(props: DayPageProps) {
  const { viewer, accountNo, bankName, day, state, sums, flash } = props;
  const key = day.toString();
  const { tally } = sums;
  return (
    <Frame
      viewer={viewer}
      title={`Đối soát ngày ${formatDate(day)}`}
      flash={flash}
      acts={
        <>
          <ButtonLink href={sheetPath(accountNo, key)}>Tải xlsx</ButtonLink>
          <ButtonLink href={recordPath(accountNo, key)} newWindow="yes">
            In biên bản
          </ButtonLink>
        </>
      }
    >
      <p>
        Tài khoản {accountNo}, {bankName}.{" "}
        <Chip tone={DAY_STATES[state.state].tone}>{DAY_STATES[state.state].label}</Chip>
      </p>
      <FigureGrid label="Số liệu của ngày">
        <FigureCard
          label="Ngân hàng báo"
          value={formatMoney(tally.bank.amount)}
          note={`${formatInteger(tally.bank.count)} dòng`}
        />
        <FigureCard
          label="Chờ xử lý"
          value={sums.open}
          unit="dòng"
          href={`${dayPath(accountNo, key)}?lop=cho`}
          tone={sums.open > 0 ? "wrong" : "plain"}
        />
        <FigureCard
          label="Chênh lệch chưa giải thích"
          value={formatMoney(unexplained(tally))}
          tone={unexplained(tally) === 0 ? "plain" : "wrong"}
        />
      </FigureGrid>
      <Signatures {...props} />
      <Classes tally={tally} />
      <Lines {...props} />
      <OnTheWay rows={props.onTheWay} day={day} />
    </Frame>
  );
}

/** A side that cannot have the class. */
const NOTHING = "–";

function Classes({ tally }: { readonly tally: Tally }) {
  const ours = {
    exact: formatMoney(tally.byClass.exact.amount),
    differs: formatMoney(tally.differsOurs),
    "only-bank": NOTHING,
    duplicate: NOTHING,
  };
  const rows = [
    ...CLASSES.map((each) => ({
      name: CLASS_NAMES[each],
      count: tally.byClass[each].count,
      bank: formatMoney(tally.byClass[each].amount),
      ours: ours[each],
    })),
    {
      name: "Chỉ có ở Trung tâm (đang chuyển)",
      count: tally.onlyUs.count,
      bank: NOTHING,
      ours: formatMoney(tally.onlyUs.amount),
    },
    {
      name: "Cộng",
      count: tally.bank.count + tally.onlyUs.count,
      bank: formatMoney(tally.bank.amount),
      ours: formatMoney(tally.ours.amount),
    },
  ];
  return (
    <>
      <DataTable
        caption="Kết quả theo lớp"
        captionShown="yes"
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          { key: "name", head: "Lớp", cell: ({ name }) => (name === "Cộng" ? <strong>{name}</strong> : name) },
          { key: "count", head: "Số khoản", align: "end", cell: ({ count }) => formatInteger(count) },
          { key: "bank", head: "Ngân hàng", align: "end", cell: ({ bank }) => <span class="text-nowrap">{bank}</span> },
          {
            key: "ours",
            head: "Trung tâm",
            align: "end",
            cell: ({ ours: amount }) => <span class="text-nowrap">{amount}</span>,
          },
        ]}
      />
      <p class="mt-2">{differenceSentence(tally)}</p>
    </>
  );
}

function Lines({ accountNo, day, lines, filters, word, chosen, nextHref }: DayPageProps) {
  const here = dayPath(accountNo, day.toString());
  return (
    <>
      <FilterChips groups={[{ label: "Lớp", choices: filters }]} />
      <form method="get" action={here} class="mc-search-line mb-3" role="search">
        {chosen !== "" && <input type="hidden" name="lop" value={chosen} />}
        <input
          class="form-control"
          type="search"
          name="q"
          value={word}
          aria-label="Tìm theo nội dung, số tham chiếu hoặc số tiền"
          placeholder="Nội dung, số tham chiếu, số tiền"
        />
        <Button>Tìm</Button>
      </form>
      <DataTable
        caption="Các dòng của ngân hàng"
        rows={lines}
        rowKey={(line) => `${line.statement_id} ${line.no}`}
        rowHref={(line) => linePath(line.statement_id, line.no)}
        empty={
          <EmptyState title="Không có dòng nào.">
            <p>
              {word === "" && chosen === ""
                ? "Ngày này chưa có sao kê. Nạp tệp ở trang Đối soát."
                : "Bỏ bớt điều kiện lọc để xem các dòng khác."}
            </p>
          </EmptyState>
        }
        columns={[
          {
            key: "ref",
            head: "Số tham chiếu",
            cell: (line) => (line.bank_ref === "" ? `Dòng ${line.no}` : line.bank_ref),
          },
          {
            key: "amount",
            head: "Số tiền",
            align: "end",
            cell: (line) => <span class="text-nowrap">{formatMoney(line.amount)}</span>,
          },
          { key: "content", head: "Nội dung", cell: (line) => line.content, width: "wide" },
          {
            key: "state",
            head: "Kết quả",
            cell: (line) => (
              <>
                <Chip tone={lineChip(line.state, line.class).tone}>{lineChip(line.state, line.class).label}</Chip>
                {line.class !== null && line.class !== "exact" && <div>{CLASS_NAMES[line.class]}</div>}
                {line.note !== "" && <div class="mc-help">{line.note}</div>}
              </>
            ),
          },
        ]}
      />
      <Pager shown={lines.length} nextHref={nextHref} firstHref={nextHref === undefined ? undefined : here} />
    </>
  );
}

function OnTheWay({ rows, day }: { readonly rows: readonly Awaited[]; readonly day: PlainDate }) {
  if (rows.length === 0) return null;
  return (
    <>
      <DataTable
        caption="Chỉ có ở Trung tâm: đang chuyển, cũ nhất trước"
        captionShown="yes"
        rows={rows}
        rowKey={({ id }) => id}
        columns={awaitedColumns(day)}
      />
      <p>
        <a href={ON_THE_WAY_PATH}>Tất cả tiền đang chuyển</a>
      </p>
    </>
  );
}

/** Columns of money that waits for the bank. */
export function awaitedColumns(today: PlainDate) {
  return [
    { key: "ref", head: "Mã tham chiếu", cell: (row: Awaited) => row.reference ?? row.provider_ref },
    { key: "kind", head: "Loại", cell: (row: Awaited) => AWAITED_NAMES[row.kind] },
    {
      key: "amount",
      head: "Số tiền",
      align: "end" as const,
      cell: (row: Awaited) => <span class="text-nowrap">{formatMoney(row.amount)}</span>,
    },
    { key: "day", head: "Ngày", cell: (row: Awaited) => formatDate(row.day) },
    { key: "age", head: "Đã chờ", cell: (row: Awaited) => ageOf(row.day, today) },
    { key: "number", head: "Số giao dịch", cell: (row: Awaited) => row.provider_ref, wideOnly: "yes" as const },
  ];
}

function Signatures({ accountNo, day, state, sums, parts, mine }: DayPageProps) {
  const key = day.toString();
  const mayStillSign = state.state !== "locked" && sums.open === 0;
  return (
    <Card title="Chữ ký của ngày">
      <div class="mc-columns">
        {SIGNERS.map((role) => {
          const signed = state.signatures.find((signature) => signature.role === role);
          return (
            <div key={role}>
              <strong>{SIGNER_NAMES[role]}</strong>
              <p>{signed === undefined ? "Chưa ký" : `${signed.officerName}, ${formatInstant(signed.at)}`}</p>
              {mayStillSign && parts.includes(role) && (
                <form method="post" action={signPath(accountNo, key)}>
                  <input type="hidden" name="role" value={role} />
                  <Button kind="primary">Ký phần {SIGNER_NAMES[role]}</Button>
                </form>
              )}
            </div>
          );
        })}
      </div>
      {mine === "signed" && state.state !== "locked" && (
        <form method="post" action={unsignPath(accountNo, key)}>
          <Button>Rút chữ ký của tôi</Button>
        </form>
      )}
      <p class="mc-help">{signingSentence(state, sums.open)}</p>
    </Card>
  );
}

function signingSentence({ lockedAt }: DayState, open: number): string {
  if (lockedAt !== null) return `Đã khóa lúc ${formatInstant(lockedAt)}. Điều chỉnh ghi vào ngày mở tiếp theo.`;
  if (open > 0) return `Còn ${formatInteger(open)} dòng chờ xử lý. Giải quyết hết rồi ba người mới ký được.`;
  return "Đủ ba chữ ký thì ngày được khóa. Mỗi người chỉ ký một phần; khi ký phải nhập lại mật khẩu.";
}
