import type { Case, Consent, Recipient } from "./cases.ts";
import { colleagueOf, kept } from "./cast.ts";
import { addContent } from "./contents.ts";
import { anotherEntryId, entriesOf, personId } from "./entries.ts";
import { consentId, serviceId, staffId } from "./ids.ts";
import { moment, type Row } from "./insert.ts";

/* One case as rows: its entries and its causes, never what follows from them. */

export function addEntries(
  one: Case,
  rows: { entries: Row[]; restrictions: Row[] } & Record<string, Row[]>,
) {
  const { entries, restrictions } = rows;
  const person_id = personId(one.number);
  for (const entry of entriesOf(one)) {
    entries.push({
      id: entry.id,
      person_id,
      service_id: serviceId(entry.service),
      compartment: entry.compartment,
      kind: entry.kind,
      vital: entry.vital ? "allergy" : null,
      restricted: entry.narrowed,
      author_id: staffId(entry.author),
    });
    addContent(entry, rows);
    for (const name of entry.named)
      restrictions.push({ entry_id: entry.id, staff_id: staffId(name) });
  }
  if (one.agreement !== "one-entry") return;
  for (const compartment of kept) {
    entries.push({
      id: anotherEntryId(one.number, compartment),
      person_id,
      service_id: serviceId("elsewhere"),
      compartment,
      kind: "note",
      vital: null,
      restricted: false,
      author_id: staffId(colleagueOf("elsewhere")),
    });
  }
}

/** The one asked about, and two that stand around everybody: one of them discreet. */
export function addCareRelations({ number, causes: { relation } }: Case, rows: Row[]) {
  const person_id = personId(number);
  for (const service of ["elsewhere", "quiet"] as const) {
    rows.push({
      person_id,
      service_id: serviceId(service),
      basis: "contact",
      valid: { from: -3000, until: 300_000 },
    });
  }
  if (!relation) return;
  const { service, staff, from, until, ended } = relation;
  rows.push({
    person_id,
    service_id: serviceId(service),
    staff_id: staff && staffId(staff),
    basis: "contact",
    valid: { from, until },
    ended_at: ended ? moment(-10) : null,
  });
}

export function addCauses(one: Case, rows: Record<string, Row[]>) {
  const { number, causes } = one;
  const person_id = personId(number);
  for (const direction of ["incoming", "outgoing"] as const) {
    const consent = causes[direction];
    if (!consent) continue;
    const id = consentId(number, direction);
    rows["consents"]?.push(consentRow(id, person_id, consent));
    if (consent.withdrawn)
      rows["consent_withdrawals"]?.push({ consent_id: id, withdrawn_at: moment(-10) });
  }
  for (const { source, compartment, entry, from, until, ...recipient } of causes.shares) {
    const asked = entriesOf(one).find((x) => x.service === source && x.compartment === compartment);
    rows["shares"]?.push({
      person_id,
      source_service: serviceId(source),
      compartment,
      ...recipientColumns(recipient),
      purpose: "care",
      entry_id: entry && (entry === "asked" ? asked?.id : anotherEntryId(number, compartment)),
      consent_id: consentId(number, "incoming"),
      strictly_needed: true,
      valid: { from, until },
    });
  }
  const { exclusion, ownFile, glass } = causes;
  if (exclusion) {
    rows["exclusions"]?.push({
      person_id,
      staff_id: exclusion.staff && staffId(exclusion.staff),
      service_id: exclusion.service && serviceId(exclusion.service),
      ended_at: exclusion.lifted ? moment(-5) : null,
    });
  }
  if (ownFile)
    rows["own_files"]?.push({ person_id, staff_id: staffId(ownFile.staff), kind: ownFile.kind });
  if (glass) {
    rows["break_glass"]?.push({
      person_id,
      staff_id: staffId(glass.staff),
      reason: "unconscious",
      words: "found on the stairs",
      opened_at: moment(glass.from),
      until: moment(glass.until),
    });
  }
}

function consentRow(id: string, person_id: string, consent: Consent): Row {
  return {
    id,
    person_id,
    decision: consent.agreed ? "agreed" : "refused",
    purpose: consent.purpose,
    source_service: serviceId(consent.source),
    compartments: consent.compartments,
    ...recipientColumns(consent),
    given_at: moment(-3000),
    until: consent.until === undefined ? null : moment(consent.until),
    explained: "why",
    language: "fr",
    aid: "none",
    expressed: "spoken",
  };
}

export function recipientColumns({ toService, toStaff }: Recipient) {
  return {
    recipient_service: toService ? serviceId(toService) : null,
    recipient_staff: toStaff ? staffId(toStaff) : null,
  };
}
