import type { Schemas } from '../../api/client';
import { useWriting } from '../../text';
import { Lock } from '../../ui/parts';

type Message = Schemas['MessageView'];

/** Who wrote a message, as far as the reader may know. */
export function Writer({ message: { writtenBy, redacted } }: { message: Pick<Message, 'writtenBy' | 'redacted'> }) {
  const { t } = useWriting();
  if (writtenBy === '[support team]') return t.tickets.ofOrganisation;
  return redacted?.includes('/writtenBy') ? <Lock /> : (writtenBy ?? t.tickets.unsaid);
}
