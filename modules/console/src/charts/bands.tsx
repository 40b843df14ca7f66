import { createContext, use } from 'react';
import { toneOf } from '../ui/parts';

/** The colours of the bands that an organisation named itself, by their names. */
const BandColours = createContext<Record<string, string>>({});

export const BandsProvider = BandColours.Provider;

/** Returns what colours a band: our own tone for red, yellow and green, which can be read on any ground, or else the organisation's. */
export function useBand(band: string | null | undefined): { tone: string; colour: { background?: string } } {
  const colours = use(BandColours);
  const tone = toneOf(band);
  const colour = tone ? undefined : colours[band ?? ''];
  return { tone: tone ?? 'plain', colour: colour ? { background: colour } : {} };
}
