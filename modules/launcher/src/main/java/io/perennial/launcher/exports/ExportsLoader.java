package io.perennial.launcher.exports;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.identity.tenants.DeclaredImport;
import io.perennial.launcher.demo.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Uploads the files one after the other. Each waits for the one before, because later files refer to records of earlier ones. */
public final class ExportsLoader {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final List<String> FINAL = List.of("complete", "failed");
    private static final String LINE = "%-34s %-10s %9s %9s %9s %9s %9s %8s";

    private final Api api;
    private final Consumer<String> out;

    /** @param out receives a line with the result of each file */
    public ExportsLoader(Api api, Consumer<String> out) {
        this.api = api;
        this.out = out;
    }

    /**
     * Loads all files. It is idempotent.
     *
     * @throws IOException if a file is missing, the server cannot be reached or refuses, or an import fails; it names the file
     */
    public void load(Path folder, List<DeclaredImport> imports) throws IOException, InterruptedException {
        var missing =
                imports.stream().map(DeclaredImport::file).distinct().filter(file -> !Files.isRegularFile(folder.resolve(file))).toList();
        if (!missing.isEmpty()) throw new IOException("The folder %s does not contain %s.".formatted(folder, String.join(", ", missing)));
        out.accept(LINE.formatted("file", "kind", "rows", "created", "updated", "unchanged", "refused", "seconds"));
        for (var file : imports) loadOrName(folder.resolve(file.file()), file);
    }

    private void loadOrName(Path path, DeclaredImport file) throws IOException, InterruptedException {
        try {
            load(path, file);
        } catch (IOException reason) {
            var told = reason.getMessage() == null ? reason.toString() : reason.getMessage();
            throw new IOException("The load stopped at %s (mapping %s): %s".formatted(file.file(), file.mapping(), told), reason);
        }
    }

    private void load(Path path, DeclaredImport file) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        var upload = api.upload("/imports?kind=%s&mapping=%s".formatted(file.kind(), file.mapping()), "text/csv", path);
        var done = awaited("/imports/" + upload.path("id").asText());
        var seconds = "%.1f".formatted((System.nanoTime() - begun) / 1e9);
        out.accept(LINE.formatted(file.file(), file.kind(), number(done, "rows"), number(done, "created"), number(done, "updated"),
                number(done, "unchanged"), number(done, "refused"), seconds));
        if (done.path("refused").asInt() > 0)
            out.accept("  reasons for refused rows: GET /api/v1/imports/" + upload.path("id").asText() + "/refusals");
        if (done.path("state").asText().equals("failed"))
            throw new IOException(done.path("failure").asText());
    }

    private JsonNode awaited(String address) throws IOException, InterruptedException {
        while (true) {
            var seen = api.get(address);
            if (FINAL.contains(seen.path("state").asText())) return seen;
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
        }
    }

    private static String number(JsonNode done, String field) {
        return "%,d".formatted(done.path(field).asInt());
    }
}
