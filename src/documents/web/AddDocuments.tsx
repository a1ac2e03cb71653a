import { Button } from "@mantine/core";
import { IconCamera, IconEye, IconFilePlus, IconUpload } from "@tabler/icons-react";
import {
  type ChangeEvent,
  type DragEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from "react";
import type { PersonId } from "../../people/contract.ts";
import { sayDone, saySorry } from "../../platform/web/say.ts";
import type { Place } from "../../record/contract.ts";
import { PlaceChoice } from "../../record/web/index.ts";
import { AskBeforeLeaving } from "./AskBeforeLeaving.tsx";
import classes from "./add.module.css";
import { UploadRow } from "./UploadRow.tsx";
import { useDocumentWords } from "./use-document-words.ts";
import { useUploads } from "./use-uploads.ts";

const accepted =
  ".pdf,.jpg,.jpeg,.png,.webp,.txt,.docx,.odt,image/jpeg,image/png,image/webp,application/pdf";

interface Props {
  readonly personId: PersonId;
  readonly places: readonly [Place, ...Place[]];
  readonly children: ReactNode;
}

/** Files come by hand, by drop, by paste or by the camera; they wait here for a title and a place. */
export function AddDocuments({ personId, places, children }: Props) {
  const { t } = useDocumentWords();
  const { waiting, isBusy, add, change, remove, keep } = useUploads(personId);
  const [chosen, setChosen] = useState({
    serviceId: places[0].service.id,
    compartment: places[0].compartments[0],
  });
  const [isOver, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const take = (files: Iterable<File>) => add([...files], t("add.pasted"));
  usePaste(take);
  const place = places.find(({ service }) => service.id === chosen.serviceId) ?? places[0];
  const compartment =
    place.compartments.find((one) => one === chosen.compartment) ?? place.compartments[0];
  if (!compartment) return null;

  const onPick = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    take(currentTarget.files ?? []);
    // The same file may be chosen again after it was taken away.
    currentTarget.value = "";
  };
  const onDrag = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === "dragover");
  };
  const go = async () => {
    const { kept, left } = await keep({ serviceId: place.service.id, compartment });
    if (kept > 0) sayDone(t("add.kept", { count: kept }));
    if (left > 0) saySorry(t("add.left", { count: left }));
  };
  const keepable = waiting.filter(({ refusal }) => refusal === null);
  const mayGo = keepable.length > 0 && keepable.every(({ title }) => title.trim() !== "");
  return (
    <form
      className={classes["add"]}
      aria-label={t("add.title")}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (mayGo && !isBusy) void go();
      }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut for the button in it */}
      <div
        className={classes["zone"]}
        data-over={isOver || undefined}
        onDragOver={onDrag}
        onDragLeave={onDrag}
        onDrop={(event) => {
          onDrag(event);
          take(event.dataTransfer.files);
        }}
      >
        <IconUpload size={30} stroke={1.6} aria-hidden />
        <p className={classes["drop"]}>{t(isOver ? "add.dropNow" : "add.drop")}</p>
        <div className={classes["ways"]}>
          <Button
            variant={waiting.length > 0 ? "default" : "filled"}
            leftSection={<IconFilePlus size={20} stroke={1.8} />}
            onClick={() => picker.current?.click()}
          >
            {t("add.choose")}
          </Button>
          <Button
            className={classes["camera"] ?? ""}
            variant="default"
            leftSection={<IconCamera size={20} stroke={1.8} />}
            onClick={() => camera.current?.click()}
          >
            {t("add.camera")}
          </Button>
          {children}
        </div>
        <p className={classes["types"]}>{t("add.types")}</p>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          accept={accepted}
          aria-label={t("add.choose")}
          onChange={onPick}
        />
        <input
          ref={camera}
          type="file"
          hidden
          accept="image/jpeg,image/png,image/webp"
          capture="environment"
          aria-label={t("add.camera")}
          onChange={onPick}
        />
      </div>
      {waiting.length > 0 ? (
        <>
          <AskBeforeLeaving count={waiting.length} />
          <p className={classes["readable"]}>
            <IconEye size={22} stroke={1.8} aria-hidden />
            {t("add.readable")}
          </p>
          <PlaceChoice
            places={places}
            place={place}
            compartment={compartment}
            onChange={setChosen}
          />
          <ul className={classes["rows"]} aria-label={t("add.ready")}>
            {waiting.map((one) => (
              <UploadRow
                key={one.id}
                waiting={one}
                isBusy={isBusy}
                onChange={(part) => change(one.id, part)}
                onRemove={() => remove(one.id)}
              />
            ))}
          </ul>
          <div hidden={keepable.length === 0}>
            <Button type="submit" loading={isBusy} disabled={!mayGo}>
              {t("add.keep", { count: keepable.length })}
            </Button>
          </div>
        </>
      ) : null}
    </form>
  );
}

/** A picture or a file that is pasted anywhere on the page; text goes where it is pasted. */
function usePaste(take: (files: Iterable<File>) => void): void {
  const now = useRef(take);
  now.current = take;
  useEffect(() => {
    const onPaste = ({ clipboardData }: ClipboardEvent) => {
      if (clipboardData && clipboardData.files.length > 0) now.current(clipboardData.files);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, []);
}
