import assert from "node:assert/strict";
import { test } from "node:test";
import { isBareRoomNumber, roomsOf } from "./room.ts";

test("a bare number needs the word before it, a name does not", () => {
  assert.equal(isBareRoomNumber(" 0.14"), true);
  assert.equal(isBareRoomNumber("Bureau 2"), false);
});

test("each room of the day is offered once, in the order one counts", () => {
  const turns = ["10", " 2", "2", "", "Bureau 3"].map((room) => ({ room }));
  assert.deepEqual(roomsOf(turns), ["2", "10", "Bureau 3"]);
});
