import { BarList, type BarRow } from "#ui/components/bar-list/bar-list.tsx";
import { TrendChart, type TrendPoint, type TrendSeries } from "#ui/components/chart/trend-chart.tsx";
import { HeatMap, type HeatMapProps } from "#ui/components/heat-map/heat-map.tsx";

/** A part of the board: absent parts are not shown. */
export type BoardChartsProps = {
  readonly days: string;
  readonly late: { readonly rows: readonly BarRow[] } | undefined;
  readonly why: { readonly rows: readonly BarRow[]; readonly sentence: string } | undefined;
  readonly ranking: readonly BarRow[] | undefined;
  readonly trend: {
    readonly axis: string;
    readonly points: readonly TrendPoint[];
    readonly flows: readonly TrendSeries[];
    readonly shares: readonly TrendSeries[];
  };
  readonly ages: readonly BarRow[];
  readonly hours: Pick<HeatMapProps, "columns" | "rows"> | undefined;
  readonly online: readonly BarRow[] | undefined;
};

/** The charts of a board, each with its table, each number a way to its rows. */
export function BoardCharts(props: BoardChartsProps) {
  const { days, late, why, ranking, trend, ages, hours, online } = props;
  return (
    <div class="mc-board-columns">
      {late && (
        <BarList
          id="chua-dung-han"
          title="Ở đâu chưa đúng hạn"
          note={`Hồ sơ quá hạn: chưa xong lúc này, và đã xong ${days}`}
          axis="Cơ quan"
          series={[{ name: "Chưa xong", tone: "late" }, { name: "Đã xong" }]}
          rows={late.rows}
          extraHead="Đúng hạn"
          shown={8}
          empty="Không có cơ quan nào có hồ sơ quá hạn."
        />
      )}
      {why && (
        <BarList
          id="vi-sao"
          title="Vì sao quá hạn"
          note={why.sentence === "" ? `Hồ sơ kết thúc ${days}` : why.sentence}
          axis="Giờ làm việc nằm ở"
          series={[{ name: "Giờ" }]}
          rows={why.rows}
          extraHead="Hồ sơ"
          empty="Không có hồ sơ nào kết thúc quá hạn trong kỳ."
        />
      )}
      {ranking && (
        <BarList
          id="xep-hang"
          title="Xếp hạng cơ quan theo tỷ lệ đúng hạn"
          note={`Hồ sơ đã giải quyết ${days}`}
          axis="Cơ quan"
          series={[{ name: "Đúng hạn" }, { name: "Quá hạn", tone: "late" }]}
          rows={ranking}
          fill="each"
          extraHead="Tỷ lệ"
          shown={20}
        />
      )}
      {online && (
        <BarList
          id="truc-tuyen"
          title="Tiếp nhận trực tuyến theo cơ quan"
          note={`Hồ sơ tiếp nhận ${days}`}
          axis="Cơ quan"
          series={[{ name: "Trực tuyến" }, { name: "Cách khác", tone: "light" }]}
          rows={online}
          fill="each"
          extraHead="Tỷ lệ"
          shown={10}
        />
      )}
      <TrendChart
        id="tiep-nhan-giai-quyet"
        title="Tiếp nhận và giải quyết"
        note={`Số hồ sơ, ${days}`}
        axis={trend.axis}
        points={trend.points}
        series={trend.flows}
      />
      <TrendChart
        id="ty-le"
        title="Tỷ lệ đúng hạn và trực tuyến"
        note={`Phần trăm, ${days}`}
        axis={trend.axis}
        points={trend.points}
        series={trend.shares}
        format="share"
      />
      <BarList
        id="tuoi-ho-so"
        title="Tuổi của hồ sơ đang giải quyết"
        note="Số ngày từ khi tiếp nhận đến nay"
        axis="Tuổi"
        series={[{ name: "Trong hạn" }, { name: "Quá hạn", tone: "late" }]}
        rows={ages}
        empty="Hiện không có hồ sơ nào đang giải quyết."
      />
      {hours && (
        <HeatMap
          id="gio-cao-diem"
          title="Giờ đông người"
          note="Hồ sơ tiếp nhận theo giờ và thứ, 30 ngày qua"
          axis="Giờ"
          columns={hours.columns}
          rows={hours.rows}
        />
      )}
    </div>
  );
}
