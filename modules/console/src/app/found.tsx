import type { ReactNode } from 'react';
import type { Schemas } from '../api/client';
import { useWriting } from '../text';
import type { IconName } from '../ui/icons';
import css from './shell.module.css';

export type Hit = Schemas['SearchHit'];

const PLACES: Record<string, { icon: IconName; tab: string }> = {
  contacts: { icon: 'person', tab: '/people' },
  contracts: { icon: 'contract', tab: '/contracts' },
  notes: { icon: 'note', tab: '/notes' },
};

/** Returns where a record is shown: the tab of its account; a ticket has its own page. A kind that the console does not know leads to the account. */
export function addressOf(hit: Hit): string {
  if (hit.kind === 'tickets') return `/tickets/${hit.id}`;
  return `/accounts/${hit.accountId}${PLACES[hit.kind]?.tab ?? ''}`;
}

export function iconOf(hit: Hit): IconName {
  if (hit.kind === 'tickets') return 'tickets';
  return PLACES[hit.kind]?.icon ?? 'accounts';
}

/** What was found: the title, where it belongs, and the words that were searched for, where they stand. */
export function Found({ hit }: { hit: Hit }): ReactNode {
  const { t, named } = useWriting();
  const inTitle = hit.pieces.map((piece) => piece.text).join('') === hit.title;
  return (
    <span className={css.found}>
      <span>{inTitle ? <Marked pieces={hit.pieces} /> : hit.title}</span>
      <span className={css.foundMore}>
        {named(t.kinds, hit.kind)}
        {hit.kind !== 'accounts' && ` · ${hit.accountName}`}
        {!inTitle && (
          <>
            {' · '}
            <Marked pieces={hit.pieces} />
          </>
        )}
      </span>
    </span>
  );
}

function Marked({ pieces }: { pieces: Hit['pieces'] }) {
  return pieces.map((piece, at) =>
    piece.marked ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces have no other order
      <mark key={at}>{piece.text}</mark>
    ) : (
      piece.text
    ),
  );
}
