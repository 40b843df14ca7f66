package io.perennial.app.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.platform.ApiDocument;
import io.perennial.platform.Listing;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListDriftTest {
    private final ApiDocument document = Planted.SOUND;

    @Test
    void each_list_filters_and_sorts_as_specified() {
        assertEquals("", String.join("\n", new ListDrift(document).complaints(new ApiClasses().records())));
    }

    static class Good {
        record ContactView(String id) {
            static final Listing<ContactView> LISTING = Listing.of(ContactView.class, "", "name")
                    .filter("accountId", String.class, "")
                    .filter("role", String.class, "")
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
                    .filter("colour", String.class, "")
                    .sort("name", "name", "text");
        }

        record NoteView(String id) {
            static final Listing<NoteView> LISTING = Listing.of(NoteView.class, "", "name")
                    .sort("name", "name", "text")
                    .sort("length", "length", "int");
        }

        record Wish(String id) {
            static final Listing<Wish> LISTING = Listing.of(Wish.class, "", "name");
        }
    }

    @Test
    void names_each_difference() {
        assertEquals(
                List.of(
                        "listContacts filters by [accountId, role] as specified, but by [colour]",
                        "listContacts sorts by [-createdAt, -name, createdAt, name] as specified, but by [-name, name]",
                        "listNotes sorts by [-length, -name, length, name], which is not specified",
                        "Wish has a listing, but no operation lists it"),
                new ListDrift(document)
                        .complaints(List.of(Ugly.ContactView.class, Ugly.NoteView.class, Ugly.Wish.class)));
    }
}
