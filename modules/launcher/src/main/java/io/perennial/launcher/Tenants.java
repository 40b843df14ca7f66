package io.perennial.launcher;

import io.perennial.accounts.declared.AccountsTables;
import io.perennial.accounts.declared.UsedByAccounts;
import io.perennial.calendars.DeclaredCalendars;
import io.perennial.calendars.DeclaredChoices;
import io.perennial.calendars.DeclaredWorkingTimes;
import io.perennial.engagement.slots.DeclaredSlots;
import io.perennial.health.scorecards.DeclaredScorecards;
import io.perennial.identity.Secrets;
import io.perennial.identity.declared.DeclaredTable;
import io.perennial.identity.tenants.FilesRefused;
import io.perennial.identity.tenants.TenantDatabase;
import io.perennial.identity.tenants.TenantFiles;
import io.perennial.identity.tenants.TenantsCommand;
import io.perennial.renewals.due.DeclaredRenewals;
import io.perennial.renewals.reasons.DeclaredReasons;
import io.perennial.surveys.asking.DeclaredAskingRules;
import io.perennial.tickets.DeclaredTicketSettings;
import io.perennial.tickets.sla.DeclaredPolicies;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Applies tenants' files to the database. Nothing else does. */
record Tenants(Database owner) {
    private static final int HASHES_AT_ONCE = 2;

    /** All tables that files declare, but those of identity; a test compares. */
    static final List<DeclaredTable> DECLARED =
            Stream.concat(
                    Stream.of(AccountsTables.values()),
                    Stream.of(
                            new DeclaredScorecards(), new DeclaredRenewals(), new DeclaredReasons(), new DeclaredCalendars(),
                            new DeclaredChoices(), new DeclaredWorkingTimes(), new DeclaredPolicies(), new DeclaredTicketSettings(),
                            new DeclaredSlots(), new DeclaredAskingRules()))
                    .toList();

    /**
     * Returns the tenants for a manual command: of the database in the settings, else of the one that a launcher runs. {@code migrate}
     * sets the owner's password.
     */
    static Tenants of(Settings settings) throws IOException {
        if (settings.find(Setting.DB_URL).isEmpty()) return new Tenants(EmbeddedDatabase.runningOn(Path.of(settings.get(Setting.DATA))));
        return new Tenants(new Database(settings.get(Setting.DB_URL), Roles.OWNER, settings.get(Setting.DB_OWNER_PASSWORD)));
    }

    /**
     * Returns the command from the settings. It includes the demo's logins if the settings say so, or if they are not set and the logins
     * exist already.
     */
    static List<String> command(Settings settings) {
        var running = settings.find(Setting.DB_URL).isEmpty() && DataFolder.isDemo(Path.of(settings.get(Setting.DATA)));
        var demo = Optional.ofNullable(settings.given().get(Setting.DEMO)).map(Boolean::parseBoolean).orElse(running);
        var words = new ArrayList<>(List.of("apply"));
        if (demo) words.add("--demo");
        if (Boolean.parseBoolean(settings.get(Setting.DRY_RUN))) words.add("--dry-run");
        words.add(settings.get(Setting.TENANTS));
        return words;
    }

    /** Applies the files and returns the names of the tenants. It writes only changes, so it runs at every start. */
    List<String> apply(Path folder, boolean demo) {
        try {
            var files = TenantFiles.read(folder);
            database().apply(files, demo);
            return files.names();
        } catch (FilesRefused e) {
            throw new CannotStart("The tenant files in %s cannot be applied: %s".formatted(folder, e.getMessage()), e);
        } catch (SQLException e) {
            throw new CannotStart("The database refused the tenant files: %s.".formatted(Database.reason(e)), e);
        }
    }

    /** Runs {@code tenants …} as a manual command. */
    int run(List<String> arguments) {
        return new TenantsCommand(database(), System.out).run(arguments);
    }

    private TenantDatabase database() {
        var secrets = new Secrets(new SecureRandom(), HASHES_AT_ONCE);
        var source = owner.dataSource();
        source.setApplicationName("perennial-tenants");
        return new TenantDatabase(
                source,
                DECLARED,
                List.of(UsedByAccounts.values()),
                System.getenv(),
                secrets,
                Clock.systemUTC());
    }
}
