import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Keys for data at rest, derived from the one secret of the installation. */
export type Vault = {
  /** Encrypts text for one place (`table|row|column`); the same text never looks the same twice. */
  readonly sealText: (text: string, place: string) => string;
  /** Decrypts what was sealed for that very place. Throws when the key, the place or the bytes are wrong. */
  readonly openText: (sealed: string, place: string) => string;
  /** A keyed fingerprint to find equal values without decrypting; different for each purpose. 16 bytes as hex. */
  readonly blindIndex: (text: string, purpose: string) => string;
};

const VERSION = "v1";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const INDEX_HEX_CHARS = 32;

/** Makes the vault from a 32-byte secret in hex. A plain hash of national ids would be guessed in minutes. */
export function vaultFrom(secretHex: string): Vault {
  if (!/^[0-9a-f]{64}$/.test(secretHex)) throw new RangeError("the secret key must be 64 hexadecimal characters");
  const sealKey = derive(secretHex, "seal");
  const indexKey = derive(secretHex, "blind-index");
  const keyId = derive(secretHex, "key-id").toString("hex").slice(0, 8);

  return {
    sealText(text, place) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", sealKey, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(place, "utf8"));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return [VERSION, keyId, Buffer.concat([nonce, body, cipher.getAuthTag()]).toString("base64url")].join(".");
    },

    openText(sealed, place) {
      const [version, key, encoded] = sealed.split(".");
      if (version !== VERSION || encoded === undefined) throw new Error("the sealed value has an unknown form");
      if (key !== keyId) throw new Error(`the value was sealed with another key (${key ?? "none"}, not ${keyId})`);
      const bytes = Buffer.from(encoded, "base64url");
      if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new Error("the sealed value is too short");
      const decipher = createDecipheriv("aes-256-gcm", sealKey, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(place, "utf8"));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      const body = bytes.subarray(NONCE_BYTES, -TAG_BYTES);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
    },

    blindIndex(text, purpose) {
      const hmac = createHmac("sha256", indexKey).update(`${purpose}\u0000${text}`, "utf8");
      return hmac.digest("hex").slice(0, INDEX_HEX_CHARS);
    },
  };
}

/** A new secret for `MOTCUA_SECRET_KEY` or the data directory: 32 random bytes in hex. */
export function newSecret(): string {
  return randomBytes(32).toString("hex");
}

let current: Vault | undefined;

/** Use this secret from now on; called once at boot by the composition root, and by tests. */
export function useSecretKey(secretHex: string): void {
  current = vaultFrom(secretHex);
}

/** The vault of this installation. Throws when no secret was given at boot. */
export function vault(): Vault {
  if (current === undefined) throw new Error("no secret key: call useSecretKey at boot");
  return current;
}

export type SecretSource = {
  readonly secretKey: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
};

/**
 * The configured secret, or the one kept beside the embedded database and made on first use.
 * Throws a sentence when another database is used without a configured secret: two machines would make two.
 */
export function loadSecretKey({ secretKey, databaseUrl, dataDir }: SecretSource): string {
  if (secretKey !== undefined) return secretKey;
  if (databaseUrl !== undefined) {
    throw new Error("Biến môi trường MOTCUA_SECRET_KEY: bắt buộc khi dùng DATABASE_URL (openssl rand -hex 32).");
  }
  const file = join(dataDir, "secret.key");
  mkdirSync(dataDir, { recursive: true });
  try {
    // Exclusive: of two processes that start together only one makes the secret, the other reads it.
    writeFileSync(file, newSecret(), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return readFileSync(file, "utf8").trim();
}

function derive(secretHex: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", Buffer.from(secretHex, "hex"), "", `motcua/${purpose}`, 32));
}
