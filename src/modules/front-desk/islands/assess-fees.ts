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
    timer = setTimeout(ask, WAIT_MS);
  }

  /** XMLHttpRequest parses HTML by itself without running it, so the content policy needs no exception. */
  function ask(): void {
    const mine = ++asked;
    const facts = factsIn(form);
    const request = new XMLHttpRequest();
    request.open("POST", url ?? "");
    request.responseType = "document";
    request.timeout = 8_000;
    request.setRequestHeader("accept", "text/html");
    // Without an answer the amount is computed when the form is sent, and shown before anything is received.
    request.addEventListener("load", () => {
      const next = request.status === 200 ? request.responseXML?.querySelector("[data-fee-result]") : undefined;
      if (mine !== asked || !next || !result || result.contains(document.activeElement)) return;
      patchElement(result, next);
      for (const field of result.querySelectorAll<HTMLInputElement>("input")) field.value = field.defaultValue;
      last = facts;
    });
    request.send(encoded(form));
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
