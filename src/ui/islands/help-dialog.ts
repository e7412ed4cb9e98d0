export type RoomKey = { readonly key: string; readonly label: string };

const LETTERS_OFF = "mc-letters-off";

const GENERAL: readonly (readonly [keys: string, what: string])[] = [
  ["/", "Tìm hồ sơ"],
  ["j  k", "Dòng dưới, dòng trên"],
  ["Enter", "Mở"],
  ["x", "Chọn dòng"],
  ["u", "Về danh sách"],
  ["Ctrl+Enter", "Làm việc chính của trang"],
  ["?", "Bảng này"],
  ["Quét mã", "Mở hồ sơ, ở bất cứ đâu"],
];

/** Opens the list of keys as a native dialog; Escape closes it. */
export function openHelp(rooms: readonly RoomKey[]): void {
  const dialog = element("dialog", "mc-dialog");
  dialog.setAttribute("aria-label", "Phím tắt");
  const list = element("ul", "mc-keys");
  for (const [keys, what] of [...GENERAL, ...rooms.map(({ key, label }) => [`g ${key}`, label] as const)]) {
    const item = element("li");
    const kbd = element("kbd");
    kbd.textContent = keys;
    item.append(what, kbd);
    list.append(item);
  }
  const heading = element("h2");
  heading.textContent = "Phím tắt";
  const close = element("button", "btn btn-primary");
  close.type = "button";
  close.textContent = "Đóng";
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(heading, list, lettersSwitch(), close);
  document.body.append(dialog);
  dialog.showModal();
  close.focus();
}

/** Who uses speech input can turn the single letters off; Ctrl+Enter and the scanner stay (WCAG 2.1.4). */
function lettersSwitch(): HTMLElement {
  const label = element("label", "form-check");
  const box = element("input", "form-check-input");
  box.type = "checkbox";
  box.checked = localStorage.getItem(LETTERS_OFF) === "yes";
  box.addEventListener("change", () => localStorage.setItem(LETTERS_OFF, box.checked ? "yes" : "no"));
  const words = element("span", "form-check-label");
  words.textContent = "Tắt các phím một chữ trên máy này";
  label.append(box, words);
  return label;
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, className = ""): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  return made;
}
