package io.perennial.identity.tenants;

import io.perennial.identity.declared.Difference;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs {@code tenants apply [--dry-run] [--demo] <folder>}, for people and for scripts. */
public final class TenantsCommand {
    public static final String USAGE = "tenants apply [--dry-run] [--demo] <folder>";
    private static final Set<String> OPTIONS = Set.of("--dry-run", "--demo");

    private final TenantDatabase database;
    private final PrintStream out;

    public TenantsCommand(TenantDatabase database, PrintStream out) {
        this.database = database;
        this.out = out;
    }

    /**
     * Runs the command.
     *
     * @param arguments the arguments after the word {@code tenants}
     * @return the exit code: 0 applied (or compared), 1 refused by the files or the database, 2 wrong arguments
     */
    public int run(List<String> arguments) {
        var options = arguments.stream().filter(word -> word.startsWith("--")).toList();
        var words = arguments.stream().filter(word -> !word.startsWith("--")).toList();
        if (words.size() != 2 || !words.getFirst().equals("apply") || !OPTIONS.containsAll(options)) {
            out.println("Usage: " + USAGE);
            return 2;
        }
        return apply(Path.of(words.getLast()), options.contains("--dry-run"), options.contains("--demo"));
    }

    private int apply(Path folder, boolean dryRun, boolean demo) {
        try {
            var files = TenantFiles.read(folder);
            print(dryRun ? database.compare(files, demo) : database.apply(files, demo));
            if (dryRun) out.println("Nothing was written, because this was a dry run.");
            return 0;
        } catch (FilesRefused refused) {
            refused.complaints().forEach(out::println);
            out.println("Nothing was written. Errors to correct: " + refused.complaints().size() + ".");
            return 1;
        } catch (SQLException failed) {
            out.println("The database refused: " + failed.getMessage());
            return 1;
        }
    }

    private void print(Map<String, List<Difference>> differences) {
        differences.forEach((tenant, lines) -> {
            out.println(tenant + ": " + (lines.isEmpty() ? "up to date" : "changes: " + lines.size()));
            lines.forEach(line -> out.println("  " + line));
        });
    }
}
