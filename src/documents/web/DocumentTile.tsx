import {
  type Icon,
  IconFileText,
  IconFileTypeDocx,
  IconFileTypePdf,
  IconMail,
  IconPhoto,
} from "@tabler/icons-react";
import { CompartmentSign } from "../../circle/web/index.ts";
import { requestOf } from "../../platform/web/client.ts";
import { type Document, thumbnailDocument } from "../contract.ts";
import { familyOf } from "../rules.ts";
import classes from "./documents.module.css";
import { useDocumentWords } from "./use-document-words.ts";

/** One document in the list: what it looks like, and what it is. */
export function DocumentTile({ document, onOpen }: { document: Document; onOpen: () => void }) {
  const { t, formats } = useDocumentWords();
  const { entry, title, kind, datedOn, correspondent } = document;
  return (
    <button
      type="button"
      className={classes["tile"]}
      data-mistake={entry.isMistake || undefined}
      onClick={onOpen}
    >
      <span className={classes["face"]}>
        <Face document={document} />
      </span>
      <span className={classes["about"]}>
        <strong dir="auto">{title}</strong>
        <span className={classes["soft"]}>
          {t(`kind.${kind}`)} ·{" "}
          {formats.shortDay(datedOn ? `${datedOn}T12:00:00` : entry.writtenAt)}
        </span>
        {correspondent ? (
          <span className={classes["soft"]}>
            <bdi>{correspondent}</bdi>
          </span>
        ) : null}
        <CompartmentSign compartment={entry.compartment} />
      </span>
    </button>
  );
}

const signs: Readonly<Record<string, Icon>> = {
  image: IconPhoto,
  pdf: IconFileTypePdf,
  office: IconFileTypeDocx,
  text: IconFileText,
};

/** A thumbnail of an image, the first lines of a letter, a sign for the rest. */
function Face({ document: { entry, file, text } }: { document: Document }) {
  if (!file) {
    return text ? (
      <span className={classes["sheet"]} dir="auto" aria-hidden>
        {text.slice(0, 400)}
      </span>
    ) : (
      <IconMail size={44} stroke={1.3} aria-hidden />
    );
  }
  const family = familyOf[file.mediaType];
  if (family === "image") {
    return <img src={requestOf(thumbnailDocument, { id: entry.id }).url} alt="" loading="lazy" />;
  }
  const Sign = signs[family] ?? IconFileText;
  return <Sign size={48} stroke={1.3} aria-hidden />;
}
