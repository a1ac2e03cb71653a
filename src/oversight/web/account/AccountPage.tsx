import { Button, SegmentedControl } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { keepPreviousData } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay, useMe } from "../../../access/web/index.ts";
import type { PersonId } from "../../../people/contract.ts";
import { PersonFrame } from "../../../people/web/index.ts";
import { firstPersonLanguage, type PersonLanguage } from "../../../platform/person-languages.ts";
import { Empty } from "../../../platform/web/Empty.tsx";
import type { PageProps } from "../../../platform/web/module.ts";
import { PageHead } from "../../../platform/web/PageHead.tsx";
import { PersonLanguageSelect } from "../../../platform/web/PersonLanguageSelect.tsx";
import { printPaper } from "../../../platform/web/print-paper.ts";
import { useAnswer } from "../../../platform/web/queries.ts";
import { RingWaiting } from "../../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../../platform/web/Sorry.tsx";
import { accountOf } from "../../contract.ts";
import { AccountPaper } from "./AccountPaper.tsx";
import classes from "./account.module.css";
import { useAccountTexts } from "./account-texts.ts";

/** Who looked at what is known of a person, to read with them and to hand over. */
export function AccountPage({ params }: PageProps) {
  const id = params["id"] as PersonId;
  const { t } = useTranslation("oversight");
  // The data protection officer opens no person: the paper alone says whom it is about.
  if (useMay("people")) return <PersonFrame id={id}>{() => <Account id={id} />}</PersonFrame>;
  return (
    <>
      <PageHead title={t("account.title")} text={t("account.text")} />
      <Account id={id} />
    </>
  );
}

const periods = ["months3", "months12", "all"] as const;
type Period = (typeof periods)[number];

/** The first day of a period that ends today; `all`: before the house was. */
function beginOf(period: Period): string {
  if (period === "all") return "2020-01-01";
  const begin = new Date();
  begin.setUTCMonth(begin.getUTCMonth() - (period === "months3" ? 3 : 12));
  return begin.toISOString().slice(0, 10);
}

function Account({ id }: { id: PersonId }) {
  const { t, i18n } = useTranslation("oversight");
  const { centre } = useMe();
  const [chosen, setChosen] = useState<PersonLanguage>();
  const [period, setPeriod] = useState<Period>("months12");
  const paper = useRef<HTMLDivElement>(null);
  const { data, error, refetch } = useAnswer(
    accountOf,
    { id, from: beginOf(period), ...(chosen && { language: chosen }) },
    { staleTime: Number.POSITIVE_INFINITY, placeholderData: keepPreviousData },
  );
  const language =
    chosen ??
    firstPersonLanguage(data?.person.languages ?? []) ??
    (i18n.language as PersonLanguage);
  const texts = useAccountTexts(language);
  if (error?.status === 404) {
    return <Empty title={t("account.closed")}>{t("account.closedText")}</Empty>;
  }
  if (error) return <Sorry problem={error} onRetry={() => refetch()} />;
  if (!data || !texts) return <RingWaiting />;
  const print = () => {
    if (paper.current) printPaper(paper.current, { widthMm: 210, heightMm: 297, marginMm: 16 });
  };
  return (
    <div className={classes["account"]}>
      <div className={classes["choices"]}>
        <PersonLanguageSelect label={t("account.language")} value={language} onChange={setChosen} />
        <div className={classes["period"]}>
          <span id="account-period">{t("account.period")}</span>
          <SegmentedControl
            aria-labelledby="account-period"
            value={period}
            onChange={(value) => setPeriod(value as Period)}
            data={periods.map((value) => ({ value, label: t(`account.${value}`) }))}
          />
        </div>
        <Button leftSection={<IconPrinter size={20} stroke={1.8} aria-hidden />} onClick={print}>
          {t("account.print")}
        </Button>
      </div>
      {data.isFull ? null : <p className={classes["limited"]}>{t("account.limited")}</p>}
      <AccountPaper
        ref={paper}
        account={data}
        language={language}
        texts={texts}
        centre={centre.name}
      />
    </div>
  );
}
