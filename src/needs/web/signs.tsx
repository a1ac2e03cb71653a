import {
  type Icon,
  IconAmbulance,
  IconBabyCarriage,
  IconBasket,
  IconBath,
  IconBolt,
  IconBottle,
  IconBriefcase,
  IconBriefcaseOff,
  IconBus,
  IconCandle,
  IconCloudRain,
  IconCoins,
  IconDeviceMobile,
  IconDiscount,
  IconDoorEnter,
  IconDoorExit,
  IconDots,
  IconEqualNot,
  IconFileCertificate,
  IconFriends,
  IconGavel,
  IconHandStop,
  IconHeartBroken,
  IconHeartHandshake,
  IconHome,
  IconHomeExclamation,
  IconHomeOff,
  IconHomeX,
  IconId,
  IconLanguage,
  IconLock,
  IconMoodSad,
  IconMoon,
  IconReceiptEuro,
  IconScale,
  IconSchool,
  IconShieldHeart,
  IconSoup,
  IconStethoscope,
  IconUmbrella,
  IconUser,
  IconUserHeart,
  IconUsers,
  IconWallet,
  IconWheelchair,
} from "@tabler/icons-react";
import { type Domain, type NeedKey, taxonomy } from "../contract.ts";
import classes from "./signs.module.css";
import { useNeedWords } from "./use-need-words.ts";

export const domainPictures: Record<Domain, Icon> = {
  housing: IconHome,
  money: IconCoins,
  daily: IconBasket,
  work: IconSchool,
  rights: IconId,
  health: IconStethoscope,
  mind: IconCloudRain,
  people: IconUsers,
  safety: IconShieldHeart,
};

export const needPictures: Record<NeedKey, Icon> = {
  "housing-none": IconHomeOff,
  eviction: IconDoorExit,
  "housing-unfit": IconHomeExclamation,
  energy: IconBolt,
  income: IconWallet,
  debt: IconReceiptEuro,
  food: IconSoup,
  hygiene: IconBath,
  transport: IconBus,
  other: IconDots,
  work: IconBriefcase,
  unemployment: IconBriefcaseOff,
  schooling: IconSchool,
  language: IconLanguage,
  digital: IconDeviceMobile,
  benefits: IconFileCertificate,
  "health-insurance": IconUmbrella,
  "urgent-medical-aid": IconAmbulance,
  "increased-reimbursement": IconDiscount,
  residence: IconId,
  "legal-civil": IconScale,
  "legal-criminal": IconGavel,
  discrimination: IconEqualNot,
  "health-problem": IconStethoscope,
  "access-to-care": IconDoorEnter,
  disability: IconWheelchair,
  distress: IconMoodSad,
  sleep: IconMoon,
  addiction: IconBottle,
  couple: IconHeartBroken,
  parenting: IconFriends,
  childcare: IconBabyCarriage,
  family: IconHeartHandshake,
  isolation: IconUser,
  caregiver: IconUserHeart,
  bereavement: IconCandle,
  "violence-home": IconHomeX,
  "violence-sexual": IconHandStop,
  exploitation: IconLock,
};

/** A pictogram on the colour of its domain; the word stands beside it. */
export function Plate({ what, size = 44 }: { what: NeedKey; size?: number }) {
  return <OnColour domain={taxonomy[what].domain} picture={needPictures[what]} size={size} />;
}

export function DomainPlate({ domain, size = 44 }: { domain: Domain; size?: number }) {
  return <OnColour domain={domain} picture={domainPictures[domain]} size={size} />;
}

function OnColour({
  domain,
  picture: Picture,
  size,
}: {
  domain: Domain;
  picture: Icon;
  size: number;
}) {
  return (
    <span
      className={classes["plate"]}
      data-domain={domain}
      style={{ inlineSize: size, blockSize: size }}
    >
      <Picture size={Math.round(size * 0.56)} stroke={1.8} aria-hidden />
    </span>
  );
}

/** A need in a line of text: pictogram and word. */
export function NeedSign({ what }: { what: NeedKey }) {
  const { whatOf } = useNeedWords();
  const Picture = needPictures[what];
  return (
    <span className={classes["sign"]} data-domain={taxonomy[what].domain}>
      <Picture size="1.15em" stroke={1.9} aria-hidden />
      {whatOf(what)}
    </span>
  );
}
