import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { Static } from "typebox";
import { RingAvatar } from "../../platform/web/RingAvatar.tsx";
import type { checkDuplicates } from "../contract.ts";
import classes from "./register.module.css";
import { useWords } from "./use-words.ts";

type Candidate = Static<typeof checkDuplicates.output>["candidates"][number];

/** Who it might be, while one types. Opening them is the big button. */
export function DuplicatePanel({
  candidates,
  onThem,
}: {
  candidates: readonly Candidate[];
  onThem: () => void;
}) {
  const { t, nameOf, birth, age, fullName } = useWords();
  const navigate = useNavigate();
  const isSame = candidates.some(({ verdict }) => verdict === "same");
  const open = ({ id }: Candidate) => {
    onThem();
    navigate({ to: "/people/$id", params: { id } });
  };
  return (
    <section
      className={classes["panel"]}
      data-verdict={isSame ? "same" : candidates.length > 0 ? "review" : "none"}
      aria-live="polite"
      aria-labelledby="duplicates-title"
    >
      <h2 id="duplicates-title">
        {candidates.length === 0
          ? t("duplicates.none")
          : t(isSame ? "duplicates.same" : "duplicates.review")}
      </h2>
      {candidates.length === 0 ? <p>{t("duplicates.noneText")}</p> : null}
      <ul>
        {candidates.slice(0, 3).map((person) => {
          const script = person.otherNames.find(({ kind }) => kind === "own-script");
          return (
            <li key={person.id} data-verdict={person.verdict}>
              <div className={classes["candidate"]}>
                <RingAvatar
                  given={person.given}
                  family={person.family}
                  seed={person.number}
                  size={52}
                />
                <div>
                  <strong>
                    <bdi>{nameOf(person)}</bdi>
                  </strong>
                  {script ? (
                    <p>
                      <bdi>{fullName(script)}</bdi>
                    </p>
                  ) : null}
                  <p>
                    {birth(person.birth)}
                    {person.birth ? ` · ${age(person.birth)}` : ""}
                  </p>
                  <p>
                    {person.municipality ? `${person.municipality} · ` : ""}
                    <span className={classes["number"]} dir="ltr">
                      {person.number}
                    </span>
                  </p>
                  <p className={classes["because"]}>
                    {t("duplicates.because", {
                      parts: person.matched.map((part) => t(`matched.${part}`)).join(", "),
                    })}
                  </p>
                </div>
              </div>
              <Button
                variant={person.verdict === "same" ? "filled" : "light"}
                size={person.verdict === "same" ? "lg" : "md"}
                onClick={() => open(person)}
              >
                {t("duplicates.them")}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
