/**
 * The same function, but it knows its answers again: words of names repeat, and reading them is most
 * of the work of finding. Forgets everything when `most` are known.
 */
export function remember<Answer>(
  answer: (text: string) => Answer,
  most = 20_000,
): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = answer(text);
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made;
  };
}
