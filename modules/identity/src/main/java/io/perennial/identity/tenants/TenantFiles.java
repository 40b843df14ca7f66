package io.perennial.identity.tenants;

import io.perennial.identity.declared.DeclaredTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The valid tenants of a folder, each merged over {@code _defaults}. */
public final class TenantFiles {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{1,30}");

    private final List<TenantFile> tenants;

    private TenantFiles(List<TenantFile> tenants) {
        this.tenants = List.copyOf(tenants);
    }

    /**
     * Reads all tenants of a folder.
     *
     * @throws FilesRefused with the errors of all tenants
     */
    public static TenantFiles read(Path folder) {
        var complaints = new TreeSet<Complaint>();
        if (!Files.isDirectory(folder)) throw new FilesRefused(List.of(new Complaint(folder.toString(), 1, "is not a folder")));
        var root = folder.toAbsolutePath().normalize();
        var defaults = root.resolve(TenantFolder.DEFAULTS);
        var inherited = Document.empty();
        if (Files.isDirectory(defaults)) {
            inherited = new TenantFolder(defaults).read(complaints);
            complaints.addAll(new TenantFolder(defaults).strangers());
        }
        var tenants = new ArrayList<TenantFile>();
        var shape = new Shape();
        for (var own : TenantFolder.list(root)) {
            if (Files.isDirectory(own) && !own.equals(defaults)) tenants.add(tenant(new TenantFolder(own), inherited, shape, complaints));
        }
        if (tenants.isEmpty()) complaints.add(new Complaint(root.getFileName().toString(), 1, "contains no tenant"));
        if (!complaints.isEmpty()) throw new FilesRefused(complaints);
        return new TenantFiles(tenants);
    }

    private static TenantFile tenant(TenantFolder folder, Document inherited, Shape shape, Collection<Complaint> complaints) {
        var name = folder.name();
        if (!NAME.matcher(name).matches()) {
            complaints.add(new Complaint(name, 1, "is not a tenant name: it must be 2 to 31 lower-case letters and digits"));
        }
        var unread = new ArrayList<Complaint>();
        var document = inherited.under(folder.read(unread));
        complaints.addAll(unread);
        complaints.addAll(folder.strangers());
        if (!unread.isEmpty()) return new TenantFile(name, document);
        document.places().put("", new Place(name + "/tenant.yaml", 1));
        shape.check(document, complaints);
        new Sense(name, document, complaints).check();
        return new TenantFile(name, document);
    }

    public List<String> names() {
        return tenants.stream().map(TenantFile::name).toList();
    }

    /** Returns the files of a tenant's exports in the order in which to import them, with their mappings; empty if none are declared. */
    public List<DeclaredImport> imports(String tenant) {
        return tenants.stream()
                .filter(file -> file.name().equals(tenant))
                .flatMap(file -> file.imports().stream())
                .toList();
    }

    List<TenantFile> tenants() {
        return tenants;
    }

    /** Refuses the files if other modules find errors in them, before anything is written. */
    void requireSound(List<DeclaredTable> tables) {
        var complaints = new ArrayList<Complaint>();
        for (var tenant : tenants)
            for (var table : tables)
                table.faults(tenant.document().content())
                        .forEach((pointer, text) -> complaints.add(Complaint.at(tenant.document().place(pointer), text)));
        if (!complaints.isEmpty()) throw new FilesRefused(complaints);
    }

    /** Refuses the files if an environment variable for a secret is missing, before anything is written. */
    void requireSecrets(Map<String, String> environment) {
        var complaints = new ArrayList<Complaint>();
        for (var tenant : tenants) {
            for (var client : tenant.document().at("/clients").properties()) {
                var variable = client.getValue().path("secretFrom").asText();
                if (variable.isEmpty() || !environment.getOrDefault(variable, "").isBlank()) continue;
                var place = tenant.document().place(Document.step("/clients", client.getKey()) + "/secretFrom");
                complaints.add(Complaint.at(place, "missing environment variable " + variable));
            }
        }
        if (!complaints.isEmpty()) throw new FilesRefused(complaints);
    }
}
