import { assessFees } from "./assess-fees.ts";
import { keepDraft } from "./keep-draft.ts";
import { findPeople } from "./find-people.ts";

const form = document.querySelector<HTMLFormElement>('form[data-island="counter"]');
if (form) start(form);

function start(intake: HTMLFormElement): void {
  keepDraft(intake);
  assessFees(intake);
  for (const block of intake.querySelectorAll<HTMLElement>("[data-person]")) findPeople(intake, block);
  foldSubmitter(intake);
  tickPapers(intake);
  tickAllPapers(intake);
  intake.addEventListener("keydown", (event) => goOn(event, intake));
}

/** The block of the submitter opens when it is needed. */
function foldSubmitter(intake: HTMLFormElement): void {
  const box = intake.querySelector<HTMLInputElement>("[data-submitter-switch]");
  const part = intake.querySelector<HTMLDetailsElement>("[data-submitter]");
  box?.addEventListener("change", () => {
    if (part) part.open = box.checked;
  });
}

/** A tick shows the counts it stands for; taking it away empties them. */
function tickPapers(intake: HTMLFormElement): void {
  for (const box of intake.querySelectorAll<HTMLInputElement>("[data-paper-tick]")) {
    box.addEventListener("change", () => {
      const [originals, certified, copies] = countsOf(box);
      if (!box.checked) {
        for (const field of [originals, certified, copies]) if (field) field.value = "";
      } else if ([originals, certified, copies].every((field) => !field || field.value === "")) {
        if (originals && box.dataset["originals"] !== "0") originals.value = box.dataset["originals"] ?? "";
        if (copies && box.dataset["copies"] !== "0") copies.value = box.dataset["copies"] ?? "";
      }
    });
    for (const field of countsOf(box)) {
      field?.addEventListener("input", () => (box.checked = countsOf(box).some((one) => Number(one?.value) > 0)));
    }
  }
}

/** The one box of an immediate procedure and the boxes of its papers never contradict one another. */
function tickAllPapers(intake: HTMLFormElement): void {
  const all = intake.querySelector<HTMLInputElement>('[name="allPapers"]');
  if (!all) return;
  const single = [...intake.querySelectorAll<HTMLInputElement>("tr [data-paper-tick]")];
  all.addEventListener("change", () => {
    const changed = single.filter((box) => box.checked !== all.checked);
    for (const box of changed) box.checked = all.checked;
    for (const box of changed) box.dispatchEvent(new Event("change", { bubbles: true }));
  });
  for (const box of single) box.addEventListener("change", () => (all.checked = single.every((one) => one.checked)));
}

function countsOf(box: HTMLInputElement): readonly (HTMLInputElement | null | undefined)[] {
  const row = box.closest("tr");
  return ["originals", "certified", "copies"].map((kind) =>
    row?.querySelector<HTMLInputElement>(`input[name$=".${kind}"]`),
  );
}

/** Enter goes on to the next thing: on a paper it ticks it; in a field it moves to the next field. */
function goOn(event: KeyboardEvent, intake: HTMLFormElement): void {
  const { target } = event;
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
  event.preventDefault();
  if (target instanceof HTMLInputElement && target.type === "checkbox" && !target.checked) target.click();
  nextStop(intake, target)?.focus();
}

/** Where Enter goes: the next paper after a paper, else the next field, at the end the primary act. */
function nextStop(intake: HTMLFormElement, from: HTMLElement): HTMLElement | undefined {
  const isTick = from.matches("[data-paper-tick]");
  const stops = [...intake.querySelectorAll<HTMLElement>("input, select, textarea, button[data-key-primary]")].filter(
    (stop) =>
      stop.offsetParent !== null && stop.tabIndex >= 0 && !(stop instanceof HTMLInputElement && stop.type === "hidden"),
  );
  const later = stops.slice(stops.indexOf(from) + 1);
  return isTick ? later.find((stop) => stop.matches("[data-paper-tick], textarea, button")) : later[0];
}
