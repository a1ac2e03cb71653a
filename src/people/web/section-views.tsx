import { useTranslation } from "react-i18next";
import { useFormats } from "../../platform/web/formats.ts";
import { useAnswer } from "../../platform/web/queries.ts";
import { listSectors, type Person } from "../contract.ts";
import classes from "./person.module.css";
import type { Words } from "./use-words.ts";

interface ViewProps {
  readonly person: Person;
  readonly words: Words;
}

function Facts({ facts }: { facts: readonly (readonly [string, string])[] }) {
  return (
    <dl className={classes["list"]}>
      {facts
        .filter(([, value]) => value !== "")
        .map(([name, value]) => (
          <div key={`${name} ${value}`}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
    </dl>
  );
}

export function IdentityView({ person, words: { t, birth, age } }: ViewProps) {
  return (
    <Facts
      facts={[
        [t("field.given"), person.given],
        [t("field.family"), person.family],
        [
          t("field.birth"),
          person.birth ? `${birth(person.birth)} · ${age(person.birth)}` : birth(null),
        ],
        [t("field.gender"), person.gender === "unknown" ? "" : t(`gender.${person.gender}`)],
      ]}
    />
  );
}

export function OtherNamesView({ person, words: { t, fullName } }: ViewProps) {
  return (
    <Facts
      facts={person.otherNames.map((name) => [t(`nameKind.${name.kind}`), fullName(name)] as const)}
    />
  );
}

export function AddressView({ person, words: { t } }: ViewProps) {
  const { kind, street, postcode, municipality, sector } = person.address;
  const place = [street, [postcode, municipality].filter(Boolean).join(" ")].filter(Boolean);
  return (
    <>
      {kind === "home" ? null : <p className={classes["soft"]}>{t(`addressKind.${kind}`)}</p>}
      {place.map((line) => (
        <p key={line}>
          <bdi>{line}</bdi>
        </p>
      ))}
      {sector ? <SectorName code={sector} /> : null}
    </>
  );
}

function SectorName({ code }: { code: string }) {
  const { i18n } = useTranslation("people");
  const { data } = useAnswer(listSectors, { q: code }, { staleTime: Number.POSITIVE_INFINITY });
  const sector = data?.sectors.find((one) => one.code === code);
  if (!sector) return null;
  return (
    <p className={classes["soft"]}>{i18n.language === "nl" ? sector.nameNl : sector.nameFr}</p>
  );
}

/** The newest answer, and the earlier ones below it. */
function History({ lines }: { lines: readonly { text: string; at: string; note: string }[] }) {
  const { day } = useFormats();
  return (
    <ol className={classes["history"]}>
      {lines.map(({ text, at, note }) => (
        <li key={`${at} ${text}`}>
          <span>{text}</span>
          <small>{[note, day(at)].filter(Boolean).join(" · ")}</small>
        </li>
      ))}
    </ol>
  );
}

export function GpView({ person, words: { t } }: ViewProps) {
  const { day } = useFormats();
  const lines = person.gp.map(({ answer, name, since, recordedAt }) => ({
    text: answer === "yes" && name ? name : t(`gp.${answer}`),
    at: recordedAt,
    note: since ? t("person.since", { date: day(since) }) : "",
  }));
  return <History lines={lines} />;
}

export function CoverView({ person, words: { t } }: ViewProps) {
  const { day } = useFormats();
  const lines = person.cover.map(({ kind, fund, until, recordedAt }) => ({
    text: [t(`cover.${kind}`), fund].filter(Boolean).join(", "),
    at: recordedAt,
    note: until ? t("person.until", { date: day(until) }) : "",
  }));
  return <History lines={lines} />;
}

export function NumberView({ person, words: { t } }: ViewProps) {
  const lines = person.nationalNumbers.map((one) => ({
    text: grouped(one.number),
    at: one.recordedAt,
    note: [
      one.kind === "bis" ? "BIS" : "",
      one.valid ? "" : t("person.numberUnchecked", { reason: one.overrideReason ?? "" }),
      one.endedAt ? t("person.ended") : "",
    ]
      .filter(Boolean)
      .join(" · "),
  }));
  return <History lines={lines} />;
}

export function ConsentView({ person, words: { t, language } }: ViewProps) {
  if (!person.consent) return null;
  return (
    <p>
      {t(`consent.${person.consent.aid}`)} · {language(person.consent.language)}
    </p>
  );
}

/** `85073003328` → `85.07.30-033.28` */
function grouped(number: string): string {
  return number.replace(/^(\d{2})(\d{2})(\d{2})(\d{3})(\d{2})$/, "$1.$2.$3-$4.$5");
}
