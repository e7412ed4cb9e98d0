/** The scanner page without reloading: each scan is sent, its answer shown and heard, and the field is ready again. */
const TONES: Readonly<Record<string, readonly [hertz: number, seconds: number]>> = {
  done: [880, 0.09],
  warning: [440, 0.25],
  error: [196, 0.4],
};

let loudspeaker: AudioContext | undefined;
/** Scans that came while one was under way: none is lost, they follow in their order. */
let sending: Promise<void> = Promise.resolve();

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches("[data-scan-form]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    loudspeaker ??= new AudioContext();
    const body = new URLSearchParams();
    for (const field of form.querySelectorAll("input")) {
      if (field.name !== "") body.append(field.name, field.value);
    }
    for (const field of form.querySelectorAll("input")) field.value = "";
    form.querySelector<HTMLInputElement>("[data-key-scan]")?.focus();
    sending = sending.then(() => send(form.action, body));
  },
  { capture: true },
);

/** XMLHttpRequest parses HTML by itself without running it, so the content policy needs no exception. */
function send(action: string, body: URLSearchParams): Promise<void> {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", action);
    request.responseType = "document";
    request.timeout = 20_000;
    request.setRequestHeader("accept", "text/html");
    request.setRequestHeader("content-type", "application/x-www-form-urlencoded");
    request.addEventListener("loadend", () => {
      const area = request.responseXML?.querySelector("[data-scan-area]");
      if (area) show(area);
      else lost(body.get("ma") ?? "");
      done();
    });
    request.send(body.toString());
  });
}

function show(next: Element): void {
  const now = document.querySelector("[data-scan-area]");
  const typedOn = document.querySelector<HTMLInputElement>("[data-scan-area] [data-key-scan]")?.value ?? "";
  const fresh = document.importNode(next, true);
  now?.replaceWith(fresh);
  const field = fresh.querySelector<HTMLInputElement>("[data-key-scan]");
  if (field && typedOn !== "") field.value = typedOn;
  field?.focus();
  if (field && typedOn === "") field.select();
  sound(fresh.querySelector<HTMLElement>("[data-scan-tone]")?.dataset["scanTone"] ?? "error");
}

/** No answer: say so where the answer would stand, and keep the code for another try. */
function lost(code: string): void {
  const area = document.querySelector("[data-scan-area]");
  const said = area?.querySelector("[data-scan-tone]") ?? document.createElement("p");
  said.className = "mc-flash mc-flash-error mc-scan-answer";
  said.setAttribute("role", "alert");
  said.setAttribute("data-scan-tone", "error");
  said.textContent = `Chưa ghi được ${code}: mất kết nối. Hãy quét lại.`;
  area?.prepend(said);
  sound("error");
}

function sound(tone: string): void {
  const [hertz, seconds] = TONES[tone] ?? [196, 0.4];
  if (loudspeaker === undefined) return;
  const wave = loudspeaker.createOscillator();
  const volume = loudspeaker.createGain();
  volume.gain.value = 0.15;
  wave.frequency.value = hertz;
  wave.connect(volume).connect(loudspeaker.destination);
  wave.start();
  wave.stop(loudspeaker.currentTime + seconds);
}

export {};
