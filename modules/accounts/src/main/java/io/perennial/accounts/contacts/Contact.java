package io.perennial.accounts.contacts;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.ExternalKey;
import io.perennial.accounts.ExternalKeys;
import io.perennial.accounts.Matched;
import io.perennial.kernel.Changes;
import io.perennial.kernel.TypeId;
import io.perennial.platform.json.Stored;
import io.perennial.platform.sql.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person at an account. */
@Entity
@Table(schema = "accounts", name = "contact")
class Contact extends TenantOwned implements Matched.Keyed {
    @Column(name = "account_id") private UUID accountId;

    private String name;

    @Convert(converter = Stored.Texts.class)
    private List<String> emails;

    @Convert(converter = Stored.Texts.class)
    private List<String> phones;

    private @Nullable String role;
    private @Nullable String locale;
    private @Nullable String zone;

    @Convert(converter = Consent.Kept.class)
    private Consent consent;

    @Convert(converter = ExternalKeys.Kept.class)
    @Column(name = "external_keys") private List<ExternalKey> externalKeys;

    @Column(name = "deleted_at") private @Nullable Instant deletedAt;

    Contact(ContactBody body, Instant now) {
        super(new ContactId(TypeId.next()), now);
        become(body);
    }

    /** For EclipseLink. */
    protected Contact() {}

    @Override
    public ContactId id() {
        return new ContactId(key());
    }

    AccountId accountId() {
        return new AccountId(accountId);
    }

    @Override
    public List<ExternalKey> externalKeys() {
        return externalKeys;
    }

    ContactEvent.Created created() {
        return new ContactEvent.Created(id(), accountId(), name, Changes.to(body()));
    }

    /** Becomes what the body says; nothing happened where it was that already. */
    Optional<ContactEvent.Changed> change(ContactBody to, Instant now) {
        var changes = Changes.between(body(), to);
        if (changes.isEmpty()) return Optional.empty();
        become(to);
        touched(now);
        return Optional.of(new ContactEvent.Changed(id(), accountId(), name, changes));
    }

    ContactEvent.Deleted delete(Instant now) {
        deletedAt = now;
        touched(now);
        return new ContactEvent.Deleted(id(), accountId(), name, Changes.none());
    }

    boolean isLive() {
        return deletedAt == null;
    }

    ContactBody body() {
        return new ContactBody(
                accountId(),
                name,
                emails,
                phones,
                role == null ? null : ContactRole.valueOf(role.toUpperCase(Locale.ROOT)),
                locale == null ? null : Locale.forLanguageTag(locale),
                zone == null ? null : ZoneId.of(zone),
                consent,
                externalKeys);
    }

    private void become(ContactBody body) {
        accountId = body.accountId().value();
        name = body.name();
        emails = body.emails();
        phones = body.phones();
        role = body.role() == null ? null : body.role().name().toLowerCase(Locale.ROOT);
        locale = body.locale() == null ? null : body.locale().toLanguageTag();
        zone = body.zone() == null ? null : body.zone().getId();
        consent = body.consent();
        externalKeys = body.externalKeys();
    }
}
