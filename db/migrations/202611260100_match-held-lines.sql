-- Held money of a line may be given to a request later, more than once when it is not enough; the first decision stays one.
alter table line_decision drop constraint line_decision_kind_check;
alter table line_decision add constraint line_decision_kind_check check (kind in ('match', 'explain', 'take', 'settle'));
alter table line_decision drop constraint line_decision_statement_id_line_no_key;
create unique index line_decision_once on line_decision (statement_id, line_no) where kind <> 'settle';
create index line_decision_of_line on line_decision (statement_id, line_no);
-- The request that held money was given to.
alter table line_decision add column reference text check (length(reference) between 1 and 60);
alter table line_decision add check ((kind = 'settle') = (reference is not null));
