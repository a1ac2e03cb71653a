-- A need that is marked while its note is still being written: signing the note says where it was marked.

drop trigger needs_append_only on kring.needs;
create trigger needs_append_only before delete or update of entry_id, what, code_system, code, words on kring.needs
  for each row execute function kring.refuse_change();

create function kring.note_once() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.noted_in is not null then
    raise exception 'kring: it was marked elsewhere' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
comment on function kring.note_once is 'The note in which a need was marked is said once, and stays.';
revoke all on function kring.note_once from public;
create trigger needs_note_once before update of noted_in on kring.needs for each row execute function kring.note_once();
drop trigger needs_hold on kring.needs;
create trigger needs_hold before insert or update of noted_in on kring.needs
  for each row execute function kring.hold_need();

create function kring.note_marked(note uuid, marked uuid[]) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  update kring.needs n set noted_in = note
    from kring.entries e, kring.entries own
   where n.entry_id = any (marked) and n.noted_in is null and e.id = n.entry_id and own.id = note
     and e.author_id = kring.current_actor() and own.author_id = kring.current_actor()
     and own.kind in ('note', 'contact') and own.service_id = e.service_id
     and own.person_id = any (kring.same_records(e.person_id))
     and not exists (select from kring.amendments a where a.entry_id = e.id and a.kind = 'mistake');
end $$;
comment on function kring.note_marked is
  'Of what its author marked while writing a note of theirs: that it was marked there. What was taken back, or went into another file meanwhile, stays by itself.';
revoke all on function kring.note_marked from public;
grant execute on function kring.note_marked to kring_app;
