import { patchElement } from "#ui/islands/patch-node.ts";

const WAIT_MS = 250;

/** Keeps what is to be paid up to date while the questions are answered; without it the button "Tính lại" does. */
export function assessFees(form: HTMLFormElement): void {
  const result = form.querySelector<HTMLElement>("[data-fee-result]");
  const url = form.dataset["fees"];
  if (!result || !url) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  let last = factsIn(form);

  form.addEventListener("input", later);
  form.addEventListener("change", later);

  function later(): void {
    if (factsIn(form) === last) return;
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), WAIT_MS);
  }

  async function ask(): Promise<void> {
    const mine = ++asked;
    const facts = factsIn(form);
    try {
      const response = await fetch(url ?? "", {
        method: "POST",
        body: encoded(form),
        headers: { accept: "application/json" },
      });
      if (mine !== asked || !response.ok || !result || result.contains(document.activeElement)) return;
      const { part }: { part: string } = await response.json();
      const next = new DOMParser().parseFromString(part, "text/html").body.firstElementChild;
      if (next) patchElement(result, next);
      for (const field of result.querySelectorAll<HTMLInputElement>("input")) field.value = field.defaultValue;
      last = facts;
    } catch {
      // Without the network the amount is computed when the form is sent, and shown before anything is received.
    }
  }
}

/** Everything that an amount can depend on. */
function factsIn(form: HTMLFormElement): string {
  const pairs = [...new FormData(form)].filter(([name]) => /^(?:fee\.|owner\.(?:id|kind)$|channel$)/.test(name));
  return JSON.stringify(pairs);
}

function encoded(form: HTMLFormElement): URLSearchParams {
  const pairs = [...new FormData(form)].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
  return new URLSearchParams(pairs);
}
