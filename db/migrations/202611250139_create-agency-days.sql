-- Flows of closed days by agency and channel alone: small enough that a board reads two years of them at once.
-- Filled with report_sum, from report_sum, and forgotten with it.
create table agency_day (
  day date not null,
  agency_id uuid not null,
  channel text not null,
  received bigint not null,
  refused bigint not null,
  early bigint not null,
  on_time bigint not null,
  late bigint not null,
  late_apologised bigint not null,
  kept_by_extension bigint not null,
  withdrawn bigint not null,
  stopped bigint not null,
  ended_early bigint not null,
  ended_on_time bigint not null,
  ended_late bigint not null,
  overdue bigint not null,
  overdue_apologised bigint not null,
  primary key (day, agency_id, channel)
);

insert into agency_day
select starts_on, agency_id, channel, sum(received), sum(refused), sum(early), sum(on_time), sum(late),
  sum(late_apologised), sum(kept_by_extension), sum(withdrawn), sum(stopped), sum(ended_early), sum(ended_on_time),
  sum(ended_late), sum(overdue), sum(overdue_apologised)
from report_sum where grain = 'day' group by starts_on, agency_id, channel;
