import type { ActForm } from "./act-forms.ts";
import { textOf, textsOf, type Posted } from "./posted.ts";

/** What was answered, in words: for the second look, and so that nothing typed is lost. */
export function answersOf(form: ActForm, posted: Posted): readonly (readonly [label: string, text: string])[] {
  return form.inputs.flatMap((input): readonly (readonly [string, string])[] => {
    switch (input.kind) {
      case "text":
      case "area": {
        const text = textOf(posted, input.name).trim();
        return text === "" ? [] : [[input.label, text]];
      }
      case "choice":
      case "select": {
        const chosen = input.options.find(({ value }) => value === textOf(posted, input.name));
        return chosen === undefined ? [] : [[input.label, chosen.label]];
      }
      case "list": {
        const chosen = textsOf(posted, input.name);
        const labels = input.options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
        return labels.length === 0 ? [] : [[input.label, labels.join("; ")]];
      }
    }
  });
}

/** Everything typed, to be sent again with the confirmation; the mark of the confirmation itself never travels. */
export function hiddenOf(posted: Posted): readonly (readonly [name: string, value: string])[] {
  return Object.keys(posted)
    .filter((name) => name !== "confirmed")
    .flatMap((name) => textsOf(posted, name).map((value) => [name, value] as const));
}
