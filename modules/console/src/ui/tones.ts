import type { Tone } from './parts';

/** The colours of outcomes and of categories: only where something went well or badly, or may. */
export const STATE_TONES: Record<string, Tone> = { won: 'good', downsold: 'watch', deferred: 'watch', lost: 'bad' };
export const CATEGORY_TONES: Record<string, Tone> = { commit: 'good', at_risk: 'bad' };
export const SEVERITY_TONES: Record<string, Tone> = { urgent: 'watch', critical: 'bad' };
export const CALLBACK_TONES: Record<string, Tone> = { reached: 'good', missed: 'bad', not_reached: 'watch' };
export const TICKET_TONES: Record<string, Tone> = { solved: 'good', closed: 'good', new: 'watch' };
