/** The icons are lines on a grid of 16, drawn for this console. */
const PATHS = {
  home: 'M2.500 7.500 8 2.800l5.500 4.700V13a.7.7 0 0 1-.7.700H3.200a.7.7 0 0 1-.7-.700ZM6.300 13.500V9.500h3.400v4',
  accounts: 'M2.500 13.500v-9L8 2.300v11.200M8 6l5.500 1.800v5.700M1.500 13.500h13M4.700 6.500h1M4.700 9h1M10.500 10h1',
  renewals:
    'M13.500 6.500A5.800 5.800 0 0 0 3 5M2.500 2.500V5.300h2.800M2.500 9.500A5.800 5.800 0 0 0 13 11M13.500 13.500v-2.800h-2.800',
  tickets:
    'M2 4.500h12v2.200a1.400 1.400 0 0 0 0 2.700v2.100H2V9.400a1.400 1.400 0 0 0 0-2.700ZM9.800 4.500v1.300M9.800 7.300v1.400M9.800 10.200v1.300',
  surveys: 'M2.500 3h11v8H7.500l-3 2.500V11h-2ZM5 5.500h6M5 8.300h4',
  search: 'M7 11.800A4.800 4.800 0 1 0 7 2.200a4.800 4.800 0 0 0 0 9.600ZM10.500 10.500l3.300 3.300',
  lock: 'M4 7.200h8v6.300H4ZM5.700 7V5a2.300 2.300 0 0 1 4.600 0v2',
  close: 'M3.800 3.800l8.400 8.400M12.200 3.800l-8.400 8.400',
  up: 'M8 12.500v-9M4.500 7 8 3.500 11.500 7',
  down: 'M8 3.500v9M4.500 9 8 12.500 11.500 9',
  chevron: 'M6 3.800 10.200 8 6 12.200',
  person:
    'M8 8a2.700 2.700 0 1 0 0-5.400A2.700 2.700 0 0 0 8 8ZM2.800 13.500c.5-2.500 2.500-3.800 5.200-3.800s4.700 1.300 5.200 3.800',
  check: 'M3 8.500 6.500 12 13 4.500',
  warn: 'M8 2.500 14.200 13.300H1.800ZM8 6.500v3.200M8 11.500v.1',
  bell: 'M4 11V7a4 4 0 0 1 8 0v4l1.300 1.300H2.700ZM6.500 13.900h3',
  contract: 'M4 1.800h5.500L12.500 5v9.200H4ZM9.500 1.800V5h3M6 8h4.500M6 10.800h4.500',
  note: 'M2.500 3h11v7.500H8l-3 3v-3H2.500ZM5 5.800h6M5 7.900h4',
  gear: 'M8 10.300a2.300 2.300 0 1 0 0-4.600 2.300 2.300 0 0 0 0 4.600ZM8 1.800v1.900M8 12.300v1.900M1.800 8h1.900M12.300 8h1.900M3.600 3.600l1.400 1.400M11 11l1.400 1.400M12.400 3.600 11 5M5 11l-1.400 1.400',
  view: 'M4 2.500h8v11l-4-3-4 3Z',
  out: 'M6.500 13.500h-4v-11h4M9.500 5l3 3-3 3M12.300 8H6',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
