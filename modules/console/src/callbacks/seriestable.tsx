import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Series, type SeriesFilter, seriesOf } from '../api/callbacks';
import { useWriting } from '../text';
import { Loaded } from '../ui/loaded';
import { Tag } from '../ui/parts';
import { Table } from '../ui/table';
import { wordsOf } from './rule';

/** Returns what says the rule of a series in the words of the reader. */
export function useRuleWords() {
  const { t, dayOfWeek, day, number } = useWriting();
  return (rule: string) => wordsOf(rule, t.series.words, { weekday: dayOfWeek, day, number });
}

/** Series with their rules in words. */
export function SeriesTable({ filter, empty }: { filter: SeriesFilter; empty: string }) {
  const { t, day, time } = useWriting();
  const words = useRuleWords();
  const query = useQuery(seriesOf(filter));
  return (
    <Loaded query={query} height="8rem">
      {(rows) => (
        <Table
          label={t.series.list}
          rows={rows}
          rowKey={(row) => row.id}
          empty={empty}
          columns={[
            {
              head: t.callbacks.subject,
              cell: (row) => (
                <Link to="/callbacks/series/$id" params={{ id: row.id }}>
                  {row.subject}
                </Link>
              ),
            },
            ...(filter.accountId
              ? []
              : [
                  {
                    head: t.callbacks.customer,
                    cell: (row: Series) => (
                      <Link to="/accounts/$id/{-$tab}" params={{ id: row.accountId, tab: 'callbacks' }}>
                        {row.accountName}
                      </Link>
                    ),
                  },
                ]),
            { head: t.callbacks.contact, cell: (row) => row.contactName ?? t.common.none },
            { head: t.series.rule, cell: (row) => words(row.rule) },
            { head: t.callbacks.local, cell: (row) => `${time(row.local)} ${row.zone}` },
            {
              head: t.callbacks.state,
              cell: (row) => (
                <>
                  {row.endedOn !== null && <Tag>{t.series.ended}</Tag>}
                  {row.refused !== null && row.endedOn === null && (
                    <Tag tone="watch" title={t.series.refused}>
                      {t.series.stuck}
                    </Tag>
                  )}
                </>
              ),
            },
            { head: t.series.lastOn, end: true, cell: (row) => day(row.lastOn) },
          ]}
        />
      )}
    </Loaded>
  );
}
