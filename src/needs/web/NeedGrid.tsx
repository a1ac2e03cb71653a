import { Button, TextInput } from "@mantine/core";
import { IconArrowLeft, IconSearch } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { type PersonLanguage, personLanguages } from "../../platform/person-languages.ts";
import { type Domain, domains, type NeedKey, needKeys, needsOf } from "../contract.ts";
import classes from "./grid.module.css";
import { type PersonWord, usePersonWords } from "./person-words.ts";
import { DomainPlate, Plate } from "./signs.tsx";
import { useNeedWords } from "./use-need-words.ts";

/** "Electricite" finds "électricité". */
const bare = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

interface Props {
  readonly onChoose: (what: NeedKey) => void;
  readonly isBusy: boolean;
  /** To point at together: the person's own language, where we have it. */
  readonly language: PersonLanguage | null;
}

/** The domains of life, then the needs of one: two taps, or a word. */
export function NeedGrid({ onChoose, isBusy, language }: Props) {
  const { t, whatOf, domainOf } = useNeedWords();
  const [domain, setDomain] = useState<Domain>();
  const [typed, setTyped] = useState("");
  const [isTheirs, setTheirs] = useState(false);
  const theirs = usePersonWords(isTheirs ? language : null);
  const grid = useRef<HTMLUListElement>(null);
  const query = bare(typed.trim());
  const found = query
    ? needKeys.filter((what) => bare(`${whatOf(what)} ${t(`also.${what}`)}`).includes(query))
    : undefined;
  const shown = found ?? (domain && needsOf(domain));
  const written = theirs &&
    language && { lang: language, dir: personLanguages[language].direction };
  const word = (key: PersonWord, ours: string) => (theirs ? theirs(key) : ours);
  const open = (next: Domain | undefined) => {
    setDomain(next);
    setTyped("");
    // The tile that was tapped is gone: the hand goes on at the first of the new ones.
    requestAnimationFrame(() => grid.current?.querySelector("button")?.focus());
  };
  return (
    <div className={classes["chooser"]}>
      <div className={classes["head"]}>
        <TextInput
          type="search"
          aria-label={t("grid.search")}
          placeholder={t("grid.search")}
          leftSection={<IconSearch size={18} stroke={1.8} aria-hidden />}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
            // Within a note that is being written it would sign it.
            event.preventDefault();
            const [only, another] = found ?? [];
            if (only && !another && !isBusy) onChoose(only);
          }}
        />
        {language ? (
          <Button variant="subtle" aria-pressed={isTheirs} onClick={() => setTheirs(!isTheirs)}>
            {isTheirs
              ? t("grid.ours")
              : t("grid.theirs", { language: personLanguages[language].name })}
          </Button>
        ) : null}
      </div>
      {domain && !found ? (
        <p className={classes["where"]}>
          <Button
            variant="subtle"
            leftSection={<IconArrowLeft size={18} className={classes["back"] ?? ""} />}
            onClick={() => open(undefined)}
          >
            {t("grid.all")}
          </Button>
          <strong {...written}>{word(`domain.${domain}`, domainOf(domain))}</strong>
        </p>
      ) : null}
      <ul className={classes["tiles"]} ref={grid}>
        {shown
          ? shown.map((what) => (
              <li key={what}>
                <button type="button" disabled={isBusy} onClick={() => onChoose(what)}>
                  <Plate what={what} />
                  <span {...written}>{word(`what.${what}`, whatOf(what))}</span>
                </button>
              </li>
            ))
          : domains.map((one) => (
              <li key={one}>
                <button type="button" onClick={() => open(one)}>
                  <DomainPlate domain={one} />
                  <span {...written}>{word(`domain.${one}`, domainOf(one))}</span>
                </button>
              </li>
            ))}
      </ul>
      {found?.length === 0 ? <p className={classes["none"]}>{t("grid.none")}</p> : null}
    </div>
  );
}
