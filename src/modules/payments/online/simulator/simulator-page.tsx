import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import { formatMoney } from "#kernel/vnd.ts";
import { STATES } from "../wire/platform-messages.ts";
import type { Bill } from "./simulated-platform.ts";

const STYLE = `
  body { margin: 0; font: 17px/1.5 system-ui, sans-serif; color: #1d2733; background: #eef1f4; }
  main { max-width: 30rem; margin: 0 auto; padding: 1rem; }
  .note { background: #fff3cd; border: 1px solid #b58900; padding: .6rem .8rem; border-radius: 6px; }
  .bill { background: #fff; border: 1px solid #c9d1d9; border-radius: 8px; padding: 1rem; margin: 1rem 0; }
  .amount { font-size: 1.7rem; font-weight: 700; margin: .2rem 0; }
  dt { color: #52606d; } dd { margin: 0 0 .5rem; font-weight: 600; overflow-wrap: anywhere; }
  button, .go { display: block; width: 100%; box-sizing: border-box; min-height: 48px; margin: .5rem 0; padding: .6rem 1rem;
    font: inherit; border-radius: 6px; border: 1px solid #6b7785; background: #fff; color: #1d2733; text-align: center; }
  button.main, .go { background: #0b5cad; border-color: #0b5cad; color: #fff; font-weight: 600; text-decoration: none; }
  h2 { font-size: 1.05rem; margin: 1.2rem 0 .3rem; }
`;

/** What a demo payer can do; the last ones are what goes wrong in real life. */
const CHOICES = {
  paid: "Thanh toán",
  cancelled: "Hủy, không thanh toán",
  "paid-silent": "Thanh toán, nhưng mất thông báo về Trung tâm",
  "paid-twice": "Thanh toán, thông báo gửi hai lần",
  "paid-late": "Thanh toán, thông báo đến chậm 20 giây",
} as const;
export type Choice = keyof typeof CHOICES;

const FAULTS: readonly Choice[] = ["paid-silent", "paid-twice", "paid-late"];

/** The choice that a form sent, or undefined. */
export function choiceIn(text: string | undefined): Choice | undefined {
  const all: readonly Choice[] = ["paid", "cancelled", ...FAULTS];
  return all.find((choice) => choice === text);
}

/** The platform's page for one bill. */
export function billPage(bill: Bill, returnUrl: string): string {
  const { ThongTinBienLai: matter, MaThamChieu: reference } = bill.init;
  return page(
    <>
      <h1>Thanh toán trực tuyến</h1>
      <div class="bill">
        <p class="amount">{formatMoney(bill.amount)}</p>
        <dl>
          <dt>Nội dung</dt>
          <dd>{matter.DSKhoanNop.map(({ NoiDung }) => NoiDung).join("; ")}</dd>
          <dt>Mã hồ sơ</dt>
          <dd>{matter.MaHoSo}</dd>
          <dt>Đơn vị thụ hưởng</dt>
          <dd>{matter.TenTKThuHuong || matter.TenDonVi}</dd>
          <dt>Mã tham chiếu</dt>
          <dd>{reference}</dd>
        </dl>
      </div>
      {bill.state === STATES.pending ? <Choices /> : <Over bill={bill} returnUrl={returnUrl} />}
    </>,
  );
}

/** For an address that no bill has. */
export function noBillPage(): string {
  return page(
    <>
      <h1>Không có hóa đơn này</h1>
      <p>Hãy mở lại từ trang thanh toán của Trung tâm.</p>
    </>,
  );
}

function Choices() {
  return (
    <form method="post">
      <button class="main" name="chon" value="paid">
        {CHOICES.paid}
      </button>
      <button name="chon" value="cancelled">
        {CHOICES.cancelled}
      </button>
      <h2>Thử khi có trục trặc</h2>
      {FAULTS.map((choice) => (
        <button key={choice} name="chon" value={choice}>
          {CHOICES[choice]}
        </button>
      ))}
    </form>
  );
}

function Over({ bill, returnUrl }: { readonly bill: Bill; readonly returnUrl: string }) {
  return (
    <>
      <p>
        <strong>
          {bill.state === STATES.cancelled
            ? "Đã hủy. Không trừ tiền."
            : `Đã thanh toán. Số giao dịch ${bill.transactionRef}.`}
        </strong>
      </p>
      <a class="go" href={returnUrl}>
        Quay lại trang của Trung tâm
      </a>
    </>
  );
}

function page(content: ComponentChildren): string {
  const html = (
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Cổng thanh toán (mô phỏng)</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <main>
          <p class="note">Đây là bản mô phỏng để dùng thử. Không có tiền thật.</p>
          {content}
        </main>
      </body>
    </html>
  );
  return `<!doctype html>${renderToString(html)}`;
}
