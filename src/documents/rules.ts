import type { FieldError } from "../platform/problem.ts";
import { saysSomething } from "../record/rules.ts";
import { type LetterTemplate, templateFacts } from "./letter-templates.ts";
import type { FileRefusal, MediaType, ShownHow } from "./words.ts";

export type Family = "image" | "pdf" | "text" | "office";

export const familyOf: Readonly<Record<MediaType, Family>> = {
  "image/jpeg": "image",
  "image/png": "image",
  "image/webp": "image",
  "application/pdf": "pdf",
  "text/plain": "text",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "office",
  "application/vnd.oasis.opendocument.text": "office",
};

/** The endings a file of a type may have, the usual one first. */
const endings: Readonly<Record<MediaType, readonly [string, ...string[]]>> = {
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
  "image/webp": ["webp"],
  "application/pdf": ["pdf"],
  "text/plain": ["txt"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.oasis.opendocument.text": ["odt"],
};

const familyByEnding = new Map<string, Family>([
  ...Object.entries(endings).flatMap(([type, all]) =>
    all.map((one) => [one, familyOf[type as MediaType]] as const),
  ),
  // A phone that turns its picture into JPEG on the way does not always tell the name.
  ...(["heic", "heif", "jfif", "jpe"] as const).map((one) => [one, "image"] as const),
  ...(["text", "md", "csv", "log"] as const).map((one) => [one, "text"] as const),
]);

/** Endings that machines act upon. A name that carries one is meant to be believed. */
const acting = new Set(
  `exe com scr pif msi bat cmd ps1 psm1 vbs vbe js jse mjs wsf wsh hta cpl dll sys jar app apk deb rpm dmg iso img
   sh bash csh py pl rb php phtml asp aspx jsp cgi htm html xhtml xht shtml mhtml mht svg svgz xml xsl xslt swf lnk url
   desktop reg inf chm docm dotm dotx xlsm xlsx xls xltm xlam pptm ppt pptx doc rtf odm ott ods odp zip rar 7z gz tgz
   tar bz2 xz cab ace arj gif bmp ico cur tif tiff psd eps ps ai emf wmf avif jxl mp3 mp4 mov avi mkv webm wav ogg eml
   msg ics vcf one pub xps settingcontent-ms ttf otf woff woff2 wasm class`.split(/\s+/),
);

/** `scan.PDF` is `pdf`; a name without an ending has none: `""`. */
export function endingOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot < 0
    ? ""
    : name
        .slice(dot + 1)
        .trim()
        .toLowerCase();
}

/** Whether a file of this kind may be called so: a name of another kind is a lie or a mistake. */
export function mayBeCalled(name: string, family: Family): boolean {
  // Bidirectional signs make `gpj.exe` of what ends in `exe.jpg`.
  const ending = endingOf(name.replace(/[\p{Cc}\p{Cf}]/gu, ""));
  const known = familyByEnding.get(ending);
  return known === undefined ? !acting.has(ending) : known === family;
}

/** Why a file will not be kept, as far as it can be told before it is sent; its content is judged later. */
export function refusalOf({ name, size }: { name: string; size: number }): FileRefusal | null {
  if (size === 0) return "empty";
  return acting.has(endingOf(name)) ? "type-not-allowed" : null;
}

/** In UTF-16 units: at most 240 bytes, and a disk takes 255. */
const longestName = 80;

/**
 * A name that is safe wherever the file is saved: no path, no sign without a width, no word a
 * machine keeps for itself, and the ending of what the content is.
 * @example safeFileName("../../a\u202egpj.jpg", "image/png") // "agpj.png"
 */
export function safeFileName(claimed: string, type: MediaType): string {
  const [usual, ...others] = endings[type];
  const bare = claimed
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\ufffd]/gu, "")
    .replace(/^.*[\\/]/su, "")
    .replace(/[<>:"|?*;%&'`$=]/g, "_")
    .replace(/\s+/gu, " ");
  const ending = endingOf(bare);
  const isTrue = familyByEnding.has(ending);
  const stem = (isTrue ? bare.slice(0, bare.lastIndexOf(".")) : bare)
    .replace(/^[\s.~_-]+|[\s.]+$/gu, "")
    .normalize("NFC");
  const short = stem
    .slice(0, longestName)
    .replace(/[\ud800-\udbff]$/, "")
    .trim();
  const kept = [usual, ...others].includes(ending) ? ending : usual;
  const isKeptWord = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(short);
  return `${isKeptWord ? "document " : ""}${short || "document"}.${kept}`;
}

/** What a title may be, from the name of a file: `IMG_2031 - bail (2).jpg` is `IMG 2031 - bail`. */
export function titleOf(name: string): string {
  const bare = name.replace(/[\p{Cc}\p{Cf}]/gu, "").replace(/^.*[\\/]/su, "");
  const stem = familyByEnding.has(endingOf(bare)) ? bare.slice(0, bare.lastIndexOf(".")) : bare;
  const words = stem
    .replace(/_+/g, " ")
    .replace(/\s*\(\d+\)\s*$/, "")
    .replace(/\s+/g, " ")
    .trim();
  return [...words].slice(0, 200).join("");
}

export function checkTitle(title: string): FieldError[] {
  return saysSomething(title) ? [] : [{ path: "/title", code: "required" }];
}

interface LetterToCheck {
  readonly title: string;
  readonly text: string;
  readonly correspondent: string;
  readonly template: LetterTemplate;
  readonly shown?: ShownHow;
}

export function checkLetter({ title, text, correspondent, template, shown }: LetterToCheck) {
  const errors: FieldError[] = checkTitle(title);
  if (!saysSomething(text)) errors.push({ path: "/text", code: "required" });
  if (/\{\{\w*\}\}/.test(text)) errors.push({ path: "/text", code: "unfilled" });
  if (!saysSomething(correspondent)) errors.push({ path: "/correspondent", code: "required" });
  if (templateFacts[template].passesOn && !shown) {
    errors.push({ path: "/shown", code: "required" });
  }
  return errors;
}

/**
 * Fills `{{names}}`. A line that needs something that is not there, or was left out, goes with it;
 * so does the gap it leaves.
 * @example fillLetter("Name: {{person}}\nBorn: {{birth}}", { person: "Luc" }) // "Name: Luc"
 */
export function fillLetter(text: string, fields: Readonly<Record<string, string>>): string {
  const lines = text
    .split("\n")
    .filter((line) =>
      [...line.matchAll(/\{\{(\w+)\}\}/g)].every(([, name = ""]) => fields[name]?.trim()),
    );
  return lines
    .map((line) => line.replace(/\{\{(\w+)\}\}/g, (_, name: string) => fields[name] ?? ""))
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
