package io.perennial.accounts.notes;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a note. */
public record NoteId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "note";
    }
}
