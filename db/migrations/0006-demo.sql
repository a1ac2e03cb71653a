-- The demo centre shows a day that has already begun.

create function kring.set_back_demo_visit(arrival uuid, arrived timestamptz, called timestamptz) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if kring.current_actor() is distinct from '00000000-0000-0000-0000-000000000000'
     or not exists (
       select from kring.arrivals a join kring.centres c on c.id = a.centre_id
        where a.id = arrival and c.key = 'unfinished-demo') then
    raise exception 'kring: not allowed' using errcode = 'insufficient_privilege';
  end if;
  if arrived > now() or called not between arrived and now() then
    raise exception 'kring: a visit of the demo lies in the past';
  end if;
  update kring.arrivals set arrived_at = arrived where id = arrival;
  update kring.turns set waiting_since = arrived, called_at = case when called_at is not null then called end
   where arrival_id = arrival;
end $$;
comment on function kring.set_back_demo_visit is
  'Dates an arrival and its turns back, for the system alone and only while the demo is being filled in: no centre that is open can. The journal and the moves keep the true time.';
revoke all on function kring.set_back_demo_visit from public;
grant execute on function kring.set_back_demo_visit to kring_app;
