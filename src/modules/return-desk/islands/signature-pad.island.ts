/** Draws on the pad with pen, finger or mouse; the line goes into the form as moves and lines in whole points. */
const pad = document.querySelector<HTMLElement>("[data-signature-pad]");
const canvas = pad?.querySelector("canvas");
const field = pad?.querySelector<HTMLInputElement>('input[name="signature"]');
const pen = canvas?.getContext("2d");
if (pad && canvas && field && pen) start({ pad, canvas, field, pen });

const CLOSEST = 2;

type Parts = {
  readonly pad: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly field: HTMLInputElement;
  readonly pen: CanvasRenderingContext2D;
};

function start({ pad: place, canvas: sheet, field: input, pen: ink }: Parts): void {
  ink.lineWidth = 3;
  ink.lineCap = "round";
  ink.lineJoin = "round";
  ink.strokeStyle = "#14213d";
  const choices = [...document.querySelectorAll<HTMLInputElement>('input[name="proof"]')];
  const show = () => {
    place.hidden = !choices.some(({ value, checked }) => value === "signature" && checked);
  };
  for (const choice of choices) choice.addEventListener("change", show);
  show();

  drawAgain(ink, input.value);
  let last: readonly [number, number] = [-1, -1];

  const at = (event: PointerEvent): readonly [number, number] => {
    const box = sheet.getBoundingClientRect();
    const inside = (value: number, most: number) => Math.max(0, Math.min(most, Math.round(value)));
    return [
      inside(((event.clientX - box.left) / box.width) * sheet.width, sheet.width),
      inside(((event.clientY - box.top) / box.height) * sheet.height, sheet.height),
    ];
  };
  sheet.addEventListener("pointerdown", (event) => {
    sheet.setPointerCapture(event.pointerId);
    const [x, y] = (last = at(event));
    ink.beginPath();
    ink.moveTo(x, y);
    input.value += `M${x} ${y}`;
    event.preventDefault();
  });
  sheet.addEventListener("pointermove", (event) => {
    if (!sheet.hasPointerCapture(event.pointerId)) return;
    const [x, y] = at(event);
    // A hand that rests, or a very fast screen, adds nothing: the line stays within what is kept.
    if (Math.hypot(x - last[0], y - last[1]) < CLOSEST) return;
    last = [x, y];
    ink.lineTo(x, y);
    ink.stroke();
    input.value += `L${x} ${y}`;
  });
  place.querySelector("button")?.addEventListener("click", () => {
    ink.clearRect(0, 0, sheet.width, sheet.height);
    input.value = "";
  });
}

/** What was drawn before the page came back with another mistake. */
function drawAgain(ink: CanvasRenderingContext2D, line: string): void {
  if (line !== "") ink.stroke(new Path2D(line));
}

export {};
