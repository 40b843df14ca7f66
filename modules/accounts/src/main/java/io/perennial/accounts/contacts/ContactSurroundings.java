package io.perennial.accounts.contacts;

import io.perennial.accounts.SeenAccounts;
import io.perennial.identity.NameKeys;
import io.perennial.records.Surroundings;
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

    @Override
    public void changed(Contact contact, @Nullable ContactBody before) {
        if (before == null || !before.name().equals(contact.body().name())) contact.sortBy(keys.get());
    }
}
