import { type ReactNode, useState } from 'react';
import { Loaded } from '../../ui/loaded';
import { Button, Card } from '../../ui/parts';
import { Table, type TableColumn } from '../../ui/table';
import css from './account.module.css';

/** What an editor is opened for: a record, or without one a new record. */
export type Editing<T> = { record: T | undefined; title: string; onClose: () => void };

type RecordListProps<T> = {
  label: string;
  query: { data: T[] | undefined; error: Error | null; refetch: () => unknown };
  canWrite: boolean;
  /** The head of the first column, which opens the record. */
  head: string;
  nameOf: (row: T) => string;
  columns: TableColumn<T>[];
  empty: string;
  add: string;
  edit: string;
  editor: (editing: Editing<T>) => ReactNode;
};

/** The records of one kind at an account, with an editor beside them for who may write. */
export function RecordList<T extends { id: string }>(props: RecordListProps<T>) {
  const { label, canWrite, nameOf } = props;
  const [open, setOpen] = useState<{ record?: T }>();
  const isNew = open?.record === undefined;
  return (
    <Card
      title={label}
      aside={
        canWrite && (
          <Button small onClick={() => setOpen({})}>
            {props.add}
          </Button>
        )
      }
      flush
    >
      <Loaded query={props.query} height="12rem">
        {(rows) => (
          <Table
            label={label}
            rows={rows}
            rowKey={(row) => row.id}
            empty={props.empty}
            columns={[
              {
                head: props.head,
                cell: (row) =>
                  canWrite ? (
                    <button type="button" className={css.open} onClick={() => setOpen({ record: row })}>
                      {nameOf(row)}
                    </button>
                  ) : (
                    nameOf(row)
                  ),
              },
              ...props.columns,
            ]}
          />
        )}
      </Loaded>
      {open &&
        props.editor({
          record: open.record,
          title: isNew ? props.add : props.edit,
          onClose: () => setOpen(undefined),
        })}
    </Card>
  );
}
