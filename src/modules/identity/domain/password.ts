import { err, ok, type Result } from "#kernel/result.ts";
import { foldVietnamese } from "#kernel/vietnamese.ts";
import { COMMON_PASSWORDS } from "../data/common-passwords.ts";

export type PasswordFault = { readonly kind: "too-short" | "too-long" | "common" | "about-account" | "unreadable" };

/** What a fault is called in front of people. */
export const PASSWORD_FAULTS = {
  "too-short": { vi: "Mật khẩu có ít nhất 12 ký tự.", en: "A password has at least 12 characters." },
  "too-long": { vi: "Mật khẩu có nhiều nhất 200 ký tự.", en: "A password has at most 200 characters." },
  common: {
    vi: "Mật khẩu này nhiều người dùng hoặc dễ đoán. Hãy ghép vài từ không liên quan với nhau.",
    en: "This password is common or easy to guess. Put some unrelated words together.",
  },
  "about-account": {
    vi: "Mật khẩu không được chứa tên đăng nhập.",
    en: "A password must not contain the user name.",
  },
  unreadable: {
    vi: "Mật khẩu có ký tự không gõ lại được.",
    en: "The password has a character that cannot be typed again.",
  },
} as const satisfies Record<PasswordFault["kind"], { readonly vi: string; readonly en: string }>;

const SHORTEST = 12;
const LONGEST = 200;
const FEWEST_DIFFERENT = 5;

/**
 * Checks a new password: at least 12 characters, not a common one, not about the account; no rules of composition.
 * Answers it in the form that is hashed (NFKC, so that every keyboard gives the same bytes).
 */
export function checkNewPassword(text: string, username: string): Result<string, PasswordFault> {
  if (text.length > LONGEST * 4) return err({ kind: "too-long" });
  if (!text.isWellFormed() || /\p{Cc}/u.test(text)) return err({ kind: "unreadable" });
  const password = normalizePassword(text);
  const length = [...password].length;
  if (length < SHORTEST) return err({ kind: "too-short" });
  if (length > LONGEST) return err({ kind: "too-long" });
  const bare = foldVietnamese(password).replace(/[^a-z0-9]/g, "");
  const name = username.replace(/[^a-z0-9]/g, "");
  if (name.length >= 4 && bare.includes(name)) return err({ kind: "about-account" });
  if (isCommon(bare) || new Set(password).size < FEWEST_DIFFERENT || isRun(bare)) return err({ kind: "common" });
  return ok(password);
}

/** The form of a password that is hashed and compared. */
export function normalizePassword(text: string): string {
  return text.slice(0, LONGEST * 4).normalize("NFKC");
}

/** A common word alone or with a tail of digits (`matkhau2026`, `123456789abc`), also written twice. */
function isCommon(bare: string): boolean {
  const half = bare.slice(0, bare.length / 2);
  const stems = [bare, bare.replace(/[0-9]+$/, ""), ...(half + half === bare ? [half] : [])];
  return stems.some((stem) => COMMON_PASSWORDS.has(stem));
}

const RUNS = ["0123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm"];

/** A stretch of the keyboard or alphabet, forwards or backwards, however long. */
function isRun(bare: string): boolean {
  if (bare.length < FEWEST_DIFFERENT) return false;
  const backwards = [...bare].reverse().join("");
  return RUNS.some((run) => {
    const endless = run.repeat(Math.ceil(LONGEST / run.length) + 1);
    return endless.includes(bare) || endless.includes(backwards);
  });
}
