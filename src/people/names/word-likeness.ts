import { equalNameGroups } from "./equal-names.ts";
import { jaroWinkler, typingErrors } from "./likeness.ts";
import type { NameWord } from "./name-words.ts";
import { scriptLikeness } from "./script-likeness.ts";
import { latinSkeletons } from "./skeletons.ts";
import { soundsOf } from "./sounds.ts";

/**
 * How likely two words are the same name, 0 to 1: the best of spelling, sound, script and equal
 * names. A word still being typed (`unfinished`) is also held against the beginning of the other.
 */
export function wordLikeness(typed: NameWord, own: NameWord, unfinished?: true): number {
  if (typed.arabic !== undefined && own.arabic !== undefined)
    return spellingLikeness(typed.arabic, own.arabic);
  if (typed.arabic !== undefined)
    return 0.95 * scriptLikeness(typed.arabic, own.sounded ?? own.word);
  if (own.arabic !== undefined)
    return 0.95 * scriptLikeness(own.arabic, typed.sounded ?? typed.word);
  if (unfinished && own.word.startsWith(typed.word)) return 0.98;
  const joined = typed.joined === own.joined ? 0 : 0.005;
  const spelling = Math.max(spellingLikeness(typed.word, own.word), gluedLikeness(typed, own));
  return spelling > 0.97
    ? spelling - joined
    : Math.max(spelling, soundLikeness(typed.word, own.word));
}

/** `el amrani` against `elamrani`. */
function gluedLikeness(typed: NameWord, own: NameWord): number {
  const glued = typed.joined === own.word || own.joined === typed.word;
  return glued ? 0.99 : 0;
}

function spellingLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const errors = typingErrors(a, b, 4);
  const likeness = jaroWinkler(a, b);
  const length = Math.max(a.length, b.length);
  return Math.min(
    0.97,
    Math.max(1 - errors / length, 0.5 * (1 - errors / length) + 0.5 * likeness),
  );
}

function soundLikeness(a: string, b: string): number {
  const groups = equalNameGroups(a);
  if (groups.length > 0 && equalNameGroups(b).some((group) => groups.includes(group))) return 0.9;
  const likeness = jaroWinkler(a, b);
  const sounds = soundsOf(a);
  const alike = soundsOf(b).some((sound) => sounds.includes(sound));
  const skeletons = latinSkeletons(a);
  const boned = latinSkeletons(b).some((skeleton) => skeletons.includes(skeleton));
  return likeness * 0.6 + (alike ? 0.2 : 0) + (boned ? 0.15 : 0);
}
