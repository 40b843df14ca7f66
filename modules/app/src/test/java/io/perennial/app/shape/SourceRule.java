package io.perennial.app.shape;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A rule about what is written in the sources of some modules, comments left out.
 *
 * @param exempt files that have a reason of their own
 * @param ugly what the rule must find, as someone might write it
 */
record SourceRule(String name, List<String> modules, Set<String> exempt, Pattern wrong, String ugly) {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);

    /** The platform's own words for it, and a set-based write's. */
    private static final Pattern ALLOWED = Pattern.compile("\\btenant_id\\b|:tenant\\b|\\bTenants\\b|\\btenants\\b|\\bTenantJob\\b|\\bTenantOwned\\b");

    static final List<SourceRule> ALL = List.of(
            new SourceRule("no business module knows of tenants", List.of("accounts"), Set.of(), Pattern.compile("(?i)\\w*tenant\\w*"),
                    "var owner = account.tenantId();"),
            new SourceRule("a query names no table bare", List.of("identity", "accounts"), Set.of(),
                    Pattern.compile("(?i)\\b(?:from|join)\\s+(?:identity|accounts|platform)\\.[a-z_]+\\b(?!\\s*\\()(?!\\s+where\\s+tenant_id)"),
                    "select count(*) from accounts.account"),
            new SourceRule("only Tenancy names the tenant to the database", List.of("kernel", "platform", "identity", "accounts", "app"),
                    Set.of("Tenancy.java"), Pattern.compile("app\\.tenant|set_config"), "statement.execute(\"set local app.tenant = '\" + id + \"'\")"),
            new SourceRule("time comes from a clock", List.of("kernel", "platform", "identity", "accounts", "app"), Set.of("Ambient.java"),
                    Pattern.compile("\\bInstant\\.now\\(\\)|\\bLocalDate\\.now\\(\\)|System\\.currentTimeMillis|Clock\\.system"), "var now = Instant.now();"),
            new SourceRule("imports are spelled out", List.of("kernel", "platform", "identity", "accounts", "app", "launcher"), Set.of(),
                    Pattern.compile("import (?:static )?[\\w.]+\\.\\*;"), "import java.util.*;"));

    Stream<String> broken() throws IOException {
        var found = Stream.<String>builder();
        for (var module : modules) {
            try (var files = Files.walk(Path.of("..", module, "src/main/java"))) {
                for (var file : files.filter(this::isHeld).toList()) broken(Files.readString(file)).forEach(what -> found.add(file.getFileName() + ": " + what));
            }
        }
        return found.build();
    }

    /** What the launcher does for all tenants, with the owner's role, is no request's. */
    private boolean isHeld(Path file) {
        var path = file.toString();
        return path.endsWith(".java") && !exempt.contains(file.getFileName().toString())
                && (modules.contains("launcher") || !path.contains("/declared/") && !path.contains("/identity/tenants/"));
    }

    List<String> broken(String source) {
        var code = ALLOWED.matcher(COMMENT.matcher(source).replaceAll("")).replaceAll(found -> found.group().equals("tenant_id") ? "tenant_id" : "");
        return wrong.matcher(code).results().map(found -> found.group()).filter(found -> !found.equals("tenant_id")).toList();
    }
}
