import { useTranslation } from "react-i18next";
import { PageHead } from "../../platform/web/PageHead.tsx";

export function DeskPage() {
  const { t } = useTranslation("people");
  return <PageHead title={t("nav.desk")} />;
}
