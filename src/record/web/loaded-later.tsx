import { type ComponentProps, lazy, Suspense } from "react";
import classes from "./later.module.css";

/* Parts that other modules show: fetched when first shown, and nothing of the page waits for them. */

const Begin = lazy(async () => ({
  default: (await import("./contacts/BeginContact.tsx")).BeginContact,
}));
const Acts = lazy(async () => ({ default: (await import("./EntryActs.tsx")).EntryActs }));
const Chips = lazy(async () => ({ default: (await import("./EntryChips.tsx")).EntryChips }));
const Nameless = lazy(async () => ({
  default: (await import("./contacts/WithoutName.tsx")).WithoutName,
}));
const Places = lazy(async () => ({ default: (await import("./PlaceChoice.tsx")).PlaceChoice }));

/** What can be done with an entry of any kind: pass on, add to, narrow, withhold, and why it is open. */
export function EntryActs(props: ComponentProps<typeof Acts>) {
  return (
    <Suspense fallback={<div className={classes["acts"]} />}>
      <Acts {...props} />
    </Suspense>
  );
}

/** What is special about an entry, in small signs: vital, narrowed, withheld, passed on, a mistake. */
export function EntryChips(props: ComponentProps<typeof Chips>) {
  return (
    <Suspense fallback={null}>
      <Chips {...props} />
    </Suspense>
  );
}

/** Whose file something goes into, and which kind of secret it is. */
export function PlaceChoice(props: ComponentProps<typeof Places>) {
  return (
    <Suspense fallback={null}>
      <Places {...props} />
    </Suspense>
  );
}

/** A contact with somebody who was called: their file opens with it. */
export function BeginContact(props: ComponentProps<typeof Begin>) {
  const { person, state } = props.turn;
  const isDue = person && (state === "called" || state === "being-seen");
  return (
    <Suspense fallback={isDue ? <span className={classes["begin"]} /> : null}>
      <Begin {...props} />
    </Suspense>
  );
}

/** Who was met without a name, and counting one more. */
export function WithoutName() {
  return (
    <Suspense fallback={null}>
      <Nameless />
    </Suspense>
  );
}
