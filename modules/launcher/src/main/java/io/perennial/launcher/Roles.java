package io.perennial.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PasswordUtil;

/** The database roles, created by the same script that an administrator can run with psql. */
record Roles(String script) {
    static final String OWNER = "perennial_owner";

    private static final Pattern VARIABLE = Pattern.compile("(?<!:):(['\"])(\\w+)\\1");
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    static Roles packaged() throws IOException {
        try (var script = Roles.class.getResourceAsStream("/postgres/roles.sql")) {
            if (script == null) {
                throw new IOException("infra/postgres/roles.sql is not packaged with the launcher");
            }
            return new Roles(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Creates all roles in one transaction and under a lock, because PostgreSQL refuses concurrent changes of a role. */
    void apply(Database admin, RolePasswords passwords) {
        try (var connection = admin.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtext('perennial roles'))");
            statement.execute(with(Map.of(
                    "owner_password", verifier(passwords.owner()),
                    "app_password", verifier(passwords.app()),
                    "scheduler_password", verifier(passwords.scheduler()),
                    "database", connection.getCatalog())));
            connection.commit();
        } catch (SQLException e) {
            throw new CannotStart(reason(admin, e), e);
        }
    }

    /** Returns the SCRAM verifier of a password. The server logs a failed statement completely, so passwords are never sent. */
    private static String verifier(String password) {
        return PasswordUtil.encodeScramSha256(password.toCharArray());
    }

    /** Replaces psql's variables as psql does: {@code :'a'} becomes a literal and {@code :"a"} an identifier. */
    String with(Map<String, String> values) {
        return VARIABLE.matcher(script).replaceAll(found -> {
            var quote = found.group(1);
            var value = values.get(found.group(2));
            if (value == null) {
                throw new IllegalArgumentException("roles.sql has a variable without a value: " + found.group());
            }
            return Matcher.quoteReplacement(quote + value.replace(quote, quote + quote) + quote);
        });
    }

    private static String reason(Database admin, SQLException e) {
        return INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())
                ? "The database user %s cannot create the roles of Perennial (%s): make %s a superuser, or the owner of the database with CREATEROLE."
                        .formatted(admin.user(), Database.reason(e), Setting.DB_USER.key())
                : "The database roles could not be created: %s.".formatted(Database.reason(e));
    }
}
