package io.perennial.accounts.contacts;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.SeenAccounts;
import io.perennial.identity.Home;
import io.perennial.identity.NameKeys;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Id;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import io.perennial.records.RecordCollection;
import io.perennial.records.RecordKind;
import io.perennial.records.Surroundings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The contacts of the accounts. */
@ApplicationScoped
class Contacts implements RecordCollection<Contact, ContactBody, ContactView> {
    static final RecordKind KIND = RecordKind.of("contacts", "contact", "accounts.contact", ContactId::new, ContactEvent.class)
            .partOf(Accounts.KIND, "account_id", "name",
                    (id, account, name) -> new ContactEvent.Deleted(new ContactId(id), new AccountId(account), name, Changes.none()))
            .inBatchesOf(1_000)
            .imported();

    @Inject Sql sql;
    @Inject Home home;

    @Override
    public RecordKind kind() {
        return KIND;
    }

    @Override
    public Class<Contact> entity() {
        return Contact.class;
    }

    @Override
    public Class<ContactBody> body() {
        return ContactBody.class;
    }

    @Override
    public Contact of(ContactBody body, Instant now) {
        return new Contact(body, now);
    }

    @Override
    public ContactView view(Id id) {
        return ContactView.get((ContactId) id, sql);
    }

    @Override
    public FollowedKind followed() {
        return FollowedKind.of(KIND, ContactView.class, ContactView.SEEN, ContactView::externalKeys);
    }

    @Override
    public Surroundings<Contact, ContactBody> around(List<ContactBody> bodies, Collection<Contact> contacts) {
        var at = Stream.concat(bodies.stream().map(ContactBody::accountId), contacts.stream().map(Contact::accountId));
        var seen = SeenAccounts.held(at, sql);
        return new ContactSurroundings(seen, NameKeys.lazily(() -> home.settings().locale()));
    }
}
