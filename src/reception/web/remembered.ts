import { useState } from "react";

/** A habit of this device, as its room and its doors; never anything about a person. */
export function useRemembered<T>(name: string, otherwise: T): [T, (value: T) => void] {
  const key = `kring.${name}`;
  const [value, setValue] = useState<T>(() => {
    try {
      const kept = localStorage.getItem(key);
      return kept === null ? otherwise : (JSON.parse(kept) as T);
    } catch {
      return otherwise;
    }
  });
  const remember = (next: T) => {
    setValue(next);
    localStorage.setItem(key, JSON.stringify(next));
  };
  return [value, remember];
}
