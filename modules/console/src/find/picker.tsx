import { useWriting } from '../text';
import { Button } from '../ui/parts';
import css from './find.module.css';
import { Finder } from './finder';

export type Picked = { id: string; name: string };

/** Finds a customer by a few letters, and keeps the one that was picked. */
export function AccountPicker({
  picked,
  onPick,
}: {
  picked: Picked | undefined;
  onPick: (account: Picked | undefined) => void;
}) {
  const { t } = useWriting();
  if (picked)
    return (
      <div className={css.picked}>
        <strong>{picked.name}</strong>
        <Button small onClick={() => onPick(undefined)}>
          {t.tickets.another}
        </Button>
      </div>
    );
  return (
    <Finder
      label={t.tickets.findAccount}
      hint={t.tickets.findHint}
      fits={(hit) => hit.kind === 'accounts'}
      shown={(hit) => hit.accountName}
      onChoose={(hit) => onPick({ id: hit.accountId, name: hit.accountName })}
    />
  );
}
