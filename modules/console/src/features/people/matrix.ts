/** What a role may do in one area, such as `tickets`. */
export type Area = { name: string; reads: boolean; writes: boolean; more: string[] };

/** Returns the areas of some permissions in the order of their names. */
export function areasOf(permissions: string[]): Area[] {
  const areas = new Map<string, Area>();
  for (const permission of [...permissions].sort()) {
    const [name = '', action = ''] = permission.split(':');
    const area = areas.get(name) ?? { name, reads: false, writes: false, more: [] };
    areas.set(name, area);
    if (action === 'read') area.reads = true;
    else if (action === 'write') area.writes = true;
    else area.more.push(action.replaceAll('_', ' '));
  }
  return [...areas.values()];
}

/** The classes of fields, each with the permissions of which one opens it; nothing is needed for the others. */
const OPENED_BY: Record<string, string[]> = {
  contact_details: ['contacts:read', 'tickets:read'],
  person_names: ['contacts:read', 'tickets:read'],
  revenue: ['revenue:read'],
  health: ['health:read'],
  internal: ['notes:read', 'accounts:read', 'tickets:read'],
  attachments: ['messages:read'],
  free_text: ['notes:read', 'tickets:read', 'messages:read'],
};

/** Returns the classes of fields, and if somebody with only these permissions finds any field of them shown. */
export function classesOf(permissions: string[]): { name: string; open: boolean }[] {
  return Object.entries(OPENED_BY).map(([name, needed]) => ({
    name,
    open: needed.some((one) => permissions.includes(one)),
  }));
}
