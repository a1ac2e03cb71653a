import type { StaffId } from "../src/access/contract.ts";
import { sharePart, whyCanISee } from "../src/circle/contract.ts";
import { verifyAccess } from "../src/circle/server/index.ts";
import type { PersonId } from "../src/people/contract.ts";
import type { TestUser } from "./harness.ts";
import { foundVaults } from "./vaults.ts";

/** Told in French by word of mouth, to the person. */
export const spoken = {
  language: "fr",
  aid: "none",
  interpreter: "",
  expressed: "spoken",
  givenBy: null,
} as const;

/** A house with a circle in it. `reads` asks for an entry the way a reader would, and says yes or no. */
export async function foundCircle() {
  const vaults = await foundVaults();
  const { rows } = await vaults.root.query<{ day: string }>(
    "select (kring.today() + 60)::text as day",
  );
  const until = rows[0]?.day ?? "";
  const reads = async (who: TestUser, entryId: string): Promise<boolean> => {
    const { status, code } = await who.ask(whyCanISee, { id: entryId });
    if (status !== 200 && code !== "not-found") throw new Error(`${status} ${code}`);
    return status === 200;
  };
  /** A yes on the spot, and what it opens is passed on. */
  const share = (
    who: TestUser,
    id: PersonId,
    part: { entryId: string } | { service: string; compartment: "health" | "mind" | "social" },
    to: { service: string } | { staff: TestUser },
  ) =>
    who.do(sharePart, {
      id,
      ...("entryId" in part
        ? part
        : { serviceId: vaults.serviceId(part.service), compartment: part.compartment }),
      ...("service" in to
        ? { toService: vaults.serviceId(to.service) }
        : { toStaff: staffId(to.staff) }),
      purpose: "care",
      until,
      strictlyNeeded: true,
      answer: { decision: "agreed", ...spoken },
    });
  const differences = async () => (await verifyAccess(vaults.database)).differences;
  const unbind = (who: TestUser) =>
    vaults.root.query("update kring.staff set secrecy_ground = null where id = $1", [who.id]);
  return { ...vaults, until, reads, share, differences, unbind };
}

export function staffId(who: TestUser): StaffId {
  return who.id as StaffId;
}
