/** `2` or `0.14` needs the word "room" before it; `Bureau 2` says itself what it is. */
export function isBareRoomNumber(room: string): boolean {
  return /^\p{N}/u.test(room.trim());
}
