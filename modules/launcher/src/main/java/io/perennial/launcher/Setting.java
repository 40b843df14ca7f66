package io.perennial.launcher;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A setting, set as {@code -Dperennial.port=} or as {@code PERENNIAL_PORT} in the environment. */
enum Setting {
    PORT("port", "HTTP port", "8080"),
    HOST("host", "address to listen on", "127.0.0.1"),
    DATA("data", "folder of the data, for one launcher at a time", ".perennial/data"),
    HOME("home", "folder of the unpacked and shared programs", ".perennial"),
    DEMO("demo", "demo tenants with public passwords; loopback addresses only", "true"),
    DEMO_DATA("demo.data", "generated customers of the demo tenants, loaded at the first start", "true"),
    TRAINING("training", "after the first start, create the AOT cache that makes later starts faster", "true"),
    CONSOLE("console", "for the build: include the console", "true"),
    NODE("node", "for the build: own or system, the Node that builds the console", "own"),
    TENANTS("tenants", "folder of the tenant files", "tenants"),
    DRY_RUN("dry.run", "only show the changes of the tenant files, do not apply them", "false"),
    LIBERTY("liberty", "folder of the Open Liberty runtime (wlp)", null),
    SERVER("server", "folder of the built server: server.xml and apps/perennial.war", null),
    URL("url", "address of the running Perennial that receives the exports", "http://localhost:8080"),
    TENANT("tenant", "tenant of the exports", null),
    FOLDER("folder", "folder of the exports to load", null),
    CLIENT_ID("client.id", "API client that loads the exports; the default is the demo client of the tenant", null),
    CLIENT_SECRET("client.secret", "secret of that client", null),
    DB_URL("db.url", "jdbc:postgresql://… of a PostgreSQL 18 to use instead of an embedded one", null),
    DB_USER("db.user", "a superuser of that database, or its owner with CREATEROLE", null),
    DB_PASSWORD("db.password", "password of that user", null),
    DB_OWNER_PASSWORD("db.owner.password", "new password of the role perennial_owner", null),
    DB_APP_PASSWORD("db.app.password", "new password of the role perennial_app", null),
    DB_SCHEDULER_PASSWORD("db.scheduler.password", "new password of the role perennial_scheduler", null);

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

    /** Returns the name of the environment variable. With it, passwords need not be on a command line. */
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
