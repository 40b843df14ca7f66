-- A clock is removed when somebody tells later what had happened before, and its wait has never been.
grant delete on tickets.clock to perennial_app;
