import { Card } from "#ui/components/card/card.tsx";
import { Details } from "#ui/components/details/details.tsx";
import { TimeBar } from "./time-bar.tsx";

export type ShareRow = {
  readonly key: string;
  readonly who: string;
  readonly officer: string;
  readonly minutes: number;
  readonly beyond: number;
  readonly time: string;
  readonly beyondTime: string;
  readonly part: string;
};

export type StretchRow = {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly who: string;
  readonly step: string;
  readonly time: string;
  readonly beyondTime: string;
  /** A time in which the system was down: a band in the table. */
  readonly band: "outage" | undefined;
};

export type TimeCardProps = {
  readonly total: string;
  readonly span: string;
  readonly late: readonly string[];
  readonly shares: readonly ShareRow[];
  readonly stretches: readonly StretchRow[];
};

/** "Thời gian đã dùng": who had the dossier for how long, why it is late, and every stretch behind it. */
export function TimeCard(props: TimeCardProps) {
  const whole = props.shares.reduce((sum, { minutes }) => sum + minutes, 0);
  const someBeyond = props.shares.some(({ beyond }) => beyond > 0);
  return (
    <Card title="Thời gian đã dùng" id="thoi-gian">
      <p>
        <strong>{props.total}</strong> làm việc, {props.span}.
      </p>
      {props.late.length > 0 && (
        <ul class="mc-late-because">
          {props.late.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {props.shares.length > 0 && <Shares shares={props.shares} whole={whole} beyondHead={someBeyond} />}
      {props.stretches.length > 0 && (
        <Details summary="Xem từng khoảng thời gian">
          <Stretches stretches={props.stretches} />
        </Details>
      )}
    </Card>
  );
}

type SharesProps = {
  readonly shares: readonly ShareRow[];
  readonly whole: number;
  readonly beyondHead: boolean;
};

function Shares({ shares, whole, beyondHead }: SharesProps) {
  return (
    <table class="mc-bars mc-time-bars">
      <caption class="visually-hidden">Ai giữ hồ sơ bao lâu, nhiều nhất trước</caption>
      <thead>
        <tr>
          <th scope="col">Thời gian ở đâu</th>
          <td class="mc-bar-cell" />
          <th scope="col" class="mc-number">
            Thời gian
          </th>
          <th scope="col" class="mc-number">
            Tỷ lệ
          </th>
          {beyondHead && (
            <th scope="col" class="mc-number">
              Vượt phần của mình
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {shares.map((share, at) => (
          <tr key={share.key}>
            <th scope="row">
              {share.who}
              {share.officer !== "" && <span class="mc-help">{share.officer}</span>}
            </th>
            <td class="mc-bar-cell">
              <TimeBar id={`tg${at}`} minutes={share.minutes} beyond={share.beyond} whole={whole} />
            </td>
            <td class="mc-number">{share.time}</td>
            <td class="mc-number">{share.part}</td>
            {beyondHead && <td class={share.beyond > 0 ? "mc-number mc-wrong" : "mc-number"}>{share.beyondTime}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Stretches({ stretches }: { readonly stretches: readonly StretchRow[] }) {
  return (
    <div class="mc-table-wrap" tabIndex={0} role="region" aria-label="Từng khoảng thời gian">
      <table class="table mc-table mc-stretches">
        <caption class="visually-hidden">Từng khoảng thời gian, cũ nhất trước</caption>
        <thead>
          <tr>
            <th scope="col">Từ</th>
            <th scope="col">Đến</th>
            <th scope="col">Thời gian ở đâu</th>
            <th scope="col">Bước</th>
            <th scope="col" class="text-end">
              Thời gian
            </th>
            <th scope="col" class="text-end">
              Vượt
            </th>
          </tr>
        </thead>
        <tbody>
          {stretches.map((stretch) => (
            <tr key={stretch.key} class={stretch.band === undefined ? undefined : "mc-band"}>
              <td data-head="Từ">{stretch.from}</td>
              <td data-head="Đến">{stretch.to}</td>
              <td data-head="Thời gian ở đâu">{stretch.who}</td>
              <td data-head="Bước">{stretch.step}</td>
              <td data-head="Thời gian" class="text-end text-nowrap">
                {stretch.time}
              </td>
              <td data-head="Vượt" class="text-end text-nowrap">
                {stretch.beyondTime === "" ? "–" : stretch.beyondTime}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
