import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { members as membersQuery } from '../../api/own';
import { useWriting } from '../../text';
import { Button, partStyles } from '../../ui/parts';
import { mentionsIn, type Named, typedName } from './mentioned';
import css from './tickets.module.css';

const MOST_OFFERED = 6;

/** Who can be mentioned: those who can log in. */
export function useMembers(may: boolean): Named[] {
  const { data } = useQuery({ ...membersQuery, enabled: may });
  return data?.filter(({ status }) => status === 'active') ?? [];
}

/** Offers the members whose name begins as what is typed after an @, and says who will be told. */
export function Mentions({
  text,
  members,
  onChange,
}: {
  text: string;
  members: Named[];
  onChange: (text: string) => void;
}) {
  const { t } = useWriting();
  const id = useId();
  const typed = typedName(text);
  const offered =
    typed === undefined
      ? []
      : members.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase())).slice(0, MOST_OFFERED);
  const told = mentionsIn(text, members);
  return (
    <>
      {offered.length > 0 && (
        <ul aria-labelledby={id} className={css.mentions}>
          <li id={id} className={css.hint}>
            {t.tickets.mention}
          </li>
          {offered.map(({ id: member, name }) => (
            <li key={member}>
              <Button small onClick={() => onChange(`${text.slice(0, text.length - (typed?.length ?? 0))}${name} `)}>
                @{name}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {told.length > 0 && (
        <p className={css.hint} role="status">
          {t.tickets.willBeTold(told.map(({ name }) => name).join(', '))}
        </p>
      )}
    </>
  );
}

/** Says who was mentioned and who of them was told nothing, because the message is not shown to them. */
export function Mentioned({ mentionedIds, untoldIds }: { mentionedIds: string[]; untoldIds: string[] }) {
  const { t } = useWriting();
  const { data: members } = useQuery({ ...membersQuery, enabled: mentionedIds.length > 0 });
  const namesOf = (ids: string[]) =>
    ids.map((id) => members?.find((member) => member.id === id)?.name ?? t.tickets.ofOrganisation).join(', ');
  const told = mentionedIds.filter((id) => !untoldIds.includes(id));
  if (mentionedIds.length === 0) return null;
  return (
    <>
      {told.length > 0 && <p className={css.hint}>{t.tickets.told(namesOf(told))}</p>}
      {untoldIds.length > 0 && <p className={partStyles.wrong}>{t.tickets.untold(namesOf(untoldIds))}</p>}
    </>
  );
}
