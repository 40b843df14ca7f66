import { useWriting } from '../text';

/** The reasons that Perennial itself writes down, as it writes them. */
const OWN = {
  'On the booking page': 'booking',
  "The contact's time zone changed": 'zone',
  'The series was changed': 'series',
} as const;

const own = (reason: string) => OWN[reason as keyof typeof OWN] as (typeof OWN)[keyof typeof OWN] | undefined;

/** Whether a time moved because a zone was corrected, and nobody asked. */
export function isOfItself(reason: string | null): boolean {
  return reason !== null && own(reason) === 'zone';
}

/** Returns what says a reason in the reader's language, if Perennial wrote it, and else in the words of who did. */
export function useReasons(): (reason: string) => string {
  const { t } = useWriting();
  return (reason) => {
    const known = own(reason);
    return known === undefined ? reason : t.callbacks.reasons[known];
  };
}
