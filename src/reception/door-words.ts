/**
 * Whether a door's name only repeats the word for it (`Médecin`, `Médecins`): then it is said once.
 */
export function repeatsWord(name: string, word: string): boolean {
  const [short, long] = [name, word]
    .map((text) => text.trim().toLocaleLowerCase())
    .sort((one, other) => one.length - other.length) as [string, string];
  return long.startsWith(short) && long.length - short.length <= 2;
}
