-- The ledger of recurring revenue.
grant usage on schema renewals to perennial_app;
