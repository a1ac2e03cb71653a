import {
  type Icon,
  IconBuildingCommunity,
  IconCoins,
  IconHeart,
  IconHome,
  IconMessageCircleHeart,
  IconPlant2,
  IconScale,
  IconStethoscope,
  IconUsersGroup,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Compartment } from "../../access/contract.ts";
import classes from "./signs.module.css";

/** What a place in the circle stands for: a kind of secret, somebody close, or a service of several kinds. */
export type Tone = Compartment | "close" | "service";

export const pictures: Record<Tone, Icon> = {
  health: IconStethoscope,
  mind: IconMessageCircleHeart,
  social: IconHome,
  debt: IconCoins,
  legal: IconScale,
  addiction: IconPlant2,
  community: IconBuildingCommunity,
  close: IconHeart,
  service: IconUsersGroup,
};

/** The plate beside a word: a pictogram on its colour. */
export function Plate({ tone, size = 48 }: { tone: Tone; size?: number }) {
  const Picture = pictures[tone];
  return (
    <span
      className={classes["plate"]}
      data-tone={tone}
      style={{ inlineSize: size, blockSize: size }}
    >
      <Picture size={Math.round(size * 0.56)} stroke={1.9} aria-hidden />
    </span>
  );
}

/** A kind of secret in a line of text: colour, pictogram and word. */
export function CompartmentSign({ compartment }: { compartment: Compartment }) {
  const { t } = useTranslation("access");
  const Picture = pictures[compartment];
  return (
    <span className={classes["sign"]} data-tone={compartment}>
      <Picture size="1.1em" stroke={2} aria-hidden />
      {t(`compartment.${compartment}`)}
    </span>
  );
}
