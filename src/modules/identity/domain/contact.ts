import { bareDigits } from "./personal-number.ts";

const MOBILE = /^0[35789][0-9]{8}$/;
const LANDLINE = /^02[0-9]{8,9}$/;

/** A Vietnamese phone number as digits from 0 (`+84 912 …` becomes `0912…`); undefined when it is none. */
export function parsePhone(text: string): string | undefined {
  const digits = bareDigits(text.trim().replace(/^\+/, ""));
  if (digits === undefined) return undefined;
  const national = /^84[0-9]{9,10}$/.test(digits) ? `0${digits.slice(2)}` : digits;
  return MOBILE.test(national) || LANDLINE.test(national) ? national : undefined;
}

/** An e-mail address in lower case after the @; undefined when no letter could be sent to it. Linear in the length. */
export function parseEmail(text: string): string | undefined {
  const address = text.normalize("NFC").trim();
  if (address.length > 254 || /[\s\p{Cc}\p{Cf}"<>(),;:\\]/u.test(address)) return undefined;
  const at = address.lastIndexOf("@");
  const [user, host] = [address.slice(0, Math.max(at, 0)), address.slice(at + 1).toLowerCase()];
  const isUser = user.length > 0 && user.length <= 64 && !user.includes("@");
  const labels = host.split(".");
  const isHost = labels.length > 1 && labels.every((label) => /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(label));
  return isUser && isHost ? `${user}@${host}` : undefined;
}
