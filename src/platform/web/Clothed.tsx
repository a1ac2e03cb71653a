import { MantineProvider, mergeThemeOverrides } from "@mantine/core";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { theme } from "./theme.ts";

/** The theme of the house, with the few words that Mantine itself says in the reader's language. */
export function Clothed({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation("platform");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language
  const spoken = useMemo(() => {
    const closeButtonProps = { "aria-label": t("close") };
    return mergeThemeOverrides(theme, {
      components: {
        Modal: { defaultProps: { closeButtonProps } },
        Notification: { defaultProps: { closeButtonProps } },
      },
    });
  }, [i18n.language]);
  return (
    <MantineProvider theme={spoken} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  );
}
