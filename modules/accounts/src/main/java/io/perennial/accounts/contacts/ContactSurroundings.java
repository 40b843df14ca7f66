package io.perennial.accounts.contacts;

import io.perennial.accounts.SeenAccounts;
import io.perennial.accounts.contacts.Consent.Given;
import io.perennial.identity.NameKeys;
import io.perennial.platform.json.Place;
import io.perennial.records.Surroundings;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The accounts that some contacts belong to, read once for all of them, and the order of their names. */
record ContactSurroundings(SeenAccounts seen, Supplier<NameKeys> keys) implements Surroundings<Contact, ContactBody> {
    @Override
    public boolean sees(Contact contact) {
        return seen.has(contact.accountId());
    }

    @Override
    public void check(ContactBody body, @Nullable Contact of) {
        seen.require(body.accountId());
    }

    /** A channel that was denied, by whomever: a system that did not say so does not open it again. */
    @Override
    public Set<Place> refusals(Contact contact) {
        var consent = contact.body().consent();
        var denied = new HashSet<Place>();
        if (consent.email() == Given.DENIED) denied.add(new Place("consent", "email"));
        if (consent.phone() == Given.DENIED) denied.add(new Place("consent", "phone"));
        if (consent.survey() == Given.DENIED) denied.add(new Place("consent", "survey"));
        return denied;
    }

    @Override
    public void changed(Contact contact, @Nullable ContactBody before) {
        if (before == null || !before.name().equals(contact.body().name())) contact.sortBy(keys.get());
    }
}
