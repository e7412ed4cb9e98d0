export {};

const WAIT_MS = 150;

const form = document.querySelector<HTMLFormElement>('[data-island="search-procedures"]');
const results = document.getElementById(form?.dataset["results"] ?? "");
const field = form?.querySelector<HTMLInputElement>('input[name="q"]');
if (form && results && field) start(form, field, results);

/** Shows the server's own answer while one types: the same page is asked for and its results are taken over. */
function start(search: HTMLFormElement, input: HTMLInputElement, place: HTMLElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  const ask = async (): Promise<void> => {
    const mine = ++asked;
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(search)) if (typeof value === "string") query.set(name, value);
    const address = `${search.action}?${query.toString()}`;
    try {
      const response = await fetch(address, { headers: { accept: "text/html" } });
      if (mine !== asked || !response.ok) return;
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const fresh = page.getElementById(place.id);
      if (fresh === null) return;
      place.replaceChildren(...fresh.childNodes);
      history.replaceState(null, "", address);
    } catch {
      // Without the network the button still asks the server.
    }
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), WAIT_MS);
  });
}
