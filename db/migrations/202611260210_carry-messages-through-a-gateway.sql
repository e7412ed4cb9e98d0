-- How messages leave: the gateway somebody contracted. Settings are added, never changed; the secret is sealed.
create table message_gateway_setting (
  id uuid primary key,
  set_at timestamptz not null,
  set_by uuid not null,
  state text not null check (state in ('off', 'live')),
  url text not null check (length(url) <= 2000),
  content_type text not null check (content_type in ('json', 'form')),
  header_name text not null check (length(header_name) <= 100),
  secret_sealed text,
  body text not null check (length(body) <= 4000),
  accepted text not null check (length(accepted) <= 200),
  query_url text not null check (length(query_url) <= 2000),
  query_body text not null check (length(query_body) <= 4000),
  query_carried text not null check (length(query_carried) <= 200),
  query_unknown text not null check (length(query_unknown) <= 200)
);
create index message_gateway_setting_newest on message_gateway_setting (set_at desc, id desc);
create trigger message_gateway_setting_is_append_only before update or delete on message_gateway_setting
  for each row execute function refuse_change();
revoke update, delete, truncate on message_gateway_setting from motcua_app;

-- A message on its way: `sending` while somebody speaks with the gateway, `asking` when the answer was lost and the gateway
-- can be asked, `unknown` when it cannot; `failed` when the gateway said no.
alter table outgoing_message drop constraint outgoing_message_state_check;
alter table outgoing_message add constraint outgoing_message_state_check
  check (state in ('waiting', 'sending', 'asking', 'carried', 'failed', 'unknown', 'expired'));
alter table outgoing_message add column next_at timestamptz;
alter table outgoing_message add column why text not null default '' check (length(why) <= 200);
drop index outgoing_message_waiting;
create index outgoing_message_open on outgoing_message (written_at, id) where state in ('waiting', 'sending', 'asking');

-- A code speaks for the results it was sent for, and for no others.
alter table return_code add column dossier_ids uuid[] not null default '{}';
create index return_code_of_time on return_code (sent_at);

-- A giấy ủy quyền is used once: its number, day and certifier stand for it.
create table used_authorisation (
  paper text primary key,
  act_id uuid not null,
  used_at timestamptz not null
);
create trigger used_authorisation_is_append_only before update or delete on used_authorisation
  for each row execute function refuse_change();
revoke update, delete, truncate on used_authorisation from motcua_app;
