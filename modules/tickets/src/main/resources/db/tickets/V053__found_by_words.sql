-- The function that finds, as records.finder makes it now.
select records.finder('tickets.ticket', true);
