import { NativeSelect } from "@mantine/core";
import type { Compartment } from "../../access/contract.ts";
import { CompartmentSign } from "../../circle/web/index.ts";
import type { Place } from "../contract.ts";
import classes from "./editor.module.css";
import { useRecordWords } from "./use-record-words.ts";

interface Props {
  readonly places: readonly Place[];
  readonly place: Place;
  readonly compartment: Compartment;
  readonly onChange: (chosen: {
    serviceId: Place["service"]["id"];
    compartment: Compartment;
  }) => void;
}

/** Whose file the note goes into, and which kind of secret it is. Who has no choice is only told. */
export function PlaceChoice({ places, place, compartment, onChange }: Props) {
  const { t } = useRecordWords();
  return (
    <div className={classes["place"]}>
      {places.length > 1 ? (
        <NativeSelect
          aria-label={t("editor.service")}
          value={place.service.id}
          onChange={({ currentTarget }) => {
            const chosen = places.find(({ service }) => service.id === currentTarget.value);
            const [first] = chosen?.compartments ?? [];
            if (chosen && first) onChange({ serviceId: chosen.service.id, compartment: first });
          }}
          data={places.map(({ service }) => ({ value: service.id, label: service.name }))}
        />
      ) : (
        <strong>
          <bdi>{place.service.name}</bdi>
        </strong>
      )}
      {place.compartments.length > 1 ? (
        <fieldset className={classes["kinds"]}>
          <legend>{t("editor.compartment")}</legend>
          {place.compartments.map((one) => (
            <label key={one} data-chosen={one === compartment || undefined}>
              <input
                type="radio"
                name="compartment"
                value={one}
                checked={one === compartment}
                onChange={() => onChange({ serviceId: place.service.id, compartment: one })}
              />
              <CompartmentSign compartment={one} />
            </label>
          ))}
        </fieldset>
      ) : (
        <CompartmentSign compartment={compartment} />
      )}
    </div>
  );
}
