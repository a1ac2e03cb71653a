import assert from "node:assert/strict";
import { test } from "node:test";
import { firstPersonLanguage } from "../platform/person-languages.ts";
import type { Door, Turn } from "./contract.ts";
import { repeatsWord } from "./door-words.ts";
import { isBareRoomNumber } from "./room.ts";
import { clockHands, slipOf } from "./slip.ts";
import { minutesSince, waitingClock } from "./waiting-time.ts";

const doctor: Door = {
  key: "doctor",
  name: "Médecins",
  colour: "teal",
  pictogram: "stethoscope",
  letter: "M",
};

function turn(more: Partial<Turn>): Turn {
  return {
    id: "0192f0c0-0000-7000-8000-000000000001",
    arrivalId: "a",
    door: "doctor",
    ticket: "M-12",
    state: "waiting",
    urgent: false,
    person: {
      id: "0192f0c0-0000-7000-8000-000000000002" as never,
      number: "KR-0000-017X",
      given: "Amina",
      family: "Test",
      birth: null,
      languages: ["rif", "ary", "fr"],
      interpreter: "rif",
    },
    alsoAt: [],
    waitingSince: "2026-03-02T09:00:00Z",
    calledAt: null,
    calledBy: null,
    room: "",
    version: 1,
    ...more,
  };
}

function arrival(...turns: Turn[]) {
  return { id: "a", personId: "p" as never, arrivedAt: "2026-03-02T09:00:00Z", turns };
}

test("a slip carries the number, the door and the card, and no name", () => {
  const slip = slipOf(arrival(turn({})), [doctor]);
  assert.deepEqual(slip.tickets, [{ ticket: "M-12", door: doctor }]);
  assert.equal(slip.cardNumber, "KR-0000-017X");
  assert.equal(slip.withInterpreter, true);
  assert.doesNotMatch(JSON.stringify(slip), /Amina/);
});

test("turns that are over and doors of another house do not stand on a slip", () => {
  const slip = slipOf(
    arrival(turn({}), turn({ state: "done", ticket: "M-1" }), turn({ door: "gone" })),
    [doctor],
  );
  assert.deepEqual(
    slip.tickets.map((one) => one.ticket),
    ["M-12"],
  );
});

for (const [spoken, expected] of [
  [["rif", "ary", "fr"], "ar"],
  [["rif"], null],
  [[], null],
  [["pt-BR"], "pt"],
  [["FR"], "fr"],
  [["rom", "ro"], "ro"],
] as const) {
  test(`somebody who speaks ${spoken.join(", ") || "a language nobody wrote down"} reads ${expected}`, () => {
    assert.equal(firstPersonLanguage(spoken), expected);
  });
}

test("the hands of the clock", () => {
  assert.deepEqual(clockHands(15, 30), { hour: 105, minute: 180 });
  assert.deepEqual(clockHands(0, 0), { hour: 0, minute: 0 });
});

test("waiting is told in whole minutes and never negative", () => {
  const now = new Date("2026-03-02T10:15:59Z");
  assert.equal(minutesSince("2026-03-02T09:00:00Z", now), 75);
  assert.equal(minutesSince("2026-03-02T10:16:30Z", now), 0);
  assert.equal(waitingClock(75), "1:15");
  assert.equal(waitingClock(4), "0:04");
});

test("a number alone needs the word room, a name does not", () => {
  assert.equal(isBareRoomNumber("2"), true);
  assert.equal(isBareRoomNumber(" 0.14"), true);
  assert.equal(isBareRoomNumber("Bureau 2"), false);
  assert.equal(isBareRoomNumber(""), false);
});

for (const [name, word, repeats] of [
  ["Médecins", "Médecin", true],
  ["médecin", "Médecin", true],
  ["Soins", "Infirmerie", false],
  ["Budget", "Questions d’argent", false],
  ["Sociale dienst", "Sociale hulp", false],
] as const) {
  test(`a door named ${name} ${repeats ? "only repeats" : "adds to"} ${word}`, () => {
    assert.equal(repeatsWord(name, word), repeats);
  });
}
