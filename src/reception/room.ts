/** `2` or `0.14` needs the word "room" before it; `Bureau 2` says itself what it is. */
export function isBareRoomNumber(room: string): boolean {
  return /^\p{N}/u.test(room.trim());
}

/** The rooms that these turns were called to, each once, as a person would count them. */
export function roomsOf(turns: readonly { readonly room: string }[]): readonly string[] {
  const rooms = new Set(turns.map(({ room }) => room.trim()).filter((room) => room !== ""));
  return [...rooms].sort((one, other) => one.localeCompare(other, "fr", { numeric: true }));
}
