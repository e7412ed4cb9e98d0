import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";

export type Archive = { readonly dossiers: number; readonly until: Instant; readonly caseId: string };

/**
 * Fills the tables with an archive of any size in SQL, for plans and benchmarks: years of closed dossiers and a
 * bounded number of open ones, spread over all departments, with rows like those of the real acts. Guards are down
 * while it works and foreign keys are dropped, so the journal of such an archive is not one that verifies. Run as the
 * owner, in a database that is thrown away.
 */
export async function fillArchive(owner: Db, { dossiers, until, caseId }: Archive): Promise<void> {
  await owner.connection().execute(async (db) => {
    await sql`set statement_timeout = 0`.execute(db);
    await sql`alter table dossier disable trigger user`.execute(db);
    await sql`alter table journal disable trigger user`.execute(db);
    for (const { table, name } of await foreignKeys(db)) {
      await sql`alter table ${sql.table(table)} drop constraint ${sql.id(name)}`.execute(db);
    }
    await sql`drop index dossier_search`.execute(db);
    await sql`set maintenance_work_mem = '256MB'`.execute(db);
    await sql`
      with counters as materialized (
        select agency.id, agency.code, unit.id as counter, row_number() over (order by agency.code) as place,
          count(*) over () as among
        from agency join unit on unit.agency_id = agency.id and unit.kind = 'counter'
      )
      insert into dossier (id, version, head_hash, code, secret, state, ending, money, delivery, sync, channel, return_by,
        procedure_id, procedure_code, procedure_name, version_id, case_id, case_name, immediate, agency_id,
        handling_agency_id, involved_agency_ids, receiving_unit_id, owner_id, owner_name, owner_phone, submitter_id,
        submitter_name, summary, copies, fees_due, submitted_at, accepted_at, original_due_at, due_at, resolved_at,
        ended_at, details, search)
      select gen_random_uuid(), 5, sha256(n::text::bytea),
        agency.code || '-' || to_char(received, 'YYMMDD') || '-' || lpad(n::text, 6, '0'), '0123ABCD',
        state, case when state = 'returned' then 'returned' end, 'nothing-due',
        case when state = 'returned' then 'delivered' else 'not-ready' end, 'pending', 'direct', 'at-centre',
        gen_random_uuid(), '9.000001', 'Cấp giấy thử nghiệm', gen_random_uuid(), ${caseId}, 'Trường hợp chung', false,
        agency.id, agency.id, array[agency.id], agency.counter, gen_random_uuid(), name, phone, gen_random_uuid(), name,
        'Đề nghị cấp giấy thử nghiệm', 1, 0, received, received, received + interval '7 days',
        received + interval '7 days', case when state = 'returned' then received + interval '5 days' end,
        case when state = 'returned' then received + interval '6 days' end, ${DETAILS},
        lower(agency.code || '-' || to_char(received, 'YYMMDD') || '-' || lpad(n::text, 6, '0')) || ' ' || folded || ' ' || phone
      from generate_series(1, ${sql.lit(dossiers)}) as n
      cross join lateral (select ${until.toString()}::timestamptz - (n * interval '103 seconds') as received) as time
      join counters as agency on agency.place = 1 + (n::bigint * 7919) % agency.among
      cross join lateral (select
        (array['nguyen','tran','le','hoang','vi','nong','ly','lam','hua','be'])[1 + (n * 31) % 10] || ' ' ||
        (array['van','thi','ngoc','minh','duc','thu'])[1 + (n * 17) % 6] || ' ' ||
        (array['an','binh','chi','dung','giang','ha','khanh','lan','mai','nga','oanh','phuc','quy','son'])[1 + (n * 13) % 14] as folded,
        '09' || lpad(((n::bigint * 7919) % 100000000)::text, 8, '0') as phone) as person
      cross join lateral (select initcap(folded) as name) as shown
      cross join lateral (select case when n > 4000 and n % 997 <> 0 or n % 7 = 0 then 'returned'
        else (array['submitted','accepted','in-progress','in-progress','in-progress','resolved'])[1 + n % 6] end as state) as stand
    `.execute(db);
    await sql`
      insert into journal (dossier_id, seq, event, payload, actor_id, unit_id, at, from_state, to_state, prev_hash, hash)
      select id, seq, event, '{"note":"Đủ điều kiện"}', handling_agency_id, receiving_unit_id,
        submitted_at + seq * interval '1 hour', from_state, to_state, head_hash, head_hash
      from dossier cross join (values
        (1, 'dossier-submitted', 'none', 'submitted'), (2, 'dossier-accepted', 'submitted', 'accepted'),
        (3, 'dossier-assigned', 'accepted', 'in-progress'), (4, 'step-recorded', 'in-progress', 'in-progress'),
        (5, 'dossier-resolved', 'in-progress', 'resolved')) as row (seq, event, from_state, to_state)
      where not exists (select from journal where dossier_id = id)
    `.execute(db);
    await sql`create index dossier_search on dossier using gin (search gin_trgm_ops)`.execute(db);
    await sql`alter table dossier enable trigger user`.execute(db);
    await sql`alter table journal enable trigger user`.execute(db);
    await sql`vacuum analyze dossier`.execute(db);
    await sql`vacuum analyze journal`.execute(db);
  });
}

/** Millions of rows are not checked one by one: the foreign keys of the archive are gone for good. */
async function foreignKeys(db: Db): Promise<readonly { readonly table: string; readonly name: string }[]> {
  const { rows } = await sql<{ table: string; name: string }>`
    select conrelid::regclass::text as table, conname as name from pg_constraint
    where contype = 'f' and conrelid in ('dossier'::regclass, 'journal'::regclass)`.execute(db);
  return rows;
}

const TRACE = Array.from({ length: 6 }, () => ({
  vi: "Thứ ba 24/11 là ngày nghỉ lễ nên không tính vào thời hạn giải quyết.",
  en: "Tuesday 24 November is a public holiday and does not count.",
}));

const DETAILS = JSON.stringify({
  papers: [{ code: "TP01", name: "Đơn đề nghị", originals: 1, certified: 0, copies: 0, waivedBecause: null }],
  heldOriginals: [],
  rule: { limit: { value: 5, unit: "working-day" }, mode: "end-of-day", legalBasis: "Quyết định" },
  supplementRule: "reset",
  maxSupplements: 1,
  dueTrace: TRACE,
  clockEvents: [],
  supplements: [],
  extensions: [],
  adjustments: [],
  obligations: [],
  refusalReason: null,
  result: null,
  handOver: null,
});
