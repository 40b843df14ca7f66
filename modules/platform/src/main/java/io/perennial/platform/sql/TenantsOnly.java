package io.perennial.platform.sql;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Checks that a statement is limited to its tenant: it reads slices, and each write names the tenant. Texts, comments and slices are
 * removed before the check. Row-level security protects other tenants' rows in any case; this check finds a forgotten slice before the
 * statement runs.
 */
final class TenantsOnly {
    private static final String TABLE = "[a-z_]\\w*\\s*\\.\\s*[a-z_]\\w*";
    private static final String BRACKETS = "\u0001";

    /** Matches a {@code from} that is not followed by a table. */
    private static final Pattern OTHER_FROM = Pattern.compile("\\bdistinct\\s+from\\b|(?<=\\bextract)\\s*\\(\\s*\\w+\\s+from\\b");

    private static final Pattern DELETE = Pattern.compile("\\bdelete\\s+from\\s+(?:only\\s+)?");
    private static final Pattern INNERMOST = Pattern.compile("\\([^()]*\\)");

    /** Matches the list of tables after {@code from}, {@code join} or {@code using}. */
    private static final Pattern TABLES = Pattern.compile(
            "\\b(?:from|join|using)\\b((?:(?!\\b(?:where|group|order|limit|union|returning|select|for|set|when|from)\\b).)*)",
            Pattern.DOTALL);
    private static final Pattern BARE = Pattern.compile(
            "(?:^|,|\\bjoin\\b|\\bonly\\b|\\blateral\\b)\\s*(" + TABLE + ")\\b(?!\\s*(?:" + BRACKETS + "|\\.))");

    private static final Pattern UPDATE = Pattern.compile("\\b(?:update|delete)\\s+(?:only\\s+)?" + TABLE);
    private static final Pattern INSERT = Pattern.compile("\\binto\\s+" + TABLE);
    private static final Pattern OWN_ROWS = Pattern.compile("\\btenant_id\\s*=\\s*:tenant\\b");
    private static final Pattern INSERTED = Pattern.compile("\\binto\\s+" + TABLE + "(?:\\s+as\\s+\\w+)?\\s*\\(\\s*tenant_id\\b");

    private TenantsOnly() {}

    /** @param statement with each slice replaced by one word, and without the content of texts and comments */
    static void check(String statement) {
        var plain = DELETE.matcher(statement.toLowerCase(Locale.ROOT)).replaceAll("delete ");
        if (UPDATE.matcher(plain).find() && !OWN_ROWS.matcher(plain).find())
            throw new IllegalArgumentException("A write must say tenant_id = :tenant");
        if (INSERT.matcher(plain).find() && !INSERTED.matcher(plain).find())
            throw new IllegalArgumentException("The first column of an insert must be tenant_id");
        checkReads(plain);
    }

    /** Checks from the innermost brackets outwards, so that a comma in a function is not read as one between tables. */
    private static void checkReads(String plain) {
        var rest = OTHER_FROM.matcher(plain).replaceAll(found -> found.group().contains("(") ? "(" : " ");
        for (var inner = INNERMOST.matcher(rest); inner.find(); inner = INNERMOST.matcher(rest)) {
            refuseBareTables(inner.group().substring(1, inner.group().length() - 1));
            rest = rest.substring(0, inner.start()) + BRACKETS + rest.substring(inner.end());
        }
        refuseBareTables(rest);
    }

    private static void refuseBareTables(String part) {
        for (var tables = TABLES.matcher(part); tables.find();) {
            var bare = BARE.matcher(tables.group(1).strip());
            if (bare.find()) throw new IllegalArgumentException("Write {" + bare.group(1) + "}: a bare table is not the tenant's");
        }
    }
}
