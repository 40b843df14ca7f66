package io.perennial.records;

import io.perennial.kernel.Id;
import io.perennial.platform.events.Versions;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Reads the versions of records of all kinds, with one statement for each kind. */
@ApplicationScoped
@BeyondSight("An event has the version of its record, whoever sees the record.")
class RecordVersions implements Versions {
    private record Version(UUID id, long version) {}

    @Inject RecordKinds kinds;
    @Inject Sql sql;

    @Override
    public Map<UUID, Long> of(Collection<? extends Id> subjects) {
        var versions = new HashMap<UUID, Long>();
        kinds.all().map(RecordCollection::kind).forEach(kind -> {
            var ids = subjects.stream().filter(id -> id.prefix().equals(kind.prefix())).map(Id::value).distinct().toArray(UUID[]::new);
            if (ids.length > 0) versions.putAll(read(kind, ids));
        });
        return versions;
    }

    private Map<UUID, Long> read(RecordKind kind, UUID[] ids) {
        var versions = new HashMap<UUID, Long>();
        var text = "select id, version from {beyond " + kind.table() + "} where id = any (:ids)";
        for (var read : sql.list(Version.class, text, Map.of("ids", ids))) versions.put(read.id(), read.version());
        return versions;
    }
}
