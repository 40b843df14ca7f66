package io.perennial.accounts.notes;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A note about an account. Its author remains the one who created it. */
@Entity
@Table(schema = "accounts", name = "note")
class Note extends TenantOwned {
    /** The maximum length of an event's label, in characters. */
    private static final int START = 100;

    @Column(name = "account_id", updatable = false) private UUID accountId;
    @Column(name = "author_id", updatable = false) private String authorId;

    private String text;

    @Column(name = "deleted_at") private @Nullable Instant deletedAt;

    Note(AccountId about, NoteBody body, String author, Instant now) {
        super(new NoteId(TypeId.next()), now);
        accountId = about.value();
        authorId = author;
        text = body.text();
    }

    /** For EclipseLink. */
    protected Note() {}

    NoteId id() {
        return new NoteId(key());
    }

    AccountId about() {
        return new AccountId(accountId);
    }

    boolean isBy(String actor) {
        return authorId.equals(actor);
    }

    NoteEvent.Created created() {
        return new NoteEvent.Created(id(), about(), start(), Changes.to(body()));
    }

    /** Applies the body. Returns empty if nothing changed. */
    Optional<NoteEvent.Changed> change(NoteBody to, Instant now) {
        var changes = Changes.between(body(), to);
        if (changes.isEmpty()) return Optional.empty();
        text = to.text();
        touched(now);
        return Optional.of(new NoteEvent.Changed(id(), about(), start(), changes));
    }

    NoteEvent.Deleted delete(Instant now) {
        deletedAt = now;
        touched(now);
        return new NoteEvent.Deleted(id(), about(), start(), Changes.none());
    }

    boolean isLive() {
        return deletedAt == null;
    }

    NoteBody body() {
        return new NoteBody(text);
    }

    /** Returns the beginning of the first line, cut between characters. */
    private String start() {
        var line = text.strip().lines().findFirst().orElse("");
        if (line.codePointCount(0, line.length()) <= START) return line;
        return line.substring(0, line.offsetByCodePoints(0, START - 1)) + "…";
    }
}
