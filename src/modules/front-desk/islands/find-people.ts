type Hit = {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly maskedNumber: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly dateOfBirth: string;
};

const WAIT_MS = 200;
const FIELDS = ["name", "phone", "email", "address", "dateOfBirth", "kind"] as const;

/** A full number finds its person at once; a name lists people; choosing one fills the block. */
export function findPeople(form: HTMLFormElement, block: HTMLElement): void {
  const who = block.dataset["person"] ?? "owner";
  const control = (name: string): HTMLInputElement | HTMLSelectElement | null => {
    const found = form.elements.namedItem(`${who}.${name}`);
    return found instanceof HTMLInputElement || found instanceof HTMLSelectElement ? found : null;
  };
  const list = block.querySelector<HTMLElement>("[data-person-hits]");
  const known = block.querySelector<HTMLElement>("[data-person-known]");
  const knownText = block.querySelector<HTMLElement>("[data-person-known-text]");
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  block.querySelector("[data-person-number]")?.addEventListener("input", () => {
    const digits = (control("nationalId")?.value ?? "").replaceAll(/\D/g, "");
    clearTimeout(timer);
    if (digits.length === 12 || digits.length === 10) timer = setTimeout(() => void ask(digits, "fill"), 0);
  });
  block.querySelector("[data-person-name]")?.addEventListener("input", () => {
    clearTimeout(timer);
    const name = control("name")?.value.trim() ?? "";
    if (name.length >= 3 && control("id")?.value === "") timer = setTimeout(() => void ask(name, "list"), WAIT_MS);
  });
  block.querySelector("[data-person-clear]")?.addEventListener("click", (event) => {
    event.preventDefault();
    for (const name of ["id", "nationalId", ...FIELDS]) set(name, "");
    set("kind", "citizen");
    if (known) known.hidden = true;
    changed();
    control("nationalId")?.focus();
  });
  list?.addEventListener("keydown", (event) => {
    const buttons = [...list.querySelectorAll<HTMLButtonElement>("button")];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const next = event.key === "ArrowDown" ? at + 1 : event.key === "ArrowUp" ? at - 1 : -1;
    if (next >= 0 && buttons[next]) {
      event.preventDefault();
      buttons[next].focus();
    }
  });
  block.querySelector("[data-person-name]")?.addEventListener("keydown", (event) => {
    const first = list?.querySelector("button");
    if (event instanceof KeyboardEvent && event.key === "ArrowDown" && first) {
      event.preventDefault();
      first.focus();
    }
  });

  async function ask(query: string, then: "fill" | "list"): Promise<void> {
    const mine = ++asked;
    try {
      const response = await fetch(form.dataset["findPerson"] ?? "", {
        method: "POST",
        body: new URLSearchParams({ q: query }),
        headers: { accept: "application/json" },
      });
      if (mine !== asked || !response.ok) return;
      const { people }: { people: readonly Hit[] } = await response.json();
      const [only] = people;
      if (then === "fill" && only && people.length === 1) choose(only);
      else show(people);
    } catch {
      // Without the network everything can still be typed.
    }
  }

  function choose(hit: Hit): void {
    for (const name of FIELDS) set(name, hit[name]);
    set("id", hit.id);
    set("nationalId", "");
    if (knownText) {
      knownText.textContent = `Đã có trong hệ thống: ${hit.name}${hit.maskedNumber === "" ? "" : `, ${hit.maskedNumber}`}`;
    }
    if (known) known.hidden = false;
    show([]);
    changed();
    toPapers();
  }

  /** The person is known, nothing is left to type: on to the papers, unless the officer is already elsewhere. */
  function toPapers(): void {
    if (!block.contains(document.activeElement) || who !== "owner") return;
    form.querySelector<HTMLElement>("[data-paper-tick]")?.focus();
  }

  function show(people: readonly Hit[]): void {
    if (!list) return;
    if (people.length === 0) return list.replaceChildren();
    const title = document.createElement("p");
    title.className = "mc-hits-title";
    title.textContent = "Người đã có trong hệ thống (mũi tên xuống, Enter để chọn):";
    const items = document.createElement("ul");
    for (const hit of people) items.append(item(hit));
    list.replaceChildren(title, items);
  }

  function item(hit: Hit): HTMLLIElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "mc-hit";
    const name = document.createElement("strong");
    name.textContent = hit.name;
    const more = document.createElement("span");
    more.className = "mc-second-line";
    more.textContent = [hit.phone, hit.address].filter((text) => text !== "").join(" · ");
    button.append(name, ` ${hit.maskedNumber} ${hit.dateOfBirth}`, more);
    button.addEventListener("click", () => choose(hit));
    const li = document.createElement("li");
    li.append(button);
    return li;
  }

  function set(name: string, value: string): void {
    const field = control(name);
    if (field) field.value = value;
  }

  function changed(): void {
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
