-- A version of a fee rule that is taken back before its first day. The version itself stays as it was published, and
-- its number is never given again.
create table fee_rule_withdrawal (
  rule_id uuid primary key references fee_rule,
  reason text not null check (length(reason) between 1 and 500),
  withdrawn_at timestamptz not null,
  withdrawn_by uuid not null
);
create trigger fee_rule_withdrawal_is_append_only before update or delete on fee_rule_withdrawal
  for each row execute function refuse_change();
revoke update, delete, truncate on fee_rule_withdrawal from motcua_app;
