package io.perennial.accounts.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.TypeId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoteTest {
    private static final AccountId RHINE = new AccountId(TypeId.next());

    private final Clock clock = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);

    @Test
    void a_note_belongs_to_the_story_of_its_account() {
        assertEquals(RHINE, note("Expects more").created().about());
    }

    @Test
    void it_is_called_by_its_first_line() {
        assertEquals("Expects 40 more", note("\n  Expects 40 more\nvehicles").created().label());
    }

    @Test
    void a_long_line_is_cut_between_characters() {
        var label = note("😀".repeat(101)).created().label();

        assertEquals("😀".repeat(99) + "…", label);
        assertEquals("😀".repeat(100), note("😀".repeat(100)).created().label());
    }

    @Test
    void the_same_text_again_is_no_change() {
        assertTrue(note("Expects more").change(new NoteBody("Expects more"), clock.instant()).isEmpty());
    }

    @Test
    void a_change_tells_both_texts() {
        var changed = note("40 more").change(new NoteBody("60 more"), clock.instant()).orElseThrow();

        assertEquals(Map.of("text", new Change("40 more", "60 more")), changed.changes().fields());
    }

    @Test
    void a_deleted_note_is_not_there_any_more() {
        var note = note("40 more");

        note.delete(clock.instant());

        assertFalse(note.isLive());
    }

    private Note note(String text) {
        return new Note(RHINE, new NoteBody(text), "mem_01km7tmv3xe67tv4ss1263hys9", clock.instant());
    }
}
