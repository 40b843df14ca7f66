package io.perennial.records;

import io.perennial.kernel.Id;
import io.perennial.platform.events.VersionedTable;
import io.perennial.platform.events.Versions;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads the versions of records of all kinds, with one statement for each kind. */
@ApplicationScoped
@BeyondSight("An event has the version of its record, whoever sees the record.")
class RecordVersions implements Versions {
    private record Version(UUID id, long version) {}

    @Inject RecordKinds kinds;
    @Inject @Any Instance<VersionedTable> others;
    @Inject Sql sql;

    @Override
    public Map<UUID, Long> of(Collection<? extends Id> subjects) {
        var versions = new HashMap<UUID, Long>();
        tables().forEach(one -> {
            var ids = subjects.stream().filter(id -> id.prefix().equals(one.prefix())).map(Id::value).distinct().toArray(UUID[]::new);
            if (ids.length > 0) versions.putAll(read(one.table(), ids));
        });
        return versions;
    }

    private Stream<VersionedTable> tables() {
        var records = kinds.all().map(RecordCollection::kind).map(kind -> new VersionedTable(kind.prefix(), kind.table()));
        return Stream.concat(records, others.stream());
    }

    private Map<UUID, Long> read(String table, UUID[] ids) {
        var versions = new HashMap<UUID, Long>();
        var text = "select id, version from {beyond " + table + "} where id = any (:ids)";
        for (var read : sql.list(Version.class, text, Map.of("ids", ids))) versions.put(read.id(), read.version());
        return versions;
    }
}
