package io.perennial.accounts.contacts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.perennial.accounts.AccountId;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.json.MaskedByRow;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.records.ExternalKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A contact as it is read. */
public record ContactView(
        ContactId id,
        AccountId accountId,
        String accountName,
        String name,
        @Classified(FieldClass.CONTACT_DETAILS) List<String> emails,
        @Classified(FieldClass.CONTACT_DETAILS) List<String> phones,
        @Nullable ContactRole role,
        @Nullable LocalDate since,
        @Nullable Locale locale,
        @Nullable ZoneId zone,
        @Nullable ContactChannel preferredChannel,
        @Nullable String contactHours,
        Consent consent,
        List<ExternalKey> externalKeys,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore @Nullable List<String> masked,
        long version) implements Versioned, MaskedByRow {
    static final String SEEN =
            """
            select id, account_id,
                   (select a.name from {joined accounts.live_account} a where a.id = account_id) as account_name,
                   name, emails, phones, role, since, locale, zone, preferred_channel, contact_hours, consent, external_keys,
                   created_at, updated_at, {masked s} as masked, version, name_key
            from {accounts.visible_contact} s
            """;
    private static final String ONE = SEEN + " where id = :id";

    static final Listing<ContactView> LISTING = Contacts.KIND.filtered(Listing.of(ContactView.class, SEEN, "name"))
            .filter("accountId", AccountId.class, "l.account_id = :accountId")
            .filter("role", ContactRole.class, "l.role = :role")
            .sort("name", "name_key", "bytea")
            .sort("createdAt", "id", "uuid");

    static ContactView get(ContactId id, Sql sql) {
        return sql.first(ContactView.class, ONE, Map.of("id", id)).orElseThrow(NotFound::here);
    }
}
