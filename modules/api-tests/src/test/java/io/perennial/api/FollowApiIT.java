package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tests the example of a partner's program. {@code infra/examples/prove-follow} kills server and PostgreSQL too, which takes minutes. */
@ExtendWith(RunningPerennial.class)
@EnabledOnOs(OS.LINUX)
class FollowApiIT {
    private static final Path PROGRAM = Path.of("../../infra/examples/follow").toAbsolutePath().normalize();
    private static final int EDITS = 24;
    private static final int EACH = 25;
    private static final int A_KILL = 4;
    private static final Pattern ROW = Pattern.compile("\"(acct_\\w+)\",(\\d+),.*\"\"name\"\":\"\"(.*?)\"\".*");

    private final Perennial perennial;
    private final PerennialApi partner;
    private final String mark = UUID.randomUUID().toString();

    @TempDir Path folder;

    FollowApiIT(Perennial perennial) {
        this.perennial = perennial;
        partner = perennial.partner("contoso");
    }

    @Test
    void the_folder_has_each_record_once_and_as_edited_though_the_program_is_killed_again_and_again() throws Exception {
        var kept = folder.resolve("kept");
        edit(0);
        assertEquals(0, run(kept, "--once").waitFor());
        var program = run(kept);
        for (int edit = 1; edit <= EDITS; edit++) {
            edit(edit);
            if (edit % A_KILL != 0) continue;
            program.destroyForcibly().waitFor();
            program = run(kept);
        }
        program.destroyForcibly().waitFor();
        assertEquals(0, run(kept, "--once").waitFor());
        assertEquals(0, run(folder.resolve("fresh"), "--once").waitFor());

        var rows = rows(kept);
        assertEquals(IntStream.range(0, EACH).mapToObj(at -> mark + " " + at + " edit " + EDITS).sorted().toList(),
                rows.values().stream().map(row -> row.substring(row.indexOf(' ') + 1)).sorted().toList());
        assertEquals(rows(folder.resolve("fresh")), rows);
        assertTrue(rows.values().stream().allMatch(row -> row.startsWith(EDITS + 1 + " ")), rows::toString);
    }

    @Test
    void a_refused_snapshot_ends_the_program_with_the_answer() throws Exception {
        var program = start(folder.resolve("refused"), "acount", "--once");

        assertTrue(program.waitFor(1, TimeUnit.MINUTES));
        assertEquals(1, program.exitValue());
        assertTrue(log().contains("/types"), log());
    }

    @Test
    void types_are_optional() throws Exception {
        var all = folder.resolve("all");
        edit(0);
        var program = start(all, "--once");

        assertTrue(program.waitFor(1, TimeUnit.MINUTES));
        assertEquals(0, program.exitValue(), log());
        assertEquals(EACH, rows(all).size());
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("follow.log"));
    }

    private void edit(int number) {
        var items = IntStream.range(0, EACH).mapToObj(at -> Map.of("name", mark + " " + at + " edit " + number, "externalKeys",
                List.of(Map.of("system", "follow", "externalId", mark + at)))).toList();
        partner.post("/accounts/batch", Map.of("items", items)).expect(207);
    }

    private Process run(Path into, String... more) throws IOException {
        return start(into, Stream.concat(Stream.of("account"), Stream.of(more)).toArray(String[]::new));
    }

    private Process start(Path into, String... more) throws IOException {
        var command = new ProcessBuilder("bash", PROGRAM.toString(), into.toString());
        command.command().addAll(List.of(more));
        command.environment().putAll(Map.of("PERENNIAL_URL", perennial.address().toString().replaceAll("/$", ""),
                "PERENNIAL_CLIENT", "contoso-partner", "PERENNIAL_SECRET", "perennial-demo-secret"));
        var log = folder.resolve("follow.log").toFile();
        return command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log)).start();
    }

    /** Returns version and name of each account of this test, by id. */
    private Map<String, String> rows(Path kept) throws IOException {
        var rows = new TreeMap<String, String>();
        for (var line : Files.readAllLines(kept.resolve("now/account.csv"))) {
            var row = ROW.matcher(line);
            assertTrue(row.matches(), line);
            if (row.group(3).startsWith(mark)) assertEquals(null, rows.put(row.group(1), row.group(2) + " " + row.group(3)), line);
        }
        return rows;
    }
}
