import { useCallback, useEffect, useRef, useState } from "react";
import { playChime } from "./chime.ts";

/** Sound, the whole screen and staying awake: what a browser only allows after a touch. */
export function useScreenPower() {
  const [isOn, setOn] = useState(false);
  const sound = useRef<AudioContext>(undefined);
  const start = useCallback(() => {
    sound.current ??= new AudioContext();
    sound.current.resume().then(() => sound.current && playChime(sound.current));
    document.documentElement.requestFullscreen?.().catch(() => {});
    setOn(true);
  }, []);
  const ring = useCallback(() => {
    if (sound.current?.state === "running") playChime(sound.current);
  }, []);
  useEffect(() => {
    if (!isOn) return;
    const stayAwake = () => {
      if (document.visibilityState === "visible")
        navigator.wakeLock?.request("screen").catch(() => {});
    };
    stayAwake();
    document.addEventListener("visibilitychange", stayAwake);
    return () => document.removeEventListener("visibilitychange", stayAwake);
  }, [isOn]);
  return { isOn, start, ring };
}
