import { clockHands } from "../slip.ts";

const hours = Array.from({ length: 12 }, (_, hour) => hour);

/** A clock for those who know the hands better than the figures; the figures stand beside it. */
export function ClockFace({ at, size }: { at: Date; size: string }) {
  const { hour, minute } = clockHands(at.getHours(), at.getMinutes());
  return (
    <svg viewBox="0 0 48 48" width={size} height={size} aria-hidden="true" style={{ flex: "none" }}>
      <g fill="none" stroke="currentColor" strokeLinecap="round">
        <circle cx="24" cy="24" r="22" strokeWidth="2.6" />
        {hours.map((one) => (
          <path
            key={one}
            d={one % 3 === 0 ? "M24 5.5v3.6" : "M24 5.5v1.4"}
            strokeWidth="2"
            transform={`rotate(${one * 30} 24 24)`}
          />
        ))}
        <path d="M24 24V14" strokeWidth="3.6" transform={`rotate(${hour} 24 24)`} />
        <path d="M24 24V8.5" strokeWidth="2.4" transform={`rotate(${minute} 24 24)`} />
      </g>
      <circle cx="24" cy="24" r="2.4" fill="currentColor" />
    </svg>
  );
}
