import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useToast } from './toasts';

/**
 * Returns what does something, says so, and reads everything again; a refusal is said too.
 *
 * @param again what is read again afterwards
 */
export function useDoing(
  again: (queries: QueryClient) => Promise<unknown>,
): (work: Promise<unknown>, said?: string) => Promise<boolean> {
  const toast = useToast();
  const queries = useQueryClient();
  return async (work, said) => {
    try {
      await work;
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
      return false;
    }
    if (said) toast(said);
    await again(queries);
    return true;
  };
}
