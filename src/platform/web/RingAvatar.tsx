import { arc } from "./arc.ts";
import classes from "./ring.module.css";

const tones = 6;

/**
 * A person's picture: their initials in a ring. Which arcs and tone a ring has follows from `seed`
 * (the card number), so that the same person always looks the same; it says nothing about them.
 */
export function RingAvatar({
  given,
  family,
  seed,
  size = 48,
}: {
  given: string;
  family: string;
  seed: string;
  size?: number;
}) {
  const code = hash(seed);
  const start = code % 360;
  const lengths = [130 + (code % 53), 62 + ((code >>> 4) % 41), 30 + ((code >>> 8) % 29)];
  const gap = (360 - lengths.reduce((sum, length) => sum + length, 0)) / 3;
  let from = start;
  const arcs = lengths.map((length) => {
    const path = arc(32, 28, from, from + length);
    from += length + gap;
    return path;
  });
  const initials = [given, family].map(initial).join("");
  return (
    <svg
      className={classes["avatar"]}
      data-tone={(code >>> 3) % tones}
      width={size}
      height={size}
      viewBox="0 0 64 64"
      aria-hidden
    >
      <circle cx="32" cy="32" r="23" className={classes["avatarGround"]} />
      {arcs.map((path) => (
        <path key={path} d={path} className={classes["avatarArc"]} />
      ))}
      <text x="32" y="33" className={classes["avatarText"]} direction="ltr">
        {initials || "·"}
      </text>
    </svg>
  );
}

function initial(name: string): string {
  const first = /[\p{L}\p{N}]/u.exec(name)?.[0] ?? "";
  return first.toLocaleUpperCase();
}

function hash(text: string): number {
  let code = 2_166_136_261;
  for (const letter of text) {
    code = Math.imul(code ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  }
  return code;
}
