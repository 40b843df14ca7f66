-- Business calendars. (Flyway has made the module's schema, which also keeps its history.)
grant usage on schema calendars to perennial_app;
