import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { account as accountQuery } from '../../api/queries';
import { Page } from '../../ui/page';

const route = getRouteApi('/accounts/$id');

export default function AccountPage() {
  const { id } = route.useParams();
  const { data } = useQuery(accountQuery(id));
  return <Page title={data?.data.name ?? '…'} />;
}
