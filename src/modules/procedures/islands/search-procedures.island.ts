export {};

type Hit = {
  readonly code: string;
  readonly name: string;
  readonly agency: string;
  readonly doubtful: boolean;
  readonly cases: readonly { readonly limit: string }[];
};

const WAIT_MS = 150;
const ROWS = 20;
const LONGEST_LIMIT = 60;

const form = document.querySelector<HTMLFormElement>('[data-island="search-procedures"]');
const results = document.getElementById(form?.dataset["results"] ?? "");
const field = form?.querySelector<HTMLInputElement>('input[name="q"]');
if (form && results && field) start(form, field, results);

/** Answers while one types, from the same search as the page; the address follows, so that it can be sent on. */
function start(search: HTMLFormElement, input: HTMLInputElement, place: HTMLElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  const ask = async (): Promise<void> => {
    const mine = ++asked;
    const query = input.value.trim();
    if (query === "") return;
    const agency = search.querySelector<HTMLInputElement>('input[name="co-quan"]')?.value ?? "";
    const parameters = new URLSearchParams({ q: query, limit: String(ROWS), ...(agency === "" ? {} : { agency }) });
    try {
      const response = await fetch(`${search.dataset["url"] ?? ""}?${parameters.toString()}`);
      if (mine !== asked || !response.ok) return;
      const { procedures }: { procedures: readonly Hit[] } = await response.json();
      place.replaceChildren(procedures.length === 0 ? nothing(query, search) : list(procedures, search));
      const address = new URLSearchParams({ q: query, ...(agency === "" ? {} : { "co-quan": agency }) });
      history.replaceState(null, "", `?${address.toString()}`);
    } catch {
      // Without the network the button still asks the server.
    }
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), WAIT_MS);
  });
}

function list(hits: readonly Hit[], search: HTMLFormElement): HTMLElement {
  const base = search.getAttribute("action") ?? "";
  const rows = document.createElement("ul");
  rows.className = "mc-cases";
  for (const hit of hits) {
    const link = document.createElement("a");
    link.className = "mc-hit";
    link.href = `${base}/${encodeURIComponent(hit.code)}`;
    const name = document.createElement("strong");
    name.textContent = hit.name;
    name.lang = "vi";
    const limit = hit.cases[0]?.limit ?? "";
    const under = document.createElement("span");
    under.className = "mc-second-line";
    under.textContent = [hit.code, hit.agency, limit.length > LONGEST_LIMIT ? "" : limit]
      .filter((part) => part !== "")
      .join(" · ");
    if (hit.doubtful) under.append(" ", chip(search.dataset["doubtful"] ?? ""));
    const row = document.createElement("li");
    link.append(name, under);
    row.append(link);
    rows.append(row);
  }
  return rows;
}

function chip(text: string): HTMLElement {
  const mark = document.createElement("span");
  mark.className = "mc-chip mc-chip-soon";
  mark.textContent = text;
  return mark;
}

/** The words come with the form, in the language of the page. */
function nothing(query: string, { dataset }: HTMLFormElement): HTMLElement {
  const empty = document.createElement("div");
  empty.className = "mc-empty";
  empty.textContent = `${(dataset["nothing"] ?? "").replace("%", () => query)} ${dataset["advice"] ?? ""}`;
  return empty;
}
