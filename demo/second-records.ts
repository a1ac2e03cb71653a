import type { IdentityInput } from "../src/people/contract.ts";
import type { Resident } from "./residents.ts";

/** One person registered twice, as it happens at a busy desk: both writings, for the list of likely duplicates. */
type Twice = readonly [first: IdentityInput, second: IdentityInput];

const phones = (number: string) => ({
  phones: [{ number, whose: "", textMessage: true, voicemail: false }],
  email: "",
  letterHome: true,
  askFor: "",
  advice: "",
});

const twice: readonly Twice[] = [
  [
    {
      given: "Mohamed",
      family: "El Amrani",
      birth: "1979-01-01",
      gender: "man",
      languages: ["ary", "fr"],
      reach: phones("0450 40 11 90"),
    },
    {
      given: "Mohammed",
      family: "Elamrani",
      birth: "1979",
      gender: "man",
      languages: ["ary"],
      reach: phones("+32 450 40 11 90"),
    },
  ],
  [
    {
      given: "Yuliia",
      family: "Shevchenko",
      otherNames: [{ kind: "own-script", given: "Юлія", family: "Шевченко" }],
      birth: "1994-08-17",
      gender: "woman",
      languages: ["uk", "en"],
    },
    {
      given: "Julia",
      family: "Chevtchenko",
      birth: "1994-08-17",
      gender: "woman",
      languages: ["uk", "ru"],
    },
  ],
  [
    {
      given: "Mamadou Aliou",
      family: "Diallo",
      birth: "1998-01-01",
      gender: "man",
      languages: ["ff", "fr"],
      reach: phones("0450 73 02 16"),
    },
    {
      given: "Diallo",
      family: "Mamadou Aliou",
      birth: "1998",
      gender: "man",
      languages: ["ff", "fr"],
      reach: phones("0450/73.02.16"),
    },
  ],
  [
    {
      given: "Małgorzata",
      family: "Wiśniewska",
      birth: "1983-11-30",
      gender: "woman",
      languages: ["pl"],
    },
    {
      given: "Malgorzata",
      family: "Wisniewski",
      birth: "1983-11-30",
      gender: "woman",
      languages: ["pl", "fr"],
    },
  ],
  [
    {
      given: "María Rosario",
      family: "García López",
      birth: "1976-05-09",
      gender: "woman",
      languages: ["es"],
      reach: phones("0450 55 37 81"),
    },
    {
      given: "Maria Rosario",
      family: "Garcia",
      birth: "1976-09-05",
      gender: "woman",
      languages: ["es", "fr"],
      reach: phones("0450553781"),
    },
  ],
  [
    {
      given: "Hüseyin",
      family: "Yıldırım",
      birth: "1965-03-02",
      gender: "man",
      languages: ["tr"],
    },
    {
      given: "Huseyin",
      family: "Yildirim",
      birth: "1965-03-02",
      gender: "man",
      languages: ["tr", "fr"],
    },
  ],
  [
    {
      given: "Ahmad",
      family: "Al Halabi",
      otherNames: [{ kind: "own-script", given: "أحمد", family: "الحلبي" }],
      birth: "1990-02-11",
      gender: "man",
      languages: ["apc"],
    },
    {
      given: "أحمد",
      family: "الحلبي",
      birth: "1990-02-11",
      gender: "man",
      languages: ["apc", "fr"],
    },
  ],
];

const keyed = (records: readonly IdentityInput[], name: string): Resident[] =>
  records.map((identity, index) => ({ key: `${name}-${index}`, identity }));

export const firstRecords = keyed(
  twice.map(([first]) => first),
  "first-record",
);
/** Registered after everybody else, by another colleague than the first ones. */
export const secondRecords = keyed(
  twice.map(([, second]) => second),
  "second-record",
);
