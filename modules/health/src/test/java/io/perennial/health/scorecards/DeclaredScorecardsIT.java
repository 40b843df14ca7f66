package io.perennial.health.scorecards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.perennial.health.sources.OwnSources;
import io.perennial.health.sources.SourceKind;
import io.perennial.identity.Secrets;
import io.perennial.identity.declared.Difference;
import io.perennial.identity.tenants.FilesRefused;
import io.perennial.identity.tenants.TenantDatabase;
import io.perennial.identity.tenants.TenantFiles;
import io.perennial.kernel.Wording;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredScorecardsIT {
    private static final Path COMMITTED = Path.of("../../tenants");
    private static final String SILENCE =
            """
            Everyone:
              measures:
                - key: silence
                  weight: 10000
                  source: { kind: days_since_contact }
                  direction: lower_is_better
                  pieces:
                    - { to: 14.50, start: 10000, end: 10000 }
                    - { from: 14.5, start: 0, end: 0 }
            """;

    private final TestDatabase database = TestDatabase.shared();
    private final TenantDatabase applied = new TenantDatabase(
            database.ownerDataSource(), List.of(new DeclaredScorecards()), List.of(), Map.of(), new Secrets(new SecureRandom(), 1),
            Clock.systemUTC());

    @TempDir Path folder;

    record Declared(String name, ScorecardBody definition) {}

    @Test
    void every_committed_scorecard_could_be_published_and_applied_again_changes_nothing() throws SQLException {
        applied.apply(TenantFiles.read(COMMITTED), true);

        assertEquals(List.of("Customer health", "Commitment", "Product use", "客户健康度"),
                Stream.of("northwind", "telco", "ravenstack", "contoso").map(tenant -> declared(tenant).getFirst().name()).toList());
        for (var tenant : List.of("northwind", "telco", "ravenstack", "contoso"))
            assertEquals(List.of(), ScorecardFaults.ofSources(declared(tenant).getFirst().definition(), OwnSources.all()::kind), tenant);
        var again = applied.apply(TenantFiles.read(COMMITTED), true);
        assertTrue(again.values().stream().allMatch(List::isEmpty), again::toString);
    }

    @Test
    void a_dry_run_shows_what_would_change_and_what_is_dropped_goes() throws SQLException {
        tenant(SILENCE);
        applied.apply(TenantFiles.read(folder), false);
        tenant(SILENCE.replace("start: 0, end: 0", "start: 100, end: 100"));

        assertEquals(List.of("CHANGED Everyone"), told(applied.compare(TenantFiles.read(folder), false)));
        assertEquals(0, declared("burdock").getFirst().definition().measures().getFirst().pieces().getLast().start());
        tenant("{}");
        assertEquals(List.of("DELETED Everyone"), told(applied.apply(TenantFiles.read(folder), false)));
        assertEquals(List.of(), declared("burdock"));
    }

    @Test
    void what_could_never_be_published_is_refused_with_file_and_line_and_nothing_is_applied() {
        tenant(SILENCE.replace("weight: 10000", "weight: 9000").replace("from: 14.5,", "from: 15,")
                .replace("to: 14.50, start: 10000, end: 10000", "to: 14.50, start: 10, end: 0"));

        var refused = assertThrows(FilesRefused.class, () -> applied.apply(TenantFiles.read(folder), false));

        var lines = refused.getMessage().lines().filter(line -> line.contains("scorecards.yaml:")).map(String::strip).toList();
        assertEquals(3, lines.size(), refused::getMessage);
        assertTrue(
                lines.get(0)
                        .contains("burdock/scorecards.yaml:2: scorecard 'Everyone': must have weights that add up to 10,000, not 9,000"),
                refused::getMessage);
        assertTrue(lines.get(1).contains("burdock/scorecards.yaml:8: scorecard 'Everyone': must equal `start`"), refused::getMessage);
        assertTrue(lines.get(2).contains("burdock/scorecards.yaml:9: scorecard 'Everyone': must be the end of the previous piece"),
                refused::getMessage);
    }

    /** The sources of modules above this one. */
    private static final List<SourceKind> FROM_ABOVE = List.of(
            above("nps_latest", false), above("csat_share", true), above("ces_mean", true), above("response_share", true));

    private static SourceKind above(String name, boolean days) {
        return new SourceKind(name, "", false, false, days, Wording.of("{name}"));
    }

    @Test
    void files_may_name_each_source_that_there_is() throws IOException {
        var schema = new ObjectMapper().readTree(COMMITTED.resolve("tenant.schema.json").toFile());
        var source = schema.at("/$defs/measureSource");

        var kinds =
                Stream.concat(OwnSources.all().kinds().stream(), FROM_ABOVE.stream()).sorted(Comparator.comparing(SourceKind::name))
                        .toList();
        assertEquals(kinds.stream().map(SourceKind::name).toList(),
                source.at("/properties/kind/enum").valueStream().map(kind -> kind.asText()).toList());
        assertEquals(kinds.stream().filter(SourceKind::days).map(SourceKind::name).toList(),
                source.at("/allOf/0/if/properties/kind/enum").valueStream().map(kind -> kind.asText()).toList());
        assertEquals(kinds.stream().filter(SourceKind::of).map(SourceKind::name).toList(),
                source.at("/allOf/1/if/properties/kind/enum").valueStream().map(kind -> kind.asText()).toList());
        assertEquals(kinds.stream().filter(kind -> !kind.of()).map(SourceKind::name).toList(),
                source.at("/allOf/2/if/properties/kind/enum").valueStream().map(kind -> kind.asText()).toList());
        assertFalse(kinds.isEmpty());
    }

    private static List<String> told(Map<String, List<Difference>> differences) {
        return differences.get("burdock").stream()
                .filter(difference -> difference.table().equals("health.declared_scorecard"))
                .map(difference -> difference.kind() + " " + difference.row())
                .toList();
    }

    private void tenant(String scorecards) {
        try {
            var burdock = Files.createDirectories(folder.resolve("burdock"));
            Files.writeString(burdock.resolve("tenant.yaml"), "title: Burdock\nzone: Europe/Paris\nlocale: fr\ncurrency: EUR\n");
            Files.writeString(burdock.resolve("roles.yaml"), "csm: { accounts: own, permissions: [accounts:read] }\n");
            Files.writeString(burdock.resolve("scorecards.yaml"), scorecards);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static List<Declared> declared(String tenant) {
        return TenantWork.of(tenant).run(sql -> sql.list(Declared.class,
                "select name, definition::text as definition from {health.declared_scorecard} order by name", Map.of()));
    }
}
