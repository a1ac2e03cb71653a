/** Three rising notes, made by the browser itself: heard across a room, startling nobody. */
const notesHz = [392, 523.25, 659.25];
const betweenNotesSeconds = 0.34;
const loudness = 0.22;

/** Browsers keep silent until somebody has touched the page once: make the context at that touch. */
export function playChime(context: AudioContext): void {
  for (const [index, frequency] of notesHz.entries()) {
    playNote(context, frequency, context.currentTime + 0.05 + index * betweenNotesSeconds);
  }
}

function playNote(context: AudioContext, frequency: number, at: number): void {
  const volume = context.createGain();
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(loudness, at + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.0008, at + 1.5);
  volume.connect(context.destination);
  // A quiet octave above gives the sine some wood.
  for (const [multiple, share] of [
    [1, 1],
    [2, 0.18],
  ] as const) {
    const partial = context.createGain();
    partial.gain.value = share;
    partial.connect(volume);
    const tone = context.createOscillator();
    tone.type = "sine";
    tone.frequency.value = frequency * multiple;
    tone.connect(partial);
    tone.start(at);
    tone.stop(at + 1.6);
  }
}
