-- Who signed which paper of the post and when, with its scan: Phiếu gửi, biên bản or bảng kê, and the agency's own register.
create table post_signed_paper (
  id uuid primary key,
  kind text not null check (kind in ('slip', 'batch', 'register')),
  slip_id uuid references post_slip,
  batch_id uuid references post_batch,
  document_id uuid not null unique references document,
  -- [{side, name, signedAt}]: in the order of the paper.
  signers jsonb not null,
  -- The register that was signed, and the written authorisation by which the post signs it.
  register text not null default '' check (length(register) <= 200),
  authorisation text not null default '' check (length(authorisation) <= 200),
  noted_at timestamptz not null,
  noted_by uuid not null,
  check ((slip_id is null) <> (batch_id is null)),
  check ((kind = 'batch') = (batch_id is not null)),
  check ((kind = 'register') = (register <> '' and authorisation <> ''))
);
create index post_signed_paper_of_slip on post_signed_paper (slip_id, noted_at) where slip_id is not null;
create index post_signed_paper_of_batch on post_signed_paper (batch_id, noted_at) where batch_id is not null;
create trigger post_signed_paper_is_append_only before update or delete on post_signed_paper
  for each row execute function refuse_change();
revoke update, delete, truncate on post_signed_paper from motcua_app;
