import { randomBytes } from "node:crypto";

let lastMillis = 0;
let counter = 0;

/** A new UUIDv7 (RFC 9562): sortable by time of making, monotonic within this process. */
export function newId(): string {
  const bytes = randomBytes(16);
  const now = Math.max(Date.now(), lastMillis);
  counter = now === lastMillis ? counter + 1 : 0;
  const millis = counter > 0xfff ? now + 1 : now;
  if (millis !== now) counter = 0;
  lastMillis = millis;
  bytes.writeUIntBE(millis, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
