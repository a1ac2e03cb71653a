/** How alike two words are, 0 to 1, letter by letter. */

/**
 * Jaro-Winkler likeness (Winkler 1990, prefix scale 0.1 over at most 4 letters), 0 to 1.
 *
 * jaroWinkler('martha', 'marhta') → 0.961…
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const jaro = jaroLikeness(a, b);
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroLikeness(a: string, b: string): number {
  if (a.length === 0 || b.length === 0) return 0;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Uint8Array(b.length);
  let fromA = "";
  for (let i = 0; i < a.length; i++) {
    const end = Math.min(b.length, i + reach + 1);
    for (let j = Math.max(0, i - reach); j < end; j++) {
      if (taken[j] || a[i] !== b[j]) continue;
      taken[j] = 1;
      fromA += a[i];
      break;
    }
  }
  const matches = fromA.length;
  if (matches === 0) return 0;
  let moved = 0;
  let position = 0;
  for (let j = 0; j < b.length; j++) if (taken[j] && fromA[position++] !== b[j]) moved++;
  return (matches / a.length + matches / b.length + (matches - moved / 2) / matches) / 3;
}

/**
 * Smallest number of letters replaced, left out, added or exchanged with their neighbour
 * (optimal string alignment). Counts no further than `most`.
 *
 * typingErrors('mohamed', 'mohmaed') → 1
 */
export function typingErrors(a: string, b: string, most = 9): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most;
  let [older, old, row] = rows;
  for (let j = 0; j <= b.length; j++) old[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const letter = a.charCodeAt(i - 1);
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const other = b.charCodeAt(j - 1);
      const replaced = (old[j - 1] ?? 0) + (letter === other ? 0 : 1);
      let least = Math.min(replaced, (old[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other)
        least = Math.min(least, (older[j - 2] ?? 0) + 1);
      row[j] = least;
    }
    [older, old, row] = [old, row, older];
  }
  return Math.min(most, old[b.length] ?? most);
}

/** Used again by every call: making them anew would cost more than counting. */
const rows: [number[], number[], number[]] = [[], [], []];

/** One letter or digit replaced, left out, added, or two neighbours exchanged: `typingErrors` of 1, faster. */
export function isOneErrorApart(a: string, b: string): boolean {
  if (a === b) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  if (long.length - short.length === 1) return short.slice(start) === long.slice(start + 1);
  if (long.length !== short.length) return false;
  if (short.slice(start + 1) === long.slice(start + 1)) return true;
  return (
    short[start] === long[start + 1] &&
    short[start + 1] === long[start] &&
    short.slice(start + 2) === long.slice(start + 2)
  );
}
