import type { Schemas } from '../api/client';
import { useWriting } from '../text';
import { Fact } from '../ui/facts';

/** Whether a contact wishes no call of this kind. */
export function refuses(contact: Pick<Schemas['ContactView'], 'consent'> | undefined, channel: string | undefined) {
  return channel === 'phone' && contact?.consent?.phone === 'denied';
}

/** Telephone numbers that a click calls. */
export function Numbers({ phones }: { phones: string[] }) {
  const { t } = useWriting();
  return (
    <Fact label={t.record.phone}>
      {phones.length === 0 ? t.callbacks.noNumber : null}
      {phones.map((phone) => (
        <div key={phone}>
          <a href={`tel:${phone.replaceAll(/[^+0-9]/g, '')}`}>{phone}</a>
        </div>
      ))}
    </Fact>
  );
}
