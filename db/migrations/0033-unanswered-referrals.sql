-- What somebody handed on and nobody answered: whoever handed it on is told in their day.

create index referrals_asked on kring.referrals (asked_by, asked_at);

create function kring.my_unanswered(days int) returns uuid[]
  language plpgsql stable security definer set search_path = '' as $$
begin
  if not kring.may('vault') then
    return '{}';
  end if;
  return array(
    -- First those that nobody moved, few: of the others no share is looked up.
    with waiting as materialized (
      select r.id, r.share_id from kring.referrals r
       where r.asked_by = kring.current_actor() and r.asked_at < now() - make_interval(days => days)
         and not exists (select from kring.referral_moves m where m.referral_id = r.id)
    )
    select w.id from waiting w where kring.share_is_open(w.share_id));
end $$;
comment on function kring.my_unanswered is
  'What the actor handed on so many days ago and nobody moved since, while the person still agrees. Ids alone: whether it may be seen the policies say.';
revoke all on function kring.my_unanswered from public;
grant execute on function kring.my_unanswered to kring_app;
