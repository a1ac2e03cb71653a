-- The sealing of the journal: which transaction wrote an entry, and the chain of seals over them.

-- The default is read once for the entries that are there: they all belong to this transaction.
alter table kring.journal add column tx xid8 not null default pg_current_xact_id();
comment on column kring.journal.tx is
  'The transaction that wrote the entry. A seal takes whole transactions that have ended, so an entry that commits late is never left out.';
create index journal_tx on kring.journal (tx, id);

create table kring.journal_seals (
  id bigint primary key
    constraint journal_seals_from_one check (id >= 1),
  upto_tx xid8 not null constraint journal_seals_upto_unique unique,
  first_entry bigint not null,
  last_entry bigint not null,
  entries bigint not null
    constraint journal_seals_never_empty check (entries >= 1),
  total_entries bigint not null,
  root bytea not null
    constraint journal_seals_root_sha256 check (octet_length(root) = 32),
  previous bytea not null constraint journal_seals_previous_unique unique
    constraint journal_seals_previous_sha256 check (octet_length(previous) = 32),
  hash bytea not null constraint journal_seals_hash_unique unique
    constraint journal_seals_hash_sha256 check (octet_length(hash) = 32),
  sealed_at timestamptz not null default now(),
  constraint journal_seals_in_order check (first_entry <= last_entry and total_entries >= entries)
);
comment on table kring.journal_seals is
  'One row per sealing: a Merkle tree (RFC 6962, SHA-256) over the entries of every transaction below upto_tx and not below the upto_tx of the seal before, bound to that seal (CONF-41).';
comment on column kring.journal_seals.first_entry is 'The lowest id among its entries; the ids between may belong to other seals.';
comment on column kring.journal_seals.root is 'Of the tree whose leaves are its entries by transaction, then id.';
comment on column kring.journal_seals.previous is 'The hash of the seal before; zeros in the first.';
comment on column kring.journal_seals.hash is 'Over every other column.';

create trigger journal_seals_append_only before update or delete on kring.journal_seals
  for each row execute function kring.refuse_change();
create trigger journal_seals_no_truncate before truncate on kring.journal_seals
  for each statement execute function kring.refuse_change();

call kring.protect('kring.journal_seals');
create policy journal_seals_read on kring.journal_seals for select to kring_app using ((select kring.may('journal')));
create policy journal_seals_add on kring.journal_seals for insert to kring_app with check ((select kring.may('seal')));
-- The moment of sealing is the database's to say.
grant select, insert (id, upto_tx, first_entry, last_entry, entries, total_entries, root, previous, hash)
  on kring.journal_seals to kring_app;
