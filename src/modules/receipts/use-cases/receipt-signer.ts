import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { vault } from "#platform/crypto.ts";

/** What fills the signature slot of a receipt's XML. */
export type Signature = { readonly algorithm: "Ed25519"; readonly publicKey: string; readonly value: string };

/** Signs the canonical bytes of a receipt. The collector's certificate (Decree 254/2026) comes in by another signer. */
export type ReceiptSigner = { readonly sign: (bytes: Buffer) => Signature };

/**
 * Signs with the key of this installation, which is derived from its one secret: the same receipt has the same
 * signature for ever. It proves where the file comes from; it is not the digital signature of a person.
 */
export function installationSigner(): ReceiptSigner {
  const seed = [1, 2].map((half) => vault().blindIndex(`seed ${half}`, "receipt-signing-key")).join("");
  const key = createPrivateKey({
    key: Buffer.from(`${PKCS8_ED25519}${seed}`, "hex"),
    format: "der",
    type: "pkcs8",
  });
  const publicKey = createPublicKey(key).export({ format: "der", type: "spki" }).toString("base64");
  return {
    sign: (bytes) => ({ algorithm: "Ed25519", publicKey, value: sign(null, bytes, key).toString("base64") }),
  };
}

/** RFC 8410: the head of a PKCS#8 key whose 32 bytes follow. */
const PKCS8_ED25519 = "302e020100300506032b657004220420";
