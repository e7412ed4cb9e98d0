const LIST_KEY = "mc-list";

/** A dossier opens without losing the list: the way back leads to the list as it was, with its filters and page. */
export function rememberList(): void {
  const back = document.querySelector<HTMLAnchorElement>("a[data-key-back]");
  if (back === null && document.querySelector("main [data-key-list]") !== null) {
    sessionStorage.setItem(LIST_KEY, JSON.stringify([location.pathname + location.search, document.title]));
    return;
  }
  const [address, title] = readList(sessionStorage.getItem(LIST_KEY));
  if (back === null || address === undefined || !location.pathname.startsWith("/can-bo/ho-so/")) return;
  back.href = address;
  back.textContent = title ?? back.textContent;
}

/** The list kept in this tab: its address inside the staff side, and its name. */
export function readList(kept: string | null): readonly [address?: string, title?: string] {
  try {
    const [address, title]: unknown[] = JSON.parse(kept ?? "[]");
    if (typeof address !== "string" || !/^\/can-bo(?:[/?]|$)/.test(address)) return [];
    return [address, typeof title === "string" ? title.replace(/ – [^–]*$/, "") : "Danh sách"];
  } catch {
    return [];
  }
}
