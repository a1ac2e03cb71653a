import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cardNumber, readCardNumber } from "./card-number.ts";

const characters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const registrations = fc.bigInt({ min: 1n, max: 20_000_000n });

test("a card is read however it was typed", () => {
  const number = cardNumber(17n);
  assert.match(number, /^KR-\d{4}-\d{3}[A-Z]$/);
  for (const typed of [number, number.toLowerCase(), number.replaceAll("-", ""), number.slice(3)]) {
    assert.equal(readCardNumber(typed), number);
  }
});

test("every single wrong character is noticed", () => {
  fc.assert(
    fc.property(registrations, (registration) => {
      const number = cardNumber(registration);
      for (let at = 3; at < number.length; at++) {
        for (const other of characters) {
          if (number[at] === "-" || number[at] === other) continue;
          const wrong = number.slice(0, at) + other + number.slice(at + 1);
          assert.equal(readCardNumber(wrong), undefined, `${number} ${wrong}`);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test("every exchange of two neighbours is noticed", () => {
  fc.assert(
    fc.property(registrations, (registration) => {
      const number = cardNumber(registration).replaceAll("-", "");
      for (let at = 2; at + 1 < number.length; at++) {
        if (number[at] === number[at + 1]) continue;
        const wrong = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2);
        assert.equal(readCardNumber(wrong), undefined, `${number} ${wrong}`);
      }
    }),
    { numRuns: 500 },
  );
});

test("no two cards are alike, and neighbours differ in most digits", () => {
  const numbers = Array.from({ length: 50_000 }, (_, index) => cardNumber(BigInt(index + 1)));
  assert.equal(new Set(numbers).size, numbers.length);
  const differences = numbers.slice(1).map((number, index) => {
    const before = numbers[index] ?? "";
    return [...number].filter((character, at) => character !== before[at]).length;
  });
  assert.ok(Math.min(...differences) >= 3);
});
