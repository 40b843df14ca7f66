-- Finds the few tasks that are counted again when holidays are published.
create index task_provisional on engagement.task (tenant_id, id) where due_provisional and state = 'open' and deleted_at is null;
