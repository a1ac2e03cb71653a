import { sql } from "kysely";
import type { Compartment } from "../../access/contract.ts";
import type { Input, Output } from "../../platform/endpoint.ts";
import { notFound } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import type { Copy } from "../contract.ts";
import { partForPerson } from "./copy-parts.ts";
import { readRecipients } from "./copy-recipients.ts";
import { readEntries, readSignatures } from "./entry-rows.ts";
import { type Focus, focusOnPerson } from "./focus.ts";

const rights: Copy["rights"] = [
  "rectification",
  "erasure",
  "restriction",
  "objection",
  "access-log",
  "complaint",
];

const dataProtectionLaw =
  "Règlement (UE) 2016/679 (RGPD) / Verordening (EU) 2016/679 (AVG), art. 12, 15";
const patientLaw =
  "Loi du 22 août 2002 relative aux droits du patient / Wet van 22 augustus 2002 betreffende de rechten van de patiënt, art. 9";
/** Where the law on the rights of the patient holds beside that on data protection. */
const kindsOfCare: readonly Compartment[] = ["health", "mind", "addiction"];

const supervisoryAuthority = {
  name: "Autorité de protection des données / Gegevensbeschermingsautoriteit",
  address: "Rue de la Presse 35 / Drukpersstraat 35, 1000 Bruxelles / Brussel",
  web: "https://www.dataprotectionauthority.be",
};

/** Of which of one's services a copy can be made; none where one cares for nobody. */
export async function listCopyable(
  tx: Tx,
  { id }: { id: string },
): Promise<Output<typeof contract.listCopyable>> {
  tx.withoutJournal("what one may do oneself; nothing of the person is read");
  const { rows } = await sql<Output<typeof contract.listCopyable>["services"][number]>`
    select s.id, s.name from kring.services s
     where s.id in (select g.service_id from kring.grounds_about(kring.focus_on(${id})) g where g.ground = 'own')
     order by s.name, s.key`.execute(tx.db);
  return { services: rows };
}

/**
 * What the person is handed of one service's file. What concerns third parties and what is kept
 * from the person for now stays out, is counted in the copy, and is named in the journal with its
 * ground (CONF-30, CONF-31).
 */
export async function copyFile(
  tx: Tx,
  { id, service }: Input<typeof contract.copyFile>,
): Promise<Copy> {
  const focus = await focusOnPerson(tx, id);
  const kept = await readService(tx, focus, service);
  if (kept.mine.length === 0) throw notFound();
  const rows = await readEntries(
    tx,
    sql`select e.* from kring.entries e
         where e.person_id = any (${focus.everyone}::uuid[]) and e.service_id = ${service}
           and e.compartment = any (${kept.mine}::text[])`,
    sql`${focus.everyone}::uuid[]`,
  );
  const { handed, withheld } = partForPerson(rows);
  const [subject, recipients, byAuthors, signed] = await Promise.all([
    readSubject(tx, focus.personId),
    readRecipients(tx, focus.everyone, service),
    countKeptByAuthors(tx, focus.personId, service),
    readSignatures(tx, [tx.actor.id]),
  ]);
  const maker = signed(tx.actor.id);
  tx.journal({
    act: "copy-made",
    personId: focus.personId,
    detail: {
      service,
      compartments: kept.mine,
      entries: handed.length,
      amendments: handed.reduce((sum, { amendments }) => sum + amendments.length, 0),
      withheld,
      byAuthors,
    },
  });
  return {
    format: "kring-copy/1",
    legalBasis: kept.mine.some((kind) => kindsOfCare.includes(kind))
      ? [dataProtectionLaw, patientLaw]
      : [dataProtectionLaw],
    madeAt: new Date().toISOString(),
    madeBy: { name: `${maker.given} ${maker.family}`, profession: maker.profession },
    controller: kept.controller,
    dataSubject: subject,
    categoriesOfData: kept.mine,
    otherCategories: kept.others,
    purposes: ["care", "handover", "advice"],
    recipients,
    entries: handed,
    leftOut: {
      aboutOthers: withheld.filter(({ ground }) => ground === "third-party").length,
      withheld: withheld.filter(({ ground }) => ground === "motivated").length,
      handedOverByAuthor: byAuthors,
    },
    rights,
    supervisoryAuthority,
  };
}

async function readService(tx: Tx, { everyone }: Focus, service: string) {
  const { rows } = await sql<{
    controller: Copy["controller"];
    mine: Compartment[];
    others: Compartment[];
  }>`
    with mine as materialized (
      select distinct g.compartment from kring.grounds_about(${everyone}::uuid[]) g
       where g.ground = 'own' and g.service_id = ${service})
    select json_build_object('id', s.id, 'name', s.name, 'enterpriseNumber', coalesce(s.enterprise_number, ''),
        'approvalNumber', s.approval_number, 'privacyContact', s.privacy_contact) as controller,
      array(select m.compartment from mine m order by 1) as mine,
      array(select c.compartment from kring.service_compartments c
             where c.service_id = s.id and c.compartment not in (select m.compartment from mine m) order by 1) as others
      from kring.services s where s.id = ${service}`.execute(tx.db);
  const [found] = rows;
  if (!found) throw notFound();
  return found;
}

async function readSubject(tx: Tx, personId: string): Promise<Copy["dataSubject"]> {
  return tx.db
    .selectFrom("kring.people")
    .select(["number", "given", "family", "birth"])
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
}

async function countKeptByAuthors(tx: Tx, personId: string, service: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select kring.count_kept_by_authors(${personId}, ${service}) as count`.execute(tx.db);
  return rows[0]?.count ?? 0;
}
