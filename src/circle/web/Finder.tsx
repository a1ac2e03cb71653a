import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type ReactNode, useId, useState } from "react";
import type { ServiceId, StaffId } from "../../access/contract.ts";
import { RingAvatar } from "../../platform/web/RingAvatar.tsx";
import classes from "./finder.module.css";
import { Plate, type Tone } from "./signs.tsx";
import { useCircleWords } from "./use-circle-words.ts";

/** A service or a colleague of the house. */
export type Found = (
  | { readonly kind: "service"; readonly id: ServiceId }
  | { readonly kind: "colleague"; readonly id: StaffId }
) & {
  readonly name: string;
  readonly note: string;
  readonly tone?: Tone;
  /** What else to know before choosing. */
  readonly mark?: ReactNode;
};

const shownAtOnce = 6;

/** "Hélène" is found by "helene". */
const bare = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** One service or colleague, found while one types. */
export function Finder({
  label,
  found,
  chosen,
  onChoose,
}: {
  label: string;
  found: readonly Found[];
  chosen: Found | undefined;
  onChoose: (one: Found) => void;
}) {
  const { t } = useCircleWords();
  const name = useId();
  const [text, setText] = useState("");
  const words = bare(text).split(/\s+/).filter(Boolean);
  const fitting = found.filter((one) => {
    const inWords = bare(`${one.name} ${one.note}`);
    return words.every((word) => inWords.includes(word));
  });
  const shown = fitting.slice(0, shownAtOnce);
  if (chosen && !shown.some(({ id }) => id === chosen.id)) shown.unshift(chosen);
  return (
    <fieldset className={classes["finder"]}>
      <legend>{label}</legend>
      <TextInput
        type="search"
        aria-label={t("finder.search")}
        placeholder={t("finder.placeholder")}
        leftSection={<IconSearch size={20} stroke={1.8} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
      />
      <div className={classes["list"]} role="radiogroup" aria-label={label}>
        {shown.map((one) => (
          <label key={one.id} data-chosen={one.id === chosen?.id}>
            <input
              type="radio"
              name={name}
              checked={one.id === chosen?.id}
              onChange={() => onChoose(one)}
            />
            {one.kind === "service" ? (
              <Plate tone={one.tone ?? "service"} size={40} />
            ) : (
              <Initials name={one.name} id={one.id} />
            )}
            <span className={classes["words"]}>
              <bdi>{one.name}</bdi>
              <small>{one.note}</small>
            </span>
            {one.mark}
          </label>
        ))}
      </div>
      <p role="status" className={classes["more"]}>
        {fitting.length === 0
          ? t("finder.nobody")
          : fitting.length > shownAtOnce
            ? t("finder.more", { count: fitting.length - shownAtOnce })
            : ""}
      </p>
    </fieldset>
  );
}

function Initials({ name, id }: { name: string; id: string }) {
  const [given = "", ...family] = name.split(" ");
  return <RingAvatar given={given} family={family.join(" ")} seed={id} size={40} />;
}
