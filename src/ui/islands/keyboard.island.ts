import { openHelp } from "./help-dialog.ts";
import { rememberList } from "./list-memory.ts";
import { createScanner } from "./scanner.ts";
import { createShortcuts, type Command } from "./shortcuts.ts";

const shortcut = createShortcuts();
const scanner = createScanner();
const LETTERS_OFF = "mc-letters-off";

start();

function start(): void {
  // Capturing: a scan must be seen before any field or form reacts to its Enter.
  window.addEventListener("keydown", onKey, { capture: true });
  document.addEventListener("focusin", ({ target }) => markRow(rowOf(target)));
  document.addEventListener("change", countSelected);
  document.addEventListener("submit", sendOnce);
  window.addEventListener("pageshow", () => forms().forEach((form) => delete form.dataset["sent"]));
  for (const button of document.querySelectorAll<HTMLElement>("[data-key-help]")) {
    button.hidden = false;
    button.addEventListener("click", () => openHelp(rooms()));
  }
  rememberList();
  openNamedPart();
  focusNext();
  countSelected();
  document.documentElement.dataset["keys"] = "ready";
}

function onKey(event: KeyboardEvent): void {
  if (event.isComposing) return;
  const scan = scanner.press(event.key, event.timeStamp);
  if (scan !== undefined && !takesScans(event.target)) {
    event.preventDefault();
    event.stopPropagation();
    takeBack(event.target, scan.typed);
    if (!scanHere(scan.code)) location.assign(`/can-bo/tra-cuu?q=${encodeURIComponent(scan.code)}`);
    return;
  }
  if (document.querySelector("dialog[open]") !== null) return;
  const command = shortcut({
    key: event.key,
    ctrl: event.ctrlKey,
    alt: event.altKey,
    meta: event.metaKey,
    typing: isTyping(event.target),
    at: event.timeStamp,
  });
  if (command === undefined || (isLetter(command) && localStorage.getItem(LETTERS_OFF) === "yes")) return;
  if (run(command, event.target)) event.preventDefault();
}

function run(command: Command, target: EventTarget | null): boolean {
  switch (command.kind) {
    case "search":
      return focusOn(document.querySelector<HTMLElement>("[data-key-search]"));
    case "help":
      openHelp(rooms());
      return true;
    case "primary":
      return pressPrimary(target);
    case "down":
      return moveRow(1);
    case "up":
      return moveRow(-1);
    case "select":
      return toggleRow();
    case "open":
      return follow(currentRow()?.querySelector("a"));
    case "back":
      return follow(document.querySelector("[data-key-back]"));
    case "leave-field":
      if (target instanceof HTMLElement && target.matches("[data-key-search]")) target.blur();
      return false;
    case "room":
      return follow(document.querySelector(`[data-key-room="${CSS.escape(command.key)}"]`));
  }
}

function isLetter({ kind }: Command): boolean {
  return kind !== "primary" && kind !== "leave-field";
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "submit"].includes(target.type);
  return target.matches("textarea, select") || target.isContentEditable;
}

/** A desk that works by scanning has its own box: the code goes there, wherever the focus was. */
function scanHere(code: string): boolean {
  const box = document.querySelector<HTMLInputElement>("[data-key-scan]");
  if (box?.form == null) return false;
  box.value = code;
  box.form.requestSubmit();
  return true;
}

/** A field that is there to be scanned into keeps what it got. */
function takesScans(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.dataset["keyScan"] !== undefined;
}

/** What the scanner typed into a field is taken out again. */
function takeBack(target: EventTarget | null, typed: string): void {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
  if (target.value.endsWith(typed)) target.value = target.value.slice(0, -typed.length);
}

/** The primary act of the form in hand, else of the page. */
function pressPrimary(target: EventTarget | null): boolean {
  const form = target instanceof HTMLElement ? target.closest("form") : null;
  const own = form?.querySelector<HTMLElement>("[data-key-primary]");
  const chosen = own ?? visible(document.querySelectorAll<HTMLElement>("main [data-key-primary]"));
  chosen?.click();
  return chosen !== undefined && chosen !== null;
}

function visible(list: Iterable<HTMLElement>): HTMLElement | undefined {
  return [...list].find((element) => element.offsetParent !== null);
}

function moveRow(by: 1 | -1): boolean {
  const all = rows();
  const now = currentRow();
  const next = all[now === undefined ? (by === 1 ? 0 : all.length - 1) : all.indexOf(now) + by];
  return focusOn(next?.querySelector<HTMLElement>("a, button, input"));
}

function toggleRow(): boolean {
  const box = currentRow()?.querySelector<HTMLInputElement>("input[type=checkbox]");
  if (!box) return false;
  box.click();
  return true;
}

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-key-row]")].filter((row) => row.offsetParent !== null);
}

function rowOf(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof HTMLElement ? (target.closest<HTMLElement>("[data-key-row]") ?? undefined) : undefined;
}

function currentRow(): HTMLElement | undefined {
  return document.querySelector<HTMLElement>(".mc-row-now") ?? undefined;
}

function markRow(row: HTMLElement | undefined): void {
  if (row === undefined) return;
  currentRow()?.classList.remove("mc-row-now");
  row.classList.add("mc-row-now");
}

function countSelected(): void {
  for (const bar of document.querySelectorAll<HTMLElement>("[data-key-bulk]")) {
    const chosen = document.querySelectorAll("[data-key-row] input[type=checkbox]:checked").length;
    const count = bar.querySelector("[data-key-bulk-count]");
    if (count) count.textContent = chosen === 0 ? "Chưa chọn dòng nào (phím x)" : `Đã chọn ${chosen} dòng`;
  }
}

/** A second click while the first is on its way sends nothing; the server would answer it with the first dossier anyway. */
function sendOnce(event: SubmitEvent): void {
  const form = event.target;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== "post") return;
  if (form.dataset["sent"] === "yes") event.preventDefault();
  else form.dataset["sent"] = "yes";
}

function forms(): HTMLFormElement[] {
  return [...document.querySelectorAll("form")];
}

/** An address like `#gia-han` opens the folded form it names. */
function openNamedPart(): void {
  const open = (): void => {
    const part = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    const folded = part?.closest("details");
    if (!folded) return;
    folded.open = true;
    focusOn(folded.querySelector<HTMLElement>("input:not([type=hidden]), textarea, select"));
  };
  window.addEventListener("hashchange", open);
  open();
}

/** After an act the next thing to do has the focus: a mistake first, then what the page names, then the primary act. */
function focusNext(): void {
  if (location.hash.length > 1) return;
  const after = document.querySelector(".mc-flash") !== null;
  const next =
    document.querySelector<HTMLElement>("[data-key-focus]") ??
    document.querySelector<HTMLElement>("[autofocus]") ??
    (after ? (document.querySelector<HTMLElement>("[data-key-next]") ?? primaryOrMain()) : null);
  focusOn(next);
}

function primaryOrMain(): HTMLElement | null {
  return visible(document.querySelectorAll<HTMLElement>("main [data-key-primary]")) ?? document.querySelector("main");
}

function focusOn(element: HTMLElement | null | undefined): boolean {
  if (!element) return false;
  element.focus({ preventScroll: false });
  if (element instanceof HTMLInputElement && element.type === "search") element.select();
  element.scrollIntoView({ block: "nearest" });
  return true;
}

function follow(link: Element | null | undefined): boolean {
  if (!(link instanceof HTMLElement)) return false;
  link.click();
  return true;
}

function rooms(): readonly { readonly key: string; readonly label: string }[] {
  return [...document.querySelectorAll<HTMLElement>("[data-key-room]")].map(({ dataset }) => ({
    key: dataset["keyRoom"] ?? "",
    label: dataset["keyLabel"] ?? "",
  }));
}
