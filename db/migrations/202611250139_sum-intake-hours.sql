-- Acceptances of closed days by hour of the wall clock and agency: what boards read for the load of the counters.
create table intake_hour (
  day date not null,
  hour smallint not null check (hour between 0 and 23),
  agency_id uuid not null,
  received bigint not null,
  primary key (day, hour, agency_id)
);

insert into intake_hour
select (accepted_at at time zone 'Asia/Ho_Chi_Minh')::date, extract(hour from accepted_at at time zone 'Asia/Ho_Chi_Minh'),
  agency_id, count(*)
from dossier_fact cross join report_closing
where accepted_at is not null and (accepted_at at time zone 'Asia/Ho_Chi_Minh')::date <= closed_through
group by 1, 2, 3;
