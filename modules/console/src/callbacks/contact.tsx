import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { contact as contactQuery } from '../api/accounts';
import type { Callback } from '../api/callbacks';
import type { Schemas } from '../api/client';
import { useSession } from '../app/session';
import { useWriting } from '../text';
import { Fact } from '../ui/facts';

/** Whether a contact wishes no call of this kind. */
export function refuses(contact: Pick<Schemas['ContactView'], 'consent'> | undefined, channel: string | undefined) {
  return channel === 'phone' && contact?.consent?.phone === 'denied';
}

/** Who is called: by which numbers, and the way to what else is known of them. */
export function Called({ callback }: { callback: Callback }) {
  const { t } = useWriting();
  const { may } = useSession();
  const { contactId } = callback;
  const { data } = useQuery({
    ...contactQuery(contactId ?? ''),
    enabled: contactId !== null && may('contacts:read'),
  });
  return (
    <>
      <Fact label={t.callbacks.contact}>
        {contactId === null ? (
          t.common.none
        ) : (
          <Link to="/accounts/$id/{-$tab}" params={{ id: callback.accountId, tab: 'people' }}>
            {callback.contactName ?? contactId}
          </Link>
        )}
      </Fact>
      {data && <Numbers phones={data.phones ?? []} />}
    </>
  );
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
