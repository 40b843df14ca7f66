import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { readPeopleAgain } from '../../api/people';
import { useWriting } from '../../text';
import { Tag } from '../../ui/parts';
import { useToast } from '../../ui/toasts';

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

/** Returns what does something, says so, and reads everything again; a refusal is said too. */
export function useDoing(): (work: Promise<unknown>, said?: string) => Promise<boolean> {
  const toast = useToast();
  const queries = useQueryClient();
  return async (work, said) => {
    try {
      await work;
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
      return false;
    }
    if (said) toast(said);
    await readPeopleAgain(queries);
    return true;
  };
}
