package io.perennial.identity.tenants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The folder of one tenant, or of the defaults that all inherit: the allowed files, and their content. */
record TenantFolder(Path folder) {
    static final String DEFAULTS = "_defaults";
    private static final List<String> PARTS = List.of("roles", "scorecards", "renewals", "reasons", "sla", "imports", "mappings", "calendars");
    private static final String YAML = ".yaml";
    private static final String LICENCE = ".LICENSE";
    private static final Set<String> FILES =
            Set.of("tenant.yaml", "roles.yaml", "scorecards.yaml", "renewals.yaml", "reasons.yaml", "sla.yaml", "imports.yaml", "mappings",
                    "calendars");

    String name() {
        return folder.getFileName().toString();
    }

    Document read(Collection<Complaint> complaints) {
        var document = Document.empty();
        for (var file : list(folder)) {
            var name = file.getFileName().toString();
            document = switch (name) {
                case "tenant.yaml" -> document.under(settings(file, complaints));
                case "roles.yaml", "scorecards.yaml", "renewals.yaml", "reasons.yaml", "sla.yaml", "imports.yaml" ->
                    document.under(part(file, "/" + withoutYaml(name), complaints));
                case "mappings", "calendars" -> document.under(files(file, name, complaints));
                default -> document;
            };
        }
        return document;
    }

    /** Returns an error for each file that would not be read, such as tenant.yml. */
    List<Complaint> strangers() {
        var unread = Stream.of("mappings", "calendars")
                .map(folder::resolve)
                .filter(Files::isDirectory)
                .flatMap(inner -> list(inner).stream())
                .filter(file -> !file.toString().endsWith(YAML) && !file.toString().endsWith(LICENCE));
        return Stream.concat(list(folder).stream().filter(file -> !FILES.contains(file.getFileName().toString())), unread)
                .map(this::unknown)
                .toList();
    }

    private Document settings(Path file, Collection<Complaint> complaints) {
        var settings = part(file, "", complaints);
        for (var part : PARTS) {
            if (!settings.content().has(part)) continue;
            complaints.add(Complaint.at(settings.place("/" + part), "'" + part + "' belongs in its own file"));
            settings.content().remove(part);
        }
        return settings;
    }

    /** Returns the files of an inner folder as one part, each file under its name. */
    private Document files(Path folder, String part, Collection<Complaint> complaints) {
        var files = Document.empty();
        files.content().putObject(part);
        for (var file : list(folder)) {
            var name = file.getFileName().toString();
            if (name.endsWith(YAML)) files = files.under(part(file, Document.step("/" + part, withoutYaml(name)), complaints));
        }
        return files;
    }

    private Document part(Path file, String pointer, Collection<Complaint> complaints) {
        return YamlFile.read(file, shown(file), pointer, complaints);
    }

    private Complaint unknown(Path file) {
        return new Complaint(shown(file), 1,
                "is not a tenant file: tenant.yaml, roles.yaml, scorecards.yaml, renewals.yaml, reasons.yaml, sla.yaml, imports.yaml, mappings/<name>.yaml or calendars/<name>.yaml");
    }

    private String shown(Path file) {
        return Objects.requireNonNull(folder.getParent()).relativize(file).toString().replace('\\', '/');
    }

    private static String withoutYaml(String name) {
        return name.substring(0, name.length() - YAML.length());
    }

    /** Lists a folder's files by name, without hidden ones, which editors create. */
    static List<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the folder " + folder, unreadable);
        }
    }
}
