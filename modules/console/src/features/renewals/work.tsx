import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { limits } from '#limits';
import { api, type Schemas, whole } from '../../api/client';
import { Clash, type Read, save } from '../../api/saving';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { ClashPanel } from '../../ui/clash';
import { useToast } from '../../ui/toasts';
import { read as readAgain } from './deciding';
import { useClashFields } from './fields';
import { Amount, Choice, Likelihood, Owner, Risks, Text } from './inputs';
import type { Renewal } from './list';
import css from './renewals.module.css';

type Patch = Schemas['RenewalWork'];

/**
 * Changes the work on a renewal: shown at once, taken back when it is refused. If others changed other fields, both changes stay; if they
 * changed the same field, `clash` shows both.
 */
function useWork(base: Read<Renewal>) {
  const { t } = useWriting();
  const toast = useToast();
  const queries = useQueryClient();
  const fields = useClashFields();
  const [clash, setClash] = useState<Clash>();
  const saving = useMutation({
    mutationFn: ({ patch, on = base }: { patch: Patch; on?: Read<Renewal> }) =>
      save({
        base: on,
        patch,
        write: (body, tag) =>
          whole(
            api.PATCH('/renewals/{id}', { params: { path: { id: on.data.id }, header: { 'If-Match': tag } }, body }),
          ),
        read: () => readAgain(on.data.id),
      }),
    onSuccess: ({ others }) => {
      const names = others.flatMap((name) => fields[name]?.label ?? []);
      toast(names.length > 0 ? t.clash.both(names.join(', ')) : t.renewals.saved);
    },
    onError: (error) => (error instanceof Clash ? setClash(error) : toast(error.message)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['renewals'] }),
  });
  return { saving, fields, clash, setClash };
}

/** The work on a renewal, changed in place. A text is saved when the person leaves it. */
export function Work({ read }: { read: Read<Renewal> }) {
  const { t } = useWriting();
  const { may } = useSession();
  const { saving, fields, clash, setClash } = useWork(read);
  const renewal = read.data;
  const readOnly = !may('renewals:write') || renewal.stage === 'closed' || saving.isPending;
  if (clash)
    return (
      <ClashPanel
        clash={clash}
        fields={fields}
        onLeave={() => setClash(undefined)}
        onSend={(patch) => {
          setClash(undefined);
          saving.mutate({ patch, on: clash.now as Read<Renewal> });
        }}
      />
    );
  const shown = { ...renewal, ...(saving.isPending ? saving.variables.patch : {}) } as Renewal;
  const change = (patch: Patch) => saving.mutate({ patch });
  const text = (name: 'nextStep' | 'competitor' | 'notes', lines?: boolean) => (
    <Text
      key={`${name}${renewal[name]}`}
      label={t.renewals[name]}
      value={shown[name]}
      most={limits.RenewalWork[name].maxLength}
      lines={lines}
      readOnly={readOnly}
      onSave={(text) => change({ [name]: text })}
    />
  );
  return (
    <>
      <div className={css.pair}>
        <Choice
          label={t.renewals.stage}
          value={shown.stage}
          names={t.renewalStages}
          without={shown.stage === 'closed' ? undefined : 'closed'}
          readOnly={readOnly}
          onChange={(stage) => change({ stage } as Patch)}
        />
        <Choice
          label={t.renewals.category}
          value={shown.category}
          names={t.categories}
          readOnly={readOnly}
          onChange={(category) => change({ category } as Patch)}
        />
        <Likelihood value={shown.likelihood} readOnly={readOnly} onSave={(likelihood) => change({ likelihood })} />
        <Owner value={shown.ownerId} readOnly={readOnly} onChange={(ownerId) => change({ ownerId })} />
        {shown.forecastArr && (
          <Amount value={shown.forecastArr} readOnly={readOnly} onSave={(forecastArr) => change({ forecastArr })} />
        )}
        {text('competitor')}
      </div>
      <Risks value={shown.riskReasons} readOnly={readOnly} onChange={(riskReasons) => change({ riskReasons })} />
      {text('nextStep')}
      {text('notes', true)}
    </>
  );
}
