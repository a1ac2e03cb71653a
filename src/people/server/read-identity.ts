import { Invalid } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type { IdentityInput } from "../contract.ts";
import { checkIdentity } from "../rules.ts";
import { type CheckedNationalNumber, checkNationalNumber } from "./national-number.ts";
import { readPhone } from "./phones.ts";

/** An identity that may be written: proper forms, and the national number with its check. */
export interface ReadIdentity {
  readonly identity: IdentityInput;
  /** `null`: the person has none any more; absent: not said. */
  readonly nationalNumber?: (CheckedNationalNumber & { overrideReason: string | null }) | null;
}

export function today(): string {
  return Temporal.Now.plainDateISO("Europe/Brussels").toString();
}

/** Throws Invalid with every field that does not fit. */
export async function readIdentity(tx: Tx, input: IdentityInput): Promise<ReadIdentity> {
  const { identity, errors: found } = checkIdentity(input, today());
  const errors = [...found];
  if (!(await isSectorKnown(tx, identity.address?.sector))) {
    errors.push({ path: "/address/sector", code: "sector-unknown" });
  }
  const { reach } = identity;
  if (reach) {
    const phones = reach.phones.map((phone) => ({ ...phone, number: readPhone(phone.number) }));
    identity.reach = { ...reach, phones };
  }
  const nationalNumber = readNationalNumber(input);
  if (nationalNumber && !nationalNumber.valid && !nationalNumber.overrideReason) {
    errors.push({ path: "/nationalNumber", code: "national-number-wrong" });
  }
  if (errors.length > 0) throw new Invalid(errors);
  return nationalNumber === undefined ? { identity } : { identity, nationalNumber };
}

function readNationalNumber({ nationalNumber, nationalNumberReason }: IdentityInput) {
  if (nationalNumber === undefined) return undefined;
  if (nationalNumber === null || nationalNumber.trim() === "") return null;
  const checked = checkNationalNumber(nationalNumber);
  const reason = nationalNumberReason?.trim() || null;
  return { ...checked, overrideReason: checked.valid ? null : reason };
}

async function isSectorKnown(tx: Tx, code: string | null | undefined): Promise<boolean> {
  if (!code) return true;
  const sector = await tx.db
    .selectFrom("kring.sectors")
    .select("code")
    .where("code", "=", code)
    .executeTakeFirst();
  return sector !== undefined;
}
