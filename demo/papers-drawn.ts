import sharp from "sharp";

/* Papers and pictures for the demo, drawn here: nobody's real paper lies in the repository. */

interface Rgb {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

const block = (width: number, height: number, background: Rgb) => ({
  create: { width, height, channels: 3 as const, background },
});

/** A sheet with a letter head and lines where words would be, as a scanner sees it. */
export function drawSheet(seed: number): Promise<Buffer> {
  const ink = { r: 66, g: 70, b: 78 };
  const head = [
    { input: block(190, 46, tone(seed)), top: 70, left: 70 },
    { input: block(150, 10, ink), top: 84, left: 290 },
    { input: block(110, 10, ink), top: 104, left: 290 },
  ];
  const lines = Array.from({ length: 26 }, (_, line) => ({
    input: block(
      line % 7 === 6 ? 180 + ((seed * 31 + line * 47) % 260) : 560 - ((seed + line * 13) % 40),
      9,
      ink,
    ),
    top: 250 + line * 28 + Math.floor(line / 7) * 24,
    left: 70,
  }));
  return sharp(block(700, 1010, { r: 250, g: 248, b: 242 }))
    .composite([...head, ...lines])
    .blur(0.7)
    .jpeg({ quality: 80 })
    .toBuffer();
}

/** A damp corner of a room: stains spread from below. */
export async function drawDampWall(seed: number): Promise<Buffer> {
  const [width, height] = [900, 675];
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const waves =
        Math.sin(x / 61 + seed) + Math.sin(x / 23 + y / 91) + Math.sin(y / 37 - x / 140);
      const damp = Math.max(0, Math.min(1, (y / height - 0.35 + waves * 0.09) * 2.2));
      const grain = ((x * 7919 + y * 104_729) % 17) - 8;
      const at = (y * width + x) * 3;
      pixels[at] = 214 - damp * 118 + grain;
      pixels[at + 1] = 204 - damp * 106 + grain;
      pixels[at + 2] = 184 - damp * 112 + grain;
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .blur(1.1)
    .jpeg({ quality: 82 })
    .toBuffer();
}

/** A PDF of one page with these lines. */
export function drawPdf(lines: readonly string[]): Buffer {
  const safe = (line: string) =>
    line
      .normalize("NFD")
      .replace(/[^\x20-\x7e]/g, "")
      .replace(/[\\()]/g, "\\$&");
  const words = `BT /F1 12 Tf 60 780 Td 18 TL ${lines.map((line) => `(${safe(line)}) Tj T*`).join(" ")} ET`;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    `<</Length ${words.length}>>\nstream\n${words}\nendstream`,
  ];
  let file = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const at = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}`;
  return Buffer.from(
    `${file}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`,
    "latin1",
  );
}

function tone(seed: number): Rgb {
  const tones = [
    { r: 20, g: 80, b: 90 },
    { r: 160, g: 60, b: 40 },
    { r: 60, g: 70, b: 130 },
  ];
  return tones[seed % tones.length] as Rgb;
}
