import { formatMoney, moneyInWords, parseMoney } from "#kernel/vnd.ts";

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-island="teller"]')) reckonChange(form);
for (const count of document.querySelectorAll<HTMLElement>('[data-island="count"]')) addUp(count);
printReceipts();

/** Says the change, what is missing or too much while the sum is typed; the usual sums are one click. */
function reckonChange(form: HTMLFormElement): void {
  const missing = Number(form.dataset["missing"]);
  const given = form.querySelector<HTMLInputElement>('[name="given"]');
  const words = form.querySelector<HTMLElement>("[data-tender]");
  const sums = form.querySelector<HTMLElement>("[data-usual-sums]");
  if (!given || !words) return;
  if (sums) sums.hidden = false;
  const show = (): void => {
    const amount = given.value === "" ? missing : parseMoney(given.value);
    words.hidden = false;
    words.textContent = amount === undefined ? "Chỉ gõ chữ số" : sentence(amount - missing, isTransfer(form));
  };
  form.addEventListener("input", show);
  form.addEventListener("change", show);
  sums?.addEventListener("click", ({ target }) => {
    const sum = target instanceof HTMLElement ? target.closest<HTMLElement>("[data-sum]")?.dataset["sum"] : undefined;
    if (sum === undefined) return;
    given.value = sum;
    given.focus();
    show();
  });
  show();
}

function isTransfer(form: HTMLFormElement): boolean {
  return form.querySelector<HTMLInputElement>('[name="means"][value="transfer"]')?.checked === true;
}

function sentence(rest: number, transfer: boolean): string {
  if (rest === 0) return "Thu đúng số tiền";
  if (rest < 0) return `Còn thiếu ${formatMoney(-rest)}`;
  return transfer ? `Thừa ${formatMoney(rest)}, chờ hoàn trả` : `Trả lại ${formatMoney(rest)}`;
}

/** Adds a count up note by note; Enter goes to the next note. */
function addUp(count: HTMLElement): void {
  const fields = [...count.querySelectorAll<HTMLInputElement>("[data-note]")];
  const total = count.querySelector<HTMLElement>("[data-count-sum]");
  const words = count.querySelector<HTMLElement>("[data-count-words]");
  const show = (): void => {
    let sum = 0;
    for (const field of fields) {
      const pieces = /^\d{1,5}$/.test(field.value) ? Number(field.value) : 0;
      const part = pieces * Number(field.dataset["note"]);
      sum += part;
      const cell = count.querySelector(`[data-note-sum="${field.dataset["note"] ?? ""}"]`);
      if (cell) cell.textContent = part === 0 ? "" : formatMoney(part);
    }
    if (total) total.textContent = formatMoney(sum);
    if (words) words.textContent = moneyInWords(sum);
  };
  count.addEventListener("input", show);
  count.addEventListener("keydown", (event) => {
    const here = fields.findIndex((field) => field === event.target);
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || here === -1) return;
    event.preventDefault();
    (fields[here + 1] ?? count.closest("form")?.querySelector<HTMLElement>("[data-key-primary]"))?.focus();
  });
  show();
}

/** Prints what was just taken, once: each receipt in a frame of its own that nobody sees. */
function printReceipts(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("[data-print-now]")) {
    const seen = `printed ${link.pathname}`;
    if (sessionStorage.getItem(seen) !== null) continue;
    sessionStorage.setItem(seen, "yes");
    const frame = document.createElement("iframe");
    frame.className = "mc-print-frame";
    frame.title = link.textContent ?? "";
    frame.tabIndex = -1;
    frame.addEventListener("load", () => {
      try {
        frame.contentWindow?.print();
      } catch {
        // A browser that shows no PDF in a page: the link stands there.
      }
      document.querySelector<HTMLElement>("[data-key-scan]")?.focus();
    });
    frame.src = link.href;
    document.body.append(frame);
  }
}
