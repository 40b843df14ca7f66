import type { Delivery, Webhook } from '../../api/partners';
import { useWriting } from '../../text';
import { Button, Card, Tag } from '../../ui/parts';
import { useToast } from '../../ui/toasts';
import css from './partners.module.css';
import { stateOf } from './state';

export function StateTag({ webhook }: { webhook: Webhook }) {
  const { t } = useWriting();
  const { name, hint, tone } = stateOf(webhook);
  return (
    <Tag tone={tone} title={t.webhooks.stateHints[hint]}>
      {t.webhooks.states[name]}
    </Tag>
  );
}

/** Returns the types of a webhook or a message in words. */
export function useTypeNames() {
  const { t, named } = useWriting();
  const ofType = (type: string) => named(t.partners.types, type);
  return {
    ofType,
    ofMessage: ({ type, position }: Delivery) => {
      if (position === null) return t.webhooks.test_type;
      const [kind = '', op = ''] = type.split('.');
      return `${ofType(kind)}: ${named(t.webhooks.ops, op)}`;
    },
  };
}

/** Shows a secret, which nobody can read later. */
export function ShownSecret({ secret, onDone }: { secret: string; onDone: () => void }) {
  const { t } = useWriting();
  const toast = useToast();
  const copy = () => void navigator.clipboard.writeText(secret).then(() => toast(t.webhooks.copied));
  return (
    <Card title={t.webhooks.secret}>
      <p className={css.hint}>{t.webhooks.secretIs}</p>
      <div className={css.secret}>
        <input readOnly aria-label={t.webhooks.secret} value={secret} onFocus={(event) => event.target.select()} />
        <Button onClick={copy}>{t.webhooks.copy}</Button>
        <Button kind="main" onClick={onDone}>
          {t.webhooks.done}
        </Button>
      </div>
    </Card>
  );
}
