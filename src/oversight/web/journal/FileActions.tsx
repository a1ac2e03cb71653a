import { Button } from "@mantine/core";
import { IconFileSpreadsheet, IconPrinter } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Output } from "../../../platform/endpoint.ts";
import { useProblemText } from "../../../platform/web/problem-text.ts";
import { useAct } from "../../../platform/web/queries.ts";
import { sayDone, saySorry } from "../../../platform/web/say.ts";
import { exportJournal, type Question, type searchJournal } from "../../contract.ts";
import { saveFile } from "../save-file.ts";
import { useOversightWords } from "../use-oversight-words.ts";
import classes from "./journal.module.css";

/** How much was found, and how to take it along. */
export function FileActions({
  question,
  answer,
}: {
  question: Question;
  answer: Output<typeof searchJournal>;
}) {
  const { t, nameOf } = useOversightWords();
  const textOf = useProblemText("oversight");
  const file = useAct(exportJournal);
  const { entries, more, person } = answer;
  const save = () =>
    file.mutate(question, {
      onSuccess: ({ name, text, isCut, entries: count }) => {
        saveFile(name, text, "text/csv");
        if (isCut) sayDone(t("search.cut", { count }));
      },
      onError: (problem) => saySorry(textOf(problem)),
    });
  return (
    <div className={classes["found"]}>
      <h2>
        {t(more ? "search.foundMore" : "search.found", { count: entries.length })}
        {person ? ` · ${nameOf(person)}` : null}
      </h2>
      <div className={classes["files"]}>
        {person ? (
          <Link className={classes["account"]} to="/people/$id/account" params={{ id: person.id }}>
            {t("search.account")}
          </Link>
        ) : null}
        <Button
          variant="default"
          loading={file.isPending}
          leftSection={<IconFileSpreadsheet size={20} stroke={1.8} aria-hidden />}
          onClick={save}
        >
          {t("search.csv")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size={20} stroke={1.8} aria-hidden />}
          onClick={() => window.print()}
        >
          {t("search.print")}
        </Button>
      </div>
    </div>
  );
}
