type Hit = {
  readonly caseId: string;
  readonly procedureName: string;
  readonly caseName: string;
  readonly code: string;
  readonly fieldName: string;
  readonly limit: string;
};

const WAIT_MS = 120;

const form = document.querySelector<HTMLFormElement>('[data-island="find-procedure"]');
const input = form?.querySelector<HTMLInputElement>("[data-find-input]");
const results = document.querySelector<HTMLFormElement>("[data-find-results]");
if (form && input && results) start(form, input, results);

/** Answers while one types; arrows choose, Enter opens the chosen or the first. */
function start(search: HTMLFormElement, field: HTMLInputElement, list: HTMLFormElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  let shownFor = field.value.trim();

  const ask = async (): Promise<void> => {
    const query = field.value.trim();
    const mine = ++asked;
    try {
      const url = `${search.dataset["url"] ?? ""}?q=${encodeURIComponent(query)}`;
      const response = await fetch(url, { headers: { accept: "application/json" } });
      if (mine !== asked || !response.ok) return;
      const { hits }: { hits: readonly Hit[] } = await response.json();
      show(list, hits, query);
      shownFor = query;
    } catch {
      // Without the network the form still asks the server on Enter.
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), WAIT_MS);
  });
  search.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    const open = (): void => list.querySelector<HTMLButtonElement>("button.mc-case")?.click();
    if (shownFor === field.value.trim()) open();
    else void ask().then(open);
  });
  document.addEventListener("keydown", (event) => {
    const buttons = [...list.querySelectorAll<HTMLButtonElement>("button.mc-case")];
    const at = buttons.findIndex((button) => button === document.activeElement);
    if (event.key === "ArrowDown" && (document.activeElement === field || at >= 0)) {
      event.preventDefault();
      buttons[Math.min(at + 1, buttons.length - 1)]?.focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (at === 0 ? field : buttons[at - 1])?.focus();
    }
  });
}

function show(list: HTMLFormElement, hits: readonly Hit[], query: string): void {
  const shown = document.createElement(hits.length === 0 ? "div" : "ul");
  shown.dataset["findList"] = "";
  shown.className = hits.length === 0 ? "mc-empty" : "mc-cases";
  if (hits.length === 0) {
    shown.textContent = query === "" ? "" : `Không tìm thấy thủ tục cho “${query}”. Thử ít chữ hơn.`;
  }
  for (const hit of hits) shown.append(item(hit));
  list.replaceChildren(shown);
}

function item(hit: Hit): HTMLLIElement {
  const button = document.createElement("button");
  button.type = "submit";
  button.name = "case";
  button.value = hit.caseId;
  button.className = "mc-case";
  const name = document.createElement("strong");
  name.textContent = hit.procedureName;
  button.append(name);
  if (hit.caseName !== "" && hit.caseName !== hit.procedureName) button.append(line("", hit.caseName));
  button.append(line("mc-second-line", [hit.code, hit.fieldName, hit.limit].join(" · ")));
  const li = document.createElement("li");
  li.append(button);
  return li;
}

function line(className: string, text: string): HTMLSpanElement {
  const span = document.createElement("span");
  span.className = className;
  span.textContent = text;
  return span;
}
