package io.perennial.app.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.perennial.platform.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Checks all objects of the migrated database, of all modules. A new table need not be listed here. */
class CatalogueIT {
    private final TestDatabase database = TestDatabase.shared();

    @TestFactory
    Stream<DynamicTest> holds() {
        return CatalogueRule.all().map(rule -> DynamicTest.dynamicTest(rule.name(), () -> assertEquals(List.of(), broken(rule))));
    }

    private List<String> broken(CatalogueRule rule) throws SQLException {
        try (var superuser = database.superuserDataSource().getConnection()) {
            return rule.broken(superuser);
        }
    }

    @TestFactory
    Stream<DynamicTest> finds_a_planted_fault() {
        return CatalogueRule.all().flatMap(rule -> rule.faults().stream().map(fault -> DynamicTest
                .dynamicTest(rule.name() + " – not after: " + fault, () -> assertFalse(brokenBy(fault, rule).isEmpty()))));
    }

    private List<String> brokenBy(String fault, CatalogueRule rule) throws SQLException {
        try (var superuser = database.superuserDataSource().getConnection()) {
            superuser.setAutoCommit(false);
            try {
                plant(fault, superuser);
                return rule.broken(superuser);
            } finally {
                superuser.rollback();
            }
        }
    }

    private static void plant(String fault, Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(fault);
        }
    }
}
