package io.perennial.accounts.contacts;

import io.perennial.accounts.AccountId;
import io.perennial.identity.NameKeys;
import io.perennial.kernel.Changes;
import io.perennial.kernel.TypeId;
import io.perennial.platform.json.Stored;
import io.perennial.records.KeyedRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A person at an account. */
@Entity
@Table(schema = "accounts", name = "contact")
class Contact extends KeyedRecord<ContactBody> {
    @Column(name = "account_id") private AccountId accountId;

    private String name;

    /** Not changed together with the name, because it depends on the tenant's language. */
    @Column(name = "name_key") private byte[] nameKey = {};

    @Convert(converter = Stored.Texts.class) private List<String> emails;

    @Convert(converter = Stored.Texts.class) private List<String> phones;

    private @Nullable ContactRole role;
    private @Nullable LocalDate since;
    private @Nullable Locale locale;
    private @Nullable ZoneId zone;
    @Column(name = "preferred_channel") private @Nullable ContactChannel preferredChannel;
    @Column(name = "contact_hours") private @Nullable String contactHours;

    @Convert(converter = Consent.Kept.class) private Consent consent;

    Contact(ContactBody body, Instant now) {
        super(new ContactId(TypeId.next()), body, now);
        become(body);
    }

    /** For EclipseLink. */
    protected Contact() {}

    @Override
    public ContactId id() {
        return new ContactId(key());
    }

    void sortBy(NameKeys keys) {
        nameKey = keys.of(name);
    }

    AccountId accountId() {
        return accountId;
    }

    @Override
    protected ContactEvent created(Changes changes) {
        return new ContactEvent.Created(id(), accountId(), name, changes);
    }

    @Override
    protected ContactEvent changed(Changes changes) {
        return new ContactEvent.Changed(id(), accountId(), name, changes);
    }

    @Override
    protected ContactEvent deleted(Changes changes) {
        return new ContactEvent.Deleted(id(), accountId(), name, changes);
    }

    @Override
    public ContactBody body() {
        return new ContactBody(accountId, name, emails, phones, role, since, locale, zone, preferredChannel, contactHours, consent,
                externalKeys());
    }

    @Override
    protected final void become(ContactBody body) {
        accountId = body.accountId();
        name = body.name();
        emails = body.emails();
        phones = body.phones();
        role = body.role();
        since = body.since();
        locale = body.locale();
        zone = body.zone();
        preferredChannel = body.preferredChannel();
        contactHours = body.contactHours();
        consent = body.consent();
    }
}
