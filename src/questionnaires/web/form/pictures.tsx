import {
  type Icon,
  IconBuildingCommunity,
  IconCalendarTime,
  IconCompass,
  IconFileText,
  IconHome,
  IconMessages,
  IconMoodHeart,
  IconPigMoney,
  IconSofa,
  IconStretching,
  IconSun,
  IconUsersGroup,
} from "@tabler/icons-react";
import { extensionOf, extensions, type Item } from "../../fhir.ts";

const known: Readonly<Record<string, Icon>> = {
  body: IconStretching,
  mind: IconMoodHeart,
  meaning: IconCompass,
  quality: IconSun,
  part: IconUsersGroup,
  daily: IconCalendarTime,
  money: IconPigMoney,
  home: IconHome,
  papers: IconFileText,
  family: IconSofa,
  work: IconBuildingCommunity,
  language: IconMessages,
};

/** The picture beside a question, for whoever would rather look than read. */
export function ItemPicture({ item, size }: { item: Item; size: number }) {
  const key = extensionOf(item, extensions.picture)?.valueCode;
  const Picture = key === undefined ? undefined : known[key];
  return Picture ? <Picture size={size} stroke={1.5} aria-hidden /> : null;
}

/** A face between very bad (0) and very good (1). */
export function Face({ mood, size }: { mood: number; size: number }) {
  const bend = (mood - 0.5) * 15;
  return (
    <svg width={size} height={size} viewBox="0 0 40 40" aria-hidden>
      <circle cx="20" cy="20" r="17" fill="none" stroke="currentColor" strokeWidth="2.2" />
      <circle cx="14" cy="16" r="2.1" fill="currentColor" />
      <circle cx="26" cy="16" r="2.1" fill="currentColor" />
      <path
        d={`M 12 ${27 - bend / 4} Q 20 ${27 - bend / 4 + bend} 28 ${27 - bend / 4}`}
        fill="none"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
    </svg>
  );
}
