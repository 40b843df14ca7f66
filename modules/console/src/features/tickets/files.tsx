import { useMutation, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { api, body, type Schemas } from '../../api/client';
import { attachment } from '../../api/tickets';
import { useWriting } from '../../text';
import { Button, partStyles } from '../../ui/parts';
import { useToast } from '../../ui/toasts';
import css from './tickets.module.css';

export type Uploaded = Pick<Schemas['AttachmentView'], 'id' | 'name'>;

const MOST_FILES = 20;
const MOST_BYTES = 26_214_400;
const KILO = 1000;

/** Sends a file as it is. The API finds its type from the content. */
async function upload(file: File): Promise<Uploaded> {
  return body(
    api.POST('/attachments', {
      params: { query: { name: file.name } },
      body: file as unknown as string,
      bodySerializer: (content) => content,
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
  );
}

/** Adds files to what is being written, and takes them off again. */
export function Files({ files, onChange }: { files: Uploaded[]; onChange: (files: Uploaded[]) => void }) {
  const { t } = useWriting();
  const id = useId();
  const sending = useMutation({
    mutationFn: async (chosen: File[]) => {
      const added: Uploaded[] = [];
      for (const file of chosen) {
        if (file.size > MOST_BYTES) throw new Error(t.tickets.tooBig(file.name));
        added.push(await upload(file));
      }
      onChange([...files, ...added]);
    },
  });
  return (
    <div className={css.stack}>
      <label htmlFor={id}>{sending.isPending ? t.tickets.uploading : t.tickets.files}</label>
      <input
        id={id}
        type="file"
        multiple
        disabled={sending.isPending || files.length >= MOST_FILES}
        onChange={(event) => {
          sending.mutate([...(event.target.files ?? [])].slice(0, MOST_FILES - files.length));
          event.target.value = '';
        }}
      />
      {sending.error && <p className={partStyles.wrong}>{sending.error.message}</p>}
      {files.map((file) => (
        <div key={file.id} className={css.picked}>
          <span>{file.name}</span>
          <Button small onClick={() => onChange(files.filter((one) => one !== file))}>
            {t.tickets.takeOff}
          </Button>
        </div>
      ))}
    </div>
  );
}

/** A file of a message. It is only ever saved, never opened in the page. */
export function Attached({ id }: { id: string }) {
  const { t, number } = useWriting();
  const toast = useToast();
  const { data: file } = useQuery(attachment(id));
  const saving = useMutation({
    mutationFn: async (name: string) => {
      const content = await body(api.GET('/attachments/{id}/content', { params: { path: { id } }, parseAs: 'blob' }));
      const address = URL.createObjectURL(content as unknown as Blob);
      const link = document.createElement('a');
      link.href = address;
      link.download = name;
      link.click();
      URL.revokeObjectURL(address);
    },
    onError: (error) => toast(error.message),
  });
  if (!file) return null;
  return (
    <Button small disabled={saving.isPending} onClick={() => saving.mutate(file.name)}>
      {file.name} · {t.tickets.kilobytes(number(Math.ceil(file.size / KILO)))}
    </Button>
  );
}
