import { foundCircle } from "../circles.ts";

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
