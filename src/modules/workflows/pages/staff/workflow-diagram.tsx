import { PLACE_NAMES, stopsClock, type WorkflowDefinition } from "../../domain/definition.ts";
import { BOX, layoutDiagram, type Box, type Line } from "../../domain/diagram-layout.ts";
import { limitInWords } from "../../domain/limit-shares.ts";

const INK = "#1d273b";
const QUIET = "#626976";
const FONT = "Be Vietnam Pro, sans-serif";

/** The process as a picture: a lane for each place, top to bottom; prints in black and white, needs no script. */
export function WorkflowDiagram({ definition }: { readonly definition: WorkflowDefinition }) {
  const { width, height, lanes, boxes, lines } = layoutDiagram(definition);
  const id = `so-do-${definition.code}`;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-labelledby={`${id}-ten ${id}-mo-ta`}
      font-family={FONT}
    >
      <title id={`${id}-ten`}>{`Sơ đồ quy trình ${definition.name}`}</title>
      <desc id={`${id}-mo-ta`}>{`${boxes.length} bước; nội dung từng bước có trong bảng kèm theo.`}</desc>
      <defs>
        <marker id={`${id}-mui-ten`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0 L8 4 L0 8 z" fill={INK} />
        </marker>
      </defs>
      {lanes.map((lane, at) => (
        <g key={lane.place}>
          {at > 0 && (
            <line x1={lane.x - 18} x2={lane.x - 18} y1={0} y2={height} stroke="#dadfe5" stroke-dasharray="2 4" />
          )}
          <text x={lane.x + BOX.width / 2} y={22} text-anchor="middle" font-size="13" font-weight="600" fill={INK}>
            {PLACE_NAMES[lane.place].vi}
          </text>
        </g>
      ))}
      {lines.map((line) => (
        <Way key={`${line.from} ${line.to}`} line={line} marker={`${id}-mui-ten`} />
      ))}
      {boxes.map((box) => (
        <StepBox key={box.step.code} box={box} />
      ))}
    </svg>
  );
}

function Way({ line, marker }: { readonly line: Line; readonly marker: string }) {
  const end = line.points.at(-1);
  return (
    <>
      <polyline
        points={line.points.map(([x, y]) => `${x},${y}`).join(" ")}
        fill="none"
        stroke={INK}
        stroke-width="1.2"
        marker-end={`url(#${marker})`}
      />
      {line.label !== "" && end !== undefined && (
        <text x={end[0] + 7} y={end[1] - 4} font-size="10" font-style="italic" fill={QUIET}>
          {line.label}
        </text>
      )}
    </>
  );
}

function StepBox({ box: { step, x, y, lines } }: { readonly box: Box }) {
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={BOX.width}
        height={BOX.height}
        rx={step.act === "await-applicant" ? 22 : 4}
        fill="#fff"
        stroke={INK}
        stroke-width={step.act === "decide" || step.act === "sign" ? 2.2 : 1.2}
        {...(stopsClock(step) ? { "stroke-dasharray": "5 3" } : {})}
      />
      <text x={x + 10} y={y + 17} font-size="12" font-weight="700" fill={INK}>
        {step.code}
      </text>
      <text x={x + BOX.width - 10} y={y + 17} font-size="10" text-anchor="end" fill={QUIET}>
        {limitInWords(step.limit).vi}
      </text>
      {(step.split ?? step.join) !== undefined && (
        <text x={x + BOX.width - 10} y={y + BOX.height - 7} font-size="10" text-anchor="end" fill={QUIET}>
          {step.split === "all" ? "chia các nhánh song song" : "chờ đủ các nhánh"}
        </text>
      )}
      {lines.map((text, at) => (
        <text key={text} x={x + 10} y={y + 34 + at * 14} font-size="11.5" fill={INK}>
          {text}
        </text>
      ))}
    </g>
  );
}
