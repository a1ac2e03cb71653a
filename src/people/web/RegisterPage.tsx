import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../access/web/index.ts";
import { useDraft } from "../../platform/web/draft.ts";
import { PageHead } from "../../platform/web/PageHead.tsx";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { useAct } from "../../platform/web/queries.ts";
import { checkDuplicates, findPeople, registerPerson } from "../contract.ts";
import { canBeCalled } from "../rules.ts";
import { BirthField } from "./BirthField.tsx";
import { DuplicatePanel } from "./DuplicatePanel.tsx";
import fields from "./fields.module.css";
import { emptyDraft, filledInput, type IdentityDraft } from "./identity-draft.ts";
import { useErrorsAtFields, useIdentityForm } from "./identity-form.ts";
import { SpeakFields } from "./LanguageFields.tsx";
import { MoreFields } from "./MoreFields.tsx";
import { NameFields } from "./NameFields.tsx";
import classes from "./register.module.css";
import { useDuplicates } from "./use-duplicates.ts";

/** Anyone can be registered: one way to call them is enough, the rest may come later. */
export function RegisterPage() {
  const { t } = useTranslation("people");
  const me = useMe();
  const navigate = useNavigate();
  const draft = useDraft<IdentityDraft>(me.id, "register");
  const [start] = useState(() => ({ ...emptyDraft(), ...draft.read() }));
  const form = useIdentityForm(start);
  const values = form.getValues();
  const showErrors = useErrorsAtFields();
  const textOf = useProblemText("people");
  const register = useAct(registerPerson, [findPeople, checkDuplicates]);
  const candidates = useDuplicates(values);
  const isProbablyKnown = candidates.some(({ verdict }) => verdict === "same");
  const isNamed = canBeCalled(values);
  const isBegun = Object.keys(filledInput(values)).length > 0;

  useEffect(() => {
    if (!register.isSuccess) draft.keep(values);
  }, [draft, values, register.isSuccess]);

  const [emptied, setEmptied] = useState<IdentityDraft>();
  const startOver = () => {
    draft.forget();
    setEmptied(values);
    form.setValues(emptyDraft());
    form.clearErrors();
  };
  const submit = () => {
    if (register.isPending || !isNamed) return;
    register.mutate(filledInput(form.getValues()), {
      onSuccess: (person) => {
        draft.forget();
        navigate({
          to: "/people/$id",
          params: { id: person.id },
          search: { registered: true },
          replace: true,
        });
      },
      onError: (problem) => showErrors(form, problem),
    });
  };
  return (
    <>
      <PageHead title={t("register.title")} text={t("register.text")} />
      <form
        className={classes["page"]}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // With somebody who is almost surely the same, Enter alone does not make a second record.
          if (!isProbablyKnown) submit();
        }}
      >
        <div className={fields["stack"]}>
          <NameFields form={form} focus="given" />
          <div className={classes["birth"]}>
            <BirthField form={form} />
          </div>
        </div>
        <div className={classes["side"]}>
          <DuplicatePanel candidates={candidates} onThem={() => draft.forget()} />
        </div>
        <div>
          <div className={fields["stack"]}>
            <SpeakFields form={form} />
            <MoreFields form={form} />
          </div>
          <div className={classes["foot"]}>
            {isProbablyKnown ? (
              <button
                type="button"
                className={classes["allTheSame"]}
                onClick={submit}
                disabled={register.isPending}
              >
                {t(register.isPending ? "register.busy" : "register.allTheSame")}
              </button>
            ) : (
              <Button type="submit" size="lg" loading={register.isPending} disabled={!isNamed}>
                {t("register.go")}
              </Button>
            )}
            {isNamed || emptied ? null : <p className={classes["why"]}>{t("register.why")}</p>}
            {isBegun ? (
              <Button variant="subtle" className={classes["startOver"] ?? ""} onClick={startOver}>
                {t("register.startOver")}
              </Button>
            ) : null}
            {emptied && !isBegun ? (
              <Button
                variant="subtle"
                className={classes["startOver"] ?? ""}
                onClick={() => form.setValues(emptied)}
              >
                {t("platform:undo")}
              </Button>
            ) : null}
            {register.error ? (
              <p className={classes["wrong"]} role="alert">
                {textOf(register.error)}
              </p>
            ) : null}
          </div>
        </div>
      </form>
    </>
  );
}
