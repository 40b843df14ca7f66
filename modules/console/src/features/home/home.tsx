import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { Page } from '../../ui/page';

export default function Home() {
  const { t, day } = useWriting();
  const session = useSession();
  return <Page title={t.app.home} lead={day(session.today)} />;
}
