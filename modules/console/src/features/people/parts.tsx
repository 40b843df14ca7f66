import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWriting } from '../../text';
import { Tag } from '../../ui/parts';

const route = getRouteApi('/people/{-$tab}');

/** What is open beside the list is in the address: an id or a name, or `new`. */
export const NEW = 'new';

export function useOpened(): [string | undefined, (open: string | undefined) => void] {
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  return [open, (next) => void navigate({ search: ({ open: _, ...same }) => (next ? { ...same, open: next } : same) })];
}

/** The name of a record, which opens it. */
export function Opens({ open, children }: { open: string; children: ReactNode }) {
  return (
    <Link to="." search={(before) => ({ ...before, open })}>
      {children}
    </Link>
  );
}

/** Says if the files of the organisation declare a record. */
export function Source({ declared }: { declared: boolean }) {
  const { t } = useWriting();
  return declared ? <Tag title={t.people.declaredHint}>{t.people.declared}</Tag> : t.people.ours;
}
