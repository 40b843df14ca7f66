package io.perennial.app.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.AccountId;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.NumberForm;
import io.perennial.platform.requests.TextForm;
import io.perennial.platform.spec.ApiDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListDriftTest {
    private final ApiDocument document = Planted.SOUND;

    @Test
    void each_list_filters_and_sorts_as_specified() {
        assertEquals("", String.join("\n", new ListDrift(document).complaints(new ApiClasses().records())));
    }

    enum Role {
        USER
    }

    static class Good {
        record ContactView(String id) {
            static final Listing<ContactView> LISTING = Listing.of(ContactView.class, "", "name")
                    .filter("accountId", AccountId.class, "l.account_id = :accountId")
                    .filter("externalSystem", TextForm.matching("[a-z0-9_.-]{1,50}", 50), "any(:externalSystem)")
                    .filter("role", Role.class, "l.role = :role")
                    .sort("name", "name", "text")
                    .sort("createdAt", "id", "uuid");
        }
    }

    @Test
    void has_nothing_to_say_of_a_good_list() {
        assertEquals(List.of(), new ListDrift(document).complaints(List.of(Good.ContactView.class)));
    }

    static class Ugly {
        record ContactView(String id) {
            static final Listing<ContactView> LISTING = Listing.of(ContactView.class, "", "name")
                    .filter("colour", TextForm.upTo(10), "")
                    .sort("name", "name", "text");
        }

        record NoteView(String id) {
            static final Listing<NoteView> LISTING = Listing.of(NoteView.class, "", "name")
                    .sort("name", "name", "text")
                    .sort("length", "length", "int");
        }

        record MemberView(String id) {
            static final Listing<MemberView> LISTING = Listing.of(MemberView.class, "", "name")
                    .filter("email", TextForm.matching("[a-z]+", 10), "l.email = :email")
                    .sort("name", "name", "text");
        }

        record Wish(String id) {
            static final Listing<Wish> LISTING = Listing.of(Wish.class, "", "name");
        }
    }

    @Test
    void names_each_difference() {
        assertEquals(
                List.of(
                        "listContacts filters by [accountId, externalSystem, role] as specified, but by [colour]",
                        "listContacts takes several values of [accountId, externalSystem, role] as specified, but of []",
                        "listContacts sorts by [-createdAt, -name, createdAt, name] as specified, but by [-name, name]",
                        "listNotes sorts by [-length, -name, length, name], which is not specified",
                        "listMembers filters by [canOwn, email, status] as specified, but by [email]",
                        "listMembers takes of email 3 to 254 characters like any text as specified, but 0 to 10 characters like ^[a-z]+$",
                        "listMembers takes several values of [canOwn, email, status] as specified, but of [email]",
                        "Wish has a listing, but no operation lists it"),
                new ListDrift(document)
                        .complaints(List.of(Ugly.ContactView.class, Ugly.NoteView.class, Ugly.MemberView.class, Ugly.Wish.class)));
    }

    static class Narrow {
        record AccountView(String id) {
            static final Listing<AccountView> LISTING = Listing.of(AccountView.class, "", "name")
                    .filter("scoreFrom", new NumberForm(0, 5), "")
                    .filter("tier", TextForm.upTo(50), "")
                    .sort("name", "name", "text");
        }
    }

    @Test
    void names_other_numbers() {
        var complaints = new ListDrift(document).complaints(List.of(Narrow.AccountView.class));

        assertEquals(List.of("listAccounts takes of scoreFrom 0 to 10000 as specified, but 0 to 5"),
                complaints.stream().filter(one -> one.contains("takes of")).toList());
    }
}
