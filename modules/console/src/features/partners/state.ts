import type { Webhook } from '../../api/partners';
import type { Tone } from '../../ui/parts';

/** Where a webhook stands: its name, its tone, and the sentence about it. */
export type State = {
  name: 'on' | 'failing' | 'off' | 'gone' | 'unsigned';
  hint: 'on' | 'failing' | 'off' | 'gone' | 'failed' | 'unsigned';
  tone: Tone | undefined;
};

/** Returns where a webhook stands. A reason that the console does not know counts as switched off. */
export function stateOf({ enabled, signed, disabledBecause, failingSince }: Webhook): State {
  if (!enabled) {
    if (disabledBecause === 'gone') return { name: 'gone', hint: 'gone', tone: 'bad' };
    if (disabledBecause === 'failing') return { name: 'off', hint: 'failed', tone: 'bad' };
    return { name: 'off', hint: 'off', tone: undefined };
  }
  if (!signed) return { name: 'unsigned', hint: 'unsigned', tone: 'watch' };
  return failingSince ? { name: 'failing', hint: 'failing', tone: 'watch' } : { name: 'on', hint: 'on', tone: 'good' };
}
