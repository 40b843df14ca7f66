package io.perennial.launcher;

/** The passwords of the three database roles. */
record RolePasswords(String owner, String app, String scheduler) {

    static RolePasswords of(Settings settings) {
        return new RolePasswords(
                settings.get(Setting.DB_OWNER_PASSWORD),
                settings.get(Setting.DB_APP_PASSWORD),
                settings.get(Setting.DB_SCHEDULER_PASSWORD));
    }
}
