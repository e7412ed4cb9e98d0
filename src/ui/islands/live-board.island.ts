import { LIVE_HEADER } from "#ui/layout/live.ts";
import { answerOf, secondsUntilNext, sentenceOf, type Answer } from "./live-schedule.ts";
import { patchElement } from "./patch-node.ts";

const board = document.querySelector<HTMLElement>("[data-live-every]");
const every = Number(board?.dataset["liveEvery"] ?? 0);
let failures = 0;
let paused = false;
let timer: number | undefined;
let askedAt = performance.now();

if (board !== null && every > 0) start();

function start(): void {
  const button = document.querySelector<HTMLElement>("[data-live-pause]");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => pause(button));
  }
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("online", ask);
  window.addEventListener("offline", () => tell({ kind: "no-network" }));
  plan();
}

function pause(button: HTMLElement): void {
  paused = !paused;
  button.textContent = paused ? "Tiếp tục cập nhật" : "Tạm dừng cập nhật";
  if (paused) window.clearTimeout(timer);
  else ask();
}

/** A tab that nobody sees asks nothing; seen again, it asks at once when its figures are old. */
function wake(): void {
  window.clearTimeout(timer);
  if (document.hidden) return;
  if (performance.now() - askedAt >= every * 1000) ask();
  else plan();
}

function plan(): void {
  window.clearTimeout(timer);
  if (!paused && !document.hidden) timer = window.setTimeout(ask, secondsUntilNext(every, failures) * 1000);
}

/** XMLHttpRequest parses HTML by itself without running it, so the content policy needs no exception. */
function ask(): void {
  if (paused || document.hidden) return;
  window.clearTimeout(timer);
  askedAt = performance.now();
  const asked = location.href;
  const request = new XMLHttpRequest();
  request.open("GET", asked);
  request.responseType = "document";
  request.timeout = 30_000;
  request.setRequestHeader("accept", "text/html");
  request.setRequestHeader(LIVE_HEADER, "figures");
  request.addEventListener("loadend", () => {
    const answer = answerOf({ status: request.status, url: request.responseURL, asked });
    const figures = answer.kind === "figures" ? request.responseXML : null;
    failures = figures ? 0 : failures + 1;
    if (figures) swap(figures);
    tell(figures || answer.kind !== "figures" ? answer : { kind: "not-answered", status: request.status });
    if (answer.kind !== "signed-out") plan();
  });
  request.send();
}

function swap(figures: Document): void {
  for (const region of document.querySelectorAll<HTMLElement>("[data-live]")) {
    const next = figures.querySelector(`[data-live="${CSS.escape(region.dataset["live"] ?? "")}"]`);
    if (next) keepingFocus(region, () => patchElement(region, next));
  }
}

/** When rows change places the focus follows the link, so that Enter never opens another agency than the one in hand. */
function keepingFocus(region: HTMLElement, change: () => void): void {
  const held = document.activeElement instanceof HTMLAnchorElement ? document.activeElement : null;
  const address = held !== null && region.contains(held) ? held.getAttribute("href") : null;
  change();
  if (address === null || document.activeElement?.getAttribute("href") === address) return;
  const moved = region.querySelector<HTMLElement>(`a[href="${CSS.escape(address)}"]:not([tabindex="-1"])`);
  if (moved) moved.focus({ preventScroll: true });
  else held?.blur();
}

function tell(answer: Answer): void {
  const place = document.querySelector("[data-live-lost]");
  const sentence = sentenceOf(answer);
  if (place && place.textContent !== sentence) place.textContent = sentence;
}
