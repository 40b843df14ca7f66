import type { Schemas } from '../../api/client';
import type { Whose } from '../../api/own';
import { useWriting } from '../../text';
import { Card, Tag, toneOf } from '../../ui/parts';
import css from './home.module.css';
import { List, RenewalLink, Row, SHOWN } from './rows';

/** The renewals that wait for somebody. */
export function Work({ home, of }: { home: Schemas['HomeView']; of: Whose }) {
  const { t, rounded, day, away, number, named } = useWriting();
  const { items, overdue, decisionsReached } = home.work;
  return (
    <Card
      title={of === 'me' ? t.home.work : t.home.workTeam}
      aside={<Tag>{number(overdue + decisionsReached)}</Tag>}
      flush
    >
      <List empty={t.home.workNone} more={overdue + decisionsReached - Math.min(SHOWN, items.length)}>
        {items.slice(0, SHOWN).map((work) => (
          <li key={work.renewalId} className={css.row}>
            <RenewalLink renewalId={work.renewalId} accountId={work.accountId} name={work.accountName} />
            <span className={css.end}>{work.arr && rounded(work.arr)}</span>
            <span className={css.more}>
              {work.why === 'overdue' ? (
                <Tag tone="bad">{t.home.overdue}</Tag>
              ) : (
                named({ decision_reached: t.home.decision_reached, notice_received: t.home.notice_received }, work.why)
              )}{' '}
              · {day(work.dueOn)}, {away(home.day, work.dueOn)}
            </span>
          </li>
        ))}
      </List>
    </Card>
  );
}

/** The customers whose health went into another band. */
export function Moves({ moves, of }: { moves: Schemas['BandMoves']; of: Whose }) {
  const { t, named, score, day } = useWriting();
  return (
    <Card title={t.home.moves} flush>
      <List
        empty={of === 'me' ? t.home.movesNone : t.home.movesNoneTeam}
        more={moves.n - Math.min(SHOWN, moves.items.length)}
      >
        {moves.items.slice(0, SHOWN).map((move) => (
          <Row
            key={move.accountId}
            accountId={move.accountId}
            name={move.name}
            end={score(move.score)}
            more={
              <>
                <Tag tone={toneOf(move.before)}>{named(t.bands, move.before)}</Tag> →{' '}
                <Tag tone={toneOf(move.band)}>{named(t.bands, move.band)}</Tag> {day(move.since)}
              </>
            }
          />
        ))}
      </List>
    </Card>
  );
}

/** The renewals on which a person and the automatic call disagree. */
export function Disagreements({ resolutions, of }: { resolutions: Schemas['Resolutions']; of: Whose }) {
  const { t, named, day } = useWriting();
  return (
    <Card title={t.home.disagree} flush>
      <List
        empty={of === 'me' ? t.home.disagreeNone : t.home.disagreeNoneTeam}
        more={resolutions.n - Math.min(SHOWN, resolutions.items.length)}
      >
        {resolutions.items.slice(0, SHOWN).map((one) => (
          <li key={one.renewalId + one.horizon} className={css.row}>
            <RenewalLink renewalId={one.renewalId} accountId={one.accountId} name={one.accountName} />
            <span className={css.end}>{day(one.dueOn)}</span>
            <span className={css.more}>
              {t.home.disagreeText(named(t.calls, one.automated), named(t.calls, one.answer))}
            </span>
          </li>
        ))}
      </List>
    </Card>
  );
}
