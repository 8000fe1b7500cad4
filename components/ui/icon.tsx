// Our own 16-pixel line icons, drawn inline: one path each, in the colour of the text beside them.
import { cn } from "@/components/ui/cn";

const PATHS = {
  "inbox-check":
    "M2 9h3l1.5 2h3L11 9h3M2 9l1.8-5.2A1 1 0 0 1 4.7 3H8M14 9v3.5a.8.8 0 0 1-.8.8H2.8a.8.8 0 0 1-.8-.8V9M10 4.2l1.6 1.6L14.6 2.6",
  list: "M6 4h8M6 8h8M6 12h8M2.2 4h.6M2.2 8h.6M2.2 12h.6",
  runs: "M2 4h5M9 8h5M4 12h6M7 4l2 4M9.5 8.4L7 12",
  map: "M3 3h3v3H3zM10 10h3v3h-3zM10 3h3v3h-3zM6 4.5h4M11.5 6v4M4.5 6v5.5H10",
  trail: "M4 2.5h8v11l-2-1.2-2 1.2-2-1.2-2 1.2zM6.3 5.5h3.4M6.3 8.5h3.4",
  gauge: "M2.5 12a6 6 0 1 1 11 0M8 10.5l2.6-3.6",
  activity: "M1.8 8.5h2.7l2-5 3 9 2-5h2.7",
  sliders: "M2 5h6.5M11.5 5H14M2 11h2.5M7.5 11H14M10 3.5v3M6 9.5v3",
  grid: "M2.5 2.5h11v11h-11zM2.5 6.2h11M2.5 9.8h11M6.2 2.5v11M9.8 2.5v11",
  stairs: "M2 13h3v-3h3V7h3V4h3",
  calendar: "M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5V5M10.5 2.5V5",
  users:
    "M6 7.5a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8zM1.8 13.3c.3-2.5 2-3.8 4.2-3.8s3.9 1.3 4.2 3.8M10.8 7.3a2.2 2.2 0 0 0 0-4.3M12 9.8c1.3.5 2.1 1.7 2.3 3.5",
  user: "M8 7.8a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4zM3 13.6c.3-2.7 2.3-4 5-4s4.7 1.3 5 4",
  cpu: "M4 4h8v8H4zM6.5 1.8V4M9.5 1.8V4M6.5 12v2.2M9.5 12v2.2M1.8 6.5H4M1.8 9.5H4M12 6.5h2.2M12 9.5h2.2",
  webhook:
    "M8 3.2a2 2 0 0 0-1 3.7L4.6 11M5 11h6M3.6 13.2a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2zM12.4 12.6a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2zM8.9 6.4l2.5 3.3",
  search: "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.4 10.4l3.4 3.4",
  clock: "M8 14a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM8 4.6V8l2.2 1.6",
  undo: "M5.5 3L2.5 6l3 3M2.7 6H10a3.5 3.5 0 0 1 0 7H6",
  check: "M3 8.5l3.2 3.2L13 4.6",
  "check-circle": "M8 14a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM5.3 8.2l1.9 1.9 3.5-3.9",
  circle: "M8 14a6 6 0 1 0 0-12 6 6 0 0 0 0 12z",
  x: "M4 4l8 8M12 4l-8 8",
  "x-circle": "M8 14a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM6 6l4 4M10 6l-4 4",
  pencil: "M3 13l.6-2.7L11 2.9l2.1 2.1-7.4 7.4zM9.6 4.3l2.1 2.1",
  ask: "M2.5 3h11v8H8l-3 2.6V11H2.5zM6.5 5.8c.2-.8.8-1.1 1.5-1.1.9 0 1.6.5 1.6 1.3 0 1-1.4 1-1.5 2M8.1 9.3v.1",
  escalate: "M8 13V3.2M4 7l4-4 4 4M3.5 13.5h9",
  triangle: "M8 2.4l6 11H2zM8 6.6v3M8 11.5v.1",
  octagon: "M5.4 2h5.2L14 5.4v5.2L10.6 14H5.4L2 10.6V5.4zM8 5v3.6M8 10.9v.1",
  link: "M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 1 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 1 0 3.7 3.7l.8-.8",
  copy: "M6 6h7.5v7.5H6zM10 6V2.5H2.5V10H6",
  right: "M6 3.5L10.5 8 6 12.5",
  down: "M3.5 6L8 10.5 12.5 6",
  up: "M4 10l4-4 4 4",
  left: "M10 3.5L5.5 8l4.5 4.5",
  arrow: "M2.5 8h11M9.5 4l4 4-4 4",
  filter: "M2 4h12M4.5 8h7M7 12h2",
  play: "M5 3.2l7.5 4.8L5 12.8z",
  pause: "M5.5 3.5v9M10.5 3.5v9",
  eye: "M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8zM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z",
  lock: "M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2",
  layers: "M8 2.3l6 3-6 3-6-3zM2 8.2l6 3 6-3M2 11l6 3 6-3",
  send: "M14 2L7 9M14 2l-4.3 12L7 9 2 6.3z",
  skip: "M3 4l5 4-5 4zM8.5 4l5 4-5 4z",
  menu: "M2 4.5h12M2 8h12M2 11.5h12",
  refresh: "M13.5 3v3.5H10M2.5 13V9.5H6M13 6.3A5.3 5.3 0 0 0 3.6 5M3 9.7A5.3 5.3 0 0 0 12.4 11",
  image: "M2.5 3h11v10h-11zM2.5 11l3.2-3.2 3 3 1.6-1.6 3.2 3M10.3 6.2v.1",
  braces:
    "M6 2.5c-1.6 0-2 .6-2 2v1.6c0 1-.5 1.6-1.5 1.9 1 .3 1.5.9 1.5 1.9v1.6c0 1.4.4 2 2 2M10 2.5c1.6 0 2 .6 2 2v1.6c0 1 .5 1.6 1.5 1.9-1 .3-1.5.9-1.5 1.9v1.6c0 1.4-.4 2-2 2",
  text: "M3 3.5h10M8 3.5v9.5M6 13h4",
  more: "M3.5 8h.1M8 8h.1M12.5 8h.1",
  plus: "M8 3v10M3 8h10",
  download: "M8 2.5V10M4.8 7L8 10.2 11.2 7M3 13.5h10",
  shield: "M8 2l5 2v4c0 3-2 5-5 6.2C5 13 3 11 3 8V4z M5.8 8l1.6 1.6 2.8-3",
  sort: "M5 3v10M2.5 10.5L5 13l2.5-2.5M9 4h5M9 8h3.5M9 12h2",
  swap: "M3 5.5h10L10.5 3M13 10.5H3L5.5 13",
  bell: "M4 11V7a4 4 0 0 1 8 0v4l1.2 1.5H2.8zM6.8 14.2h2.4",
  sun: "M8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM8 1.5v1.4M8 13.1v1.4M1.5 8h1.4M13.1 8h1.4M3.4 3.4l1 1M11.6 11.6l1 1M3.4 12.6l1-1M11.6 4.4l1-1",
  pin: "M8 14V9.5M4.5 9.5h7L10 7V3.2h.8V2H5.2v1.2H6V7z",
  moon: "M13 9.6A5.6 5.6 0 0 1 6.4 3 5.6 5.6 0 1 0 13 9.6z",
  monitor: "M2 3h12v8H2zM5.5 13.5h5M8 11v2.5",
  "log-out": "M6.5 2.5H3v11h3.5M10 5l3 3-3 3M13 8H6.5",
  keyboard: "M1.8 4h12.4v8H1.8zM4.3 6.7h.1M6.8 6.7h.1M9.3 6.7h.1M11.8 6.7h.1M5 9.5h6",
  settings:
    "M2 4.5h6.2M11.8 4.5H14M2 11.5h2.2M7.8 11.5H14M8.2 4.5a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0-3.6 0M4.2 11.5a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0-3.6 0",
  rows: "M2 3.5h12M2 6.5h12M2 9.5h12M2 12.5h12",
  panel: "M2.5 3h11v10h-11zM6.3 3v10",
  minus: "M3.5 8h9",
  trash: "M3 4.5h10M6.3 4.5V2.8h3.4v1.7M4.4 4.5l.7 9h5.8l.7-9M6.8 7v4M9.2 7v4",
  "octagon-minus": "M5.4 2h5.2L14 5.4v5.2L10.6 14H5.4L2 10.6V5.4zM5 8h6",
  command:
    "M6 6h4v4H6zM6 6V4.2A1.8 1.8 0 1 0 4.2 6H6zM10 6V4.2A1.8 1.8 0 1 1 11.8 6H10zM6 10v1.8A1.8 1.8 0 1 1 4.2 10H6zM10 10v1.8a1.8 1.8 0 1 0 1.8-1.8H10z",
} as const;

export type IconName = keyof typeof PATHS;

interface IconProps {
  readonly name: IconName;
  /** Edge in pixels. 16 beside body text, 14 beside small text, 12 inside a box. */
  readonly size?: 12 | 13 | 14 | 16 | 18 | 20;
  readonly className?: string | undefined;
  /** Only when the icon stands alone and no word says the same. */
  readonly label?: string;
}

const LOOK = "shrink-0 fill-none stroke-current stroke-[1.5] [stroke-linecap:round] [stroke-linejoin:round]";

export function Icon({ name, size = 16, className, label }: IconProps) {
  if (label === undefined) {
    return (
      <svg viewBox="0 0 16 16" width={size} height={size} className={cn(LOOK, className)} aria-hidden="true">
        <path d={PATHS[name]} />
      </svg>
    );
  }
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} className={cn(LOOK, className)} role="img">
      <title>{label}</title>
      <path d={PATHS[name]} />
    </svg>
  );
}
