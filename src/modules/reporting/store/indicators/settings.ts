import { sql } from "kysely";
import { z } from "zod";
import { Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import { INDEX_RULES, INDEX_SOURCES, type IndexSetting } from "../../domain/indicators/index-766.ts";
import { FIRST_SETTING } from "../../domain/indicators/state-setting.ts";

/** A version of the points, targets and bands; version 0 is the one the product brings along. */
export type StoredSetting = {
  readonly version: number;
  readonly setting: IndexSetting;
  readonly legalBasis: string;
  readonly reason: string;
  readonly validFrom: PlainDate;
  /** Null for the one the product brings along. */
  readonly createdBy: string | null;
  readonly createdAt: Instant | null;
};

const content = z.object({
  groups: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      points: z.number(),
      indicators: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          source: z.enum(INDEX_SOURCES),
          points: z.number(),
          target: z.number(),
          rule: z.enum(INDEX_RULES),
        }),
      ),
    }),
  ),
  bands: z.array(z.object({ name: z.string(), from: z.number() })),
});

const CARRIED: StoredSetting = {
  version: 0,
  setting: FIRST_SETTING.setting,
  legalBasis: FIRST_SETTING.legalBasis,
  reason: "Đi kèm phần mềm",
  validFrom: Temporal.PlainDate.from(FIRST_SETTING.validFrom),
  createdBy: null,
  createdAt: null,
};

/** The setting in force on a day: of those that began by then the one that began last, the newest version of it. */
export async function settingOn(db: Db, day: PlainDate): Promise<StoredSetting> {
  const versions = await listSettings(db);
  return versions.find(({ validFrom }) => Temporal.PlainDate.compare(validFrom, day) <= 0) ?? CARRIED;
}

/** Every version, the one that begins last first; the product's own is the last. */
export async function listSettings(db: Db): Promise<readonly StoredSetting[]> {
  const { rows } = await sql<Omit<StoredSetting, "setting"> & { content: unknown }>`
    select version, content, legal_basis as "legalBasis", reason, valid_from as "validFrom",
      created_by as "createdBy", created_at as "createdAt"
    from indicator_setting order by valid_from desc, version desc`.execute(db);
  return [...rows.map(({ content: stored, ...row }) => ({ ...row, setting: content.parse(stored) })), CARRIED];
}

export type NewSetting = Pick<StoredSetting, "setting" | "legalBasis" | "reason" | "validFrom"> & {
  readonly createdBy: string;
  readonly createdAt: Instant;
};

/** Keeps a new version and answers its number. */
export async function insertSetting(tx: Tx, setting: NewSetting): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into indicator_setting (version, content, legal_basis, reason, valid_from, created_by, created_at)
    select coalesce(max(version), 0) + 1, ${JSON.stringify(setting.setting)}::jsonb, ${setting.legalBasis},
      ${setting.reason}, ${setting.validFrom.toString()}::date, ${setting.createdBy}::uuid,
      ${sqlInstant(setting.createdAt)}::timestamptz
    from indicator_setting returning version`.execute(tx);
  return rows[0]?.version ?? 0;
}
