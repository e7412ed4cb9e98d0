import fc from "fast-check";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Histogram } from "./histogram.tsx";
import { TrendChart, type TrendSeries } from "./trend-chart.tsx";

/** Any month that a slice may hand over: gaps, noughts, huge and negative figures, one to three series, any target. */
const anyChart = fc
  .record({
    length: fc.integer({ min: 0, max: 40 }),
    format: fc.constantFrom("count" as const, "share" as const),
    kinds: fc.array(fc.constantFrom("column" as const, "line" as const), { minLength: 1, maxLength: 3 }),
    target: fc.option(fc.double({ min: 0, max: 2, noNaN: true }), { nil: undefined }),
    from: fc.constantFrom(0, 0.5),
    linked: fc.boolean(),
  })
  .chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      figures: fc.array(
        fc.array(
          fc.option(
            shape.format === "count"
              ? fc.integer({ min: -5, max: 2_000_000_000 })
              : fc.double({ min: 0, max: 1.5, noNaN: true }),
            { nil: undefined },
          ),
          { minLength: shape.length, maxLength: shape.length },
        ),
        { minLength: shape.kinds.length, maxLength: shape.kinds.length },
      ),
    }),
  );

type AnyChart = typeof anyChart extends fc.Arbitrary<infer Chart> ? Chart : never;

function draw({ shape, figures }: AnyChart): string {
  const points = Array.from({ length: shape.length }, (_, index) => ({ key: `${index}`, label: `${index + 1}/1` }));
  const series: TrendSeries[] = shape.kinds.map((as, index) => ({
    name: `Dãy ${index}`,
    as,
    figures: (figures[index] ?? []).map((value, at) => ({ value, ...(shape.linked ? { href: `/x/${at}` } : {}) })),
  }));
  return renderToString(
    <TrendChart
      id="x"
      title="Bất kỳ"
      axis="Ngày"
      points={points}
      series={series}
      format={shape.format}
      from={shape.from}
      {...(shape.target === undefined ? {} : { target: { value: shape.target, name: "chỉ tiêu" } })}
    />,
  );
}

function numbers(html: string, pattern: RegExp): readonly number[] {
  return [...html.matchAll(pattern)].map(([, number = ""]) => Number(number));
}

describe("whatever is drawn", () => {
  it("stays inside its plot and holds only real numbers", () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const html = draw(chart);
        expect(html).not.toMatch(/NaN|Infinity|undefined/);
        for (const x of numbers(html, / (?:x|x1|x2|cx|width)="(-?[\d.]+)%"/g)) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(100);
        }
        for (const y of numbers(html, / (?:y1|y2|cy)="(-?[\d.]+)"/g)) {
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(180);
        }
        for (const height of numbers(html, / height="(-?[\d.]+)"/g)) expect(height).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("has as many links in the table as in the drawing, one for each known figure", () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const html = draw(chart);
        const known = chart.figures.flat().filter((value) => value !== undefined).length;
        const marks = html.match(/<a href="[^"]+" tabindex="-1"/gi)?.length ?? 0;
        expect(marks).toBe(chart.shape.linked ? known : 0);
        if (known > 0) expect(html.match(/<th scope="row">/g)).toHaveLength(chart.shape.length);
      }),
    );
  });

  it("says nothing twice to who listens: one name, one description, a picture only without links", () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const html = draw(chart);
        if (!html.includes("mc-plot-drawing")) return;
        expect(html.match(/aria-describedby="x-loi"/g)).toHaveLength(1);
        expect(html).toContain(/tabindex="-1"/i.test(html) ? 'role="group"' : 'role="img"');
      }),
    );
  });
});

describe("an ageing histogram of any size", () => {
  it("has one column for each band, none taller than its plot", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 12 }), (values) => {
        const bands = values.map((value, index) => ({ key: `${index}`, label: `${index}`, value }));
        const html = renderToString(<Histogram id="t" title="Tuổi" axis="Ngày" counted="Hồ sơ" bands={bands} />);
        if (values.every((value) => value === 0)) {
          expect(html).toContain("chưa có số liệu");
          return;
        }
        const columns = html.match(/<rect x="[\d.]+%"[^>]*height="([\d.]+)"/g) ?? [];
        expect(columns).toHaveLength(values.length);
        const heights = numbers(columns.join(""), /height="([\d.]+)"/g);
        const tallest = heights[values.indexOf(Math.max(...values))] ?? 0;
        expect(Math.max(...heights)).toBe(tallest);
        expect(tallest).toBeLessThanOrEqual(180);
      }),
    );
  });
});
