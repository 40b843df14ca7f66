package io.perennial.renewals.reasons;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.identity.Secrets;
import io.perennial.identity.tenants.FilesRefused;
import io.perennial.identity.tenants.TenantDatabase;
import io.perennial.identity.tenants.TenantFiles;
import io.perennial.kernel.Refusal;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestDatabase;
import io.perennial.renewals.due.DeclaredRenewals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredReasonsIT {
    private static final Path COMMITTED = Path.of("../../tenants");
    private static final String TREE =
            """
            churn:
              price:
                label: { en: Price }
                reasons:
                  too_dear: { label: { en: Too dear } }
                  gone: { label: { en: Gone }, retired: true }
            risk:
              price: { label: { en: Price } }
            """;

    private final TenantDatabase applied = new TenantDatabase(
            TestDatabase.shared().ownerDataSource(), List.of(new DeclaredReasons(), new DeclaredRenewals()), List.of(), Map.of(),
            new Secrets(new SecureRandom(), 1), Clock.systemUTC());

    @TempDir Path folder;

    @Test
    void every_committed_company_has_reasons_of_each_kind_in_three_languages() throws SQLException {
        applied.apply(TenantFiles.read(COMMITTED), true);

        for (var tenant : List.of("northwind", "contoso", "ravenstack", "telco")) {
            var all = all(tenant);
            for (var kind : ReasonKind.values())
                assertTrue(all.stream().filter(reason -> reason.kind() == kind).count() > 3, tenant + kind);
            for (var reason : all) assertEquals(Set.of("en", "zh-Hans", "zh-Hant"), reason.labels().keySet(), reason.id());
        }
    }

    @Test
    void a_tree_comes_from_the_top() throws SQLException {
        tenant(TREE);
        applied.apply(TenantFiles.read(folder), false);

        assertEquals(List.of("CHURN price null", "CHURN too_dear price", "CHURN gone price", "RISK price null"),
                all("sycamore").stream().map(reason -> reason.kind() + " " + reason.id() + " " + reason.parentId()).toList());
    }

    @Test
    void an_id_that_stands_twice_in_a_kind_is_refused_with_its_place() {
        tenant(TREE.replace("too_dear", "price"));

        var refused = assertThrows(FilesRefused.class, () -> applied.apply(TenantFiles.read(folder), false));

        assertTrue(refused.getMessage().contains("sycamore/reasons.yaml:5: reason 'price' occurs twice"), refused::getMessage);
    }

    @Test
    void only_what_is_there_of_its_kind_and_not_retired_can_be_given() throws SQLException {
        tenant(TREE);
        applied.apply(TenantFiles.read(folder), false);

        assertDoesNotThrow(() -> require(ReasonKind.CHURN, "price", "too_dear"));
        assertDoesNotThrow(() -> require(ReasonKind.DOWNSELL));
        assertThrows(Refusal.class, () -> require(ReasonKind.DOWNSELL, "price"));
        assertThrows(Refusal.class, () -> require(ReasonKind.CHURN, "price", "unheard_of"));
        assertThrows(Refusal.class, () -> require(ReasonKind.CHURN, "gone"));
    }

    private static boolean require(ReasonKind kind, String... ids) {
        return TenantWork.of("sycamore").run(sql -> {
            new Reasons(sql).require(kind, List.of(ids), "/reason");
            return true;
        });
    }

    private static List<ReasonView> all(String tenant) {
        return TenantWork.of(tenant).run(sql -> new Reasons(sql).all());
    }

    private void tenant(String reasons) {
        try {
            var sycamore = Files.createDirectories(folder.resolve("sycamore"));
            Files.writeString(sycamore.resolve("tenant.yaml"), "title: Sycamore\nzone: Europe/Paris\nlocale: fr\ncurrency: EUR\n");
            Files.writeString(sycamore.resolve("roles.yaml"), "csm: { accounts: own, permissions: [accounts:read] }\n");
            Files.writeString(sycamore.resolve("reasons.yaml"), reasons);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
