-- A part of what was paid may go back, and several parts: never more than came in. Held money is split, so that a claim
-- keeps an item of its own; of a settled request each claim says which lines it takes its money from.
alter table refund add column lines jsonb not null default '[]';
update refund set lines = request.lines from payment_request request where request.id = refund.request_id;

drop index refund_of_request_once;
create index refund_of_request on refund (request_id) where request_id is not null;

create function guard_refund_amount() returns trigger language plpgsql as $$
declare
  paid bigint;
begin
  if new.state = 'rejected' then return new; end if;
  if new.suspense_item_id is not null then
    select amount into paid from suspense_item where id = new.suspense_item_id;
    if new.amount <> paid then
      raise exception 'a claim takes the whole of its item' using errcode = '23514', constraint = 'refund_amount';
    end if;
    return new;
  end if;
  -- Whoever claims waits here for the other one.
  select amount into paid from payment_request where id = new.request_id for update;
  if new.amount + (
    select coalesce(sum(amount), 0) from refund
    where request_id = new.request_id and state <> 'rejected' and id <> new.id
  ) > paid then
    raise exception 'more would go back than was paid' using errcode = '23514', constraint = 'refund_amount';
  end if;
  if (select coalesce(sum((line ->> 'amount')::bigint), 0) from jsonb_array_elements(new.lines) as line) <> new.amount then
    raise exception 'the lines of a refund do not make its amount' using errcode = '23514', constraint = 'refund_amount';
  end if;
  return new;
end
$$;
create trigger guard_refund_amount before insert or update on refund for each row execute function guard_refund_amount();

-- Held money gets smaller only by what is split off it in the same moment.
create function guard_suspense_amount() returns trigger language plpgsql as $$
begin
  if new.payment_id <> old.payment_id or new.amount > old.amount or (new.amount < old.amount and old.state <> 'open') then
    raise exception 'what is held is never changed' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger guard_suspense_amount before update on suspense_item for each row execute function guard_suspense_amount();
