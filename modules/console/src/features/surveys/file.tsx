import { useState } from 'react';
import { useWriting } from '../../text';
import { Button } from '../../ui/parts';
import { useToast } from '../../ui/toasts';
import { download } from './csv';

type FileButtonProps = {
  /** What is in the file, for its name and for who does not see where the button stands. */
  title: string;
  read: () => Promise<string>;
};

/** Hands out all rows of a list as a file, and not only those that are shown. */
export function FileButton({ title, read }: FileButtonProps) {
  const { t } = useWriting();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const hand = async () => {
    setBusy(true);
    await read()
      .then((text) => download(`${title}.csv`, text))
      .catch((error: Error) => toast(error.message));
    setBusy(false);
  };
  return (
    <Button small disabled={busy} aria-label={t.surveys.file(title)} onClick={() => void hand()}>
      CSV
    </Button>
  );
}
