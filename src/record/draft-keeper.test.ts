import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  beginKept,
  DraftKeeper,
  type Kept,
  type Means,
  type Sent,
  takeUp,
} from "./draft-keeper.ts";

/* The keeper alone, against a server in a few lines that answers, fails and forgets to answer. */

type Stored = { revision: number; content: string };

function server() {
  const stored = new Map<string, Stored>();
  /** What becomes of the next sendings: done, lost on the way there, or done and not answered. */
  const fates: ("well" | "lost" | "unanswered")[] = [];
  const save: Means<string>["save"] = async ({ id, revision, content }) => {
    const fate = fates.shift() ?? "well";
    await Promise.resolve();
    if (fate === "lost") return { kind: "unreachable" };
    const answer = put(id, revision, content);
    return fate === "unanswered" ? { kind: "unreachable" } : answer;
  };
  const put = (id: string, revision: number, content: string): Sent<string> => {
    const now = stored.get(id);
    if (now && now.revision === revision + 1 && now.content === content) {
      return { kind: "saved", revision: now.revision };
    }
    if (now && now.revision !== revision) return { kind: "stale", theirs: { ...now } };
    if (!now && revision > 0) return { kind: "gone" };
    stored.set(id, { revision: revision + 1, content });
    return { kind: "saved", revision: revision + 1 };
  };
  const drop: Means<string>["drop"] = async ({ id }) => {
    stored.delete(id);
    return { kind: "saved", revision: 0 };
  };
  return { stored, fates, save, drop };
}

function desk({ save, drop }: ReturnType<typeof server>) {
  const memory = new Map<string, Kept<string>>();
  let ids = 0;
  const means: Means<string> = {
    save,
    drop,
    remember: (kept) => memory.set(kept.id, structuredClone(kept)),
    forget: (id) => memory.delete(id),
    pause: async () => {},
    newId: () => `draft-${++ids}`,
    now: () => ids,
    isBlank: (content) => content === "",
  };
  return { memory, means };
}

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn++) await Promise.resolve();
};

test("whatever is lost on the way, the server ends with what was typed, and nobody is told of a stranger", async () => {
  const fate = fc.constantFrom("well" as const, "lost" as const, "unanswered" as const);
  const step = fc.record({ key: fc.string({ minLength: 1, maxLength: 3 }), wait: fc.nat(6) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1 }), fc.array(fate), async (typing, fates) => {
      const house = server();
      house.fates.push(...fates);
      const { means } = desk(house);
      const keeper = new DraftKeeper(means, beginKept("one", "", 0));
      let text = "";
      for (const { key, wait } of typing) {
        text += key;
        keeper.type(text);
        await turns(wait);
      }
      while (keeper.state.status !== "kept") await turns(1);
      assert.deepEqual(
        [...house.stored.values()].map(({ content }) => content),
        [text],
      );
      assert.equal(keeper.state.content, text);
    }),
  );
});

test("a page that is loaded again at any moment goes on where it was", async () => {
  const step = fc.record({ key: fc.string({ minLength: 1, maxLength: 3 }), wait: fc.nat(4) });
  const fate = fc.constantFrom("well" as const, "lost" as const, "unanswered" as const);
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1 }),
      fc.array(fate),
      fc.nat(),
      async (typing, fates, at) => {
        const house = server();
        house.fates.push(...fates);
        const { means, memory } = desk(house);
        let isHere = true;
        const leaving: Means<string> = {
          ...means,
          // What a page that was left would still remember is not remembered.
          remember: (kept) => isHere && means.remember(kept),
          forget: (id) => isHere && means.forget(id),
        };
        const keeper = new DraftKeeper(leaving, beginKept("one", "", 0));
        let text = "";
        for (const { key, wait } of typing.slice(0, 1 + (at % typing.length))) {
          text += key;
          keeper.type(text);
          await turns(wait);
        }
        isHere = false;
        keeper.close();
        await turns(20);
        const [kept] = memory.values();
        assert.ok(kept);
        const again = new DraftKeeper(means, takeUp(kept, house.stored.get(kept.id)));
        while (again.state.status === "sending" || again.state.status === "waiting") await turns(1);
        assert.deepEqual([again.state.status, again.state.content], ["kept", text]);
        assert.deepEqual(
          [...house.stored.values()].map(({ content }) => content),
          [text],
        );
      },
    ),
  );
});

test("two windows: the second is told both versions, and chooses", async () => {
  const settle = async (keeper: DraftKeeper<string>) => {
    await keeper.settled();
    await turns(5);
  };
  const open = async () => {
    const house = server();
    const [left, right] = [desk(house), desk(house)];
    const first = new DraftKeeper(left.means, beginKept("one", "", 0));
    first.type("Coughs.");
    await settle(first);
    const second = new DraftKeeper(
      right.means,
      takeUp({ ...first.state, sent: null }, house.stored.get("one")),
    );
    first.type("Coughs since Monday.");
    await settle(first);
    second.type("Coughs. Fever.");
    await settle(second);
    assert.equal(second.state.status, "stale");
    assert.equal(second.state.theirs?.content, "Coughs since Monday.");
    assert.equal(second.state.content, "Coughs. Fever.");
    assert.equal(house.stored.get("one")?.content, "Coughs since Monday.");
    return { house, first, second };
  };
  const mine = await open();
  mine.second.keepMine();
  await settle(mine.second);
  assert.equal(mine.house.stored.get("one")?.content, "Coughs. Fever.");
  mine.first.type("Coughs since Monday. Tired.");
  await settle(mine.first);
  assert.equal(mine.first.state.status, "stale");

  const theirs = await open();
  theirs.second.keepTheirs();
  assert.equal(theirs.second.state.content, "Coughs since Monday.");
  theirs.second.type("Coughs since Monday. Fever.");
  await settle(theirs.second);
  assert.equal(theirs.house.stored.get("one")?.content, "Coughs since Monday. Fever.");

  const both = await open();
  both.second.keepBoth();
  await settle(both.second);
  const texts = [...both.house.stored.values()].map(({ content }) => content).sort();
  assert.deepEqual(texts, ["Coughs since Monday.", "Coughs. Fever."]);
});

test("a text that is emptied leaves nothing behind, one that is gone elsewhere is kept here", async () => {
  const house = server();
  const { means, memory } = desk(house);
  const keeper = new DraftKeeper(means, beginKept("one", "", 0));
  keeper.type("No");
  await keeper.settled();
  keeper.type("");
  await keeper.settled();
  assert.deepEqual([house.stored.size, memory.size, keeper.state.status], [0, 0, "kept"]);
  keeper.type("Yes");
  await keeper.settled();
  house.stored.clear();
  keeper.type("Yes, he came.");
  await keeper.settled();
  assert.deepEqual([keeper.state.status, keeper.state.content], ["gone", "Yes, he came."]);
  assert.equal([...memory.values()][0]?.content, "Yes, he came.");
});
