-- The welcome: doors, arrivals, the queue, the screens of the waiting room. Where somebody is
-- awaited, never why.

create function kring.today() returns date
  language sql stable parallel safe set search_path = ''
  return (now() at time zone 'Europe/Brussels')::date;
comment on function kring.today is 'The day as the clock on the wall of the centre says.';

-- Doors ----------------------------------------------------------------------------------------

create table kring.doors (
  id uuid primary key default uuidv7(),
  centre_id uuid not null default kring.current_centre() references kring.centres on delete restrict,
  key text not null,
  name text not null,
  letter text not null,
  colour text not null,
  pictogram text not null,
  position int not null,
  opened_at timestamptz not null default now(),
  closed_at timestamptz,
  constraint doors_key_form check (key ~ '^[a-z][a-z0-9-]{0,39}$'),
  constraint doors_letter_form check (letter ~ '^[A-Z]{1,2}$'),
  constraint doors_key_unique unique (centre_id, key),
  constraint doors_letter_unique unique (centre_id, letter),
  constraint doors_in_centre unique (id, centre_id)
);
comment on table kring.doors is 'Where people are called to. The name is a neutral word: it stands on a screen that everyone reads.';

create table kring.ticket_counters (
  door_id uuid not null references kring.doors on delete cascade,
  day date not null,
  last_number int not null,
  primary key (door_id, day)
);
comment on table kring.ticket_counters is 'The last ticket of a door on a day. A ticket that is not given after all takes its number back with it.';

-- Arrivals and turns ---------------------------------------------------------------------------

create table kring.arrivals (
  id uuid primary key default uuidv7(),
  centre_id uuid not null default kring.current_centre() references kring.centres on delete restrict,
  person_id uuid not null references kring.people on delete restrict,
  arrived_at timestamptz not null default now(),
  arrived_by uuid default kring.current_actor(),
  constraint arrivals_of_person unique (id, centre_id, person_id)
);
comment on table kring.arrivals is 'A person came in, for one or several doors.';
create index arrivals_person on kring.arrivals (person_id, arrived_at);
create index arrivals_centre on kring.arrivals (centre_id, arrived_at);

create table kring.turns (
  id uuid primary key default uuidv7(),
  arrival_id uuid not null,
  centre_id uuid not null default kring.current_centre(),
  person_id uuid not null,
  door_id uuid not null,
  day date not null default kring.today(),
  ticket text not null default '',
  handed_from uuid references kring.turns on delete restrict,
  state text not null default 'waiting' constraint turns_state_known
    check (state in ('waiting', 'called', 'being-seen', 'no-answer', 'done', 'left', 'handed-on')),
  urgent boolean not null default false,
  waiting_since timestamptz not null default now(),
  called_at timestamptz,
  called_by uuid,
  room text not null default '' constraint turns_room_short check (length(room) <= 40),
  moved_at timestamptz not null default now(),
  version int not null default 1,
  constraint turns_of_arrival foreign key (arrival_id, centre_id, person_id)
    references kring.arrivals (id, centre_id, person_id) on delete restrict,
  constraint turns_at_door foreign key (door_id, centre_id)
    references kring.doors (id, centre_id) on delete restrict
);
comment on table kring.turns is 'A person''s place in the queue of one door.';
comment on column kring.turns.ticket is 'What stands on the slip; whoever is handed on keeps the slip.';
comment on column kring.turns.day is 'Queues begin anew each day: a turn that nobody ended yesterday keeps nobody out today.';
create unique index turns_ticket_unique on kring.turns (centre_id, day, ticket) where handed_from is null;
create unique index turns_waits_once on kring.turns (door_id, person_id, day)
  where state in ('waiting', 'called', 'being-seen', 'no-answer');
create unique index turns_in_one_place on kring.turns (centre_id, person_id, day)
  where state in ('called', 'being-seen');
create index turns_queue on kring.turns (door_id, day, urgent desc, waiting_since, id) where state = 'waiting';
create index turns_day on kring.turns (centre_id, day, state);
create index turns_person on kring.turns (person_id, day);
create index turns_arrival on kring.turns (arrival_id);
create index turns_handed_from on kring.turns (handed_from) where handed_from is not null;

create table kring.turn_moves (
  id bigint generated always as identity primary key,
  turn_id uuid not null references kring.turns on delete restrict,
  centre_id uuid not null references kring.centres on delete restrict,
  from_state text,
  to_state text not null,
  urgent boolean not null,
  moved_at timestamptz not null default clock_timestamp(),
  moved_by uuid default kring.current_actor()
);
comment on table kring.turn_moves is 'Who moved which turn when, from which state to which; the first move of a turn comes from none.';
create index turn_moves_turn on kring.turn_moves (turn_id);
create trigger turn_moves_append_only before update or delete on kring.turn_moves
  for each row execute function kring.refuse_change();
create trigger turn_moves_no_truncate before truncate on kring.turn_moves
  for each statement execute function kring.refuse_change();

create function kring.give_ticket() returns trigger
  language plpgsql volatile security definer set search_path = '' as $$
begin
  new.day := kring.today();
  if new.handed_from is not null then
    select t.ticket into strict new.ticket from kring.turns t
     where t.id = new.handed_from and t.arrival_id = new.arrival_id;
    return new;
  end if;
  with counted as (
    insert into kring.ticket_counters as c (door_id, day, last_number) values (new.door_id, new.day, 1)
    on conflict (door_id, day) do update set last_number = c.last_number + 1
    returning last_number
  )
  select d.letter || '-' || counted.last_number into strict new.ticket
    from counted, kring.doors d where d.id = new.door_id;
  -- After the counter was locked: who has the lower number never stands behind the higher one.
  new.waiting_since := clock_timestamp();
  return new;
end $$;
create trigger turns_give_ticket before insert on kring.turns
  for each row execute function kring.give_ticket();

create function kring.count_turn_version() returns trigger language plpgsql set search_path = '' as $$
begin
  new.version := old.version + 1;
  new.moved_at := case when new.state = old.state then old.moved_at else now() end;
  return new;
end $$;
create trigger turns_count_version before update on kring.turns
  for each row execute function kring.count_turn_version();

create function kring.keep_turn_move() returns trigger
  language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into kring.turn_moves (turn_id, centre_id, from_state, to_state, urgent)
  values (new.id, new.centre_id, case when tg_op = 'UPDATE' then old.state end, new.state, new.urgent);
  return null;
end $$;
create trigger turns_keep_move after insert or update of state, urgent on kring.turns
  for each row execute function kring.keep_turn_move();

create function kring.call_next(which uuid, into_room text) returns uuid
  language plpgsql volatile set search_path = '' as $$
declare chosen uuid;
begin
  loop
    begin
      update kring.turns t
         set state = 'called', called_at = now(), called_by = kring.current_actor(), room = into_room
       where t.id = (
         select n.id from kring.turns n
          where n.door_id = which and n.day = kring.today() and n.state = 'waiting'
            -- Uncorrelated, so that who is busy is listed once and not for each who waits.
            and n.person_id not in (
              select o.person_id from kring.turns o
               where o.centre_id = (select kring.current_centre()) and o.day = kring.today()
                 and o.state in ('called', 'being-seen'))
          order by n.urgent desc, n.waiting_since, n.id
          limit 1 for update skip locked)
      returning t.id into chosen;
      return chosen;
    exception when unique_violation then
      -- Another door called this person at this very moment: the next look passes them over.
      null;
    end;
  end loop;
end $$;
comment on function kring.call_next is
  'Calls the first of a door who is not with somebody else; two who ask at once never get the same person. Null: nobody waits.';

-- Screens of the waiting room --------------------------------------------------------------------

create table kring.screens (
  id uuid primary key default uuidv7(),
  centre_id uuid not null default kring.current_centre() references kring.centres on delete restrict,
  name text not null,
  key_hash bytea not null constraint screens_key_unique unique,
  languages text[] not null default '{}',
  added_at timestamptz not null default now(),
  added_by uuid default kring.current_actor(),
  seen_at timestamptz
);
comment on table kring.screens is 'A television in a waiting room. Its address holds the key, the table only the SHA-256 of it.';
create index screens_centre on kring.screens (centre_id);

create function kring.centre_of_screen(hash bytea) returns uuid
  language sql stable security definer set search_path = ''
  return (select s.centre_id from kring.screens s where s.key_hash = hash);
comment on function kring.centre_of_screen is 'Whose queue a screen follows; null for a wrong key.';

create function kring.show_screen(hash bytea) returns jsonb
  language plpgsql volatile security definer set search_path = '' as $$
declare
  s record;
  shown jsonb;
begin
  select x.id, x.centre_id, x.languages, x.seen_at, c.name into s
    from kring.screens x join kring.centres c on c.id = x.centre_id where x.key_hash = hash;
  if not found then
    return null;
  end if;
  if s.seen_at is null or s.seen_at < now() - interval '1 minute' then
    update kring.screens set seen_at = now() where id = s.id;
  end if;
  with door as (
    select d.id, d.position, jsonb_build_object('key', d.key, 'name', d.name, 'colour', d.colour,
             'pictogram', d.pictogram, 'letter', d.letter) as shown
      from kring.doors d where d.centre_id = s.centre_id and d.closed_at is null
  ), called as (
    select t.called_at, jsonb_build_object('ticket', t.ticket, 'door', door.shown, 'room', t.room,
             'calledAt', to_char(t.called_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as shown
      from kring.turns t join door on door.id = t.door_id
     where t.centre_id = s.centre_id and t.day = kring.today() and t.state = 'called'
     order by t.called_at desc limit 12
  ), waiting as (
    select t.door_id, count(*) as n from kring.turns t
     where t.centre_id = s.centre_id and t.day = kring.today() and t.state = 'waiting'
     group by t.door_id
  )
  select jsonb_build_object('centre', s.name, 'languages', to_jsonb(s.languages),
           'called', coalesce((select jsonb_agg(called.shown order by called.called_at desc) from called), '[]'),
           'waiting', coalesce((select jsonb_agg(jsonb_build_object('door', door.shown, 'count', coalesce(waiting.n, 0))
                                  order by door.position)
                                from door left join waiting on waiting.door_id = door.id), '[]'))
    into shown;
  return shown;
end $$;
comment on function kring.show_screen is
  'What anyone in the room may read, for the holder of a screen''s key: numbers and doors, nobody''s name or id. Null for a wrong key.';

-- Live: a notification per centre and change -----------------------------------------------------

create function kring.tell_queue_changed() returns trigger language plpgsql set search_path = '' as $$
begin
  perform pg_notify('kring', 'queue:' || c.centre_id) from (select distinct centre_id from changed) c;
  return null;
end $$;
comment on function kring.tell_queue_changed is
  'Equal notifications of one transaction are one: whoever follows the queue of a centre looks once per change.';
create trigger turns_tell_added after insert on kring.turns
  referencing new table as changed for each statement execute function kring.tell_queue_changed();
create trigger turns_tell_moved after update on kring.turns
  referencing new table as changed for each statement execute function kring.tell_queue_changed();
create trigger doors_tell_added after insert on kring.doors
  referencing new table as changed for each statement execute function kring.tell_queue_changed();
create trigger doors_tell_changed after update on kring.doors
  referencing new table as changed for each statement execute function kring.tell_queue_changed();
create trigger screens_tell_removed after delete on kring.screens
  referencing old table as changed for each statement execute function kring.tell_queue_changed();

-- Policies -------------------------------------------------------------------------------------

call kring.protect('kring.doors', 'kring.ticket_counters', 'kring.arrivals', 'kring.turns', 'kring.turn_moves', 'kring.screens');

create policy doors_read on kring.doors for select to kring_app
  using ((select kring.current_actor()) is not null and centre_id = (select kring.current_centre()));
create policy doors_write on kring.doors for all to kring_app
  using ((select kring.may('staff')) and centre_id = (select kring.current_centre()))
  with check ((select kring.may('staff')) and centre_id = (select kring.current_centre()));
create policy ticket_counters_nobody on kring.ticket_counters for select to kring_app using (false);
create policy arrivals_queue on kring.arrivals for all to kring_app
  using ((select kring.may('queue')) and centre_id = (select kring.current_centre()))
  with check ((select kring.may('queue')) and centre_id = (select kring.current_centre()));
create policy turns_queue on kring.turns for all to kring_app
  using ((select kring.may('queue')) and centre_id = (select kring.current_centre()))
  with check ((select kring.may('queue')) and centre_id = (select kring.current_centre()));
create policy turn_moves_read on kring.turn_moves for select to kring_app
  using ((select kring.may('queue')) and centre_id = (select kring.current_centre()));
create policy screens_write on kring.screens for all to kring_app
  using ((select kring.may('screens')) and centre_id = (select kring.current_centre()))
  with check ((select kring.may('screens')) and centre_id = (select kring.current_centre()));

grant select on kring.doors, kring.arrivals, kring.turns, kring.turn_moves to kring_app;
grant insert (key, name, letter, colour, pictogram, position) on kring.doors to kring_app;
grant insert (person_id) on kring.arrivals to kring_app;
grant insert (arrival_id, person_id, door_id, urgent, handed_from),
      update (state, urgent, called_at, called_by, room) on kring.turns to kring_app;
grant select (id, centre_id, name, languages, added_at, seen_at), insert (name, key_hash, languages), delete
  on kring.screens to kring_app;

revoke all on function kring.today, kring.give_ticket, kring.count_turn_version, kring.keep_turn_move, kring.call_next,
  kring.centre_of_screen, kring.show_screen, kring.tell_queue_changed from public;
grant execute on function kring.today, kring.call_next, kring.centre_of_screen, kring.show_screen to kring_app;
