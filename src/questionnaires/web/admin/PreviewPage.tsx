import { Button, NativeSelect } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Output } from "../../../platform/endpoint.ts";
import type { PageProps } from "../../../platform/web/module.ts";
import { PageHead } from "../../../platform/web/PageHead.tsx";
import { useAnswer } from "../../../platform/web/queries.ts";
import { RingWaiting } from "../../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../../platform/web/Sorry.tsx";
import { getQuestionnaire, type QuestionnaireId } from "../../contract.ts";
import type { Questionnaire } from "../../fhir.ts";
import { beginResponse } from "../../respond.ts";
import { languagesOf, readIn, titleOf } from "../../texts.ts";
import { languageName } from "../form/use-form-words.ts";
import { WholeForm } from "../form/WholeForm.tsx";
import { useQuestionnaireWords } from "../words.ts";
import classes from "./admin.module.css";

/** A questionnaire as it will be asked, in each of its languages; and its file. */
export function PreviewPage({ params }: PageProps) {
  const id = params["id"] as QuestionnaireId;
  const { data, error, refetch } = useAnswer(getQuestionnaire, { id });
  if (error) return <Sorry problem={error} onRetry={() => refetch()} />;
  if (!data) return <RingWaiting />;
  return <Preview loaded={data} />;
}

function Preview({ loaded }: { loaded: Output<typeof getQuestionnaire> }) {
  const { t, reader } = useQuestionnaireWords();
  const form: Questionnaire = JSON.parse(loaded.file);
  const languages = languagesOf(form);
  const [language, setLanguage] = useState(readIn(languages, reader));
  const [response, setResponse] = useState(() => beginResponse(form));
  const download = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([loaded.file], { type: "application/fhir+json" }));
    link.download = `${loaded.url.split("/").at(-1)}${loaded.version ? `-${loaded.version}` : ""}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <div className={classes["page"]}>
      <Link to="/questionnaires" className={classes["back"]}>
        {t("admin.back")}
      </Link>
      <PageHead title={<bdi>{titleOf(form, language)}</bdi>} text={t("admin.previewText")}>
        <Button
          variant="default"
          leftSection={<IconDownload size={20} stroke={1.8} />}
          onClick={download}
        >
          {t("admin.download")}
        </Button>
      </PageHead>
      <NativeSelect
        className={classes["language"] ?? ""}
        label={t("sitting.language")}
        value={language}
        onChange={({ currentTarget }) => setLanguage(currentTarget.value)}
        data={languages.map((code) => ({ value: code, label: languageName(code) }))}
      />
      <WholeForm
        form={form}
        response={response}
        language={language}
        errors={[]}
        onChange={setResponse}
      />
    </div>
  );
}
