import { useMemo } from "react";
import { encode } from "uqr";

/** Always black on white: it is read by cameras, also in the dark and from a crumpled paper. */
export function QrCode({ text, label, size }: { text: string; label: string; size: string }) {
  const { path, width } = useMemo(() => drawingOf(text), [text]);
  return (
    <svg
      viewBox={`0 0 ${width} ${width}`}
      width={size}
      height={size}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      style={{ flex: "none", background: "#fff" }}
    >
      <path d={path} fill="#000" />
    </svg>
  );
}

function drawingOf(text: string): { path: string; width: number } {
  const { data, size } = encode(text, { ecc: "M", border: 2 });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("");
  return { path, width: size };
}
