const WAIT_MS = 700;
const RETRY_MS = 4_000;

/**
 * Keeps what is typed: at once on this machine, a moment later on the server. The copy here is thrown away as soon
 * as the server has it, because a counter's machine is shared.
 */
export function keepDraft(form: HTMLFormElement): void {
  const key = `mc-draft-${form.dataset["draft"] ?? ""}`;
  const status = document.querySelector<HTMLElement>("[data-kept]");
  const alarm = document.querySelector<HTMLElement>("[data-not-kept]");
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sent = encode(form);

  if (restore(form, key)) timer = setTimeout(() => void save(), 0);

  form.addEventListener("input", touched);
  form.addEventListener("change", touched);
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    forget(key);
  });
  window.addEventListener("online", () => void save());

  function touched(): void {
    remember(key, encode(form));
    clearTimeout(timer);
    timer = setTimeout(() => void save(), WAIT_MS);
  }

  async function save(): Promise<void> {
    const body = encode(form);
    if (body === sent && alarm?.hidden !== false) return forget(key);
    try {
      const response = await fetch(form.dataset["keep"] ?? "", {
        method: "POST",
        body,
        headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
        signal: AbortSignal.timeout(8_000),
      });
      if (response.status === 409) {
        // The same form became a dossier in another window: go and see it.
        forget(key);
        return location.reload();
      }
      if (!response.ok) throw new Error(String(response.status));
      const { time }: { time: string } = await response.json();
      sent = body;
      if (encode(form) === body) forget(key);
      if (status) status.textContent = `Đã lưu nháp lúc ${time}`;
      if (alarm) alarm.hidden = true;
    } catch {
      if (status) status.textContent = "";
      if (alarm) alarm.hidden = false;
      clearTimeout(timer);
      timer = setTimeout(() => void save(), RETRY_MS);
    }
  }
}

/** What a power cut left on this machine goes back into the form. Answers whether there was anything. */
function restore(form: HTMLFormElement, key: string): boolean {
  const kept = read(key);
  if (kept === null || kept === encode(form)) return false;
  const values = new URLSearchParams(kept);
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio")) {
      field.checked = values.getAll(field.name).includes(field.value);
    } else if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    ) {
      if (field.name !== "" && values.has(field.name)) field.value = values.get(field.name) ?? "";
    }
  }
  return true;
}

function encode(form: HTMLFormElement): string {
  const pairs = [...new FormData(form)].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
  return new URLSearchParams(pairs).toString();
}

function remember(key: string, body: string): void {
  try {
    localStorage.setItem(key, body);
  } catch {
    // A full or forbidden store: the server copy remains, and its failure is loud.
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept then.
  }
}
