import { Button } from "@mantine/core";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../platform/web/client.ts";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { useAct } from "../../platform/web/queries.ts";
import { sayDone } from "../../platform/web/say.ts";
import { editPerson, findPeople, type Person } from "../contract.ts";
import type { Section, SectionProps } from "./EditableSection.tsx";
import fields from "./fields.module.css";
import { draftOf, inputOf } from "./identity-draft.ts";
import { type IdentityForm, useErrorsAtFields, useIdentityForm } from "./identity-form.ts";
import classes from "./person.module.css";
import { StaleChoice } from "./StaleChoice.tsx";
import { sectionFields } from "./section-fields.tsx";

/** The fields of one part of the page; refused as out of date, it shows both versions. */
export function SectionForm({
  section,
  person,
  onChanged,
  onClose,
}: SectionProps & { onClose: () => void }) {
  const { t } = useTranslation(["people", "platform"]);
  const [base, setBase] = useState(person);
  const form = useIdentityForm(draftOf(base));
  const showErrors = useErrorsAtFields();
  const textOf = useProblemText("people");
  const edit = useAct(editPerson, [findPeople]);
  const theirs = staleWith(edit.error);
  const frame = useRef<HTMLFormElement>(null);
  useEffect(() => {
    frame.current?.querySelector<HTMLElement>("input, textarea, button")?.focus();
  }, []);

  const save = (version: number) =>
    edit.mutate(
      { id: base.id, version, ...inputOf(form.getValues(), section.fields) },
      {
        onSuccess: (changed) => {
          onChanged(changed);
          onClose();
          sayDone(t("people:person.saved"));
        },
        onError: (problem) => showErrors(form, problem),
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(base.version);
  };
  if (theirs) {
    return (
      <StaleChoice
        section={section}
        mine={{ ...theirs, ...(shownAs(form, section) as Partial<Person>) }}
        theirs={theirs}
        isSaving={edit.isPending}
        onMine={() => {
          setBase(theirs);
          save(theirs.version);
        }}
        onTheirs={() => {
          onChanged(theirs);
          onClose();
        }}
      />
    );
  }
  return (
    <form ref={frame} className={fields["stack"]} onSubmit={submit} noValidate>
      {sectionFields[section.key]?.(form)}
      {edit.error && edit.error.errors.length === 0 ? (
        <p className={classes["wrong"]} role="alert">
          {textOf(edit.error)}
        </p>
      ) : null}
      <div className={classes["buttons"]}>
        <Button type="submit" loading={edit.isPending} disabled={!form.isDirty()}>
          {t("platform:save")}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t("platform:cancel")}
        </Button>
      </div>
    </form>
  );
}

/** The person as somebody else has left it in the meantime. */
function staleWith(problem: Problem | null): Person | undefined {
  if (problem?.code !== "stale") return undefined;
  return (problem.extra as { current?: Person } | undefined)?.current;
}

/** What was written here, in the form a page shows a person. */
function shownAs(form: IdentityForm, section: Section): object {
  const { gp, cover, nationalNumber, nationalNumberReason, ...rest } = inputOf(
    form.getValues(),
    section.fields,
  );
  const recordedAt = new Date().toISOString();
  return {
    ...rest,
    ...(gp && { gp: [{ ...gp, recordedAt }] }),
    ...(cover && { cover: [{ ...cover, recordedAt }] }),
    ...(nationalNumber && {
      nationalNumbers: [
        {
          number: nationalNumber,
          kind: "niss",
          valid: true,
          overrideReason: nationalNumberReason ?? null,
          recordedAt,
          endedAt: null,
        },
      ],
    }),
  };
}
