/** Longest pause between two tries while nothing answers. */
export const LONGEST_PAUSE_SECONDS = 300;

/** Seconds until an open board asks again: its own rhythm, twice as long after each failure. */
export function secondsUntilNext(everySeconds: number, failures: number): number {
  return Math.min(Math.max(LONGEST_PAUSE_SECONDS, everySeconds), everySeconds * 2 ** failures);
}

export type Answer =
  | { readonly kind: "figures" }
  | { readonly kind: "signed-out" }
  | { readonly kind: "no-network" }
  | { readonly kind: "not-answered"; readonly status: number };

/** What came back: figures of this page, the sign-in instead of it, nothing, or a refusal. */
export function answerOf(response: { readonly status: number; readonly url: string; readonly asked: string }): Answer {
  if (response.status === 0) return { kind: "no-network" };
  if (response.status === 401 || pathOf(response.url) !== pathOf(response.asked)) return { kind: "signed-out" };
  return response.status === 200 ? { kind: "figures" } : { kind: "not-answered", status: response.status };
}

/** What people read when the figures stand still. */
export function sentenceOf(answer: Answer): string {
  switch (answer.kind) {
    case "figures":
      return "";
    case "signed-out":
      return "Phiên làm việc đã hết. Hãy tải lại trang để đăng nhập; số liệu đang thấy là của lần cập nhật cuối.";
    case "no-network":
      return "Mất kết nối mạng. Số liệu đang thấy là của lần cập nhật cuối; hệ thống sẽ tự thử lại.";
    case "not-answered":
      return "Máy chủ chưa trả lời. Số liệu đang thấy là của lần cập nhật cuối; hệ thống sẽ tự thử lại.";
  }
}

function pathOf(address: string): string {
  return address.replace(/^[a-z]+:\/\/[^/]+/, "").replace(/[?#].*$/, "");
}
