import type pg from "pg";

/*
 * What the migrations made, as text that a person and `git diff` can read. PostgreSQL's own
 * functions write each definition; nothing here interprets it.
 */

const sections: readonly { title: string; sql: string }[] = [
  {
    title: "Tables",
    sql: `
      select format(E'create table %s (\\n%s\\n);', c.oid::regclass, string_agg(line, E',\\n' order by rank, line_order)) as text
        from pg_class c
        cross join lateral (
          select 0 as rank, a.attnum as line_order,
                 format('  %I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
                   case when a.attnotnull then ' not null' else '' end,
                   case when a.attidentity <> '' then ' generated always as identity'
                        when a.attgenerated <> '' then format(' generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
                        when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end,
                   '') as line
            from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
           where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          union all
          select 1, row_number() over (order by x.conname),
                 format('  constraint %I %s', x.conname, pg_get_constraintdef(x.oid))
            from pg_constraint x where x.conrelid = c.oid and x.contype <> 'n'
        ) lines
       where c.relnamespace = 'kring'::regnamespace and c.relkind in ('r', 'p')
       group by c.oid order by c.oid::regclass::text`,
  },
  {
    title: "Views",
    sql: `
      select format('create view %s as %s', c.oid::regclass, pg_get_viewdef(c.oid)) as text
        from pg_class c where c.relnamespace = 'kring'::regnamespace and c.relkind in ('v', 'm')
       order by c.oid::regclass::text`,
  },
  {
    title: "Sequences",
    sql: `
      select format('create sequence %I.%I;', schemaname, sequencename) as text
        from pg_sequences where schemaname = 'kring' order by 1`,
  },
  {
    title: "Indexes that are no constraint",
    sql: `
      select pg_get_indexdef(i.indexrelid) || ';' as text
        from pg_index i join pg_class c on c.oid = i.indrelid
       where c.relnamespace = 'kring'::regnamespace
         and not exists (select from pg_constraint x where x.conindid = i.indexrelid)
       order by 1`,
  },
  {
    title: "Functions",
    sql: `
      select pg_get_functiondef(p.oid) || ';' as text
        from pg_proc p where p.pronamespace = 'kring'::regnamespace
       order by p.oid::regprocedure::text`,
  },
  {
    title: "Triggers",
    sql: `
      select pg_get_triggerdef(t.oid) || ';' as text
        from pg_trigger t join pg_class c on c.oid = t.tgrelid
       where c.relnamespace = 'kring'::regnamespace and not t.tgisinternal
       order by 1`,
  },
  {
    title: "Row-level security",
    sql: `
      select format('alter table %s%s%s;', c.oid::regclass,
               case when c.relrowsecurity then ' enable row level security' else ' DISABLE row level security' end,
               case when c.relforcerowsecurity then ', force row level security' else '' end) as text
        from pg_class c where c.relnamespace = 'kring'::regnamespace and c.relkind in ('r', 'p')
       order by c.oid::regclass::text`,
  },
  {
    title: "Policies",
    sql: `
      select format('create policy %I on %I.%I as %s for %s to %s%s%s;', policyname, schemaname, tablename,
               lower(permissive), lower(cmd), array_to_string(roles, ', '),
               ' using (' || qual || ')', ' with check (' || with_check || ')') as text
        from pg_policies where schemaname = 'kring' order by tablename, policyname`,
  },
  {
    title: "Grants on tables and sequences",
    sql: `
      select format('grant %s on %s to %s;', string_agg(lower(g.privilege_type), ', ' order by g.privilege_type),
               c.oid::regclass, coalesce(r.rolname, 'public')) as text
        from pg_class c cross join aclexplode(c.relacl) g left join pg_roles r on r.oid = g.grantee
       where c.relnamespace = 'kring'::regnamespace and g.grantee <> c.relowner
       group by c.oid, r.rolname order by c.oid::regclass::text, r.rolname`,
  },
  {
    title: "Grants on columns",
    sql: `
      select format('grant %s (%s) on %s to %s;', lower(g.privilege_type),
               string_agg(quote_ident(a.attname), ', ' order by a.attname), c.oid::regclass, coalesce(r.rolname, 'public')) as text
        from pg_attribute a join pg_class c on c.oid = a.attrelid
        cross join aclexplode(a.attacl) g left join pg_roles r on r.oid = g.grantee
       where c.relnamespace = 'kring'::regnamespace
       group by c.oid, g.privilege_type, r.rolname order by c.oid::regclass::text, g.privilege_type`,
  },
  {
    title: "Grants on functions",
    sql: `
      select format('grant execute on %s to %s;', p.oid::regprocedure,
               string_agg(coalesce(r.rolname, 'PUBLIC'), ', ' order by r.rolname)) as text
        from pg_proc p cross join aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
        left join pg_roles r on r.oid = g.grantee
       where p.pronamespace = 'kring'::regnamespace and g.grantee <> p.proowner
       group by p.oid order by p.oid::regprocedure::text`,
  },
  {
    title: "Comments",
    sql: `
      select format('comment on table %s is %L;', c.oid::regclass, obj_description(c.oid, 'pg_class')) as text
        from pg_class c
       where c.relnamespace = 'kring'::regnamespace and obj_description(c.oid, 'pg_class') is not null
      union all
      select format('comment on column %s.%I is %L;', c.oid::regclass, a.attname, col_description(c.oid, a.attnum))
        from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relnamespace = 'kring'::regnamespace and col_description(c.oid, a.attnum) is not null
       order by 1`,
  },
];

/** The whole of schema `kring` as text, the same for the same migrations. */
export async function dumpSchema(client: pg.ClientBase): Promise<string> {
  const parts = ["-- Made by `npm run schema` from the migrated database. Do not edit.\n"];
  for (const { title, sql } of sections) {
    const { rows } = await client.query<{ text: string }>(sql);
    if (rows.length === 0) continue;
    parts.push(`\n-- ${title}\n\n${rows.map(({ text }) => text.trim()).join("\n\n")}\n`);
  }
  return parts.join("");
}
