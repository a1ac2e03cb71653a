import { Button } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { ArriveActionProps } from "./ArriveAction.tsx";
import type { CardActionProps } from "./CardAction.tsx";
import type { ConsentTextProps } from "./ConsentText.tsx";

/* Parts that other modules show: fetched when first shown, and nothing of the page waits for them. */

const Arrive = lazy(async () => ({ default: (await import("./ArriveAction.tsx")).ArriveAction }));
const Card = lazy(async () => ({ default: (await import("./CardAction.tsx")).CardAction }));
const Consent = lazy(async () => ({ default: (await import("./ConsentText.tsx")).ConsentText }));

export function ArriveAction(props: ArriveActionProps) {
  return (
    <Suspense fallback={null}>
      <Arrive {...props} />
    </Suspense>
  );
}

export function CardAction(props: CardActionProps) {
  const { t } = useTranslation("reception");
  // Its place is kept, lest the button beside it jump away under the hand.
  const place = (
    <Button variant="default" disabled>
      {t("card.print")}
    </Button>
  );
  return (
    <Suspense fallback={place}>
      <Card {...props} />
    </Suspense>
  );
}

export function ConsentText(props: ConsentTextProps) {
  return (
    <Suspense fallback={null}>
      <Consent {...props} />
    </Suspense>
  );
}
