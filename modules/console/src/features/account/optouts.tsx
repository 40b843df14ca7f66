import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { limits } from '#limits';
import { optOuts, readmit } from '../../api/surveys';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { useDoing } from '../../ui/doing';
import { useDraft } from '../../ui/draft';
import { Form, type Values } from '../../ui/form';
import { shownOf } from '../../ui/loaded';
import { Button, Card, Failed, Tag } from '../../ui/parts';
import css from './account.module.css';

/** Who of an account wants to be asked nothing any more. Nothing is shown as long as nobody has said so. */
export function OptOuts({ accountId }: { accountId: string }) {
  const { t, instant } = useWriting();
  const { may } = useSession();
  const [asked, setAsked] = useState<string>();
  const query = useQuery({ ...optOuts(accountId), enabled: may('surveys:read') });
  const found = shownOf(query) ?? [];
  if (query.error) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (found.length === 0) return null;
  return (
    <Card title={t.surveys.optOuts}>
      <ul>
        {found.map((one) => (
          <li key={one.id}>
            <strong>{one.name}</strong>{' '}
            <Tag tone={one.optedOut ? 'watch' : undefined}>
              {one.optedOut ? t.surveys.optedOut(instant(one.optedOutAt)) : t.surveys.mayBeAsked}
            </Tag>{' '}
            {one.reason !== null && (
              <span className={css.faint}>
                {[one.readmittedByName, one.readmittedAt && instant(one.readmittedAt), one.reason]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            )}
            {one.optedOut && may('contacts:write') && asked !== one.id && (
              <Button small onClick={() => setAsked(one.id)}>
                {t.surveys.readmit}
              </Button>
            )}
            {asked === one.id && <Readmit id={one.id} onEnd={() => setAsked(undefined)} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Readmit({ id, onEnd }: { id: string; onEnd: () => void }) {
  const { t } = useWriting();
  const doing = useDoing((queries) => queries.invalidateQueries({ queryKey: ['surveys'] }));
  const draft = useDraft<Values>(`draft.readmission.${id}`, {});
  const end = () => {
    draft.clear();
    onEnd();
  };
  return (
    <Form
      fields={[{ name: 'reason', label: t.surveys.readmitWhy, wide: true }]}
      limits={limits.ReadmissionBody}
      values={draft.value}
      onChange={draft.set}
      submit={t.surveys.readmit}
      onSubmit={async () => {
        if (await doing(readmit(id, draft.value.reason?.trim() ?? '', draft.key))) end();
      }}
      onCancel={end}
    />
  );
}
