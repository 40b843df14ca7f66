package io.perennial.engagement.callbacks;

import io.perennial.accounts.contacts.ContactId;
import io.perennial.platform.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Knows which contacts of some callbacks wish no calls. Such a callback can be promised, but a person has to decide. */
record SilentContacts(Set<ContactId> contacts) {
    private record Silent(ContactId id) {}

    private static final String SILENT =
            "select id from {accounts.visible_contact} where id = any (:ids) and consent ->> 'phone' = 'denied'";

    static SilentContacts of(List<CallbackBody> bodies, Sql sql) {
        var named = bodies.stream().filter(body -> body.channel() == CallbackChannel.PHONE)
                .flatMap(body -> Stream.ofNullable(body.contactId())).map(ContactId::value).distinct().toArray(UUID[]::new);
        if (named.length == 0) return new SilentContacts(Set.of());
        return new SilentContacts(
                sql.list(Silent.class, SILENT, Map.of("ids", named)).stream().map(Silent::id).collect(Collectors.toSet()));
    }

    /** Returns what a person has to decide about a callback that is planned as this body says. */
    @Nullable
    CallbackQuestion question(CallbackBody body) {
        var contact = body.contactId();
        boolean isSilent = body.channel() == CallbackChannel.PHONE && contact != null && contacts.contains(contact);
        return isSilent ? CallbackQuestion.CONSENT_WITHDRAWN : null;
    }

    /** Asks about a new callback, or about one that has got another contact or channel. */
    void ask(Callback callback, @Nullable CallbackBody before) {
        var body = callback.body();
        if (before != null && body.channel() == before.channel() && Objects.equals(body.contactId(), before.contactId())) return;
        var standing = callback.standing();
        var question = question(body);
        if (question != null) standing.ask(question);
        else if (standing.question() == CallbackQuestion.CONSENT_WITHDRAWN) standing.answer();
    }
}
