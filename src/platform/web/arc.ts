/** An arc of a circle as an SVG path; degrees, clockwise from the top. */
export function arc(centre: number, radius: number, from: number, to: number): string {
  const [x1, y1] = pointAt(centre, radius, from);
  const [x2, y2] = pointAt(centre, radius, to);
  return `M${x1} ${y1}A${radius} ${radius} 0 ${to - from > 180 ? 1 : 0} 1 ${x2} ${y2}`;
}

export function pointAt(centre: number, radius: number, degrees: number): [number, number] {
  const angle = ((degrees - 90) * Math.PI) / 180;
  const round = (value: number) => Math.round(value * 100) / 100;
  return [round(centre + radius * Math.cos(angle)), round(centre + radius * Math.sin(angle))];
}
