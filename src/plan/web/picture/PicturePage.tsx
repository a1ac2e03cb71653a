import { Button } from "@mantine/core";
import { IconHistory, IconPrinter, IconWriting } from "@tabler/icons-react";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCallback } from "react";
import { GlassBanner, WayIn } from "../../../circle/web/index.ts";
import { getPerson, type Person, type PersonId } from "../../../people/contract.ts";
import { PersonFrame } from "../../../people/web/index.ts";
import { call, type Problem } from "../../../platform/web/client.ts";
import type { PageProps } from "../../../platform/web/module.ts";
import { keyOf, queryClient } from "../../../platform/web/queries.ts";
import { RingWaiting } from "../../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../../platform/web/Sorry.tsx";
import { getPicture, type Picture } from "../../contract.ts";
import { usePlanWords } from "../use-plan-words.ts";
import { WebOfLife } from "../WebOfLife.tsx";
import { AgreedNext } from "./AgreedNext.tsx";
import { Around } from "./Around.tsx";
import { LifeCircle } from "./LifeCircle.tsx";
import classes from "./picture.module.css";
import { RecentContacts } from "./RecentContacts.tsx";
import { ToldOfHarm } from "./ToldOfHarm.tsx";
import { Unfinished } from "./Unfinished.tsx";
import { VitalBand } from "./VitalBand.tsx";

/** The first page about a person, for whoever may know something of them: ten seconds are enough. */
export function PicturePage({ params }: PageProps) {
  const id = params["id"] as PersonId;
  const { data, error, refetch } = useQuery({ ...pictureOf(id), gcTime: 0 });
  const again = useCallback(() => {
    refetch();
  }, [refetch]);
  if (error && !data) return <Sorry problem={error} onRetry={again} />;
  if (!data) return <RingWaiting />;
  return (
    <PersonFrame id={id}>
      {(person) =>
        data.standing === "in" ? (
          <WholePicture key={person.id} person={person} picture={data} />
        ) : (
          <WayIn key={person.id} person={person} onIn={again} />
        )
      }
    </PersonFrame>
  );
}

/** Each reading is a look in the journal: a minute is not looked at twice. What leaves the screen is forgotten. */
const pictureOf = (id: PersonId) =>
  queryOptions<Picture, Problem>({
    queryKey: keyOf(getPicture, { id }),
    queryFn: ({ signal }) => openPicture(id, signal),
    staleTime: 60_000,
  });

/** Kept until the page is drawn. */
export function askForPicture({ id }: PageProps["params"]): void {
  queryClient.prefetchQuery({ ...pictureOf(id as PersonId), gcTime: 5_000 });
}

/** One request for the whole screen: who it is comes along, and the head of the page finds it. */
async function openPicture(id: PersonId, signal: AbortSignal): Promise<Picture> {
  const picture = await call(getPicture, { id }, signal);
  if (picture.person) queryClient.setQueryData(keyOf(getPerson, { id }), picture.person);
  return picture;
}

function WholePicture({ person, picture }: { person: Person; picture: Picture }) {
  const { t } = usePlanWords();
  const { id } = person;
  return (
    <div className={classes["picture"]}>
      {picture.glass ? <GlassBanner person={person} /> : null}
      <ToldOfHarm told={picture.toldOfHarm} personId={id} />
      <VitalBand vital={picture.vital} />
      <div className={classes["acts"]}>
        <Button
          size="lg"
          leftSection={<IconWriting size={24} stroke={1.8} />}
          renderRoot={(props) => (
            <Link {...props} to="/people/$id/file" params={{ id }} search={{ begin: "contact" }} />
          )}
        >
          {t("begin")}
        </Button>
        <Button
          size="lg"
          variant="subtle"
          leftSection={<IconHistory size={22} stroke={1.8} />}
          renderRoot={(props) => <Link {...props} to="/people/$id/timeline" params={{ id }} />}
        >
          {t("toTimeline")}
        </Button>
        <Button
          size="lg"
          variant="subtle"
          leftSection={<IconPrinter size={22} stroke={1.8} />}
          renderRoot={(props) => <Link {...props} to="/people/$id/picture/paper" params={{ id }} />}
        >
          {t("toPaper")}
        </Button>
        <Unfinished unfinished={picture.unfinished} personId={id} />
      </div>
      <div className={classes["columns"]}>
        <section className={classes["life"]} aria-labelledby="life-title">
          <h2 id="life-title" className={classes["unseen"]}>
            {t("life")}
          </h2>
          <LifeCircle person={person} needs={picture.needs} />
        </section>
        <div className={classes["beside"]}>
          <AgreedNext next={picture.next} />
          <Around picture={picture} personId={id} />
        </div>
      </div>
      <div className={classes["below"]}>
        <RecentContacts picture={picture} personId={id} />
        <WebOfLife ratings={picture.ratings} personId={id} />
      </div>
    </div>
  );
}
