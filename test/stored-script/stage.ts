import { foundCircle } from "../circles.ts";

/** Has the form of a language and is none: a browser that is asked for its name throws. */
export const hardlyALanguage = "fr-be-lu";

/** A house, and the person about whom everything is written. */
export async function setStage() {
  const circle = await foundCircle();
  const { cared, join } = circle;
  const today = new Date().toISOString().slice(0, 10);
  const person = await cared("practice", "social");
  return {
    ...circle,
    ...{ person, today },
    admin: await join("admin", { profession: "administrator" }),
    dpo: await join("dpo", { profession: "data-protection-officer" }),
    daysFromToday: (days: number) => Temporal.PlainDate.from(today).add({ days }).toString(),
  };
}

export type Stage = Awaited<ReturnType<typeof setStage>>;
