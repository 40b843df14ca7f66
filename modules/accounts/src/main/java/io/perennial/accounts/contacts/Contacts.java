package io.perennial.accounts.contacts;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.Belonging;
import io.perennial.accounts.Destination;
import io.perennial.accounts.ExternalKey;
import io.perennial.accounts.ExternalKeys;
import io.perennial.accounts.Matched;
import io.perennial.accounts.Outcome;
import io.perennial.kernel.Changes;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.events.Events;
import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The people at the accounts that the caller may see. */
@ApplicationScoped
class Contacts implements Belonging, Destination.OfRecords<ContactBody> {
    record Gone(ContactId id, String name) {}

    static final ExternalKeys.Kind KEYS = new ExternalKeys.Kind(
            "accounts.contact_key",
            "contact_id",
            ContactId::new,
            "select id from {accounts.contact} where id = any (:ids) order by id for no key update");

    static final String FREE_ALL_KEYS =
            """
            delete from accounts.contact_key
            where tenant_id = :tenant and contact_id in (select id from {accounts.contact} where account_id = :account)
            """;
    static final String DELETE_ALL =
            """
            update accounts.contact set deleted_at = :now, updated_at = :now, version = version + 1
            where tenant_id = :tenant and account_id = :account and deleted_at is null
            returning id, name
            """;

    @Inject Accounts accounts;
    @Inject Entities entities;
    @Inject Events events;
    @Inject Sql sql;
    @Inject Clock clock;

    Contact get(ContactId id) {
        var contact = entities.find(Contact.class, id).filter(Contact::isLive).orElseThrow(NotFound::here);
        accounts.requireVisible(contact.accountId());
        return contact;
    }

    @Override
    public String kind() {
        return "contacts";
    }

    @Override
    public Class<ContactBody> body() {
        return ContactBody.class;
    }

    /** Those that are known by these keys, as they are now. */
    @Override
    public Map<ExternalKey, ContactBody> known(List<ExternalKey> keys) {
        return Matched.of(KEYS, Contact.class, keys.stream(), sql, entities).bodies(keys, Contact::body);
    }

    /**
     * Creates or replaces, matched by each body's first external key, in order and each on its own: a refused one keeps
     * back no other. A few statements in all, however many there are.
     */
    @Override
    public List<Outcome> put(List<ContactBody> bodies) {
        var surroundings = ContactSurroundings.of(bodies, accounts, sql, entities);
        var outcomes = new ArrayList<Outcome>(bodies.size());
        for (var body : bodies) outcomes.add(put(body, surroundings));
        surroundings.matched().write(sql);
        return outcomes;
    }

    private Outcome put(ContactBody body, ContactSurroundings surroundings) {
        var found = surroundings.matched().found(body.externalKeys()).orElse(null);
        if (found == null) return Outcome.of(null, () -> add(body, surroundings));
        return Outcome.of(found.id(), () -> change(found, body, surroundings));
    }

    Outcome add(ContactBody body) {
        var surroundings = ContactSurroundings.of(List.of(body), accounts, sql, entities);
        var outcome = add(body, surroundings);
        surroundings.matched().write(sql);
        return outcome;
    }

    private Outcome add(ContactBody body, ContactSurroundings surroundings) {
        surroundings.check(body, null);
        var contact = new Contact(body, clock.instant());
        entities.add(contact);
        surroundings.matched().added(contact);
        events.publish(contact.created());
        return new Outcome.Created(contact.id());
    }

    Outcome change(Contact contact, ContactBody to) {
        var surroundings = ContactSurroundings.of(List.of(to), accounts, sql, entities);
        var outcome = change(contact, to, surroundings);
        surroundings.matched().write(sql);
        return outcome;
    }

    private Outcome change(Contact contact, ContactBody to, ContactSurroundings surroundings) {
        surroundings.check(to, contact);
        var before = contact.externalKeys();
        var changed = contact.change(to, clock.instant());
        if (changed.isEmpty()) return new Outcome.Unchanged(contact.id());
        surroundings.matched().changed(contact, before);
        events.publish(changed);
        return new Outcome.Updated(contact.id());
    }

    void delete(Contact contact) {
        var keys = Matched.of(KEYS, Contact.class, Stream.empty(), sql, entities);
        keys.deleted(contact);
        keys.write(sql);
        events.publish(contact.delete(clock.instant()));
    }

    @Override
    public void deleteAllOf(AccountId account) {
        sql.change(FREE_ALL_KEYS, Map.of("account", account));
        for (var gone : sql.list(Gone.class, DELETE_ALL, Map.of("account", account, "now", clock.instant())))
            events.publish(new ContactEvent.Deleted(gone.id(), account, gone.name(), Changes.none()));
    }
}
