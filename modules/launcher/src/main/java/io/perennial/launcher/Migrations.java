package io.perennial.launcher;

import io.perennial.kernel.Modules;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Migrates the schemas to this release, module by module in the order of their dependencies. Each module has its own folder {@code
 * db/<module>}, schema and history. A statement that cannot get a lock within 5 s fails and the migration is tried again, so that a busy
 * table stops a migration but never the traffic.
 */
record Migrations(Database owner) {
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int ATTEMPTS = 5;

    void apply() {
        Modules.onClassPath().names().stream().filter(Migrations::hasFolder).forEach(this::migrate);
    }

    private static boolean hasFolder(String module) {
        return Migrations.class.getClassLoader().getResource("db/" + module) != null;
    }

    private void migrate(String module) {
        for (var attempt = 1;; attempt++) {
            try {
                flyway(module).migrate();
                return;
            } catch (FlywayException e) {
                if (attempt == ATTEMPTS || !String.valueOf(e.getMessage()).contains(LOCK_NOT_AVAILABLE)) {
                    throw new CannotStart("The migrations of %s failed: %s".formatted(module, String.valueOf(e.getMessage()).strip()), e);
                }
            }
        }
    }

    private Flyway flyway(String module) {
        var source = owner.dataSource();
        source.setOptions("-c lock_timeout=5s");
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/" + module)
                .schemas(module)
                .table("flyway_history")
                .outputQueryResults(false)
                .loggers("slf4j")
                .load();
    }
}
