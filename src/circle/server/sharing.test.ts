import assert from "node:assert/strict";
import { test } from "node:test";
import { foundCircle, spoken, staffId } from "../../../test/circles.ts";
import { editPerson, registerPerson } from "../../people/contract.ts";
import type { Input } from "../../platform/endpoint.ts";
import { asActor, hashToken } from "../../platform/server/database.ts";
import {
  addRepresentation,
  assessMaturity,
  beginCare,
  endShare,
  exclude,
  getCircle,
  liftExclusion,
  listRecipients,
  previewConsent,
  recordConsent,
  sharePart,
  whyCanISee,
  withdrawConsent,
} from "../contract.ts";
import { findSharesBehind } from "./shares-behind.ts";

type Voice = Input<typeof addRepresentation>;

const house = await foundCircle();
const { nurse, doctor, social, psychologist, serviceId, cared, write, reads, share, until } = house;

const toSocial = { toService: serviceId("social"), purpose: "care", until } as const;

test("a withdrawal bites on the next request; what was written meanwhile stays, marked (CONF-12)", async () => {
  const person = await cared("practice", "social");
  const entry = await write(nurse, person);
  assert.equal(await reads(social, entry.id), false);
  const { consentId } = await share(nurse, person, { entryId: entry.id }, { service: "social" });
  assert.equal(await reads(social, entry.id), true);
  const written = await write(social, person, {
    serviceId: serviceId("social"),
    compartment: "social",
  });
  await nurse.do(withdrawConsent, { id: consentId, givenBy: null });
  assert.equal(await reads(social, entry.id), false);
  assert.equal(await reads(social, written.id), true);
  const behind = await asUser(social, (tx) => findSharesBehind(tx, [written.id]));
  assert.deepEqual(
    behind.get(written.id)?.map(({ source, sharedBy }) => [source.name, sharedBy?.id]),
    [["Practice", nurse.id]],
  );
  // Written after it closed: nothing stands behind it.
  const later = await write(social, person, {
    serviceId: serviceId("social"),
    compartment: "social",
  });
  assert.equal((await asUser(social, (tx) => findSharesBehind(tx, [later.id]))).size, 0);
  const [told] = (await social.do(getCircle, { id: person })).shares;
  assert.deepEqual([told?.over, told?.direction], ["withdrawn", "to-us"]);
  assert.equal(
    (await nurse.ask(withdrawConsent, { id: consentId, givenBy: null })).code,
    "is-withdrawn",
  );
});

test("a share gives nothing until the recipient cares, and says why once it does", async () => {
  const person = await cared("practice");
  const entry = await write(nurse, person);
  const { shareId } = await share(nurse, person, { entryId: entry.id }, { service: "social" });
  assert.equal(await reads(social, entry.id), false);
  assert.equal((await social.do(getCircle, { id: person })).standing, "out");
  const begun = { serviceId: serviceId("social"), basis: "referral", whom: "service" } as const;
  await social.do(beginCare, { id: person, ...begun });
  const { grounds } = await social.do(whyCanISee, { id: entry.id });
  assert.deepEqual(
    grounds.map(({ kind, id, by, until, purpose }) => ({ kind, id, by: by?.id, until, purpose })),
    [{ kind: "share", id: shareId, by: nurse.id, until, purpose: "care" }],
  );
  await nurse.do(endShare, { id: shareId ?? "" });
  assert.equal(await reads(social, entry.id), false);
  assert.equal((await nurse.ask(endShare, { id: shareId ?? "" })).code, "has-ended");
  assert.equal((await social.ask(endShare, { id: shareId ?? "" })).code, "not-found");
});

test("a no is written down and blocks nothing (CONF-15)", async () => {
  const person = await cared("practice", "social");
  const entry = await write(nurse, person);
  const ask = { id: person, entryId: entry.id, ...toSocial, strictlyNeeded: true };
  const answer = { decision: "refused", ...spoken } as const;
  const refused = await nurse.do(sharePart, { ...ask, answer });
  assert.deepEqual([refused.shared, refused.shareId], [false, null]);
  assert.equal(await reads(social, entry.id), false);
  await write(nurse, person);
  const { consents } = await nurse.do(getCircle, { id: person });
  assert.deepEqual(
    consents.map(({ id, decision, holds }) => ({ id, decision, holds })),
    [{ id: refused.consentId, decision: "refused", holds: false }],
  );
  // A no cannot stand behind a share, nor be taken back as if it were a yes.
  const forced = await nurse.ask(sharePart, { ...ask, consentId: refused.consentId });
  assert.deepEqual([forced.status, forced.code], [409, "not-agreed"]);
  const back = await nurse.ask(withdrawConsent, { id: refused.consentId, givenBy: null });
  assert.equal(back.code, "not-agreed");
  const list = { id: person, sourceService: serviceId("practice"), compartment: "health" } as const;
  const about = { ...list, entryId: entry.id, purpose: "care" } as const;
  const { services } = await nurse.do(listRecipients, about);
  const there = services.find(({ service }) => service.name === "Social service");
  assert.deepEqual([there?.refused, there?.consent, there?.cares], [true, null, true]);
});

test("who is not bound by secrecy is not offered, and receives nothing (CONF-06)", async () => {
  const loose = await house.join("care", { service: "social", profession: "social-worker" });
  await house.unbind(loose);
  const person = await cared("practice", "social");
  const entry = await write(nurse, person);
  const list = { id: person, sourceService: serviceId("practice"), compartment: "health" } as const;
  const { colleagues } = await nurse.do(listRecipients, { ...list, purpose: "care" });
  assert.ok(colleagues.some(({ colleague }) => colleague.id === social.id));
  assert.ok(!colleagues.some(({ colleague }) => colleague.id === loose.id));
  const asked = await nurse.ask(sharePart, {
    ...{ id: person, entryId: entry.id, purpose: "care", until, strictlyNeeded: true },
    toStaff: staffId(loose),
    answer: { decision: "agreed", ...spoken },
  });
  assert.equal(asked.code, "recipient-not-bound");
  await share(nurse, person, { entryId: entry.id }, { service: "social" });
  assert.equal(await reads(loose, entry.id), false);
  assert.equal(await reads(social, entry.id), true);
});

test("an exclusion beats a share and one's own service, and lifting it opens again (CONF-13)", async () => {
  const person = await cared("practice", "social");
  const entry = await write(nurse, person);
  await share(nurse, person, { entryId: entry.id }, { staff: social });
  const { id } = await nurse.do(exclude, { id: person, staffId: staffId(social) });
  const { id: ours } = await nurse.do(exclude, { id: person, staffId: staffId(doctor) });
  assert.equal(await reads(social, entry.id), false);
  assert.equal(await reads(doctor, entry.id), false);
  const list = { id: person, sourceService: serviceId("practice"), compartment: "health" } as const;
  const { colleagues } = await nurse.do(listRecipients, { ...list, purpose: "care" });
  assert.ok(!colleagues.some(({ colleague }) => colleague.id === social.id));
  assert.equal(
    (await nurse.ask(exclude, { id: person, staffId: staffId(social) })).code,
    "is-excluded",
  );
  // Whoever is kept out does not even learn of it, and lifts nothing.
  assert.equal((await doctor.ask(liftExclusion, { id: ours })).code, "not-found");
  await nurse.do(liftExclusion, { id });
  assert.equal(await reads(social, entry.id), true);
  assert.equal((await nurse.ask(liftExclusion, { id })).code, "has-ended");
});

test("what its author narrowed stays with those named, shared or not (CONF-20)", async () => {
  const person = await cared("practice", "social");
  const entry = await write(nurse, person);
  await house.root.query("insert into kring.restrictions (entry_id, staff_id) values ($1, $2)", [
    entry.id,
    nurse.id,
  ]);
  await share(nurse, person, { entryId: entry.id }, { service: "social" });
  assert.equal(await reads(social, entry.id), false);
  assert.equal(await reads(doctor, entry.id), false);
  assert.equal(await reads(nurse, entry.id), true);
});

test("only one's own is passed on, for a sensible time, in the author's word strictly needed (CONF-11)", async () => {
  const person = await cared("practice", "social", "mind");
  const entry = await write(nurse, person);
  await share(nurse, person, { entryId: entry.id }, { service: "social" });
  const ask = { id: person, entryId: entry.id, ...toSocial, strictlyNeeded: true };
  const answer = { decision: "agreed", ...spoken } as const;
  const debt = { toService: serviceId("debt") };
  assert.equal((await social.ask(sharePart, { ...ask, ...debt, answer })).code, "cannot-share");
  assert.equal((await psychologist.ask(sharePart, { ...ask, ...debt, answer })).code, "not-found");
  const faults = async (more: object) =>
    (await nurse.ask(sharePart, { ...ask, answer, ...more })).errors?.map(
      ({ path, code }) => `${path} ${code}`,
    );
  assert.deepEqual(await faults({ strictlyNeeded: false }), ["/strictlyNeeded strictly-needed"]);
  assert.deepEqual(await faults({ until: "2020-01-01" }), ["/until past"]);
  assert.deepEqual(await faults({ until: "2035-01-01" }), ["/until too-far"]);
  assert.deepEqual(await faults({ serviceId: serviceId("practice") }), ["/entryId only-one"]);
  assert.deepEqual(await faults({ consentId: entry.id }), ["/consentId only-one"]);
  assert.deepEqual(await faults({ answer: { ...answer, aid: "interpreter" } }), [
    "/interpreter required",
  ]);
  const mine = { compartment: "health", serviceId: serviceId("practice") } as const;
  const { entryId: _, ...whole } = ask;
  const all = await nurse.do(sharePart, { ...whole, ...mine, ...debt, answer });
  // The same consent serves again; one for something else does not.
  await nurse.do(sharePart, { ...ask, ...debt, consentId: all.consentId });
  assert.equal(
    (await nurse.ask(sharePart, { ...ask, consentId: all.consentId })).code,
    "not-agreed",
  );
});

test("a parent speaks for a minor, not where the minor decides alone (CONF-35)", async () => {
  const child = await house.welcomer.do(registerPerson, {
    given: "Lina",
    family: "Ex",
    birth: "2012",
  });
  const begin = { serviceId: serviceId("practice"), basis: "contact", whom: "service" } as const;
  await nurse.do(beginCare, { id: child.id, ...begin });
  const since = "2020-01-01";
  const voice = { name: "Her mother", otherId: null, evidence: "", since, until: null };
  const { id: parent } = await nurse.do(addRepresentation, {
    ...voice,
    id: child.id,
    kind: "parent",
    compartments: ["health", "mind"],
  });
  const matter: Input<typeof recordConsent> = {
    ...{ id: child.id, decision: "agreed", sourceService: serviceId("practice") },
    ...{ compartments: ["health"], ...toSocial, ...spoken, givenBy: parent },
  };
  const { id: given } = await nurse.do(recordConsent, matter);
  const [told] = (await nurse.do(getCircle, { id: child.id })).voices;
  assert.deepEqual([told?.hasSay, told?.until], [true, "2030-12-30"]);
  await nurse.do(assessMaturity, { id: child.id, compartments: ["health"] });
  assert.equal((await nurse.ask(recordConsent, matter)).code, "no-say");
  assert.equal((await nurse.ask(withdrawConsent, { id: given, givenBy: parent })).code, "no-say");
  await nurse.do(recordConsent, { ...matter, givenBy: null });
  const trusted: Voice = { ...voice, id: child.id, kind: "trusted", compartments: ["health"] };
  const { id: friend } = await nurse.do(addRepresentation, trusted);
  assert.equal((await nurse.ask(recordConsent, { ...matter, givenBy: friend })).code, "no-say");
  // Grown up by the birth that is known: neither a parent nor an assessment.
  const grown = await house.welcomer.do(editPerson, {
    id: child.id,
    version: child.version,
    birth: "1990",
  });
  assert.equal(
    (await nurse.ask(assessMaturity, { id: grown.id, compartments: ["mind"] })).code,
    "not-a-minor",
  );
  const late: Voice = { ...voice, id: child.id, kind: "parent", compartments: ["mind"] };
  assert.equal((await nurse.ask(addRepresentation, late)).code, "not-a-minor");
});

test("what is kept is what was read to the person, never what a screen sends (CONF-10)", async () => {
  const person = await cared("practice", "social");
  const matter = { sourceService: serviceId("practice"), ...toSocial } as const;
  const preview = await nurse.do(previewConsent, {
    id: person,
    ...matter,
    language: "ar",
    compartments: "health",
  });
  const { id } = await nurse.do(recordConsent, {
    ...{ id: person, decision: "agreed", ...matter, compartments: ["health"] },
    ...{ ...spoken, language: "ar", aid: "interpreter", interpreter: "Brussels interpreters" },
  });
  const { consents } = await nurse.do(getCircle, { id: person });
  const kept = consents.find((one) => one.id === id);
  assert.equal(kept?.explained, [preview.title, ...preview.paragraphs].join("\n\n"));
  const faulty = { id: person, ...matter, language: "ar" } as const;
  assert.equal((await nurse.ask(previewConsent, { ...faulty, compartments: "debt" })).status, 422);
  await assert.rejects(house.root.query("update kring.consents set decision = 'refused'"));
  await assert.rejects(house.root.query("delete from kring.consents"));
});

test("a yes to one entry opens that one alone, and names it to whoever may read it (CONF-10)", async () => {
  const person = await cared("practice", "social");
  const [entry, other] = [await write(nurse, person), await write(nurse, person)];
  const { consentId } = await share(nurse, person, { entryId: entry.id }, { service: "social" });
  const ask = { id: person, ...toSocial, strictlyNeeded: true, consentId } as const;
  const all = { serviceId: serviceId("practice"), compartment: "health" } as const;
  assert.equal((await nurse.ask(sharePart, { ...ask, entryId: other.id })).code, "not-agreed");
  assert.equal((await nurse.ask(sharePart, { ...ask, ...all })).code, "not-agreed");
  const list = { id: person, sourceService: serviceId("practice"), compartment: "health" } as const;
  const consentFor = async (about: { entryId?: string }) => {
    const { services } = await nurse.do(listRecipients, { ...list, ...about, purpose: "care" });
    return services.find(({ service }) => service.id === serviceId("social"))?.consent?.id;
  };
  assert.equal(await consentFor({ entryId: entry.id }), consentId);
  assert.equal(await consentFor({ entryId: other.id }), undefined);
  assert.equal(await consentFor({}), undefined);

  const seenBy = async (who: typeof nurse) => {
    const { consents, shares } = await who.do(getCircle, { id: person });
    const consent = consents.find(({ id }) => id === consentId);
    return [consent?.explained.split("\n\n")[2], consent?.entry?.kind, shares[0]?.entry?.kind];
  };
  const named = ["Il s'agit uniquement de ceci : note (santé).", "note", "note"];
  assert.deepEqual(await seenBy(nurse), named);
  assert.deepEqual(await seenBy(social), named);
  await nurse.do(withdrawConsent, { id: consentId, givenBy: null });
  assert.deepEqual(await seenBy(nurse), named);
  assert.deepEqual(await seenBy(social), [undefined, undefined, undefined]);
});

test("everything still follows from its causes", async () => {
  assert.deepEqual(await house.differences(), []);
});

type Work<T> = Parameters<typeof asActor<T>>[2];

function asUser<T>({ cookie }: { cookie: string }, work: Work<T>): Promise<T> {
  const token = cookie.slice(cookie.indexOf("=") + 1);
  const caller = { database: house.database, tokenHash: hashToken(token), needs: "vault" };
  return asActor({ ...caller, requestId: "test", act: "test" }, "care", async (tx) => {
    tx.withoutJournal("a test");
    return work(tx);
  });
}
