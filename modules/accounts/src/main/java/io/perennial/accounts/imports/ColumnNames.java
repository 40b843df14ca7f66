package io.perennial.accounts.imports;

import io.perennial.kernel.Maybe;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names fields as the person knows them who sent the file: by the column from which a mapping reads them. */
final class ColumnNames {
    /** Matches a path into a field: its name, and a name or a number in it. */
    private static final Pattern PATH = Pattern.compile("([^.]+)(?:\\.([^.]+))?(?:\\.([^.]+))?.*");

    private final ImportMapping mapping;

    ColumnNames(ImportMapping mapping) {
        this.mapping = mapping;
    }

    /** Puts the column before the field, if there is one that has another name. */
    Reason named(Reason reason) {
        var column = column(PATH.matcher(reason.at()));
        return column == null || column.equals(reason.at()) ? reason : new Reason(column + " (" + reason.at() + ")", reason.wording());
    }

    private @Nullable String column(Matcher path) {
        if (!path.matches()) return null;
        var field = path.group(1);
        return switch (field) {
            case "externalKeys", "externalId" -> column(mapping.match());
            case "ticket" -> column(mapping.ticket());
            case "parent", "parentId" -> column(mapping.parent());
            case "account", "accountId" -> Maybe.map(mapping.account(), ImportMapping.AccountKey::column);
            case "customFields" -> column(mapping.customFields(), path.group(2));
            case "consent" -> column(mapping.consent(), path.group(2));
            case "lines" -> line(path.group(2), path.group(3));
            default -> column(mapping.fields(), field);
        };
    }

    private static @Nullable String column(ImportMapping.@Nullable ExternalKey key) {
        return Maybe.map(key, ImportMapping.ExternalKey::column);
    }

    private static @Nullable String column(Map<String, Source> sources, @Nullable String field) {
        return field != null && sources.get(field) instanceof Source.Column source ? source.column() : null;
    }

    private @Nullable String line(@Nullable String index, @Nullable String field) {
        if (index == null || !index.matches("\\d{1,3}") || Integer.parseInt(index) >= mapping.lines().size()) return null;
        return column(RowReading.sources(mapping.lines().get(Integer.parseInt(index))), field);
    }
}
