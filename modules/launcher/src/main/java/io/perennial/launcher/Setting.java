package io.perennial.launcher;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Each key that can be set, as {@code -Dperennial.port=} or as {@code PERENNIAL_PORT} in the environment. */
enum Setting {
    PORT("port", "HTTP port", "8080"),
    HOST("host", "address to listen on", "127.0.0.1"),
    DATA("data", "folder of the data, used by one launcher at a time", ".perennial/data"),
    HOME("home", "folder of what is unpacked once and shared", ".perennial"),
    DEMO("demo", "demo tenants with published passwords; loopback addresses only", "true"),
    DEMO_DATA("demo.data", "generated customers of the demo tenants, loaded at the first start", "true"),
    TRAINING("training", "after the first start, make what the next ones start faster with", "true"),
    TENANTS("tenants", "folder of the tenants' files", "tenants"),
    DRY_RUN("dry.run", "whether the tenants' files are only compared, not applied", "false"),
    LIBERTY("liberty", "folder of the Open Liberty runtime (wlp)", null),
    SERVER("server", "folder of the built server: server.xml and apps/perennial.war", null),
    URL("url", "address of the running Perennial that exports are loaded into", "http://localhost:8080"),
    TENANT("tenant", "whose exports are loaded", null),
    FOLDER("folder", "folder of the exports that are loaded", null),
    CLIENT_ID("client.id", "API client that loads them; without it the tenant's demo client", null),
    CLIENT_SECRET("client.secret", "that client's secret", null),
    DB_URL("db.url", "jdbc:postgresql://… of a PostgreSQL 18 to use instead of an embedded one", null),
    DB_USER("db.user", "a superuser there, or the database's owner if it may create roles", null),
    DB_PASSWORD("db.password", "that user's password", null),
    DB_OWNER_PASSWORD("db.owner.password", "password to give to the role perennial_owner", null),
    DB_APP_PASSWORD("db.app.password", "password to give to the role perennial_app", null),
    DB_SCHEDULER_PASSWORD("db.scheduler.password", "password to give to the role perennial_scheduler", null);

    static final String PREFIX = "perennial.";

    private final String key;
    private final String meaning;
    private final Optional<String> otherwise;

    Setting(String key, String meaning, @Nullable String otherwise) {
        this.key = PREFIX + key;
        this.meaning = meaning;
        this.otherwise = Optional.ofNullable(otherwise);
    }

    static Optional<Setting> of(String key) {
        return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
    }

    String key() {
        return key;
    }

    /** The same key as an environment variable, so that passwords need not stand on a command line. */
    String variable() {
        return key.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    String meaning() {
        return meaning;
    }

    Optional<String> otherwise() {
        return otherwise;
    }
}
