-- Scans, photographs and files of component papers. The bytes lie in the blob store under their hash, never here.
create table document (
  id uuid primary key,
  -- A form still being typed at the counter, or a dossier; never both.
  draft_id uuid,
  dossier_id uuid,
  component_code text check (length(component_code) between 1 and 200),
  name text not null check (length(name) between 1 and 150),
  kind text not null check (kind in ('pdf', 'jpeg', 'png', 'docx', 'xlsx')),
  size integer not null check (size between 1 and 10485760),
  sha256 bytea not null check (octet_length(sha256) = 32),
  state text not null check (state in ('clean', 'quarantined')),
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  check ((draft_id is null) <> (dossier_id is null))
);
create index document_of_draft on document (draft_id, uploaded_at, id) where draft_id is not null;
create index document_of_dossier on document (dossier_id, uploaded_at, id) where dossier_id is not null;
create index document_by_content on document (sha256);

-- Files that were not taken: what and who, for the security log; the bytes are gone and no name is kept.
create table upload_refusal (
  id uuid primary key,
  at timestamptz not null,
  officer_id uuid not null,
  code text not null,
  size integer not null check (size >= 0),
  sha256 bytea not null check (octet_length(sha256) = 32)
);
create index upload_refusal_by_time on upload_refusal (at desc);
revoke update, delete on upload_refusal from motcua_app;
