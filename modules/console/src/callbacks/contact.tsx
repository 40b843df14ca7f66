import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { contact as contactQuery } from '../api/accounts';
import type { Callback } from '../api/callbacks';
import { useSession } from '../app/session';
import { useWriting } from '../text';
import { Fact } from '../ui/facts';
import { Numbers } from './numbers';

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
