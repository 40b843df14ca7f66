-- What a vendor has handed back in a period is counted.
create index handover_handed_back on tickets.handover (tenant_id, vendor_id, until_at) where ended = 'handed_back';
