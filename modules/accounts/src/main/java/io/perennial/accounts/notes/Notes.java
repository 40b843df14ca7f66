package io.perennial.accounts.notes;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.timeline.TimelineKind;
import io.perennial.identity.Actors;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.events.Events;
import io.perennial.platform.events.VersionedTable;
import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** The notes about the accounts that the caller may see. */
@ApplicationScoped
class Notes {
    @Inject Accounts accounts;
    @Inject Entities entities;
    @Inject Events events;
    @Inject Clock clock;
    @Inject Sql sql;
    @Inject Actors actors;

    /** Returns notes with the names of their authors. */
    List<NoteView> named(List<NoteView> notes) {
        var names = actors.names(notes.stream().map(NoteView::authorId).distinct().toList());
        return notes.stream().map(note -> note.by(names)).toList();
    }

    NoteView view(NoteId id) {
        return named(List.of(NoteView.get(id, sql))).getFirst();
    }

    /** Locks and finds a note about an account that the caller may see. */
    Note get(NoteId id) {
        accounts.requireVisible(NoteView.get(id, sql).accountId());
        return entities.held(Note.class, id).filter(Note::isLive).orElseThrow(NotFound::here);
    }

    NoteId add(AccountId about, NoteBody body) {
        accounts.requireVisible(about);
        var note = new Note(about, body, Call.current().actor(), clock.instant());
        entities.add(note);
        events.publish(note.created());
        return note.id();
    }

    /** Refuses another person's words: the note would still be in its author's name. */
    void change(Note note, NoteBody to) {
        if (!note.isBy(Call.current().actor())) throw RequestRefusal.FORBIDDEN.because("Only its author changes a note.");
        events.publish(note.change(to, clock.instant()));
    }

    void delete(Note note) {
        events.publish(note.delete(clock.instant()));
    }

    @Produces
    FollowedKind followed() {
        return FollowedKind.of("note", "notes", "notes:read", NoteId::new, NoteView.class, NoteView.SEEN).completed(NoteView.class,
                this::named);
    }

    @Produces
    static VersionedTable versions() {
        return new VersionedTable("note", "accounts.note");
    }

    @Produces
    static TimelineKind timelineKind() {
        return new TimelineKind("note", "notes:read");
    }
}
