-- The server's role reaches the tables of this schema. V001 forgot it.
grant usage on schema tickets to perennial_app;
