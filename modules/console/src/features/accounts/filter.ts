import type { FacetField } from '../../api/accounts';

export { filterOf } from '../../app/accountsearch';

/** The filters with several values that are counted. */
export type FacetName = 'band' | 'lifecycleStage' | 'ownerId' | 'tier' | 'segment' | 'industry' | 'country' | 'tag';

/** Returns what changes in the address when values of a field are chosen; without `values`, accounts that have none are meant. */
export function facetChange(param: FacetName, field: FacetField, values: string[] | undefined) {
  return { [param]: values && values.length > 0 ? values : undefined, without: values ? undefined : [field] } as {
    [K in FacetName]?: string[] | undefined;
  } & { without: string[] | undefined };
}
